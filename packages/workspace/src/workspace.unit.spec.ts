import { workspace as workspaceSchema } from '@concord/contracts/workspace';
import { divideWorkspace } from '@concord/contracts/setups';
import { faultText, readWorkspace } from './workspace';
import { inFolder, soundFiles } from './testing/folder';

type Files = Record<string, string | Uint8Array>;

/** All faults as printed lines; file paths of the temporary folder as DIR. */
async function faultsOf(files: Files, variables: Record<string, string> = {}): Promise<string[]> {
  return inFolder(files, async (dir) => {
    const read = await readWorkspace(dir, variables);
    return read.ok ? [] : read.faults.map((fault) => faultText(fault).replaceAll(dir, 'DIR'));
  });
}

function changed(file: string, from: string, to: string): Files {
  const text = soundFiles[file] ?? '';
  if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
  return { ...soundFiles, [file]: text.replace(from, to) };
}

describe('readWorkspace of a sound folder', () => {
  it('gives the workspace with defaults filled in and file paths made absolute', async () => {
    await inFolder(soundFiles, async (dir) => {
      const read = await readWorkspace(dir, {});
      if (!read.ok) throw new Error(read.faults.map(faultText).join('\n'));
      expect(workspaceSchema.parse(read.workspace)).toEqual(read.workspace);
      expect(read.workspace.name).toBe('acme');
      expect(read.workspace.match).toEqual({});
      expect(read.workspace.sources[0]?.connection).toEqual({
        connector: 'csv',
        path: `${dir}/data/crm.csv`,
        delimiter: ',',
        encoding: 'utf-8',
      });
      expect(read.workspace.destinations[0]?.connection).toMatchObject({
        path: `${dir}/out/mailing.ndjson`,
      });
      expect(read.warnings).toEqual([]);
    });
  });

  it('gives the same hash for the same content and another one after a change', async () => {
    await inFolder(soundFiles, async (dir) => {
      const first = await readWorkspace(dir, {});
      const second = await readWorkspace(dir, {});
      if (!first.ok || !second.ok) throw new Error('expected both to be read');
      expect(first.hash).toMatch(/^[0-9a-f]{64}$/);
      expect(second.hash).toBe(first.hash);
    });
  });

  it('sorts sources by name, whatever their files are called', async () => {
    const shop =
      'source: a-shop\nentity: customer\nconnection: { connector: push }\nid: id\nmapping: { email: mail, familyName: n }\n';
    await inFolder({ ...soundFiles, 'sources/zz.yml': shop }, async (dir) => {
      const read = await readWorkspace(dir, {});
      expect(read.ok && read.workspace.sources.map(({ source }) => source)).toEqual([
        'a-shop',
        'crm',
      ]);
    });
  });

  it('takes variables from the environment, else their default, and keeps $${ literal', async () => {
    const files = changed('sources/crm.yaml', 'path: data/crm.csv', 'path: ${DATA:-data}/crm.csv');
    files['concord.yaml'] = 'workspace: acme\ndescription: "${COMPANY} $${literal}"\n';
    await inFolder(files, async (dir) => {
      const read = await readWorkspace(dir, { COMPANY: 'Acme Ltd', DATA: '' });
      if (!read.ok) throw new Error(read.faults.map(faultText).join('\n'));
      expect(read.workspace.description).toBe('Acme Ltd ${literal}');
      expect(read.workspace.sources[0]?.connection).toMatchObject({
        path: `${dir}/data/crm.csv`,
      });
    });
  });

  it('takes tables for lookups, and what hangs on a customer', async () => {
    const files: Files = {
      ...changed('sources/crm.yaml', 'email: email', 'email: { from: mail, lookup: mails }'),
      'model.yaml': `${soundFiles['model.yaml'] ?? ''}  order: { kind: transaction, fields: { total: { type: money } } }\n`,
      'tables/mails.yaml': 'table: mails\nrows: { bob: bob@acme.org }\n',
    };
    files['sources/shop.yaml'] =
      'source: shop\nentity: customer\nconnection: { connector: push }\nid: id\nmapping: { email: mail, givenName: n }\nattached: [{ entity: order, each: orders, id: no, mapping: { total: sum } }]\n';
    await inFolder(files, async (dir) => {
      const read = await readWorkspace(dir, {});
      if (!read.ok) throw new Error(read.faults.map(faultText).join('\n'));
      expect(workspaceSchema.parse(read.workspace)).toEqual(read.workspace);
      const setups = divideWorkspace(read.workspace);
      expect(setups.cleansing).toMatchObject({
        tables: { mails: { bob: 'bob@acme.org' } },
        sources: [{}, { attached: [{ entity: 'order', each: 'orders' }] }],
      });
      expect(Object.keys(setups['identity-resolution'].model.entities)).toEqual(['customer']);
      expect(Object.keys(setups['master-data'].model.entities)).toEqual(['customer', 'order']);
    });
  });

  it('accepts an empty match.yaml', async () => {
    expect(await faultsOf({ ...soundFiles, 'match.yaml': '# all defaults\n' })).toEqual([]);
  });
});

