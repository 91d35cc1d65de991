import { join } from 'node:path';
import { builtInModel } from '@concord/matching';
import { withCsvFile } from '../identity/chinese/csv';
import { chineseRecords } from '../identity/chinese/records';
import { readLabelled } from '../identity/labelled-records';
import { cleansed } from '../identity/cleansing';
import { entityOf, matchFields } from '../identity/resolution';
import { singleSource, workspaceIn } from '../identity/workspaces';
import { repositoryRoot } from '../paths';
import { halves } from './halves';
import { runTrial, type Setup } from './trial';

async function setup(): Promise<Setup> {
  const workspace = await workspaceIn(join(repositoryRoot, 'benchmarks', 'identity', 'chinese'));
  const { records: raw, truth } = await withCsvFile(chineseRecords(40, 1), (file) =>
    readLabelled(singleSource(workspace.sources, file), 'entity_id'),
  );
  const records = cleansed(raw, workspace, '2026-03-01');
  const base = builtInModel(matchFields(entityOf(raw), workspace));
  return { halves: halves(records, truth, Infinity, 1), truth, base, decisions: 20, seed: 1 };
}

describe(runTrial.name, () => {
  it('learns from answers about one half, whatever the truth about the other', async () => {
    const known = await setup();
    const { asked, rest } = known.halves;
    const truth = new Map(known.truth);
    for (const { key } of rest) truth.set(key, 'one and the same');
    const [trial, blind] = [runTrial('built-in', known), runTrial('built-in', { ...known, truth })];
    for (const [order, refinement] of trial.refinements) {
      const { answers, same, prior, perDoubling, both } = refinement;
      expect(answers).toBe(20);
      expect(blind.refinements.get(order)).toMatchObject({
        answers,
        same,
        prior,
        perDoubling,
        both,
      });
    }
    expect(blind.before.f1).not.toBe(trial.before.f1);
    expect(asked.length + rest.length).toBe(known.truth.size);
  });

  it('gives back what answers say as constraints, where they were asked', async () => {
    const { asked, refinements } = runTrial('trained', await setup());
    const wrongIn = ({ wrong }: typeof asked): number => wrong.merged.size + wrong.missed.size;
    for (const { constrained } of refinements.values())
      expect(wrongIn(constrained)).toBeLessThanOrEqual(wrongIn(asked));
  });
});
