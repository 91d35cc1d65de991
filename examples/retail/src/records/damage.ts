import { nicknames } from '../population/western-names';
import type { Random } from '../random';
import type { Sketch } from './sketch';

/** One thing that went wrong; undefined where it cannot happen to this sketch. */
type Fault = (random: Random, sketch: Sketch) => Sketch | undefined;

const keyboard = 'qwertyuiopasdfghjklzxcvbnm';

/** A slip of the finger behind the first letter: a letter lost, doubled, swapped or another. */
export function typo(random: Random, word: string): string {
  if (word.length < 4 || !/^[\p{Script=Latin} .@'-]+$/u.test(word)) return word;
  const at = random.int(1, word.length - 2);
  const [before, letter, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
  switch (random.int(0, 3)) {
    case 0:
      return before + after;
    case 1:
      return before + letter + letter + after;
    case 2:
      return before + after.charAt(0) + letter + after.slice(1);
    default:
      return before + keyboard.charAt(random.int(0, 25)) + after;
  }
}

function changeCase(random: Random, text: string): string {
  return random.chance(0.6) ? text.toUpperCase() : text.toLowerCase();
}

/** E-mail and telephone are what the sources have in common, so the main one of either stays. */
function reachable({ email, phone, secondary }: Sketch): boolean {
  return phone !== undefined || (email !== undefined && !secondary);
}

/** How many things still say for certain who it is. */
function anchors({ email, phone, birth, nationalId, taxId, address }: Sketch): number {
  return [email, phone, birth, nationalId ?? taxId, address].filter((part) => part !== undefined)
    .length;
}

const faults: readonly [readonly [Fault, number], ...(readonly [Fault, number])[]] = [
  [(random, s) => (s.given === undefined ? undefined : { ...s, given: typo(random, s.given) }), 10],
  [
    (random, s) => (s.family === undefined ? undefined : { ...s, family: typo(random, s.family) }),
    10,
  ],
  [
    (random, s) =>
      s.organization === undefined
        ? undefined
        : { ...s, organization: typo(random, s.organization) },
    10,
  ],
  [
    ({ pick }, s) => {
      const short = nicknames[s.given ?? ''];
      return short === undefined ? undefined : { ...s, given: pick(short) };
    },
    40,
  ],
  [
    (_, { given, family, ...rest }) =>
      given === undefined || family === undefined
        ? undefined
        : { ...rest, given: family, family: given },
    5,
  ],
  [(_, { email, ...rest }) => (email === undefined ? undefined : rest), 7],
  [(_, { phone, ...rest }) => (phone === undefined ? undefined : rest), 7],
  [(_, { birth, ...rest }) => (birth === undefined ? undefined : rest), 7],
  [(_, { address, ...rest }) => (address === undefined ? undefined : rest), 7],
  [
    (random, s) =>
      s.family === undefined || s.given === undefined || s.han
        ? undefined
        : { ...s, given: changeCase(random, s.given), family: changeCase(random, s.family) },
    8,
  ],
  [(random, s) => (s.email === undefined ? undefined : { ...s, email: typo(random, s.email) }), 2],
  [
    ({ int }, { phone, ...s }) => {
      if (phone === undefined || s.email === undefined) return undefined;
      const at = int(5, phone.national.length - 1);
      const national = `${phone.national.slice(0, at)}${int(0, 9)}${phone.national.slice(at + 1)}`;
      return { ...s, phone: { ...phone, national } };
    },
    2,
  ],
  [
    (_, { birth, ...s }) =>
      birth === undefined || birth.day > 12
        ? undefined
        : { ...s, birth: { ...birth, month: birth.day, day: birth.month } },
    2,
  ],
  [
    ({ pick }, s) =>
      s.kind === 'company' || s.han
        ? undefined
        : { ...s, title: pick(['Dr.', 'Prof.', 'Mr', 'Ms']) },
    4,
  ],
];

/** Only where no housemate could be meant: what is left of the name may fit several people. */
const coarseFaults: readonly [readonly [Fault, number], ...(readonly [Fault, number])[]] = [
  [
    (_, s) =>
      s.given === undefined || s.han || s.kind === 'company'
        ? undefined
        : { ...s, given: `${s.given.charAt(0)}.` },
    3,
  ],
  [(_, { family, ...rest }) => (rest.kind === 'company' || rest.han ? undefined : rest), 2],
];

/**
 * Does to a record what years of typing, importing and forgetting do. A fault that would leave
 * fewer than two certain things about the customer is not done.
 */
export function damage(random: Random, sketch: Sketch, delicate: boolean): Sketch {
  let current = sketch;
  const count = random.weigh([
    [0, 45],
    [1, 37],
    [2, 18],
  ]);
  for (let done = 0; done < count; done += 1) {
    const coarse = !delicate && random.chance(0.08);
    const damaged = random.weigh(coarse ? coarseFaults : faults)(random, current);
    if (damaged === undefined || !reachable(damaged)) continue;
    if (anchors(damaged) >= Math.min(2, anchors(current))) current = damaged;
  }
  return current;
}
