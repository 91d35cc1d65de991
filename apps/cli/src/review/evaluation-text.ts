import type { EvaluationAnswer } from '@concord/contracts/stewarding';
import { grouped, tableText } from '../terminal';

type Share = NonNullable<EvaluationAnswer['precision']>;

/** How right the partition is, as lines for people, and on how much that rests. */
export function evaluationText(answer: EvaluationAnswer): string[] {
  const { sample, labels, asked, precision, recall } = answer;
  const rows = [
    [
      'precision',
      ...shareCells(precision),
      'of the pairs that are together, those that belong together',
    ],
    ['recall', ...shareCells(recall), 'of the pairs that belong together, those that are together'],
  ];
  return [
    ...tableText(['', 'estimate', '95 of 100 such samples', ''], rows).split('\n'),
    '',
    ...strataText(answer).split('\n'),
    '',
    `rests on ${labels} of ${asked} pairs drawn on ${sample.at.slice(0, 10)} under model ${sample.modelVersion}${labels > 0 && !answer.enough ? ': fewer than 50 are a guess' : ''}`,
    'over pairs of distinct records; recall as far as candidates show it: what shares nothing is never drawn',
    ...(labels < asked
      ? [
          `${asked - labels} pairs are not judged yet: ./concord evaluate --pairs -o pairs.csv, then --labels pairs.csv`,
        ]
      : []),
    ...(answer.changed > 0
      ? [
          `pairs of the sample that came together or apart since: ${answer.changed}; draw anew with --sample`,
        ]
      : []),
  ];
}

function shareCells(share: Share | undefined): [string, string] {
  if (share === undefined) return ['unknown', 'no labels yet'];
  return [percent(share.estimate), `${percent(share.low)} to ${percent(share.high)}`];
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function strataText({ strata }: EvaluationAnswer): string {
  const rows = strata.map(({ name, pairs, asked, labelled, same }) => [
    name,
    grouped(Math.round(pairs)),
    asked,
    labelled,
    same,
  ]);
  return tableText(['pairs', 'there are', 'drawn', 'judged', 'same'], rows);
}
