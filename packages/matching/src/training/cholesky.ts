/** A symmetric positive definite matrix as the product of a lower triangle and its mirror image (Cholesky). */
export class Cholesky {
  private readonly rows: readonly Float64Array[];

  /** @throws RangeError when the matrix is not positive definite. */
  constructor(matrix: readonly Float64Array[]) {
    this.rows = matrix.map((row) => Float64Array.from(row));
    for (const [i, row] of this.rows.entries()) {
      for (let j = 0; j < i; j++) row[j] = (at(row, j) - this.dot(i, j, j)) / this.diagonal(j);
      const square = at(row, i) - this.dot(i, i, i);
      if (!(square > 0)) throw new RangeError(`the matrix is not positive definite in row ${i}`);
      row[i] = Math.sqrt(square);
    }
  }

  /** The vector that the matrix turns into the given one. */
  solve(vector: Float64Array): Float64Array {
    const size = this.rows.length;
    const found = Float64Array.from(vector);
    for (let i = 0; i < size; i++) {
      for (let k = 0; k < i; k++) found[i] = at(found, i) - this.entry(i, k) * at(found, k);
      found[i] = at(found, i) / this.diagonal(i);
    }
    for (let i = size - 1; i >= 0; i--) {
      for (let k = i + 1; k < size; k++) found[i] = at(found, i) - this.entry(k, i) * at(found, k);
      found[i] = at(found, i) / this.diagonal(i);
    }
    return found;
  }

  /** Natural logarithm of the determinant of the matrix. */
  logDeterminant(): number {
    return this.rows.reduce((sum, _, i) => sum + 2 * Math.log(this.diagonal(i)), 0);
  }

  private diagonal(i: number): number {
    return this.entry(i, i);
  }

  private entry(i: number, j: number): number {
    return at(this.rows[i], j);
  }

  /** Of the first entries of two rows. */
  private dot(i: number, j: number, length: number): number {
    let sum = 0;
    for (let k = 0; k < length; k++) sum += this.entry(i, k) * this.entry(j, k);
    return sum;
  }
}

function at(vector: Float64Array | undefined, i: number): number {
  return vector?.[i] ?? 0;
}
