import { z } from 'zod';
import type { Finding, Path } from '../fault';
import { isList, isObject } from '../json';
import { nearestWord } from '../nearest';
import { alternatives, fitsKind, knownKeys, shapeUnder, valueUnder, type Shape } from './shape';
import { oneOf, shapeWords, valueWords } from './words';

type Issue = z.core.$ZodIssue;

/** Where the walk stands: the shape wanted, the value found, the path to both. */
interface Place {
  readonly shape: Shape;
  readonly value: unknown;
  readonly path: Path;
}

function descend(from: Place, steps: readonly PropertyKey[]): Place {
  let { shape, value } = from;
  const path = [...from.path];
  for (const key of steps) {
    shape = shapeUnder(shape, value, key);
    value = valueUnder(value, key);
    path.push(typeof key === 'symbol' ? key.toString() : key);
  }
  return { shape, value, path };
}

function suggestion(word: unknown, candidates: readonly string[]): { nearest?: string } {
  const nearest = typeof word === 'string' ? nearestWord(word, candidates) : undefined;
  return nearest === undefined ? {} : { nearest };
}

function missing(place: Place, expected: string): Finding {
  const name = String(place.path.at(-1) ?? 'the file');
  return { path: place.path, at: 'key', message: `"${name}" is missing`, expected };
}

function wrongKind(place: Place): Finding {
  const expected = shapeWords(place.shape);
  if (place.value === undefined && place.path.length > 0) return missing(place, expected);
  return { path: place.path, at: 'value', message: `found ${valueWords(place.value)}`, expected };
}

function wrongWord(place: Place, words: readonly string[]): Finding {
  const expected = oneOf(words.map((word) => `"${word}"`));
  if (place.value === undefined) return missing(place, expected);
  return {
    path: place.path,
    at: 'value',
    message: `found ${valueWords(place.value)}`,
    expected,
    ...suggestion(place.value, words),
  };
}

function unknownKeys(place: Place, keys: readonly string[]): Finding[] {
  const known = alternatives(place.shape)
    .filter((option) => fitsKind(option, place.value))
    .flatMap((option) => knownKeys(option) ?? []);
  return keys.map((key) => ({
    path: [...place.path, key],
    at: 'key',
    message: `there is no key "${key}" here`,
    expected: oneOf(known),
    ...suggestion(key, known),
  }));
}

function outOfBounds(
  place: Place,
  origin: string,
  bound: { word: string; amount: number | bigint },
): Finding {
  const amount = `${bound.word} ${bound.amount}`;
  const count = bound.amount === 1 || bound.amount === 1n ? '' : 's';
  const expectations: Record<string, string> = {
    string: `${amount} character${count}`,
    array: `${amount} ${count === '' ? 'entry' : 'entries'}`,
  };
  return {
    path: place.path,
    at: 'value',
    message: place.value === '' ? 'found empty text' : `found ${valueWords(place.value)}`,
    expected: expectations[origin] ?? amount,
  };
}

/** A text in a small language of its own: what stood there, what was expected, which word was meant. */
function notOfTheLanguage(place: Place, { message, params }: Extract<Issue, { code: 'custom' }>) {
  const expected: unknown = params?.expected;
  const words: unknown = params?.words;
  const known = isList(words) ? words.filter((word) => typeof word === 'string') : [];
  const finding: Finding = { path: place.path, at: 'value', message };
  if (typeof expected !== 'string') return finding;
  return { ...finding, expected, ...suggestion(params?.found, known) };
}

/** How far an alternative is from the value: the lowest is what the author most likely meant. */
function strangeness(option: Shape, value: unknown, issues: readonly Issue[]): number {
  if (!fitsKind(option, value)) return 1000 + issues.length;
  const known = knownKeys(option) ?? [];
  const present = isObject(value) ? Object.keys(value).filter((key) => known.includes(key)) : [];
  let cost = -2 * present.length;
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') cost += 2;
    else for (const key of issue.keys) cost += nearestWord(key, known) === undefined ? 3 : -1;
  }
  return cost;
}

/** Pairs each alternative with its issues; unions directly inside a union are laid flat. */
function branches(
  shape: Shape,
  errors: readonly (readonly Issue[])[],
): [Shape, readonly Issue[]][] {
  const options = shape.anyOf ?? shape.oneOf ?? [];
  return errors.flatMap((issues, index): [Shape, readonly Issue[]][] => {
    const option = options[index];
    if (option === undefined) return [];
    const [only] = issues;
    const nested = only?.code === 'invalid_union' && issues.length === 1 && only.path.length === 0;
    return nested && only.errors.length > 0 ? branches(option, only.errors) : [[option, issues]];
  });
}

function fromUnion(place: Place, issue: Extract<Issue, { code: 'invalid_union' }>): Finding[] {
  if (issue.discriminator !== undefined) {
    const options = 'options' in issue ? (issue.options ?? []) : [];
    return [wrongWord(place, options.map(String))];
  }
  const ranked = branches(place.shape, issue.errors)
    .map(([shape, issues]) => ({ shape, issues, cost: strangeness(shape, place.value, issues) }))
    .sort((a, b) => a.cost - b.cost);
  const [best] = ranked;
  if (best === undefined || best.cost >= 1000) return [wrongKind(place)];
  return fromIssues(best.issues, { ...place, shape: best.shape });
}

function fromIssue(issue: Issue, from: Place): Finding[] {
  const place = descend(from, issue.path);
  switch (issue.code) {
    case 'invalid_union':
      return fromUnion(place, issue);
    case 'invalid_type':
      return [wrongKind(place)];
    case 'invalid_value':
      return [wrongWord(place, issue.values.map(String))];
    case 'unrecognized_keys':
      return unknownKeys(place, issue.keys);
    case 'too_small':
      return [outOfBounds(place, issue.origin, { word: 'at least', amount: issue.minimum })];
    case 'too_big':
      return [outOfBounds(place, issue.origin, { word: 'at most', amount: issue.maximum })];
    case 'invalid_key':
      return [
        {
          path: place.path,
          at: 'key',
          message: `"${String(place.path.at(-1))}" cannot be a name`,
          expected: issue.issues[0]?.message ?? 'another name',
        },
      ];
    case 'invalid_format': {
      const expected =
        issue.format === 'url' ? 'a URL such as https://example.com/customers' : issue.message;
      return [
        { path: place.path, at: 'value', message: `found ${valueWords(place.value)}`, expected },
      ];
    }
    case 'custom':
      return [notOfTheLanguage(place, issue)];
    default:
      return [{ path: place.path, at: 'value', message: issue.message }];
  }
}

/** A missing key whose misspelling was found too is said once, as the misspelling. */
function withoutEchoes(findings: readonly Finding[]): Finding[] {
  const meant = new Set(
    findings.flatMap(({ path, nearest }) =>
      nearest === undefined ? [] : [JSON.stringify([...path.slice(0, -1), nearest])],
    ),
  );
  return findings.filter(
    ({ path, message }) => !(message.endsWith('is missing') && meant.has(JSON.stringify(path))),
  );
}

function fromIssues(issues: readonly Issue[], place: Place): Finding[] {
  return withoutEchoes(issues.flatMap((issue) => fromIssue(issue, place)));
}

/** What a schema has against a value, in plain words, one finding per fault. */
export function schemaFindings(schema: z.ZodType, value: unknown): Finding[] {
  const result = schema.safeParse(value);
  if (result.success) return [];
  const shape = z.toJSONSchema(schema, { io: 'input' });
  return fromIssues(result.error.issues, { shape, value, path: [] });
}
