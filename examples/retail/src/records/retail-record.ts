export const sourceNames = ['crm', 'erp', 'newsletter', 'shop'] as const;
export type SourceName = (typeof sourceNames)[number];

/** One record as its source gives it. */
export interface RetailRecord<Data = unknown> {
  readonly source: SourceName;
  readonly recordId: string;
  /** The true customer; undefined for junk. Only the evaluation may look at it. */
  readonly customer: string | undefined;
  readonly data: Data;
  /** The same row once more. */
  readonly repeat: boolean;
}
