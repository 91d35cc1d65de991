import {
  domainTypos,
  freeMailDomains,
  realNeighbours,
  wrongEndings,
} from '../../data/email-domains';

/** Below this, a change of one letter makes another real domain (`gmx.de`, `web.de`, `qq.com`). */
const shortestGuessed = 9;

/** Every domain that people have mailboxes at, by what is left of it without one letter. */
const byDeletion: ReadonlyMap<string, string> = new Map(
  [...freeMailDomains]
    .filter((domain) => domain.length >= shortestGuessed)
    .flatMap((domain) => [domain, ...deletions(domain)].map((key) => [key, domain] as const)),
);

function deletions(text: string): string[] {
  return Array.from(text, (_, at) => text.slice(0, at) + text.slice(at + 1));
}

/** Whether one letter more, less, changed or two swapped make one text of the other. */
function oneSlipApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a.charAt(start) === b.charAt(start)) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  if (a.length > b.length) return restA.slice(1) === restB;
  if (a.length < b.length) return restA === restB.slice(1);
  if (restA.slice(1) === restB.slice(1)) return true;
  const [swapped, tail] = [b.charAt(start + 1) + b.charAt(start), restB.slice(2)];
  return restA === swapped + tail;
}

/** `hotmail.at` beside `hotmail.it`: the same provider in another country. */
function isInAnotherCountry(a: string, b: string): boolean {
  const [endA, endB] = [a.lastIndexOf('.'), b.lastIndexOf('.')];
  return a.length - endA === 3 && a.slice(0, endA) === b.slice(0, endB);
}

function neighbourOf(domain: string): string | undefined {
  for (const key of [domain, ...deletions(domain)]) {
    const near = byDeletion.get(key);
    if (near === undefined || near === domain || isInAnotherCountry(domain, near)) continue;
    if (oneSlipApart(near, domain)) return near;
  }
  return undefined;
}

function withRightEnding(domain: string): string | undefined {
  const dot = domain.lastIndexOf('.');
  const ending = wrongEndings.get(domain.slice(dot + 1));
  return ending === undefined ? undefined : `${domain.slice(0, dot + 1)}${ending}`;
}

/** The domains of a load are few; what was found for the latest ones is kept. */
const found = new Map<string, string | undefined>();
const mostKept = 5_000;

function guessed(domain: string): string | undefined {
  const isGuessed = domain.length >= shortestGuessed - 1 && domain.length < 30;
  return (isGuessed ? neighbourOf(domain) : undefined) ?? withRightEnding(domain);
}

/**
 * The domain that was probably meant: by a table of what people mistype, one slip away from a
 * provider that many have a mailbox at, or with an ending that no register knows (`acme.con`).
 */
export function meantDomain(domain: string): string | undefined {
  if (freeMailDomains.has(domain) || realNeighbours.has(domain)) return undefined;
  const known = domainTypos.get(domain);
  if (known !== undefined || found.has(domain)) return known ?? found.get(domain);
  if (found.size >= mostKept) found.clear();
  const meant = guessed(domain);
  found.set(domain, meant);
  return meant;
}
