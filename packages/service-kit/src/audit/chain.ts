import { createHash } from 'node:crypto';
import { beforeFirst, type AuditEntry, type AuditHead } from '@concord/contracts/audit';
import { canonicalJson } from '../setup/canonical-json';

/** SHA-256 of the canonical JSON (RFC 8785) of an entry without its hash, in lower-case hexadecimal. */
export function hashOf(entry: Omit<AuditEntry, 'hash'> | AuditEntry): string {
  const { hash, ...content }: { hash?: string } & Omit<AuditEntry, 'hash'> = entry;
  return createHash('sha256').update(canonicalJson(content), 'utf8').digest('hex');
}

/** An entry with the link to the one before and its own hash. */
export function sealed(content: Omit<AuditEntry, 'hash'>): AuditEntry {
  return { ...content, hash: hashOf(content) };
}

/**
 * Where a chain does not hold.
 * - `altered`: the content does not have the hash that stands in the entry.
 * - `unlinked`: the entry does not name the hash of the one before.
 * - `missing`: an entry is not there.
 * - `cut-off`: entries at the end are not there that were there.
 * - `rewritten`: an entry is another one than when its hash was kept elsewhere.
 */
export interface BrokenLink {
  readonly fault: 'altered' | 'unlinked' | 'missing' | 'cut-off' | 'rewritten';
  readonly sequence: number;
  readonly expected: string;
  readonly found: string;
}

/** Follows a chain entry by entry, in their order; holds one entry and what was kept of it elsewhere. */
export class ChainCheck {
  private length = 0;
  private hash = beforeFirst;
  private first: BrokenLink | undefined;
  private readonly kept: ReadonlyMap<number, string>;

  /** @param kept heads that were published before, to be found again in the chain */
  constructor(
    private readonly service: AuditHead['service'],
    kept: readonly Omit<AuditHead, 'service'>[] = [],
  ) {
    this.kept = new Map(kept.map(({ sequence, hash }) => [sequence, hash]));
  }

  /** What comes after the first broken link is not judged any more. */
  add(entry: AuditEntry): void {
    if (this.first !== undefined) return;
    this.first = this.linkFault(entry) ?? this.keptFault(entry);
    this.length = entry.sequence;
    this.hash = entry.hash;
  }

  /**
   * @param head what the service says of its end; an entry behind it was appended meanwhile
   * @returns the first broken link; undefined where the chain holds.
   */
  end(head: AuditHead): BrokenLink | undefined {
    const ends = [head, ...[...this.kept].map(([sequence, hash]) => ({ sequence, hash }))];
    const cut = ends
      .filter(({ sequence }) => sequence > this.length)
      .sort((a, b) => b.sequence - a.sequence)[0];
    if (this.first !== undefined || cut === undefined) return this.first ?? this.headFault(head);
    return {
      fault: 'cut-off',
      sequence: this.length + 1,
      expected: `entries up to ${cut.sequence}, ${cut.hash}`,
      found: this.length === 0 ? 'none' : `the last one is ${this.length}`,
    };
  }

  get head(): AuditHead {
    return { service: this.service, sequence: this.length, hash: this.hash };
  }

  private linkFault(entry: AuditEntry): BrokenLink | undefined {
    const { sequence, previous, hash } = entry;
    const next = this.length + 1;
    if (sequence !== next)
      return { fault: 'missing', sequence: next, expected: `entry ${next}`, found: `${sequence}` };
    const own = hashOf(entry);
    if (own !== hash) return { fault: 'altered', sequence, expected: own, found: hash };
    if (previous !== this.hash)
      return { fault: 'unlinked', sequence, expected: this.hash, found: previous };
    if (entry.service === this.service) return undefined;
    return { fault: 'altered', sequence, expected: this.service, found: entry.service };
  }

  private keptFault({ sequence, hash }: AuditEntry): BrokenLink | undefined {
    const expected = this.kept.get(sequence);
    if (expected === undefined || expected === hash) return undefined;
    return { fault: 'rewritten', sequence, expected, found: hash };
  }

  private headFault({ sequence, hash }: AuditHead): BrokenLink | undefined {
    if (sequence !== this.length || hash === this.hash) return undefined;
    return { fault: 'rewritten', sequence, expected: hash, found: this.hash };
  }
}
