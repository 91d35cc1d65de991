import { UnavailableError } from '@concord/messaging';
import type { EntityKind, Model, RelationshipModel } from '@concord/contracts/workspace';
import { SetupStore } from '@concord/service-kit';
import { Injectable } from '@nestjs/common';
import type { DayField } from '../attached/stored-item';

/** What the applied model says, made ready for being asked often. */
export interface ReadyModel {
  readonly dayField: DayField;
  readonly kindOf: (entity: string) => EntityKind;
  /** Entities that hang on source records, by name. */
  readonly attached: ReadonlyMap<string, EntityKind>;
  readonly relationships: ReadonlyMap<string, RelationshipModel>;
  /** Fields of an entity that say its name. */
  readonly nameFields: (entity: string) => ReadonlySet<string>;
}

@Injectable()
export class CurrentModel {
  private ready: { readonly version: number; readonly model: ReadyModel } | undefined;

  constructor(private readonly setups: SetupStore<'master-data'>) {}

  /** @throws UnavailableError while no workspace is applied */
  async current(): Promise<ReadyModel> {
    const current = await this.setups.current();
    if (current === undefined)
      throw new UnavailableError('no workspace applied yet: run `concord apply DIR`');
    if (this.ready?.version !== current.version) {
      this.ready = { version: current.version, model: readyModel(current.setup.model) };
    }
    return this.ready.model;
  }
}

export function readyModel({ entities, relationships = {} }: Model): ReadyModel {
  const all = Object.entries(entities);
  const kinds = new Map(all.map(([name, { kind = 'party' }]) => [name, kind]));
  const days = new Map(all.map(([name, { fields }]) => [name, dayFieldOf(fields)]));
  const names = new Map(all.map(([name, { fields }]) => [name, nameFieldsOf(fields)]));
  return {
    dayField: (entity) => days.get(entity),
    kindOf: (entity) => kinds.get(entity) ?? 'party',
    attached: new Map([...kinds].filter(([, kind]) => kind !== 'party')),
    relationships: new Map(Object.entries(relationships)),
    nameFields: (entity) => names.get(entity) ?? new Set(),
  };
}

type Fields = Model['entities'][string]['fields'];

function dayFieldOf(fields: Fields): string | undefined {
  return Object.entries(fields).find(([, { type }]) => type === 'date')?.[0];
}

function nameFieldsOf(fields: Fields): ReadonlySet<string> {
  const named = Object.entries(fields).filter(([, { type }]) => type.startsWith('name.'));
  return new Set(named.map(([field]) => field));
}
