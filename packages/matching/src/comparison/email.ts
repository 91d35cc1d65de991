import type { Comparison, MatchModel } from '../model/model';
import { oneEditApart, withinEdits } from '../text/edits';
import { jaroWinkler } from '../text/jaro-winkler';
import { letterMask, lettersApart } from '../text/letter-mask';
import { bestOf, distinct, highest } from './best-of';
import { discounts, type Comparator } from './comparator';
import { Numbering, type Numbered } from './pair-cache';
import { plainText } from './plain-text';
import { frequenciesOf, LevelScale, type Frequencies, type Judgement } from './scale';

interface Mailbox extends Numbered {
  /** Without a plus-tag. */
  readonly text: string;
  readonly local: string;
  readonly domain: string;
  readonly letters: number;
  readonly frequency: number;
  /** A mailbox of a role (`info@`): shared by all who work there. */
  readonly role: boolean;
}

/** E-mail addresses; a plus-tag (`ann+shop@`) does not make another mailbox. */
export function emailComparator(
  comparison: Comparison,
  model: MatchModel,
): Comparator<readonly Mailbox[]> {
  const scale = new LevelScale(comparison);
  const frequencies = frequenciesOf(model, comparison, 'value');
  const mailboxes = new Numbering<Mailbox>((text, id) => mailboxOf(text, id, frequencies));
  const none = scale.at('none');
  const judge = (a: Mailbox, b: Mailbox): Judgement => {
    const level = mailboxLevel(a, b);
    if (level === 'none') return none;
    return level === 'equal' ? scale.atFrequency(level, a.frequency) : scale.at(level);
  };
  const ceiling = ({ frequency }: Mailbox): number => scale.ceiling(frequency);
  return {
    read(values) {
      const texts = distinct(values.map((value) => withoutTag(plainText(value))));
      return mailboxes.listOf(texts);
    },
    reread: (all) => mailboxes.again(all, ({ text }) => text),
    judge: (a, b) => bestOf(a, b, judge) ?? none,
    ceiling: (boxes) => highest(boxes, ceiling),
    atoms(boxes, add) {
      for (const { text, local } of boxes) {
        add(`w${text}`, discounts.whole);
        add(`l${local}`, discounts.part);
        add(`s${local.slice(0, 5)}`, discounts.affix);
      }
    },
    terms(boxes, add) {
      for (const { text } of boxes) add('value', text);
    },
    show: (boxes) => boxes.map((box) => box.text).join(', '),
  };
}

function withoutTag(written: string): string {
  const text = written.toLowerCase().slice(0, 100);
  const at = text.lastIndexOf('@');
  const local = (at < 0 ? text : text.slice(0, at)).replace(/\+.*$/, '');
  return `${local}@${at < 0 ? '' : text.slice(at + 1)}`;
}

function mailboxOf(text: string, id: number, frequencies: Frequencies): Mailbox {
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at);
  const role = frequencies.has(local);
  const frequency = frequencies.has(text) || !role ? frequencies.of(text) : frequencies.of(local);
  return {
    id,
    text,
    local,
    domain: text.slice(at + 1),
    letters: letterMask(lettersOf(text)),
    frequency,
    role,
  };
}

const mostEdits = 3;

type MailboxLevel = 'equal' | 'one edit' | 'similar' | 'same name, other domain' | 'none';

function mailboxLevel(a: Mailbox, b: Mailbox): MailboxLevel {
  if (a.text === b.text) return 'equal';
  if (a.role || b.role) return 'none';
  const apart = lettersApart(a.letters, b.letters);
  // An edit takes one letter away and brings one in, at most.
  if (apart > 2 * mostEdits && a.local !== b.local) return 'none';
  if (apart === 0 && lettersOf(a.text) === lettersOf(b.text))
    return oneEditApart(a.text, b.text) ? 'similar' : 'none';
  if (a.text.length > 8 && oneEditApart(a.text, b.text)) return 'one edit';
  if (a.local === b.local) return a.local.length >= 6 ? 'same name, other domain' : 'none';
  return isSimilar(a, b) ? 'similar' : 'none';
}

/** `lukas45@` and `lukas@` are two mailboxes on purpose: the first was taken. */
function lettersOf(text: string): string {
  return text.replace(/\d/g, '');
}

function isSimilar(a: Mailbox, b: Mailbox): boolean {
  if (a.local.charCodeAt(0) !== b.local.charCodeAt(0) && a.domain !== b.domain) return false;
  if (a.text.length < 10 || !withinEdits(a.text, b.text, mostEdits)) return false;
  return jaroWinkler(a.local, b.local) >= 0.88 && jaroWinkler(a.domain, b.domain) >= 0.88;
}
