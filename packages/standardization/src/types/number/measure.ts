import type { Unit } from '@concord/contracts/workspace';
import type { StandardizationContext } from '../../context';
import { readNumber, type ReadNumber } from './read-number';
import { inUnit, unitOf } from './unit';

/** A number with a unit: `180 cm`, `1.80m`, `5'11"`, `12 st 4 lb`, `1 m 80`. */
const part = /([+-]?\d[\d.,]*)\s?([^\d\s.,+-][^\d+-]*?)(?=\s*[\d+-]|\s*$)/gu;
const whole = /^(?:[+-]?\d[\d.,]*\s?[^\d\s.,+-][^\d+-]*?\s*){1,3}(\d{1,2})?$/u;
const longest = 40;

export interface ReadMeasure extends ReadNumber {
  readonly unit: Unit;
}

interface Piece {
  readonly read: ReadNumber;
  readonly unit: Unit;
}

function piecesOf(text: string, context: StandardizationContext): Piece[] | undefined {
  const pieces: Piece[] = [];
  for (const [, digits = '', word = ''] of text.matchAll(part)) {
    const read = readNumber(digits, context);
    const unit = unitOf(word);
    if (read === undefined || unit === undefined) return undefined;
    pieces.push({ read, unit });
  }
  return pieces.length === 0 ? undefined : pieces;
}

/** Reads a number followed by a unit, or several that add up; undefined where the text is something else. */
export function readMeasure(
  text: string,
  context: StandardizationContext,
): ReadMeasure | undefined {
  const form = text.length > longest ? null : whole.exec(text);
  if (form === null) return undefined;
  const [, rest] = form;
  const pieces = piecesOf(rest === undefined ? text : text.slice(0, -rest.length), context);
  const [first] = pieces ?? [];
  if (pieces === undefined || first === undefined) return undefined;
  let sum = 0;
  for (const { read, unit } of pieces) {
    const amount = inUnit(read.number, unit, first.unit);
    if (amount === undefined) return undefined;
    sum += amount;
  }
  // 1 m 80 is 1.80 m, 5 ft 11 has eleven inches.
  if (rest !== undefined) {
    const small = first.unit === 'm' ? 'cm' : first.unit === 'ft' ? 'in' : undefined;
    if (small === undefined || pieces.length > 1) return undefined;
    sum += inUnit(Number(rest), small, first.unit) ?? 0;
  }
  return { number: sum, unit: first.unit, ambiguous: pieces.some(({ read }) => read.ambiguous) };
}
