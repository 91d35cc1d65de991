import { mostPreviewed, type RawRecord, type SourcePreview } from '@concord/contracts/preview';
import type { CleansingSetup } from '@concord/contracts/setups';
import type { ReplaysApi } from '../quarantine/replays-api';
import { mergedPreviews } from './merged-previews';

/** Well below the limit of a body, with room for the setup. */
const mostBytes = 4_000_000;

export interface SampledPreview {
  readonly source: string;
  /** Live records of the source, of which the sample was taken. */
  readonly total: number;
  /** Absent where nothing has come from the source. */
  readonly records?: SourcePreview | undefined;
  readonly quarantine?: SourcePreview | undefined;
  /** How many wait in quarantine, of which that was a sample. */
  readonly waiting?: number;
}

interface PreviewOptions {
  readonly sample: number;
  readonly examples: number;
}

/** What a setup would do to a sample of a source and of what waits in quarantine from it. */
export async function sampledPreview(
  api: Pick<ReplaysApi, 'sample' | 'preview'>,
  source: string,
  setup: CleansingSetup,
  { sample, examples }: PreviewOptions,
): Promise<SampledPreview> {
  const { total, items } = (await api.sample(source, sample)) ?? { total: 0, items: [] };
  const records: SourcePreview[] = [];
  const quarantine: SourcePreview[] = [];
  for (const [at, part] of partsOf(items).entries()) {
    // Of a source that is tried whole, the quarantine is tried already.
    const whole = items.length === total;
    const waiting = { sources: [source], sample: Math.min(sample, mostPreviewed) };
    const answer = await api.preview({
      ...{ setup, examples, records: part },
      ...(at === 0 && !whole ? { quarantine: waiting } : {}),
    });
    records.push(...answer.records);
    quarantine.push(...answer.quarantine);
  }
  return {
    ...{ source, total },
    records: mergedPreviews(records, examples),
    quarantine: mergedPreviews(quarantine, examples),
  };
}

/** Parts that fit into a request each; one empty part for no records. */
export function partsOf(records: readonly RawRecord[], bytes = mostBytes): RawRecord[][] {
  let part: RawRecord[] = [];
  let size = 0;
  const parts = [part];
  for (const record of records) {
    const own = Buffer.byteLength(JSON.stringify(record));
    if (part.length > 0 && (size + own > bytes || part.length === mostPreviewed)) {
      part = [];
      size = 0;
      parts.push(part);
    }
    part.push(record);
    size += own;
  }
  return parts;
}
