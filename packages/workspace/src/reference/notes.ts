import type { FileKind } from '../folder';

/** What a key means, by file and path. A test holds this list and the schemas together. */
export const notes: Readonly<Record<FileKind, Readonly<Record<string, string>>>> = {
  concord: {
    workspace: 'The name of the workspace.',
    description: 'For people.',
  },
  model: {
    entities: 'The things that records are about, by name; usually one, `customer`.',
    'entities.*.description': 'For people.',
    'entities.*.kind':
      '`party` (the default): a person or an organization, whose records are matched. `transaction`, `interaction`: hangs on the source record that holds it or that it names, and follows it through every merge and split.',
    'entities.*.fields': 'The fields of the entity, by name.',
    'entities.*.fields.*.type':
      'The semantic type. It brings how the value is cleaned, compared, indexed, kept and masked.',
    'entities.*.fields.*.unit':
      'Of a `number`: `180 cm` becomes 1.8 where this is `m`. A number without a unit is taken to be in it.',
    'entities.*.fields.*.scheme':
      'Of an `identifier`: by which its check digits are reckoned, whatever its form. Resident numbers, USCC and IBAN are known by their form, too.',
    'entities.*.fields.*.many': 'Whether a customer may have several values at once.',
    'entities.*.fields.*.personal':
      'Whether its values point at a person: those who see personal values masked see these masked. Without it, as its type says: names of persons, dates of birth, e-mail, phone, address, postcode and identifiers do.',
    'entities.*.fields.*.description': 'For people.',
    'entities.*.require':
      'What a record must have. Each entry is a field, or a list of fields of which one suffices. A record without is quarantined.',
    masking: 'Who sees personal values.',
    'masking.clear':
      'The roles that see them as they are; all others see `138****5678`. Without it, `steward`, `operator` and `admin`. A key can be given more or less than its role.',
    relationships: 'How records of parties point to each other, by name: `employer`, `household`.',
    'relationships.*.description': 'For people.',
    'relationships.*.from': 'The entity that points.',
    'relationships.*.to': 'The entity that is pointed to.',
    'relationships.*.cardinality':
      'How many of the one go with how many of the other; without it, `many-to-many`. Where there are more, all are kept, and shown as a violation.',
    'relationships.*.kind':
      'What it means to the views of households and companies. `household`: those who point to one record live together (also by a number that is no record). `employer`: works for it. `parent`: the company belongs to it. `contact`: is a person to talk to there.',
  },
  source: {
    source: 'The name of the source; part of the key of each of its records.',
    description: 'For people.',
    entity: 'The entity of the model that its records are about.',
    connection: 'How the records are read; see the connectors below.',
    id: 'The column that identifies a record within the source. Dots go into nested objects.',
    changedAt: 'The column that says when the record last changed.',
    mode: '`full`: what a complete read no longer holds was deleted. `incremental`: a read holds only what is new or changed.',
    deleteGuard: 'A full read that would delete more than this share of the source fails instead.',
    schedule: 'When it is read without being asked.',
    'schedule.every': 'The time between two reads.',
    trust: 'How far survivorship believes this source where no rule says more.',
    locale: 'How ambiguous values of this source are to be read.',
    'locale.country':
      'Two letters (ISO 3166-1): for phone numbers and addresses without a country.',
    'locale.dayFirst': 'Whether 03/04/1985 is the third of April.',
    'locale.dayFirstOf':
      'Field → whether its dates have the day first, where they differ from the others. `concord infer` writes it by the evidence in the column.',
    carry:
      'Columns in which an empty cell repeats the one of the row before, as in printed lists. What is carried is marked as imputed.',
    mapping:
      'Model field → where its value comes from; see [expressions](#expressions-of-a-source-mapping).',
    owner:
      'Whose the records are, where their entity is a transaction or interaction: the source and the id of the record that they hang on. They wait for it if it comes later.',
    'owner.source': 'The source of that record.',
    'owner.id': 'Its id there; see [expressions](#expressions-of-a-source-mapping).',
    at: 'Of such records: the column that says when it happened, with the time of day; without it, the first field of type `date` says the day.',
    attached:
      'Transactions and interactions that the same records hold. `each`: the column with the list of them; `when`: only where this expression holds; `id`: what tells one from the others of the record; `at`: the column that says when it happened, with the time of day (without it, the first field of type `date` says the day); `mapping`: as above, with the columns of the entry (`$record` in an expression is the whole record).',
    relations:
      'Other records that a record points to: `relationship` of the model, `source` and `id` of the other record; `each` and `when` as above. Without `source`, the same one.',
    quality: 'What is expected of its data; see [checks](#checks-of-a-source).',
    'quality.freshFor':
      'How long after its last change a record counts as up to date; without it, 365d.',
    'quality.checks':
      'Checks, as text or as `{ check, onFail }`. `warn` (the default) tells; `stop` lets no run begin until the check holds again or `concord quality resume` is given.',
  },
  cleansing: {
    values: 'How values are read, whatever entity they belong to.',
    'values.missing':
      'What sources write for nothing, besides `n/a`, `k. A.`, `不详` and the like.',
    'values.currency':
      'Amounts in another currency are converted to this one; the original is kept.',
    'values.rates':
      'So much of each currency is one `base` from `date` on. The last one not after the day of the amount is taken.',
    'values.synonyms': 'Standard value → more words for it; they go before the built-in ones.',
    'values.synonyms.gender': '`female`, `male` or `other` → words.',
    'values.synonyms.boolean': '`true` or `false` → words.',
    'values.synonyms.country': 'ISO 3166-1 code → words.',
    'values.synonyms.language': 'ISO 639 code → words.',
    cleansing: 'By entity, what is done about missing and wrong values.',
    'cleansing.*.missing':
      'Field → what becomes of it where it has no value: `leave`, `ask` (quarantine), `{ default: … }`, `derive`. Of a list, the first that gives a value. What is filled in is marked as imputed: it is no evidence for matching and never outranks a real value.',
    'cleansing.*.synonyms': 'Field of type category → label → what sources write for it.',
    'cleansing.*.rules':
      'Rules across fields; see [rules](#rules-across-fields). A rule says nothing where one of its fields has no value.',
    'cleansing.*.quarantineOn': 'Issue codes that quarantine a record: `identifier.check-digit`.',
    'cleansing.*.rateDate':
      'The date field by which amounts are converted; without it the day the record changed, else the day it came.',
  },
  match: {
    match: 'How records are compared, by entity. The shortest one is empty.',
    'match.*.ignore': 'Fields that are not compared; all others are, by their semantic type.',
    'match.*.profile': '`safe` asks for two more bits of evidence before a merge.',
    'match.*.reviewBand': 'How many bits below the decision still wait for a steward.',
    'match.*.thresholds': 'Bits of evidence, in place of what `profile` and `reviewBand` say.',
    'match.*.thresholds.same': 'Two groups merge above this.',
    'match.*.thresholds.review': 'Between this and `same` a steward is asked; not above `same`.',
    'match.*.neverMergeAcross':
      'Fields across whose values records never merge (a brand, a tenant): no entity has two records that both have a value and share none.',
    'match.*.alwaysMergeOn':
      'Trusted identifiers: records that share a value are one entity, unless a steward or `neverMergeAcross` says otherwise.',
    'match.*.placeholderAbove':
      'A trusted identifier that more distinct records hold is taken for a placeholder and binds nobody.',
    'match.*.training':
      'Whether a match model is trained by itself when enough records are there: `off`, `suggest` makes a candidate that waits for `concord model activate`, `activate` lets it serve at once.',
  },
  survivorship: {
    survivorship: 'Which value wins, by entity. Every type has a default.',
    'survivorship.*.default': 'The rule of every field that has none of its own.',
    'survivorship.*.fields':
      'Field → rule, or a list of rules: where the first leaves a tie, the next decides.',
    'survivorship.*.groups': 'Fields that survive together from one record, never mixed.',
    'survivorship.*.groups.*.fields': 'The fields of the group.',
    'survivorship.*.groups.*.rule': 'The rule that picks the record.',
  },
  table: {
    table: 'The name, by which a `lookup` asks for it.',
    description: 'For people.',
    rows: 'Raw text → value.',
  },
  destination: {
    destination: 'The name of the destination.',
    description: 'For people.',
    entity: 'The entity whose golden records it gets.',
    connection: 'How changes are delivered; see the connectors below.',
    having: 'Only golden records that have a value in each of these fields.',
    mapping:
      'Name at the destination → golden field (`email`), part of one (`address.city`), `{ all: phone }` for every value, `{ constant: … }`.',
  },
};

