import type { SourceHold } from '@concord/contracts/quality';
import type { IngestionSetup } from '@concord/contracts/setups';
import { conflict, SetupStore } from '@concord/service-kit';
import { Injectable } from '@nestjs/common';
import { SourceHolds, type Holds } from './holds.repository';

type Source = IngestionSetup['sources'][number];

/** Lets a source be read, unless a check that was stated to stop it fails and nobody has waived that. */
@Injectable()
export class SourceGate {
  constructor(
    private readonly setups: SetupStore<'ingestion'>,
    private readonly holds: SourceHolds,
  ) {}

  /** What is against reading the source. A check that the workspace has no longer stops nothing. */
  async holdsOf(source: Source): Promise<SourceHold[]> {
    if (stoppingOf(source).size === 0) return [];
    return stated(source, await this.holds.of(source.source));
  }

  /** Why the source is not read; undefined when it is. */
  async refusal(source: Source): Promise<string | undefined> {
    return refusalText(source.source, await this.holdsOf(source));
  }

  /** @throws ProblemError 409 `source.held`, with the check, what it found and how to go on. */
  async requireOpen(source: Source): Promise<void> {
    const why = await this.refusal(source);
    if (why !== undefined) throw conflict('source.held', why);
  }

  /** Lets the source go on: what fails now only warns until it has held once. */
  async resume(source: Source): Promise<SourceHold[]> {
    const waived = (await this.holdsOf(source)).filter((hold) => !hold.waived);
    if (waived.length > 0)
      await this.holds.waive(
        source.source,
        waived.map(({ check }) => check),
      );
    return waived;
  }

  /** The sources that are held now, with what is against each. */
  async held(): Promise<{ source: string; why: string; since: string }[]> {
    const sources = (await this.setups.current())?.setup.sources ?? [];
    const all = await this.holds.all();
    return sources.flatMap((source) => {
      const holds = stated(source, all.get(source.source));
      const why = refusalText(source.source, holds);
      const since = holds.find(({ waived }) => !waived)?.since ?? '';
      return why === undefined ? [] : [{ source: source.source, why, since }];
    });
  }
}

function stoppingOf({ quality }: Source): ReadonlySet<string> {
  return new Set(
    (quality?.checks ?? []).flatMap((entry) =>
      typeof entry !== 'string' && entry.onFail === 'stop' ? [entry.check] : [],
    ),
  );
}

function stated(source: Source, holds: Holds | undefined): SourceHold[] {
  const stopping = stoppingOf(source);
  return (holds?.failing ?? [])
    .filter(({ check }) => stopping.has(check))
    .map((failing) => ({ ...failing, waived: holds?.waived.has(failing.check) ?? false }));
}

function refusalText(source: string, holds: readonly SourceHold[]): string | undefined {
  const against = holds.filter(({ waived }) => !waived);
  if (against.length === 0) return undefined;
  const checks = against.map(({ check, message }) => `check "${check}" fails: ${message}`);
  return (
    `${checks.join('; ')}. The source "${source}" is held until the check holds again; ` +
    `to let it go on as it is: concord quality resume ${source}`
  );
}
