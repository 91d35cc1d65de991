/**
 * What a column is expected to be: `id` and `changedAt` of its record, a semantic type, or a part of an
 * address (`address.city`).
 */
export type Expectation = string;

/** A data file whose columns are known. */
export interface InferTask {
  /** In the repository, or in the folder given by `--data`. */
  readonly file: string;
  /** Where the mapping of the file stands, which is the truth of the columns that it names. */
  readonly truth?: { readonly workspace: string; readonly source: string };
  /** The columns that no mapping names, and what a person would say that they are. */
  readonly unmapped: Readonly<Record<string, Expectation>>;
}

/** Neutral ids of the rows, and the number of the person, which comes again: an identifier of something. */
const labelled = { record_id: 'id', entity_id: 'identifier' } as const;
const retail = 'examples/retail';

/** Files of the repository. */
export const ownTasks: readonly InferTask[] = [
  {
    file: `${retail}/data/crm.csv`,
    truth: { workspace: retail, source: 'crm' },
    unmapped: {},
  },
  {
    file: `${retail}/data/erp.ndjson`,
    truth: { workspace: retail, source: 'erp' },
    // "privat" or "firma".
    unmapped: { 'kunde.art': 'category' },
  },
  {
    file: `${retail}/data/newsletter.xml`,
    truth: { workspace: retail, source: 'newsletter' },
    unmapped: {},
  },
  {
    file: `${retail}/data/shop.json`,
    truth: { workspace: retail, source: 'shop' },
    unmapped: {},
  },
  {
    file: 'examples/quickstart/customers.csv',
    truth: { workspace: 'examples/quickstart', source: 'crm' },
    unmapped: {},
  },
];

/** The customers that `bench identity --chinese` makes; written to a file of the time. */
export const chineseTask: Omit<InferTask, 'file'> = {
  truth: { workspace: 'benchmarks/identity/chinese', source: 'customers' },
  unmapped: labelled,
};

/** Data sets that are not part of the repository; what is there is measured. */
export const foreignTasks: readonly InferTask[] = [
  {
    file: 'historical-a.csv',
    truth: { workspace: 'benchmarks/identity/historical', source: 'persons' },
    unmapped: labelled,
  },
  {
    file: 'febrl4.csv',
    truth: { workspace: 'benchmarks/identity/febrl', source: 'persons' },
    // Which of the two original files a row is from: a or b.
    unmapped: { ...labelled, file: 'category' },
  },
  {
    file: 'fake-1000.csv',
    truth: { workspace: 'benchmarks/identity/fake', source: 'persons' },
    unmapped: labelled,
  },
  {
    file: 'cdnow/master.txt',
    // A row is a purchase, so the customer's id is not that of the row.
    unmapped: {
      customer_id: 'identifier',
      date: 'date',
      number_of_cds: 'number',
      dollar_value: 'money',
    },
  },
  {
    file: 'cdnow/sample.txt',
    // No header row; the first two columns are ids of the customer, with zeros in front.
    unmapped: {
      column_1: 'identifier',
      column_2: 'identifier',
      column_3: 'date',
      column_4: 'number',
      column_5: 'money',
    },
  },
  {
    file: 'cdnow/summary.csv',
    // Recency and T are weeks.
    unmapped: { ID: 'id', frequency: 'number', recency: 'number', T: 'number' },
  },
  {
    file: 'cdnow/summary_tx.csv',
    // zbar is the mean value of a purchase.
    unmapped: { ID: 'id', x: 'number', t_x: 'number', T: 'number', zbar: 'money' },
  },
];
