import type { AuditHead } from '@concord/contracts/audit';
import { ChainCheck, type BrokenLink } from '@concord/service-kit/audit-chain';
import { grouped } from '../terminal';
import type { AuditApi } from './audit-api';

/** How it stands with the chain of one service. */
export interface ChainReport {
  readonly service: AuditHead['service'];
  readonly entries: number;
  readonly head: string;
  readonly broken?: BrokenLink;
}

/** Reads a chain from its beginning. What is appended meanwhile is read, too. */
export async function chainReport(
  service: AuditHead['service'],
  audit: AuditApi,
  kept: readonly AuditHead[],
): Promise<ChainReport> {
  const head = await audit.head();
  const check = new ChainCheck(service, [...kept, head]);
  for await (const entry of audit.entries()) check.add(entry);
  const broken = check.end(head);
  const { sequence, hash } = check.head;
  return { service, entries: sequence, head: hash, ...(broken === undefined ? {} : { broken }) };
}

const words: Readonly<Record<BrokenLink['fault'], string>> = {
  altered: 'was changed after it was written',
  unlinked: 'does not follow from the one before',
  missing: 'is missing',
  'cut-off': 'and what comes behind it is cut off',
  rewritten: 'is not the one whose hash was kept',
};

export function chainText({ service, entries, head, broken }: ChainReport): string[] {
  if (broken === undefined)
    return [`✓ ${service}: ${grouped(entries)} entries hold, up to ${head.slice(0, 16)}…`];
  const { fault, sequence, expected, found } = broken;
  return [
    `✗ ${service}: entry ${sequence} ${words[fault]} (${fault})`,
    `    expected  ${expected}`,
    `    found     ${found}`,
  ];
}
