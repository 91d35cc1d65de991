import { Cholesky } from './cholesky';

const rows = (...matrix: number[][]): Float64Array[] => matrix.map((row) => Float64Array.from(row));

describe('Cholesky', () => {
  it('solves equations, and knows the determinant', () => {
    const cholesky = new Cholesky(rows([4, 2, 0], [2, 5, 1], [0, 1, 3]));
    const [x, y, z] = cholesky.solve(Float64Array.from([8, 15, 11]));
    expect([x, y, z]).toEqual([1, 2, 3].map((value): unknown => expect.closeTo(value, 10)));
    expect(cholesky.logDeterminant()).toBeCloseTo(Math.log(44), 10);
  });

  it('refuses a matrix that is not positive definite', () => {
    expect(() => new Cholesky(rows([1, 2], [2, 1]))).toThrow('not positive definite in row 1');
  });
});
