import { existsSync, promises as fs } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Model } from '@concord/contracts/workspace';
import type { Command } from 'commander';
import { CommandError, ExitCode } from '../exit-codes';
import { examples } from '../help';
import { inferFile, type InferredFile } from '../infer/infer-file';
import { inferredJson } from '../infer/inferred-json';
import { reportText } from '../infer/report-text';
import { proposedSource, sourceNameOf } from '../infer/source-proposal';
import { modelText, sourceText } from '../infer/workspace-text';
import { Progress } from '../progress';
import { grouped, type Terminal } from '../terminal';
import { checkWorkspace, showFindings, validWorkspace } from '../workspace-check';

interface InferOptions {
  readonly source?: string;
  readonly workspace: string;
  readonly entity?: string;
  readonly whole?: boolean;
  readonly write?: boolean;
  readonly json?: boolean;
}

export function addInfer(program: Command, terminal: Terminal): void {
  program
    .command('infer')
    .description('Look into a data file: what its columns are, and a mapping to start from.')
    .argument(
      '<file>',
      'CSV, NDJSON, XML or JSON; encoding, delimiter and header row are found out',
    )
    .option('--source <name>', 'the name of the source; by default that of the file')
    .option(
      '--workspace <dir>',
      'the workspace it is for; columns go to the fields of its model',
      '.',
    )
    .option('--entity <name>', 'the entity of the model; by default its only one, or customer')
    .option('--whole', 'read a large file to its end instead of a sample')
    .option('--write', 'write sources/NAME.yaml, and what else a new workspace needs')
    .option('--json', 'all of it as JSON')
    .addHelpText(
      'after',
      examples([
        ['concord infer customers.csv', 'look; print a source file to paste'],
        [
          'concord infer customers.csv --workspace my-company --write',
          'make it a source, or a workspace',
        ],
        [
          'concord infer kunden.xml --json',
          'for scripts: profile, meaning and confidence of each column',
        ],
      ]),
    )
    .action(async (file: string, options: InferOptions) => {
      const { workspace: dir } = options;
      const model = existsSync(join(dir, 'concord.yaml'))
        ? await modelIn(dir, terminal)
        : undefined;
      const entity = options.entity ?? onlyEntity(model);
      const inferred = await inferShowing(file, options, model?.entities[entity], terminal);
      const name = options.source ?? sourceNameOf(file);
      const source = proposedSource(inferred, { file, dir, source: name, entity });
      const texts = {
        source: sourceText(source, inferred.proposal),
        ...(model === undefined ? { model: modelText(entity, inferred.proposal) } : {}),
      };
      if (options.json === true) terminal.json(inferredJson(file, inferred, source));
      else terminal.print(reportText(basename(file), inferred));
      if (options.write === true) await write(dir, name, texts, terminal);
      else if (options.json !== true) printTexts(name, texts, terminal);
    });
}

async function modelIn(dir: string, terminal: Terminal): Promise<Model> {
  return (await validWorkspace(dir, terminal)).workspace.model;
}

function onlyEntity(model: Model | undefined): string {
  const parties = Object.entries(model?.entities ?? {}).filter(
    ([, { kind = 'party' }]) => kind === 'party',
  );
  return parties[0]?.[0] ?? 'customer';
}

async function inferShowing(
  file: string,
  { whole }: InferOptions,
  model: Model['entities'][string] | undefined,
  terminal: Terminal,
): Promise<InferredFile> {
  const progress = new Progress(terminal, `Reading ${basename(file)}`, 'MB');
  const megabytes = (bytes: number): number => Math.round(bytes / 1_000_000);
  try {
    const inferred = await inferFile(file, {
      today: new Date().toISOString().slice(0, 10),
      whole: whole === true,
      ...(model === undefined ? {} : { model }),
      onProgress: (done, total) =>
        progress.update({ done: megabytes(done), total: megabytes(total) }),
    });
    progress.finish(`${grouped(inferred.table.records)} records`);
    return inferred;
  } catch (error) {
    progress.abandon();
    throw error;
  }
}

interface Texts {
  readonly source: string;
  readonly model?: string;
}

function printTexts(name: string, { source, model }: Texts, terminal: Terminal): void {
  if (model !== undefined) terminal.print(`\nmodel.yaml:\n\n${model}`);
  terminal.print(`\nsources/${name}.yaml:\n\n${source}`);
}

/** Writes what is not there yet; a file of a person is never overwritten. */
async function write(dir: string, name: string, texts: Texts, terminal: Terminal): Promise<void> {
  const files: [string, string][] = [[join(dir, 'sources', `${name}.yaml`), texts.source]];
  if (texts.model !== undefined) {
    files.push([
      join(dir, 'concord.yaml'),
      `workspace: ${sourceNameOf(join(process.cwd(), dir))}\n`,
    ]);
    files.push([join(dir, 'model.yaml'), texts.model]);
  }
  const taken = files.map(([path]) => path).filter((path) => existsSync(path));
  if (taken.length > 0) {
    const remedy = 'give another --source, or take the file away first';
    throw new CommandError(ExitCode.failed, `${taken.join(', ')} is there already.`, remedy);
  }
  for (const [path, text] of files) {
    await fs.mkdir(dirname(path), { recursive: true });
    await fs.writeFile(path, text, { flag: 'wx' });
    terminal.note(`Written: ${path}`);
  }
  showFindings(await checkWorkspace(dir), terminal);
}
