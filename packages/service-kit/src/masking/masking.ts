import type { ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { ServiceName } from '@concord/contracts/names';
import { clearByDefault, type Model } from '@concord/contracts/workspace';
import type { Caller } from '../access/requires';
import { SetupStore } from '../setup/setup-store';
import { FieldPrivacies } from './field-privacy';
import { maskedAnswer } from './masked-answer';

type Mask = (answer: unknown) => unknown;

const masks = new WeakMap<object, Mask>();

/** Says how the answers to a request are masked, for those that are written piece by piece. */
export function rememberMask(request: object, mask: Mask): void {
  masks.set(request, mask);
}

/** What becomes of each piece that is written to this answer. */
export function maskOf(response: ServerResponse): Mask {
  return masks.get(response.req) ?? ((answer) => answer);
}

/** Who sees personal values masked, and how they look then; by the model of the applied workspace. */
@Injectable()
export class Masking {
  private known: { readonly version: number; readonly privacies: FieldPrivacies } | undefined;

  constructor(private readonly setups: SetupStore<ServiceName>) {}

  /** What to hide from a caller; undefined when he sees everything. */
  async privaciesFor({ role, personal, via }: Caller): Promise<FieldPrivacies | undefined> {
    // A service that asks in somebody's name masks what it answers to that one itself.
    if (via !== undefined) return undefined;
    const current = await this.setups.current();
    const model = current === undefined ? undefined : modelOf(current.setup);
    const clear = model?.masking?.clear ?? clearByDefault;
    if ((personal ?? (clear.includes(role) ? 'clear' : 'masked')) === 'clear') return undefined;
    const version = current?.version ?? 0;
    if (this.known?.version !== version)
      this.known = { version, privacies: new FieldPrivacies(model) };
    return this.known.privacies;
  }

  maskWith(privacies: FieldPrivacies): Mask {
    return (answer) => maskedAnswer(answer, privacies);
  }
}

/** Ingestion knows no model: of its answers everything is hidden that is not plainly an id. */
function modelOf(setup: object & { readonly model?: Model }): Model | undefined {
  return setup.model;
}