/** What the rules across fields say, by name. */
export const ruleNotes: Readonly<Record<string, string>> = {
  'birth-date-of-identifier':
    'The birth date is the one in the resident number. `fix` takes the one in the number, if its check digit is right.',
  'gender-of-identifier':
    'The gender is the one in the resident number. `fix` takes the one in the number, if its check digit is right.',
  'city-of-postcode':
    'Town and region are where the postcode is (larger towns of AU, CN, DE, FR, GB and US; states and provinces).',
  'in-order': 'The second date or number is not before (below) the first.',
  within: 'A date or number is neither below `from` nor above `to`.',
  requires: 'A record that has the field (with `is`: one of these values) has what it needs, too.',
  different: 'No two of the fields hold the same value.',
};

/** What the keys of the connectors mean, by connector and key. */
export const connectorNotes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'source csv': {
    path: 'Relative to the workspace folder. Without it, records come by `concord load` or the API.',
    delimiter: 'One character; a blank: any number of blanks between two columns.',
    header:
      'Whether the first row names the columns; without it, yes. Without a header row they are called `column_1`, `column_2` …',
    encoding: 'The encoding of the file.',
  },
  'source ndjson': {
    path: 'Relative to the workspace folder. Without it, records come by `concord load` or the API.',
    encoding: 'The encoding of the file.',
  },
  'source xml': {
    path: 'Relative to the workspace folder. Without it, records come by `concord load` or the API.',
    element: 'The element that is one record. Its attributes and child elements become columns.',
  },
  'source http': {
    url: 'The list of records, answered as JSON.',
    headers: 'Sent with each request; take secrets from a variable: `Bearer ${SHOP_TOKEN}`.',
    items: 'Where the list stands in the answer; without it, the answer is the list.',
    paging: 'How the next page is asked for: by page number, or by cursor.',
    updatedSince: 'The parameter that limits the answer to records changed since a time.',
    timeout: 'How long one request may take.',
  },
  'source push': {},
  'destination http': {
    url: 'Changes go to `PUT` and `DELETE {url}/{id}`; with `batch` above 1 to `POST {url}/batch`.',
    headers: 'Sent with each request; take secrets from a variable.',
    batch: 'How many changes go into one request.',
    timeout: 'How long one request may take.',
  },
  'destination file': {
    path: 'Relative to the workspace folder; changes are appended.',
    format: 'One change per line.',
  },
};
