import { createHash } from 'node:crypto';
import type { MatchModel } from '@concord/matching';
import { z } from 'zod';

/**
 * Characters of one piece. A document of MongoDB holds 16 MB, a character takes at most 3 bytes (two of the four of an
 * astral one each). A model of many fields with tables of 5,000 values each has one to three million characters; so
 * most have one piece, and none is too large.
 */
const pieceLength = 4_000_000;

const matchModel = z.custom<MatchModel>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    'prior' in value &&
    'comparisons' in value &&
    Array.isArray(value.comparisons),
  'a match model',
);

/** JSON text rather than a document: names of values may hold dots, dollars and whatever people are called. */
export function writeParameters(model: MatchModel): string {
  return JSON.stringify(model);
}

export function readParameters(text: string): MatchModel {
  return matchModel.parse(JSON.parse(text));
}

export function piecesOf(text: string, length = pieceLength): string[] {
  const pieces: string[] = [];
  for (let from = 0; from < text.length || pieces.length === 0;) {
    const to = from + length;
    // Half a character cannot be stored.
    const end = isHighSurrogate(text.charCodeAt(to - 1)) ? to + 1 : to;
    pieces.push(text.slice(from, end));
    from = end;
  }
  return pieces;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
