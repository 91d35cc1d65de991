import { serviceName } from '@concord/contracts/names';
import type { Command } from 'commander';
import { chainReport, chainText, type ChainReport } from '../audit/chain-report';
import { keptFor, readKeptHeads, writeKeptHeads } from '../audit/kept-heads';
import { ExitCode } from '../exit-codes';
import { examples } from '../help';
import { homeOf } from '../home-option';
import { placesOf } from '../stack/places';
import { runningStack } from '../stack-access';
import type { Terminal } from '../terminal';

interface Options {
  readonly heads?: string;
  readonly json?: boolean;
}

export function addVerifyAudit(verify: Command, terminal: Terminal): void {
  verify
    .command('audit')
    .description('Follow the hash chain of every audit log from its first entry to its end.')
    .option(
      '--heads <file>',
      'where chains ended last time (default: audit-heads.json in the home)',
    )
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      examples([
        ['concord verify audit', 'the first broken link of each service, exit code 5'],
        ['concord verify audit --heads /mnt/safe/heads.json', 'kept where nobody here can write'],
      ]) + limits,
    )
    .action(async (options: Options, command: Command) => {
      const home = homeOf(command);
      const { api } = await runningStack(home);
      const file = options.heads ?? (await placesOf(home)).auditHeads;
      const kept = await readKeptHeads(file);
      const reports: ChainReport[] = [];
      for (const name of api.services) {
        const service = serviceName.safeParse(name);
        if (!service.success) continue;
        reports.push(await chainReport(service.data, api.audit(name), keptFor(kept, name)));
      }
      if (options.json === true) terminal.json(reports);
      else for (const report of reports) chainText(report).forEach((line) => terminal.print(line));
      const at = new Date().toISOString();
      const held = reports.filter(({ broken }) => broken === undefined);
      await writeKeptHeads(file, {
        ...kept,
        ...Object.fromEntries(
          held.map(({ service, entries, head }) => {
            return [service, { service, sequence: entries, hash: head, at }];
          }),
        ),
      });
      if (held.length < reports.length) process.exitCode = ExitCode.checkFailed;
    });
}

const limits = `
What it can tell: an entry that was changed, removed from the middle, put in or moved; an end that was cut
off, or entries written anew together with all hashes behind them, as far as the heads kept by the last
verification go. What it cannot: a chain that was written anew since then, by somebody who can write to the
database, unless its end stands in logs or in a file that was kept elsewhere (--heads, GET /v1/audit/head).`;