describe('readWorkspace warns', () => {
  const warningsOf = (files: Files): Promise<string[]> =>
    inFolder(files, async (dir) =>
      (await readWorkspace(dir, {})).warnings.map((w) => faultText(w).replaceAll(dir, 'DIR')),
    );

  it('of a source file that is not there', async () => {
    expect(await warningsOf(changed('sources/crm.yaml', 'data/crm.csv', 'data/crn.csv'))).toEqual([
      'sources/crm.yaml:5:9 connection.path: there is no file DIR/data/crn.csv; expected a path relative to the workspace folder',
    ]);
  });

  it('of no source whose required fields are filled in', async () => {
    const files = changed('sources/crm.yaml', '  email: email\n', '');
    files['cleansing.yaml'] =
      'cleansing: { customer: { missing: { email: { default: none@acme.example } } } }\n';
    expect(await warningsOf(files)).toEqual([]);
    files['cleansing.yaml'] = 'cleansing: { customer: { missing: { email: ask } } }\n';
    expect(await warningsOf(files)).toHaveLength(1);
  });

  it('of a source that maps nothing of what the model requires', async () => {
    expect(await warningsOf(changed('sources/crm.yaml', '  email: email\n', ''))).toEqual([
      'sources/crm.yaml:7:1 mapping: every record of this source would be quarantined: the model requires what is not mapped; expected email to be mapped',
    ]);
  });

  it('of a YAML file that it does not know', async () => {
    expect(await warningsOf({ ...soundFiles, 'compose.yaml': 'services: {}\n' })).toEqual([
      'compose.yaml:1:1: is not part of a workspace and was not read; expected concord.yaml, model.yaml, cleansing.yaml, match.yaml, survivorship.yaml',
    ]);
  });
});

