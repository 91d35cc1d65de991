import { personalTypes, type SemanticType } from '@concord/contracts/semantic-types';
import type { Model, ModelField } from '@concord/contracts/workspace';

/** How the values of a field are shown to those who see personal values masked. */
export type FieldPrivacy =
  { readonly personal: true; readonly type: SemanticType } | { readonly personal: false };

/** What the model says about its fields. */
export class FieldPrivacies {
  private readonly byEntity: ReadonlyMap<string, ReadonlyMap<string, FieldPrivacy>>;
  private readonly anywhere = new Map<string, FieldPrivacy>();

  constructor(model: Model | undefined) {
    this.byEntity = new Map(
      Object.entries(model?.entities ?? {}).map(([name, { fields }]) => [
        name,
        new Map(Object.entries(fields).map(([field, one]) => [field, privacyOf(one)])),
      ]),
    );
    for (const fields of this.byEntity.values()) {
      for (const [field, privacy] of fields) {
        if (this.anywhere.get(field)?.personal !== true) this.anywhere.set(field, privacy);
      }
    }
  }

  knowsEntity(name: unknown): name is string {
    return typeof name === 'string' && this.byEntity.has(name);
  }

  /** Of a field of an entity; where that is not known, personal as soon as one entity has it so. */
  of(field: string, entity: string | undefined): FieldPrivacy | undefined {
    const own = entity === undefined ? undefined : this.byEntity.get(entity)?.get(field);
    return own ?? this.anywhere.get(field);
  }

  /** Whether it is the name of a field or entity, which says nothing about anybody. */
  names(word: string): boolean {
    return this.anywhere.has(word) || this.byEntity.has(word);
  }
}

function privacyOf({ type, personal = personalTypes.has(type) }: ModelField): FieldPrivacy {
  return personal ? { personal, type } : { personal };
}
