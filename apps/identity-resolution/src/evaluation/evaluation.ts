import type { EvaluationAnswer } from '@concord/contracts/stewarding';
import { estimateQuality, type Decision } from '@concord/matching';
import { pairOf } from '../review/decisions.repository';
import type { StoredSample } from './samples.repository';

/**
 * What labels say of the partition from which a sample was drawn.
 *
 * @param verdicts by pair, as `pairOf` names it
 * @param isTogether as things stand now; pairs that moved since say that the sample grows old
 */
export function evaluationOf(
  sample: StoredSample,
  verdicts: ReadonlyMap<string, Decision['verdict']>,
  isTogether: (a: string, b: string) => boolean,
): EvaluationAnswer {
  const { id, kind, at, modelVersion } = sample;
  const strata = sample.strata.map((stratum) => {
    const own = sample.pairs.filter((pair) => pair.stratum === stratum.name);
    const said = own.flatMap(({ a, b }) => verdicts.get(pairOf(a, b)) ?? []);
    return {
      ...stratum,
      labelled: said.length,
      same: said.filter((verdict) => verdict === 'same').length,
    };
  });
  const wasTogether = new Map(sample.strata.map(({ name, together }) => [name, together]));
  const changed = sample.pairs.filter(
    ({ a, b, stratum }) =>
      !verdicts.has(pairOf(a, b)) && isTogether(a, b) !== wasTogether.get(stratum),
  ).length;
  const { precision, recall, labels, enough } = estimateQuality(strata);
  return {
    sample: { id, kind, at, modelVersion },
    ...(precision === undefined ? {} : { precision }),
    ...(recall === undefined ? {} : { recall }),
    labels,
    asked: sample.pairs.length,
    enough,
    changed,
    strata,
  };
}
