import { z } from 'zod';
import { fieldName, sourceName } from '../names';
import { duration } from './duration-text';
import {
  attachedMapping,
  columnPath,
  fieldMapping,
  ownerMapping,
  relationMapping,
} from './mapping';
import { sourceQuality } from './quality';

const encoding = z.enum([
  'utf-8',
  'utf-16le',
  'latin1',
  'windows-1252',
  'gbk',
  'gb18030',
  'big5',
  'shift_jis',
]);

export const csvConnection = z.strictObject({
  connector: z.literal('csv'),
  /** Relative to the workspace folder. Absent: records come only through `concord load` or the API. */
  path: z.string().optional(),
  delimiter: z.string().length(1).default(','),
  /** Without a header row, columns are called `column_1`, `column_2` …; absent: there is one. */
  header: z.boolean().optional(),
  encoding: encoding.default('utf-8'),
});

export const ndjsonConnection = z.strictObject({
  connector: z.literal('ndjson'),
  path: z.string().optional(),
  encoding: encoding.default('utf-8'),
});

export const xmlConnection = z.strictObject({
  connector: z.literal('xml'),
  path: z.string().optional(),
  /** The element that is one record: `subscriber`. Attributes and child elements become columns. */
  element: z.string().min(1),
});

/**
 * A paged HTTP API that answers JSON. Pages follow `next` (a URL or cursor in the body) or a page
 * number until a page is empty. `updatedSince` names the parameter that limits to newer records.
 */
export const httpConnection = z.strictObject({
  connector: z.literal('http'),
  url: z.url(),
  headers: z.record(z.string(), z.string()).default({}),
  /** Where the list stands in the answer: `data.items`; absent when the answer is the list. */
  items: columnPath.optional(),
  paging: z
    .discriminatedUnion('by', [
      z.strictObject({
        by: z.literal('page'),
        parameter: z.string().default('page'),
        first: z.int().default(1),
        sizeParameter: z.string().default('per_page'),
        size: z.int().min(1).max(10_000).default(200),
      }),
      z.strictObject({
        by: z.literal('cursor'),
        parameter: z.string().default('cursor'),
        /** Where the next cursor stands in the answer. */
        next: columnPath,
        sizeParameter: z.string().default('limit'),
        size: z.int().min(1).max(10_000).default(200),
      }),
    ])
    .default({ by: 'page', parameter: 'page', first: 1, sizeParameter: 'per_page', size: 200 }),
  updatedSince: z.string().optional(),
  timeout: duration.default('10s'),
});

/** No reading: the system sends records to `POST /v1/sources/{source}/records`. */
export const pushConnection = z.strictObject({ connector: z.literal('push') });

export const sourceConnection = z.discriminatedUnion('connector', [
  csvConnection,
  ndjsonConnection,
  xmlConnection,
  httpConnection,
  pushConnection,
]);
export type SourceConnection = z.infer<typeof sourceConnection>;

/** `sources/*.yaml` */
export const sourceFile = z.strictObject({
  source: sourceName,
  description: z.string().optional(),
  entity: fieldName,
  connection: sourceConnection,
  /** The column that identifies a record within the source. */
  id: columnPath,
  /** The column that says when the record last changed. */
  changedAt: columnPath.optional(),
  /**
   * `full`: what a complete read no longer holds was deleted. `incremental`: a read holds only
   * what is new or changed. Unchanged records are recognised by hash in both.
   */
  mode: z.enum(['full', 'incremental']).default('full'),
  /** A full read that would delete more than this share of the source fails instead. */
  deleteGuard: z.number().min(0).max(1).default(0.5),
  schedule: z.strictObject({ every: duration }).optional(),
  /** 0 to 1: how far survivorship believes this source where no rule says more. */
  trust: z.number().min(0).max(1).default(0.5),
  locale: z
    .strictObject({
      country: z.string().length(2).optional(),
      dayFirst: z.boolean().optional(),
      /** Fields whose dates are written in another order than those of the rest of the source. */
      dayFirstOf: z.record(fieldName, z.boolean()).optional(),
    })
    .default({}),
  /** Columns in which an empty cell repeats the one of the row before, as in printed lists. */
  carry: z.array(columnPath).max(100).optional(),
  mapping: z.record(fieldName, fieldMapping),
  /** Of a source of transactions or interactions: whose they are. */
  owner: ownerMapping.optional(),
  /** Of such a source: the column that says when it happened. */
  at: columnPath.optional(),
  /** Transactions and interactions that the same records hold. */
  attached: z.array(attachedMapping).max(20).optional(),
  /** Other source records that they point to. */
  relations: z.array(relationMapping).max(20).optional(),
  /** What is expected of its data, and when it is stopped. */
  quality: sourceQuality.optional(),
});
export type Source = z.infer<typeof sourceFile>;
