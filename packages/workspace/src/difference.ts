import { canonicalJson, isList, isObject, textAt } from './json';

/** One difference between two setups; `path` as people would say it: `sources.crm.trust`. */
export interface Change {
  readonly kind: 'added' | 'changed' | 'removed';
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Lists of things that have a name are compared by that name, not by their place in the list. */
function byName(list: readonly unknown[]): Readonly<Record<string, unknown>> | undefined {
  const named = list.map((entry) => [
    textAt(entry, 'source') ?? textAt(entry, 'destination'),
    entry,
  ]);
  if (named.some(([name]) => name === undefined)) return undefined;
  return Object.fromEntries(named.map(([name, entry]) => [String(name), entry]));
}

function members(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (isList(value)) return byName(value);
  return isObject(value) ? value : undefined;
}

function changeOf(path: string, before: unknown, after: unknown): Change[] {
  if (canonicalJson(before) === canonicalJson(after)) return [];
  if (before === undefined) return [{ kind: 'added', path, after }];
  if (after === undefined) return [{ kind: 'removed', path, before }];
  const old = members(before);
  const now = members(after);
  if (old === undefined || now === undefined) return [{ kind: 'changed', path, before, after }];
  const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])].sort();
  return keys.flatMap((key) => changeOf(path === '' ? key : `${path}.${key}`, old[key], now[key]));
}

/**
 * What changes between two setups, or two workspaces, as parsed JSON. Something new or gone is
 * one change with its whole content; inside what stays, the smallest part that differs.
 */
export function workspaceDiff(before: unknown, after: unknown): Change[] {
  return changeOf('', before ?? {}, after ?? {});
}

const longest = 100;

function shown(path: string, value: unknown): string {
  // Headers carry keys and tokens; a diff is printed and pasted.
  if (path.includes('.headers')) return '(hidden)';
  const text = JSON.stringify(value, (key, part: unknown) =>
    key === 'headers' && isObject(part) && Object.keys(part).length > 0 ? '(hidden)' : part,
  );
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** The changes as lines: `+ sources.shop {…}`, `~ sources.crm.trust 0.5 → 0.8`, `- …`. */
export function changesText(changes: readonly Change[]): string {
  return changes
    .map(({ kind, path, before, after }) => {
      if (kind === 'added') return `+ ${path} ${shown(path, after)}`;
      if (kind === 'removed') return `- ${path} ${shown(path, before)}`;
      return `~ ${path} ${shown(path, before)} → ${shown(path, after)}`;
    })
    .join('\n');
}
