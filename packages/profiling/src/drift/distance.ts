import type { ColumnFigures } from './figures';

export interface ShapeDistance {
  /** Total variation: the share of the values that would have to have another shape, 0 to 1. */
  readonly distance: number;
  /** What the distance would be by chance alone, were both samples of the same. */
  readonly byChance: number;
}

/** Shapes that are not among those counted are one shape of their own. */
const rest = '';

/**
 * Numbers in a row grow longer by themselves (`C-999`, then `C-1000`), which is no other form. Only
 * where nothing but groups of digits is written (dates, telephones), their lengths tell something.
 */
function form(shape: string): string {
  const isGroups = !/[Aa汉]/u.test(shape) && (shape.match(/9+/gu)?.length ?? 0) > 1;
  return isGroups ? shape : shape.replaceAll(/9+\+?/gu, '9+');
}

function shares({ filled, shapes }: ColumnFigures): Map<string, number> {
  const known = shapes.reduce((sum, [, count]) => sum + count, 0);
  const total = Math.max(1, filled, known);
  const result = new Map<string, number>();
  for (const [shape, count] of shapes)
    result.set(form(shape), (result.get(form(shape)) ?? 0) + count / total);
  if (known < total) result.set(rest, (total - known) / total);
  return result;
}

/**
 * How far the shapes of two columns are apart. By chance each share p differs between samples of n
 * and m by a normal error of variance p(1−p)(1/n+1/m), of which the mean absolute value is √(2/π)
 * times the root.
 */
export function shapeDistance(before: ColumnFigures, now: ColumnFigures): ShapeDistance {
  const [old, fresh] = [shares(before), shares(now)];
  const [n, m] = [Math.max(1, before.filled), Math.max(1, now.filled)];
  let distance = 0;
  let byChance = 0;
  for (const shape of new Set([...old.keys(), ...fresh.keys()])) {
    const [p, q] = [old.get(shape) ?? 0, fresh.get(shape) ?? 0];
    const both = (p * n + q * m) / (n + m);
    distance += Math.abs(p - q) / 2;
    byChance += Math.sqrt((2 / Math.PI) * both * (1 - both) * (1 / n + 1 / m)) / 2;
  }
  return { distance, byChance };
}

/** The shapes that gained most, and those that lost most: what a person wants to see. */
export function shapesThatMoved(
  before: ColumnFigures,
  now: ColumnFigures,
): { readonly before: string; readonly now: string } {
  const [old, fresh] = [shares(before), shares(now)];
  const moves = [...new Set([...old.keys(), ...fresh.keys()])]
    .filter((shape) => shape !== rest)
    .map((shape) => ({ shape, move: (fresh.get(shape) ?? 0) - (old.get(shape) ?? 0) }))
    .sort((a, b) => a.move - b.move || (a.shape < b.shape ? -1 : 1));
  return { before: moves[0]?.shape ?? '', now: moves.at(-1)?.shape ?? '' };
}
