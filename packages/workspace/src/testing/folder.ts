import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A workspace that is right in everything; tests break one thing of it. */
export const soundFiles: Readonly<Record<string, string>> = {
  'concord.yaml': 'workspace: acme\n',
  'model.yaml': `entities:
  customer:
    fields:
      givenName: { type: name.given }
      familyName: { type: name.family }
      email: { type: email, many: true }
      address: { type: address }
    require: [[givenName, familyName], email]
`,
  'sources/crm.yaml': `source: crm
entity: customer
connection:
  connector: csv
  path: data/crm.csv
id: customer_id
mapping:
  givenName: first_name
  familyName: last_name
  email: email
  address: { address: { line1: street, city: town } }
`,
  'survivorship.yaml': `survivorship:
  customer:
    fields:
      email: [{ rule: source-priority, sources: [crm] }, most-recent]
`,
  'destinations/mailing.yaml': `destination: mailing
entity: customer
connection:
  connector: file
  path: out/mailing.ndjson
mapping:
  name: familyName
  city: address.city
`,
  'data/crm.csv': 'customer_id,first_name\n',
};

/** Writes the files into a new folder, hands it over and takes it away again. */
export async function inFolder<Result>(
  files: Readonly<Record<string, string | Uint8Array>>,
  use: (dir: string) => Promise<Result>,
): Promise<Result> {
  const dir = await mkdtemp(join(tmpdir(), 'concord-workspace-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(dir, name)), { recursive: true });
      await writeFile(join(dir, name), content);
    }
    return await use(dir);
  } finally {
    await rm(dir, { recursive: true });
  }
}
