import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCheck } from '@concord/contracts/checks';
import type { FileKind } from '../folder';
import { checkNotes } from './check-notes';
import { notes, ruleNotes } from './notes';
import { keysOf, referenceMarkdown } from './reference';

const kinds: FileKind[] = [
  'concord',
  'model',
  'source',
  'cleansing',
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

  it('says of every rule across fields what it says', () => {
    for (const name of Object.keys(ruleNotes))
      expect(referenceMarkdown()).toContain(`| \`${name}\``);
    expect(
      referenceMarkdown()
        .split('\n')
        .filter((line) => line.endsWith('|  |')),
    ).toEqual([]);
  });

  it.each(checkNotes)('shows a check that can be read: %s', (check) => {
    expect(parseCheck(check)).toMatchObject({ ok: true });
  });

  it('lists the encodings of a CSV source and the parts of an address', () => {
    expect(referenceMarkdown()).toContain('"gb18030"');
    expect(referenceMarkdown()).toContain('line1, line2, street, houseNumber');
  });
});
