import type { Comparison, MatchModel } from '../model/model';
import { oneEditApart, withinEdits } from '../text/edits';
import { jaroWinkler } from '../text/jaro-winkler';
import { bestOf, distinct } from './best-of';
import { discounts, type Comparator } from './comparator';
import { plainText } from './plain-text';
import { frequenciesOf, LevelScale, type Judgement } from './scale';

interface Mailbox {
  readonly text: string;
  readonly local: string;
  readonly domain: string;
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
  return {
    read(values) {
      const texts = distinct(values.map((value) => plainText(value).toLowerCase().slice(0, 100)));
      const boxes = texts.map((text) => {
        const at = text.lastIndexOf('@');
        const local = (at < 0 ? text : text.slice(0, at)).replace(/\+.*$/, '');
        const domain = at < 0 ? '' : text.slice(at + 1);
        const role = frequencies.has(local);
        const frequency =
          frequencies.has(text) || !role ? frequencies.of(text) : frequencies.of(local);
        return { text: `${local}@${domain}`, local, domain, frequency, role };
      });
      return boxes.length === 0 ? undefined : boxes;
    },
    judge: (a, b) =>
      bestOf(a, b, (one, other) => judgeMailboxes(scale, one, other)) ?? scale.at('none'),
    atoms(boxes, add) {
      for (const { text, local } of boxes) {
        add(`w${text}`, discounts.whole);
        add(`l${local}`, discounts.part);
        add(`s${local.slice(0, 5)}`, discounts.affix);
      }
    },
    show: (boxes) => boxes.map((box) => box.text).join(', '),
  };
}

function judgeMailboxes(scale: LevelScale, a: Mailbox, b: Mailbox): Judgement {
  if (a.text === b.text) return scale.atFrequency('equal', a.frequency);
  if (a.role || b.role) return scale.at('none');
  if (lettersOf(a.text) === lettersOf(b.text)) {
    return scale.at(oneEditApart(a.text, b.text) ? 'similar' : 'none');
  }
  if (a.text.length > 8 && oneEditApart(a.text, b.text)) return scale.at('one edit');
  if (a.local === b.local)
    return scale.at(a.local.length >= 6 ? 'same name, other domain' : 'none');
  return scale.at(isSimilar(a, b) ? 'similar' : 'none');
}

/** `lukas45@` and `lukas@` are two mailboxes on purpose: the first was taken. */
function lettersOf(text: string): string {
  return text.replace(/\d/g, '');
}

function isSimilar(a: Mailbox, b: Mailbox): boolean {
  if (a.local.charCodeAt(0) !== b.local.charCodeAt(0) && a.domain !== b.domain) return false;
  if (a.text.length < 10 || !withinEdits(a.text, b.text, 3)) return false;
  return jaroWinkler(a.local, b.local) >= 0.88 && jaroWinkler(a.domain, b.domain) >= 0.88;
}
