import type { Verdict } from '../verdict';
import type { CleansedRecord } from './cleansed-record';

/** What is kept of a verdict, so that people can see what was done to a record. */
export type Trace = Pick<CleansedRecord, 'result' | 'quality' | 'changes' | 'issues'>;

/** Undefined for a version that changed nothing. */
export function traceOf(verdict: Verdict): Trace | undefined {
  switch (verdict.kind) {
    case 'superseded':
      return undefined;
    case 'deleted':
      return { result: 'deleted', changes: [], issues: [] };
    case 'quarantined':
      return {
        result: 'quarantined',
        changes: [...verdict.changes],
        issues: verdict.reasons.map(({ code, field, message }) => ({
          code,
          message,
          ...(field === undefined ? {} : { field }),
        })),
      };
    case 'accepted': {
      const { issues, quality } = verdict.record;
      const fixedOrClean = verdict.changes.length > 0 ? 'fixed' : 'clean';
      return {
        result: issues.length > 0 ? 'warned' : fixedOrClean,
        quality,
        changes: [...verdict.changes],
        issues: issues.map(({ code, field, message }) => ({ code, field, message })),
      };
    }
  }
}
