import { crmColumns } from '../records/crm';
import type { RetailRecord, SourceName } from '../records/retail-record';

function csvCell(value: unknown): string {
  const text = typeof value === 'string' ? value : '';
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function fieldsOf(data: unknown): Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null ? { ...data } : {};
}

/** Rows that an export cut short and that a comma without quotes made too long. */
const brokenRows = new Map([
  [40, 'C-99001,Robert,Mille'],
  [
    90,
    'C-99002,Ann,Lee,ann.lee@example.com,,,F,12 High Street, Flat 3, Leeds,West Yorkshire,LS1 4AB,GB,,B,2022-05-01T09:00:00Z,,',
  ],
]);

/** How the records of a source become the text of a file. Rows are counted from 1. */
export interface SourceFile {
  readonly begin: string;
  readonly row: (record: RetailRecord, number: number) => string;
  readonly end: string;
}

export const crmCsv: SourceFile = {
  begin: `${crmColumns.join(',')}\n`,
  row: ({ data }, number) => {
    const fields = fieldsOf(data);
    const broken = brokenRows.get(number);
    const row = crmColumns.map((column) => csvCell(fields[column])).join(',');
    return broken === undefined ? `${row}\n` : `${broken}\n${row}\n`;
  },
  end: '',
};

const cutLine = '{"kundennummer":"K9999001","kunde":{"art":"privat","name":"Weber, Kar';

/** One line is cut off in the middle. */
export const erpNdjson: SourceFile = {
  begin: '',
  row: ({ data }, number) => `${number === 60 ? `${cutLine}\n` : ''}${JSON.stringify(data)}\n`,
  end: '',
};

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function xmlText(value: unknown): string {
  return String(value).replaceAll(/[&<>"]/g, (character) => entities[character] ?? character);
}

export const newsletterXml: SourceFile = {
  begin: '<?xml version="1.0" encoding="UTF-8"?>\n<subscribers>\n',
  row: ({ data }) => {
    const { id, ...rest } = fieldsOf(data);
    const children = Object.entries(rest).map(
      ([name, value]) => `<${name}>${xmlText(value)}</${name}>`,
    );
    return `  <subscriber id="${xmlText(id)}">${children.join('')}</subscriber>\n`;
  },
  end: '</subscribers>\n',
};

/** The shop's customers as one JSON list, one customer a line. */
export const shopJson: SourceFile = {
  begin: '[',
  row: ({ data }, number) => `${number === 1 ? '\n' : ',\n'}${JSON.stringify(data)}`,
  end: '\n]\n',
};

/** Which record is which customer. Junk has no row, a repeat no second one. */
export const truthCsv: SourceFile = {
  begin: 'source,record_id,customer\n',
  row: ({ source, recordId, customer, repeat }) =>
    customer === undefined || repeat ? '' : `${source},${recordId},${customer}\n`,
  end: '',
};

export const sourceFiles: Readonly<Record<SourceName, SourceFile>> = {
  crm: crmCsv,
  erp: erpNdjson,
  newsletter: newsletterXml,
  shop: shopJson,
};
