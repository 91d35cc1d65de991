import type { GoldenVerification } from '@concord/contracts/verification';
import type { Command } from 'commander';
import type { ApiClient } from '../api-client';
import { ExitCode } from '../exit-codes';
import { examples } from '../help';
import { homeOf } from '../home-option';
import { Progress } from '../progress';
import { runningStack } from '../stack-access';
import { grouped, type Terminal } from '../terminal';
import { verificationText } from '../verification/golden-text';
import { together } from '../verification/together';
import { wholeNumber } from './whole-number';

interface VerifyOptions {
  readonly sample: number;
  readonly all?: boolean;
  readonly json?: boolean;
}

export function addVerifyGolden(verify: Command, terminal: Terminal): void {
  verify
    .command('golden')
    .description('Build golden records anew from their contributors and compare them to the byte.')
    .option('--sample <n>', 'so many, drawn by chance', wholeNumber, 1_000)
    .option('--all', 'every one of them')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      examples([
        ['concord verify golden', 'a thousand of them; exit code 5 if one differs'],
        ['concord verify golden --all --json', 'for scripts, after `concord wait`'],
      ]),
    )
    .action(async (options: VerifyOptions, command: Command) => {
      const { api } = await runningStack(homeOf(command));
      const found = await verification(api, options, terminal);
      if (options.json === true) terminal.json(found);
      else terminal.print(verificationText(found));
      if (found.differing.length > 0) process.exitCode = ExitCode.checkFailed;
    });
}

async function verification(
  api: ApiClient,
  { all, sample }: VerifyOptions,
  terminal: Terminal,
): Promise<GoldenVerification> {
  const progress = new Progress(terminal, 'Verifying', 'golden records');
  const parts: GoldenVerification[] = [];
  let checked = 0;
  try {
    for await (const part of all === true ? api.verifyAllGolden() : api.verifySomeGolden(sample)) {
      parts.push(part);
      checked += part.checked;
      progress.update({ done: checked });
    }
  } catch (error) {
    progress.abandon();
    throw error;
  }
  progress.finish(`${grouped(checked)} golden records`);
  return together(parts);
}
