import type { SemanticType } from '@concord/contracts/semantic-types';
import type { EntityModel, EntitySurvivorship } from '@concord/contracts/workspace';
import { defaultRulesFor } from './default-rules';
import { parseChain, type Rule } from './rule';

export interface PolicyField {
  readonly field: string;
  readonly type: SemanticType;
  readonly many: boolean;
}

/**
 * Fields that are decided together, by one chain.
 * - `one`: the best single value.
 * - `union`: every distinct value, the best first.
 * - `record`: everything that the best single record says about these fields.
 */
export interface Slot {
  readonly fields: readonly PolicyField[];
  readonly take: 'one' | 'union' | 'record';
  readonly rules: readonly Rule[];
  /** Only records that have all the fields compete; without such a record these slots decide. */
  readonly apart?: readonly Slot[];
  /** Values from the record that won these fields come first (a full name beside its parts). */
  readonly follows?: readonly string[];
}

/** A survivorship section made ready to run; build it once per model, section and trust. */
export interface SurvivorshipPolicy {
  readonly slots: readonly Slot[];
  /** The fields of the model, in its order. */
  readonly fieldOrder: readonly string[];
  readonly trust: ReadonlyMap<string, number>;
}

/** Turns a chain into a slot of one field. A many-valued field without `union` takes one record's list. */
function fieldSlot(field: PolicyField, chain: readonly Rule[]): Slot {
  const rules = chain.filter((rule) => rule.name !== 'union');
  if (!field.many) return { fields: [field], take: 'one', rules };
  return { fields: [field], take: rules.length < chain.length ? 'union' : 'record', rules };
}

function sectionDefault(field: PolicyField, section: EntitySurvivorship): readonly Rule[] {
  if (section.default === undefined) return defaultRulesFor(field.type, field.many);
  const chain = parseChain(section.default);
  // A default for all fields says how to order; it does not mean that the second e-mail is lost.
  return field.many ? [{ name: 'union' }, ...chain] : chain;
}

function groupSlots(section: EntitySurvivorship, fields: ReadonlyMap<string, PolicyField>): Slot[] {
  const taken = new Set<string>();
  return Object.entries(section.groups).map(([group, { fields: names, rule }]) => {
    const members = names.map((name) => {
      const field = fields.get(name);
      if (field === undefined) throw unknownField(`group "${group}"`, name, fields);
      if (taken.has(name)) throw new TypeError(`survivorship: "${name}" stands in two groups`);
      taken.add(name);
      return field;
    });
    const rules = parseChain(rule).filter(({ name }) => name !== 'union');
    return { fields: members, take: 'record', rules };
  });
}

function unknownField(
  place: string,
  name: string,
  fields: ReadonlyMap<string, PolicyField>,
): TypeError {
  const known = [...fields.keys()].join(', ');
  return new TypeError(
    `survivorship: ${place} names "${name}", which the model lacks (it has ${known})`,
  );
}

/**
 * Given and family name come from one record wherever one has both: "Robert" of one record beside
 * the maiden name of another would be a person who does not exist. A full name follows them.
 * Only for an entity with exactly one field of each, without a rule or group of the user's own.
 */
function nameSlots(free: readonly PolicyField[], section: EntitySurvivorship): Slot[] {
  const only = (type: SemanticType) => {
    const found = free.filter((field) => field.type === type && !field.many);
    return found.length === 1 ? found[0] : undefined;
  };
  const [given, family, full] = [only('name.given'), only('name.family'), only('name.full')];
  if (given === undefined || family === undefined) return [];
  const rules = sectionDefault(given, section).filter(({ name }) => name !== 'union');
  const pair: Slot = {
    fields: [given, family],
    take: 'record',
    rules,
    apart: [given, family].map((field) => fieldSlot(field, sectionDefault(field, section))),
  };
  if (full === undefined) return [pair];
  const follows = [given.field, family.field];
  return [pair, { ...fieldSlot(full, sectionDefault(full, section)), follows }];
}

/**
 * Compiles what the workspace says about an entity. `trust` is 0 to 1 by source name; a source
 * that is not listed has 0.5. Throws a TypeError for a field that the model does not have.
 */
export function compilePolicy(
  model: EntityModel,
  section: EntitySurvivorship | undefined,
  trust: ReadonlyMap<string, number>,
): SurvivorshipPolicy {
  const stated = section ?? { fields: {}, groups: {} };
  const fields = new Map(
    Object.entries(model.fields).map(([field, { type, many }]) => [field, { field, type, many }]),
  );
  const groups = groupSlots(stated, fields);
  const grouped = new Set(groups.flatMap((slot) => slot.fields.map(({ field }) => field)));
  const own = Object.entries(stated.fields).flatMap(([name, chain]) => {
    const field = fields.get(name);
    if (field === undefined) throw unknownField('fields', name, fields);
    return grouped.has(name) ? [] : [fieldSlot(field, parseChain(chain))];
  });
  const ruled = new Set([...grouped, ...Object.keys(stated.fields)]);
  const free = [...fields.values()].filter(({ field }) => !ruled.has(field));
  const names = nameSlots(free, stated);
  const named = new Set(names.flatMap((slot) => slot.fields));
  const rest = free
    .filter((field) => !named.has(field))
    .map((field) => fieldSlot(field, sectionDefault(field, stated)));
  return { slots: [...groups, ...own, ...names, ...rest], fieldOrder: [...fields.keys()], trust };
}

/** The fields that are decided together with this one, itself among them, in the order of the slot. */
export function decidedWith(policy: SurvivorshipPolicy, field: string): readonly string[] {
  const slot = policy.slots.find(({ fields }) => fields.some((one) => one.field === field));
  return slot?.fields.map((one) => one.field) ?? [];
}
