import type { CleansingSetup } from '@concord/contracts/setups';
import { cleanserOf, type Cleanser } from '@concord/standardization/record';

/** The cleansers of a setup; each is prepared at the first record of its source. */
export class Cleansers {
  private readonly prepared = new Map<string, Cleanser>();
  /** Sources whose records hang on those of another one, and so are nobody to be resolved. */
  readonly attachedSources: ReadonlySet<string>;

  constructor(readonly setup: CleansingSetup) {
    const { sources, model } = setup;
    const attached = sources.filter(
      ({ entity }) => (model.entities[entity]?.kind ?? 'party') !== 'party',
    );
    this.attachedSources = new Set(attached.map(({ source }) => source));
  }

  /** @throws Error when the setup lacks the source or its entity; the message is retried then. */
  of(name: string): Cleanser {
    const found = this.find(name);
    if (found !== undefined) return found;
    throw new Error(`source "${name}" is not in the applied workspace: run \`concord apply DIR\``);
  }

  /** Undefined where the setup lacks the source. @throws Error when it lacks its entity. */
  find(name: string): Cleanser | undefined {
    const known = this.prepared.get(name);
    if (known !== undefined) return known;
    const { sources, model, tables, values, cleansing } = this.setup;
    const source = sources.find((candidate) => candidate.source === name);
    if (source === undefined) return undefined;
    const cleanser = cleanserOf(source, model, tables, { values, cleansing });
    this.prepared.set(name, cleanser);
    return cleanser;
  }
}