/** What is broken, the broken folder, and each line that a person reads about it. */
const broken: [string, Files, string[]][] = [
  [
    'a folder without concord.yaml and model.yaml',
    { 'readme.txt': 'hello' },
    [
      'concord.yaml:1:1: DIR is not a workspace: there is no concord.yaml; expected a file that says: workspace: my-company',
    ],
  ],
  [
    'a misspelled key',
    changed('sources/crm.yaml', 'connection:', 'conection:'),
    [
      'sources/crm.yaml:3:1 conection: there is no key "conection" here; expected source, description, entity, connection, id, changedAt, mode, deleteGuard, schedule, trust, locale, carry, mapping, owner, at, attached, relations or quality; did you mean "connection"?',
    ],
  ],
  [
    'a misspelled connector',
    changed('sources/crm.yaml', 'connector: csv', 'connector: cvs'),
    [
      'sources/crm.yaml:4:14 connection.connector: found text "cvs"; expected "csv", "ndjson", "xml", "http" or "push"; did you mean "csv"?',
    ],
  ],
  [
    'a connection without a connector',
    changed('sources/crm.yaml', '  connector: csv\n', ''),
    [
      'sources/crm.yaml:3:1 connection.connector: "connector" is missing; expected "csv", "ndjson", "xml", "http" or "push"',
    ],
  ],
  [
    'a misspelled semantic type and a word for true',
    changed('model.yaml', '{ type: email, many: true }', '{ type: emial, many: yes }'),
    [
      'model.yaml:6:22 entities.customer.fields.email.type: found text "emial"; expected "name.given", "name.family", "name.full", "name.organization", "date.birth", "date", "email", "phone", "address", "postcode", "place", "gender", "country", "language", "identifier", "money", "category", "text", "number" or "boolean"; did you mean "email"?',
      'model.yaml:6:35 entities.customer.fields.email.many: found text "yes"; expected true or false',
    ],
  ],
  [
    'a field that the model lacks',
    changed('sources/crm.yaml', 'givenName: first_name', 'given_name: first_name'),
    [
      'sources/crm.yaml:8:3 mapping.given_name: "given_name" cannot be a name; expected letters and digits, at most 40, starting with a lower-case letter',
      'sources/crm.yaml:8:3 mapping.given_name: the model has no field "given_name"; expected one of givenName, familyName, email, address; did you mean "givenName"?',
    ],
  ],
  [
    'a field spelled nearly right',
    changed('sources/crm.yaml', 'givenName: first_name', 'givnName: first_name'),
    [
      'sources/crm.yaml:8:3 mapping.givnName: the model has no field "givnName"; expected one of givenName, familyName, email, address; did you mean "givenName"?',
    ],
  ],
  [
    'an expression with a misspelled key',
    changed('sources/crm.yaml', 'email: email', 'email: { form: mail, split: ";" }'),
    [
      'sources/crm.yaml:10:12 mapping.email.form: there is no key "form" here; expected from, split, part, lookup, unlisted or default; did you mean "from"?',
    ],
  ],
  [
    'an address component that does not exist',
    changed('sources/crm.yaml', 'city: town', 'citty: town'),
    [
      'sources/crm.yaml:11:40 mapping.address.address.citty: there is no key "citty" here; expected line1, line2, street, houseNumber, unit, district, city, region, postcode or country; did you mean "city"?',
    ],
  ],
  [
    'a value where none of the forms fit',
    changed('sources/crm.yaml', 'email: email', 'email: 5'),
    [
      'sources/crm.yaml:10:10 mapping.email: found number 5; expected text, { from: …, split?: …, part?: …, lookup?: …, unlisted?: …, default?: … }, { expression: …, lookup?: …, unlisted?: …, default?: … }, { join: …, with?: …, default?: … }, { constant: … }, { when: …, then: …, else?: … }, { address: … } or a list of these',
    ],
  ],
  [
    'an address mapped to a field of another type',
    changed('sources/crm.yaml', 'email: email', 'email: { address: { city: town } }'),
    [
      'sources/crm.yaml:10:10 mapping.email: an address is mapped to "email", which is of type email; expected a column, or a field of type address in the model',
    ],
  ],
  [
    'an unknown entity',
    changed('sources/crm.yaml', 'entity: customer', 'entity: costumer'),
    [
      'sources/crm.yaml:2:9 entity: the model has no entity "costumer"; expected one of customer; did you mean "customer"?',
    ],
  ],
  [
    'a required field that does not exist',
    changed('model.yaml', 'familyName], email]', 'surname], mail]'),
    [
      'model.yaml:8:27 entities.customer.require[0][1]: the model has no field "surname"; expected one of givenName, familyName, email, address',
      'model.yaml:8:37 entities.customer.require[1]: the model has no field "mail"; expected one of givenName, familyName, email, address; did you mean "email"?',
    ],
  ],
  [
    'cleansing rules about what does not exist or is of another type',
    {
      ...soundFiles,
      'cleansing.yaml':
        'cleansing:\n  customer:\n    missing: { emial: ask, email: { derive: [adress] }, familyName: { derive: [adress] } }\n    rules:\n      - { rule: city-of-postcode, address: email }\n      - { rule: city-of-postcode }\n      - { rule: requires, field: email, needs: phone }\n  client: {}\n',
    },
    [
      'cleansing.yaml:3:16 cleansing.customer.missing.emial: the model has no field "emial"; expected one of givenName, familyName, email, address; did you mean "email"?',
      'cleansing.yaml:3:35 cleansing.customer.missing.email: "email" is of type email; expected { default: … } or ask; derived are date.birth, gender, name.full, name.given, name.family, country, place, postcode',
      'cleansing.yaml:3:46 cleansing.customer.missing.email.derive[0]: the model has no field "adress"; expected one of givenName, familyName, email, address; did you mean "address"?',
      'cleansing.yaml:3:80 cleansing.customer.missing.familyName.derive[0]: the model has no field "adress"; expected one of givenName, familyName, email, address; did you mean "address"?',
      'cleansing.yaml:5:44 cleansing.customer.rules[0].address: "email" is of type email; expected a field of type address',
      'cleansing.yaml:6:9 cleansing.customer.rules[1]: it does not say what to compare; expected address, or city and postcode',
      'cleansing.yaml:7:48 cleansing.customer.rules[2].needs: the model has no field "phone"; expected one of givenName, familyName, email, address',
      'cleansing.yaml:8:3 cleansing.client: the model has no entity "client"; expected one of customer',
    ],
  ],
  [
    'checks that cannot be read, or of what is not measured',
    changed(
      'sources/crm.yaml',
      'id: customer_id\n',
      `id: customer_id
quality:
  freshFor: 2 years
  checks:
    - completness(email) > 0.9
    - { check: validity(emial) > 90%, onFail: halt }
    - uniqueness(familyName) > 0.9
    - { check: completeness(email) > 90 }
    - timeliness > 0.5
    - completeness(phone) > 0.5
`,
    ),
    [
      'sources/crm.yaml:8:13 quality.freshFor: found text "2 years"; expected a number with a unit: 500ms, 30s, 15m, 6h, 1d',
      'sources/crm.yaml:10:7 quality.checks[0]: at character 1: found "completness"; expected what is measured: completeness, validity, consistency, uniqueness, timeliness, quarantined, freshness, volume, schema, no; did you mean "completeness"?',
      'sources/crm.yaml:11:16 quality.checks[1].check: the model has no field "emial"; expected one of givenName, familyName, email, address; did you mean "email"?',
      'sources/crm.yaml:11:47 quality.checks[1].onFail: found text "halt"; expected "warn" or "stop"',
      'sources/crm.yaml:12:7 quality.checks[2]: two people may well have the same name.family; expected a field of type email, phone or identifier',
      'sources/crm.yaml:13:16 quality.checks[3].check: at character 23: 90 is more than everything; expected a share from 0 to 1, or 0% to 100%',
      'sources/crm.yaml:14:7 quality.checks[4]: timeliness needs to know when a record last changed; expected changedAt: the column of the source that says so',
      'sources/crm.yaml:15:7 quality.checks[5]: the model has no field "phone"; expected one of givenName, familyName, email, address',
    ],
  ],
  [
    'a rule and a source that survivorship does not know',
    changed('survivorship.yaml', 'sources: [crm] }, most-recent]', 'sources: [crn] }, most-recnt]'),
    [
      'survivorship.yaml:4:50 survivorship.customer.fields.email[0].sources[0]: there is no source "crn"; expected one of crm; did you mean "crm"?',
      'survivorship.yaml:4:58 survivorship.customer.fields.email[1]: found text "most-recnt"; expected "most-recent", "oldest", "source-priority", "trust", "most-frequent", "most-complete", "longest", "minimum", "maximum", "first-valid" or "union"; did you mean "most-recent"?',
    ],
  ],
  [
    'rules whose arguments make no sense',
    {
      ...soundFiles,
      'survivorship.yaml':
        "survivorship:\n  customer:\n    fields:\n      email: [{ rule: minimum }, maximum]\n      familyName: { rule: trust, bySource: { crn: { end: 0.2, period: 2y } } }\n      givenName: { rule: expression, expression: '$lenght(value' }\n      address: { rule: longest, when: 'trust >' }\n",
    },
    [
      'survivorship.yaml:4:15 survivorship.customer.fields.email[0]: "email" is of type email, which has no minimum; expected a field of type number, money, date, date.birth, boolean',
      'survivorship.yaml:4:34 survivorship.customer.fields.email[1]: "email" is of type email, which has no maximum; expected a field of type number, money, date, date.birth, boolean',
      'survivorship.yaml:5:46 survivorship.customer.fields.familyName.bySource.crn: there is no source "crn"; expected one of crm; did you mean "crm"?',
      'survivorship.yaml:5:71 survivorship.customer.fields.familyName.bySource.crn.period: found text "2y"; expected a number with a unit: 500ms, 30s, 15m, 6h, 1d',
      'survivorship.yaml:6:50 survivorship.customer.fields.givenName.expression: at character 13: Expected ")" before end of expression; expected a JSONata expression',
      'survivorship.yaml:7:39 survivorship.customer.fields.address.when: at character 7: Unexpected end of expression; expected a JSONata expression',
    ],
  ],
  [
    'source-priority without sources, and a group of unknown and shared fields',
    {
      ...soundFiles,
      'survivorship.yaml':
        'survivorship:\n  customer:\n    default: source-priority\n    groups:\n      a: { fields: [givenName, surename], rule: trust }\n      b: { fields: [givenName, email], rule: trust }\n',
    },
    [
      'survivorship.yaml:3:14 survivorship.customer.default: source-priority says no order of sources; expected { rule: source-priority, sources: [first, second] }',
      'survivorship.yaml:5:32 survivorship.customer.groups.a.fields[1]: the model has no field "surename"; expected one of givenName, familyName, email, address',
      'survivorship.yaml:6:21 survivorship.customer.groups.b.fields[0]: "givenName" is in the group "a" too; expected each field in one group',
    ],
  ],
  [
    'a review threshold above the one at which groups merge',
    {
      ...soundFiles,
      'match.yaml': 'match:\n  customer: { profile: safe, thresholds: { review: 3 } }\n',
    },
    [
      'match.yaml:2:52 match.customer.thresholds.review: what waits for a steward begins at 3 bits, above the 2 at which groups merge; expected 2 or less',
    ],
  ],
  [
    'match rules about what does not exist',
    {
      ...soundFiles,
      'match.yaml':
        'match:\n  customer: { ignore: [adress], alwaysMergeOn: [taxId] }\n  client: {}\n',
    },
    [
      'match.yaml:2:24 match.customer.ignore[0]: the model has no field "adress"; expected one of givenName, familyName, email, address; did you mean "address"?',
      'match.yaml:2:49 match.customer.alwaysMergeOn[0]: the model has no field "taxId"; expected one of givenName, familyName, email, address',
      'match.yaml:3:3 match.client: the model has no entity "client"; expected one of customer',
    ],
  ],
  [
    'a destination that takes what is not there',
    {
      ...soundFiles,
      'destinations/mailing.yaml':
        'destination: mailing\nentity: customer\nconnection: { connector: file, path: out.csv, format: cvs }\nhaving: [mail]\nmapping:\n  a: familyNam\n  b: address.town\n  c: email.domain\n  d: { all: phone }\n',
    },
    [
      'destinations/mailing.yaml:3:55 connection.format: found text "cvs"; expected "ndjson" or "csv"; did you mean "csv"?',
      'destinations/mailing.yaml:4:10 having[0]: the model has no field "mail"; expected one of givenName, familyName, email, address; did you mean "email"?',
      'destinations/mailing.yaml:6:6 mapping.a: the model has no field "familyNam"; expected one of givenName, familyName, email, address; did you mean "familyName"?',
      'destinations/mailing.yaml:7:6 mapping.b: a value of type address has no part "town"; expected one of lines, street, houseNumber, building, unit, subdistrict, district, city, region, postcode, country',
      'destinations/mailing.yaml:8:6 mapping.c: "email" is of type email and has no parts; expected a field of type address; did you mean "email"?',
      'destinations/mailing.yaml:9:13 mapping.d.all: the model has no field "phone"; expected one of givenName, familyName, email, address',
    ],
  ],
  [
    'expressions that cannot be used, with the character',
    changed(
      'sources/crm.yaml',
      '  email: email\n',
      "  email: [mail, { when: 'kind =', then: { expression: '$uppercase(mail' } }]\n",
    ),
    [
      'sources/crm.yaml:10:25 mapping.email[1].when: at character 6: Unexpected end of expression; expected a JSONata expression',
      'sources/crm.yaml:10:55 mapping.email[1].then.expression: at character 15: Expected ")" before end of expression; expected a JSONata expression',
    ],
  ],
  [
    'a table, a piece and a word that lack what they need',
    {
      ...changed(
        'sources/crm.yaml',
        'city: town',
        'city: { from: town, lookup: citys }, country: { from: land, unlisted: drop }, region: { from: r, part: 2 }, unit: { from: u, split: "/", part: 0 }',
      ),
      'tables/cities.yaml': 'table: cities\nrows: { LDN: London }\n',
      'tables/towns.yaml': 'table: cities\nrows: { LDN: [London] }\n',
    },
    [
      'sources/crm.yaml:11:68 mapping.address.address.city.lookup: there is no table "citys"; expected one of cities; did you mean "cities"?',
      'sources/crm.yaml:11:100 mapping.address.address.country.unlisted: "unlisted" says what becomes of values that a lookup does not list; expected "lookup" beside it',
      'sources/crm.yaml:11:137 mapping.address.address.region.part: "part" takes one piece of a cell that is split; expected "split" beside it',
      'sources/crm.yaml:11:183 mapping.address.address.unit.part: found number 0; expected 1 for the first piece, -1 for the last',
      'tables/towns.yaml:1:8 table: tables/cities.yaml is called "cities" too; expected each table under its own name',
      'tables/towns.yaml:2:14 rows.LDN: found a list; expected text',
    ],
  ],
  [
    'transactions and relations that the model does not know',
    {
      ...soundFiles,
      'model.yaml': `${soundFiles['model.yaml'] ?? ''}  order: { kind: transaction, fields: { total: { type: money } } }
relationships:
  employer: { from: customer, to: order }
`,
      'sources/shop.yaml': `source: shop
entity: order
connection: { connector: push }
id: id
mapping: { total: total }
attached:
  - { entity: customer, id: no, mapping: { email: mail } }
  - { entity: order, each: orders, when: 'x y', id: { expression: '(' }, mapping: { totl: total } }
relations:
  - { relationship: employr, source: hr, id: boss }
`,
    },
    [
      'model.yaml:11:35 relationships.employer.to: "order" is of kind transaction, and hangs on one record already; expected a party',
      'sources/shop.yaml:2:9 entity: records of kind transaction hang on those of a party, and nothing says on which; expected "owner" with the source and the id of the record, or an entry under "attached"',
      'sources/shop.yaml:7:15 attached[0].entity: "customer" is a party: it has records of its own; expected an entity with "kind: transaction" or "kind: interaction" in the model',
      'sources/shop.yaml:8:42 attached[1].when: at character 3: Syntax error: "y"; expected a JSONata expression',
      'sources/shop.yaml:8:67 attached[1].id.expression: at character 1: Expected ")" before end of expression; expected a JSONata expression',
      'sources/shop.yaml:8:85 attached[1].mapping.totl: the model has no field "totl"; expected one of total; did you mean "total"?',
      'sources/shop.yaml:10:21 relations[0].relationship: the model has no relationship "employr"; expected one of employer; did you mean "employer"?',
      'sources/shop.yaml:10:38 relations[0].source: there is no source "hr"; expected one of crm, shop',
    ],
  ],
  [
    'an owner of whom nothing hangs, or that hangs itself, and relations between the wrong ends',
    {
      ...soundFiles,
      'model.yaml': `${soundFiles['model.yaml'] ?? ''}  order: { kind: transaction, fields: { total: { type: money } } }
  company: { fields: { email: { type: email } } }
relationships:
  employer: { from: customer, to: company, kind: employr }
`,
      'sources/till.yaml': `source: till
entity: order
owner: { source: cmr, id: { expression: '(' } }
connection: { connector: push }
id: id
mapping: { total: total }
relations: [{ relationship: employer, id: boss }]
`,
      'sources/web.yaml': `source: web
entity: customer
owner: { source: crm, id: id }
connection: { connector: push }
id: id
mapping: { email: mail, givenName: n }
relations: [{ relationship: employer, source: crm, id: boss }]
`,
      'sources/firms.yaml': `source: firms
entity: company
connection: { connector: push }
id: id
mapping: { email: mail }
relations: [{ relationship: employer, id: boss }]
`,
    },
    [
      'model.yaml:12:50 relationships.employer.kind: found text "employr"; expected "household", "employer", "parent" or "contact"; did you mean "employer"?',
      'sources/firms.yaml:6:29 relations[0].relationship: "employer" goes from records of "customer", and this is one of "company"; expected a relationship that goes from "company", or a source of "customer"',
      'sources/till.yaml:3:18 owner.source: there is no source "cmr"; expected one of crm, firms, till, web; did you mean "crm"?',
      'sources/till.yaml:3:41 owner.id.expression: at character 1: Expected ")" before end of expression; expected a JSONata expression',
      'sources/till.yaml:7:1 relations: records of kind transaction hang on others, and nothing hangs on them; expected no "relations"',
      'sources/web.yaml:3:1 owner: "owner" is for a source of transactions or interactions, and this one is of a party; expected an entity with "kind: transaction" or "kind: interaction", or no such key',
      'sources/web.yaml:7:47 relations[0].source: "employer" goes to records of "company", and this is one of "customer"; expected a relationship that goes to "customer", or a source of "company"',
    ],
  ],
  [
    'two sources of one name and one that maps nothing',
    {
      ...soundFiles,
      'sources/old.yaml':
        'source: crm\nentity: customer\nconnection: { connector: push }\nid: id\nmapping: {}\n',
    },
    [
      'sources/old.yaml:1:9 source: sources/crm.yaml is called "crm" too; expected each source under its own name',
      'sources/old.yaml:5:1 mapping: nothing is mapped; expected at least one field: column',
    ],
  ],
  [
    'a key twice and a tab',
    {
      ...soundFiles,
      'concord.yaml': 'workspace: acme\nworkspace: acme2\n',
      'match.yaml': 'match:\n\tcustomer: {}\n',
    },
    [
      'concord.yaml:2:1: "workspace" appears twice; expected each key once',
      'match.yaml:2:1: a tab stands in the indentation; expected spaces',
    ],
  ],
  [
    'text that is no YAML',
    { ...soundFiles, 'concord.yaml': 'workspace: [acme\n' },
    ['concord.yaml:2:1: a bracket above is not closed; expected ] or }'],
  ],
  [
    'an empty file',
    { ...soundFiles, 'sources/shop.yaml': '' },
    ['sources/shop.yaml:1:1: the file is empty'],
  ],
  [
    'a file in another encoding',
    { ...soundFiles, 'sources/shop.yaml': Uint8Array.of(0x73, 0xfc, 0x64) },
    ['sources/shop.yaml:1:1: cannot be read: it is not UTF-8; expected a readable file in UTF-8'],
  ],
  [
    'a file and a folder with nearly the right name',
    { ...soundFiles, 'macth.yaml': 'match: {}\n', 'source/x.yaml': 'source: x\n' },
    [
      'macth.yaml:1:1: this name is not part of a workspace; did you mean "match.yaml"?',
      'source:1:1: this name is not part of a workspace; did you mean "sources"?',
    ],
  ],
  [
    'a variable that is not set',
    changed('sources/crm.yaml', 'path: data/crm.csv', 'path: ${DATA_DIR}/crm.csv'),
    [
      'sources/crm.yaml:5:9 connection.path: the variable DATA_DIR is not set; expected DATA_DIR in the environment, or a default: ${DATA_DIR:-…}',
    ],
  ],
  [
    'numbers and formats out of bounds',
    changed(
      'sources/crm.yaml',
      'id: customer_id',
      'id: ""\ntrust: 2\nschedule: { every: 5 min }\nlocale: { country: USA }',
    ),
    [
      'sources/crm.yaml:6:5 id: found empty text; expected at least 1 character',
      'sources/crm.yaml:7:8 trust: found number 2; expected at most 1',
      'sources/crm.yaml:8:20 schedule.every: found text "5 min"; expected a number with a unit: 500ms, 30s, 15m, 6h, 1d',
      'sources/crm.yaml:9:20 locale.country: found text "USA"; expected at most 2 characters',
    ],
  ],
];

