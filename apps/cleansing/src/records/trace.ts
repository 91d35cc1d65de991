import type { Counted } from '../counts/tally';
import type { RecordState, Verdict } from '../verdict';
import type { z } from 'zod';
import { cleansedRecord } from './cleansed-record';

/** What is kept of a verdict, so that people can see what was done to a record. */
const storedTrace = cleansedRecord.pick({
  result: true,
  quality: true,
  changes: true,
  issues: true,
});
export type Trace = z.infer<typeof storedTrace>;

/** Undefined for a version that changed nothing. */
function traceOf(verdict: Verdict): Trace | undefined {
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

/** `traceOf` as it is stored, as JSON: it is only ever read as a whole, and seldom. */
export function traceText(verdict: Verdict): string | undefined {
  const trace = traceOf(verdict);
  return trace === undefined ? undefined : JSON.stringify(trace);
}

/** @param text as `traceText` makes it. */
export function readTrace(text: string): Trace {
  return storedTrace.parse(JSON.parse(text));
}

/** A state with what led to it. */
export interface JudgedState {
  readonly state: RecordState;
  /** As `traceText` makes it; absent where nothing is known of it any more. */
  readonly trace: string | undefined;
}

/** How the version stands in the counts that a replay or a fix takes the place of, if it does. */
export function formerCount(
  judged: JudgedState | undefined,
  version: number | undefined,
): Counted | undefined {
  if (judged === undefined || judged.state.version !== version) return undefined;
  const { state } = judged;
  if (state.uncounted === true || judged.trace === undefined) return undefined;
  const trace = readTrace(judged.trace);
  if (trace.result === 'deleted') return undefined;
  if (trace.result !== 'quarantined') return { kind: 'accepted', codes: [] };
  return { kind: 'quarantined', codes: [...new Set(trace.issues.map(({ code }) => code))] };
}
