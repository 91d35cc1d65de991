import type { RecordKey } from '@concord/contracts/names';
import type {
  Cardinality,
  RelationshipKind,
  RelationshipModel,
} from '@concord/contracts/workspace';
import type { Link } from './relations.repository';

/** A relationship of one entity with another one, or with a record that is not there (yet). */
export interface Bond {
  readonly relationship: string;
  readonly kind?: RelationshipKind;
  /** `to`: the entity points; `from`: it is pointed to. */
  readonly direction: 'to' | 'from';
  readonly other: Other;
  /** Between which records it stands, at most ten of `linkCount`. */
  readonly links: readonly Link[];
  readonly linkCount: number;
  /** The cardinality that the model asks for, where there are more. */
  readonly violates?: Cardinality;
}

/** `open`: the record that is pointed to belongs to nobody: it never came, or is gone. */
export type Other = { readonly id: string } | { readonly open: RecordKey };

export type EntityOf = (key: RecordKey) => string | undefined;
export type Relationships = ReadonlyMap<string, RelationshipModel>;

const shownLinks = 10;

/**
 * The relationships of an entity by the links of its records: one for each other end, whatever number of
 * records says so, in the order of relationship, direction and other end. Links within the entity say nothing.
 */
export function bondsOf(
  entityId: string,
  links: readonly Link[],
  entityOf: EntityOf,
  relationships: Relationships,
): Bond[] {
  const groups = new Map<string, { bond: Bond; links: Link[] }>();
  for (const link of links) {
    for (const direction of ['to', 'from'] as const) {
      const [own, far] = direction === 'to' ? [link.from, link.to] : [link.to, link.from];
      const other = otherEnd(far, entityOf);
      if (entityOf(own) !== entityId || ('id' in other && other.id === entityId)) continue;
      const name = JSON.stringify([link.relationship, direction, other]);
      const group = groups.get(name) ?? {
        bond: emptyBond(link, direction, other, relationships),
        links: [],
      };
      if (group.links.length === 0) groups.set(name, group);
      group.links.push(link);
    }
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { bond, links: own }]) => ({
      ...bond,
      links: own.slice(0, shownLinks),
      linkCount: own.length,
    }));
}

function otherEnd(key: RecordKey, entityOf: EntityOf): Other {
  const id = entityOf(key);
  return id === undefined ? { open: key } : { id };
}

function emptyBond(
  { relationship }: Link,
  direction: Bond['direction'],
  other: Other,
  relationships: Relationships,
): Bond {
  const kind = relationships.get(relationship)?.kind;
  return {
    relationship,
    ...(kind === undefined ? {} : { kind }),
    direction,
    other,
    links: [],
    linkCount: 0,
  };
}

/** Which side of a relationship may have only one on the other side. */
const onlyOne: Readonly<Record<Bond['direction'], ReadonlySet<Cardinality>>> = {
  to: new Set(['one-to-one', 'many-to-one']),
  from: new Set(['one-to-one', 'one-to-many']),
};

/**
 * Marks the bonds that are more than the model allows: of an entity that points to several where one is allowed,
 * is pointed to by several, or points to one to which others point, too (`rivals`: to how many others).
 */
export function flagged(
  bonds: readonly Bond[],
  relationships: Relationships,
  rivals: (bond: Bond) => number = () => 0,
): Bond[] {
  const counts = new Map<string, number>();
  const sideOf = ({ relationship, direction }: Bond): string => `${relationship} ${direction}`;
  for (const bond of bonds) counts.set(sideOf(bond), (counts.get(sideOf(bond)) ?? 0) + 1);
  return bonds.map((bond) => {
    const cardinality = relationships.get(bond.relationship)?.cardinality;
    if (cardinality === undefined) return bond;
    const several = (counts.get(sideOf(bond)) ?? 0) > 1 && onlyOne[bond.direction].has(cardinality);
    const shared = bond.direction === 'to' && onlyOne.from.has(cardinality) && rivals(bond) > 0;
    return several || shared ? { ...bond, violates: cardinality } : bond;
  });
}