describe('readWorkspace of a broken folder', () => {
  it.each(broken)('says all about %s', async (_what, files, lines) => {
    expect(await faultsOf(files)).toEqual(lines);
  });

  it('never repeats a secret that came by a variable', async () => {
    const files = changed(
      'sources/crm.yaml',
      'connector: csv\n  path: data/crm.csv',
      'connector: http\n  url: ${SHOP}',
    );
    expect(await faultsOf(files, { SHOP: 's3cret' })).toEqual([
      'sources/crm.yaml:5:8 connection.url: found a value that does not fit; expected a URL such as https://example.com/customers',
    ]);
  });

  it('finds the faults of the sources although the model has one of its own', async () => {
    const files = changed('model.yaml', 'type: email,', 'type: mail,');
    files['sources/crm.yaml'] = (soundFiles['sources/crm.yaml'] ?? '').replace('email:', 'emial:');
    expect((await faultsOf(files)).map((line) => line.split(' ')[0])).toEqual([
      'model.yaml:6:22',
      'sources/crm.yaml:10:3',
    ]);
  });

  it('says that there is no such folder', async () => {
    const read = await readWorkspace('/nowhere/at/all', {});
    expect(read.ok ? [] : read.faults.map(faultText)).toEqual([
      'concord.yaml:1:1: there is no folder /nowhere/at/all; expected a workspace folder',
    ]);
  });
});
