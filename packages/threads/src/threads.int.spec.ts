import { builtInModel, trainAndResolve, type MatchRecord } from '@concord/matching';
// As built: a thread cannot read TypeScript.
import { ThreadError, ThreadPartner } from '@concord/threads';

const base = builtInModel([
  { name: 'name', type: 'name.full' },
  { name: 'birthDate', type: 'date.birth' },
  { name: 'city', type: 'place' },
  { name: 'postcode', type: 'postcode' },
]);
const names = ['Ada Byron', 'Alan Turing', 'Grace Hopper', 'Mary Somerville', 'Emmy Noether'];
const cities = ['London', 'Leeds', 'York', 'Bath', 'Ely', 'Wells', 'Ripon'];

/** Some three records of each person; every third with a letter left out. */
const records = Array.from({ length: 5_000 }, (_, at): MatchRecord => {
  const person = at % 1_700;
  const name = `${names[person % names.length] ?? ''} ${(person * 7919).toString(36)}`;
  const written = at % 3 === 0 ? name.replace(/[aeiou]/, '') : name;
  const day = String(1 + (person % 28)).padStart(2, '0');
  return {
    key: `crm:${at}`,
    fields: {
      name: [{ value: written }],
      birthDate: [{ value: `${1900 + (person % 97)}-0${1 + (person % 9)}-${day}` }],
      city: [{ value: cities[person % cities.length] ?? '' }],
      postcode: [{ value: `AB${person % 90} ${person % 9}XY` }],
    },
  };
});

describe('training and resolving', () => {
  it('gives the same model and the same partition on one thread and on two', async () => {
    const expected = trainAndResolve(records, base);
    const partner = new ThreadPartner();
    try {
      const { model, partition } = trainAndResolve(records, base, undefined, partner);
      expect(JSON.stringify(model)).toBe(JSON.stringify(expected.model));
      expect(partition).toEqual(expected.partition);
      expect(partition.groups.length).toBeLessThan(2_500);
    } finally {
      await partner.close();
    }
  });
});

describe('a thread', () => {
  it('says why it could not do what it was asked for', async () => {
    const partner = new ThreadPartner();
    try {
      const broken = { ids: ['a'], starts: new Int32Array(1), atoms: new Int32Array(0) };
      Object.assign(broken, { ids: undefined });
      const answer = partner.ask({ task: 'atoms', contents: broken });
      expect(() => answer.wait()).toThrow(ThreadError);
      expect(partner.ask({ task: 'candidates', first: 5 }).wait().ints).toHaveLength(4);
    } finally {
      await partner.close();
    }
  });
});
