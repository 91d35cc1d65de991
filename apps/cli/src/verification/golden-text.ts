import type { GoldenVerification } from '@concord/contracts/verification';
import pc from 'picocolors';
import { grouped, tableText } from '../terminal';

const mostShown = 20;

/** What came of a verification, for people. */
export function verificationText(found: GoldenVerification): string {
  const { checked, agreeing, waiting, differing } = found;
  const counts = tableText(
    ['golden records', 'agree', 'differ', 'waiting'],
    [[checked, agreeing, differing.length, waiting]],
  );
  return [counts, '', ...(differing.length > 0 ? faultLines(found) : []), verdict(found)].join(
    '\n',
  );
}

function faultLines({ differing }: GoldenVerification): string[] {
  const rows = differing
    .slice(0, mostShown)
    .map(({ id, version, faults, fields }) => [id, version, faults.join(', '), fields.join(', ')]);
  const more = differing.length - rows.length;
  return [
    tableText(['id', 'version', 'differs in', 'fields'], rows),
    ...(more > 0 ? [`… and ${grouped(more)} more; --json has all`] : []),
    '',
  ];
}

function verdict({ differing, waiting, rebuilding }: GoldenVerification): string {
  if (differing.length > 0) {
    const hint = rebuilding
      ? ' They are being rebuilt by changed rules just now: run `concord wait`, then verify again.'
      : '';
    return `${pc.red('✗')} Not all are what comes out of their contributors.${hint}`;
  }
  const rest = waiting === 0 ? '' : ' Those that wait can be verified after `concord wait`.';
  return `${pc.green('✓')} Built anew from their contributors, they are the same to the byte.${rest}`;
}
