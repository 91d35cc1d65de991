import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileKind } from '../folder';
import { notes } from './notes';
import { keysOf, referenceMarkdown } from './reference';

const kinds: FileKind[] = [
  'concord',
  'model',
  'source',
  'match',
  'survivorship',
  'destination',
  'table',
];

describe('the workspace reference', () => {
  it('in docs/reference/workspace.md is current (npm run reference -w packages/workspace)', () => {
    const file = join(__dirname, '../../../../docs/reference/workspace.md');
    expect(readFileSync(file, 'utf8')).toBe(referenceMarkdown());
  });

  it.each(kinds)('explains every key of %s and no other', (kind) => {
    expect(Object.keys(notes[kind]).sort()).toEqual(keysOf(kind).sort());
  });

  it('lists the encodings of a CSV source and the parts of an address', () => {
    expect(referenceMarkdown()).toContain('"gb18030"');
    expect(referenceMarkdown()).toContain('line1, line2, street, houseNumber');
  });
});
