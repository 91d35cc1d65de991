import { cleansingSetup, divideWorkspace } from '@concord/contracts/setups';
import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import { examples } from '../help';
import { homeOf } from '../home-option';
import { requireKnown } from '../nearest-name';
import { concernedSources, concernedText } from '../preview/concerned-sources';
import { previewText } from '../preview/preview-text';
import { sampledPreview, type SampledPreview } from '../preview/sampled-preview';
import { runningStack } from '../stack-access';
import type { Terminal } from '../terminal';
import { validWorkspace } from '../workspace-check';

interface PreviewOptions {
  readonly source?: readonly string[];
  readonly sample: number;
  readonly examples: number;
  readonly json?: boolean;
}

export function addPreview(program: Command, terminal: Terminal): void {
  program
    .command('preview')
    .description('What a changed mapping or rule would do to records, before it is applied.')
    .argument('<dir>', 'the workspace folder')
    .option('--source <names...>', 'only these sources (default: all that the change concerns)')
    .option('--sample <count>', 'how many records of each source to try', upTo(5_000), 1_000)
    .option('--examples <count>', 'how many examples of each difference', upTo(20), 3)
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      examples([
        ['concord preview my-company', 'accepted and quarantined, now and then'],
        ['concord preview my-company --source crm --sample 5000', 'more of one source'],
      ]),
    )
    .action(async (dir: string, options: PreviewOptions, command: Command) => {
      const { workspace } = await validWorkspace(dir, terminal);
      const { api } = await runningStack(homeOf(command));
      const { cleansing } = divideWorkspace(workspace);
      const names = cleansing.sources.map(({ source }) => source);
      for (const name of options.source ?? []) requireKnown('source', name, names);
      const current = cleansingSetup.optional().parse(await api.setup('cleansing'));
      const concerned = concernedSources(current, cleansing);
      const chosen = options.source ?? concerned.map(({ source }) => source);
      const previews: SampledPreview[] = [];
      for (const source of chosen) {
        terminal.note(`Trying the workspace on records of ${source}…`);
        const { open: waiting } = await api.quarantine.summary(source);
        const preview = await sampledPreview(api.replays, source, cleansing, options);
        previews.push({ ...preview, waiting });
      }
      if (options.json === true) {
        terminal.json({ concerned, previews });
        return;
      }
      if (previews.length === 0)
        terminal.print('Nothing would change for records that have come already.');
      else terminal.print(previews.map((one) => previewText(one).join('\n')).join('\n\n'));
      if (concerned.length > 0) terminal.note(`\nThe change concerns ${concernedText(concerned)}.`);
    });
}

function upTo(most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (Number.isInteger(value) && value >= 1 && value <= most) return value;
    throw new InvalidArgumentError(`a whole number from 1 to ${most}`);
  };
}
