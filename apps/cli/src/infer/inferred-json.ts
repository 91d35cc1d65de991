import type { InferredFile } from './infer-file';
import type { ProposedSource } from './source-proposal';

/** What `concord infer --json` prints. Examples are values of the file. */
export function inferredJson(file: string, inferred: InferredFile, source: ProposedSource): object {
  const { table, proposal, unreadable, share, format } = inferred;
  return {
    file,
    format,
    records: table.records,
    unreadable,
    share,
    columns: proposal.columns.map((column) => {
      const summary = table.columns.get(column.column);
      return {
        ...column,
        profile:
          summary === undefined ? undefined : { ...summary, sample: summary.sample.slice(0, 20) },
      };
    }),
    source,
    fields: proposal.fields,
  };
}
