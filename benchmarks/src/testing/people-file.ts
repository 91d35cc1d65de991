import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Given name, family name, birth date, city, e-mail; and how other systems wrote the same people. */
const people = [
  ['Maryam Jones 1992-07-05 Coventry maryam.j47@myers.com', 'Maryam Jonse 1992-07-05 Coventry -'],
  ['Lola Brown 1983-11-06 Bradford lola83@web.uk', 'Lola Brown 1983-06-11 Bradfrod lola83@web.uk'],
  ['Samuel Campbell 1979-08-25 Newcastle sam.c@hebert.com', 'Sam Campbell 1979-08-25 Newcastle -'],
  ['Henry Page 1979-04-23 London h.page13@dyer.com', 'Hnry Page 1979-04-23 - h.page13@dyer.com'],
  ['Arabella Martin 1984-04-14 London a.martin@navarro.com', 'Martin Arabella 1984-04-14 London -'],
  ['Scarlett Smith 1993-03-03 Southend scarlett@own.org', 'Scarlet Smith 1993-03-03 Southend -'],
  ['Finley Jones 1972-04-09 London f.j@sharp.com', 'Finley - 1972-04-09 London f.j@sharp.com'],
  ['Lily Robinson 2009-07-06 Salford lily73@peterson.biz', 'Lily Robinson 2009-07-06 Salford -'],
] as const;

export type PeopleRow = Readonly<Record<string, string>>;

/** Two rows of each person; `entity_id` says of whom. */
export const peopleRows: readonly PeopleRow[] = people.flatMap((written, person) =>
  written.map((text, at) => {
    const cells = text.split(' ').map((cell) => (cell === '-' ? '' : cell));
    const [given = '', family = '', dob = '', city = '', email = ''] = cells;
    const record_id = `r${person}${at}`;
    return {
      record_id,
      entity_id: `e${person}`,
      first_name: given,
      surname: family,
      dob,
      city,
      email,
    };
  }),
);

/** Writes rows into a CSV file that is gone after the tests of the file. */
export function csvFile(): (rows: readonly PeopleRow[]) => string {
  const folder = mkdtempSync(join(tmpdir(), 'concord-bench-'));
  let files = 0;
  afterAll(() => rmSync(folder, { recursive: true }));
  return (rows) => {
    const path = join(folder, `people-${++files}.csv`);
    const header = Object.keys(rows[0] ?? {});
    const lines = rows.map((row) => header.map((name) => row[name] ?? '').join(','));
    writeFileSync(path, [header.join(','), ...lines, ''].join('\n'));
    return path;
  };
}
