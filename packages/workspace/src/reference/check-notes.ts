/** What a source can be checked for, with an example of each. */
export const checkNotes: readonly (readonly [check: string, meaning: string])[] = [
  [
    'completeness(email) > 0.9',
    'Share of the records in which the source has a value for the field; without a field, of all mapped ones.',
  ],
  ['validity(phone) >= 95%', 'Share of the values of the source about which nothing is doubtful.'],
  ['consistency > 0.99', 'Share of the records that break no rule across fields.'],
  [
    'uniqueness(email) > 0.98',
    'Share of different values among all values: fields of type email, phone and identifier.',
  ],
  [
    'timeliness > 0.5',
    'Share of the records whose last change is not older than `freshFor`; needs `changedAt`.',
  ],
  ['quarantined < 5%', 'Share of the records that wait in quarantine.'],
  ['freshness < 24h', 'Age of the newest change that the source told of.'],
  [
    'volume between 900 and 1500',
    'Rows of a run. `volume > 80% of previous` compares it with the run before.',
  ],
  ['schema has columns email, "First name"', 'The columns are there, whatever is in them.'],
  [
    'no new columns',
    'No column that the runs before did not have. Also: `no vanished columns`, `no drift`.',
  ],
];
