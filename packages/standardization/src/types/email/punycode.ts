/** The parameters of Bootstring for host names: RFC 3492, section 5. */
const base = 36;
const [tMin, tMax] = [1, 26];
const [skew, damp] = [38, 700];
const [initialBias, initialN] = [72, 128];
const delimiter = '-';
const digits = 'abcdefghijklmnopqrstuvwxyz0123456789';

function adapted(delta: number, count: number, isFirst: boolean): number {
  let rest = isFirst ? Math.floor(delta / damp) : delta >> 1;
  rest += Math.floor(rest / count);
  let k = 0;
  for (; rest > ((base - tMin) * tMax) >> 1; k += base) rest = Math.floor(rest / (base - tMin));
  return k + Math.floor(((base - tMin + 1) * rest) / (rest + skew));
}

/** A label of a host name after its `xn--`, in its own letters; undefined when it is no Punycode. */
export function fromPunycode(encoded: string): string | undefined {
  const split = encoded.lastIndexOf(delimiter);
  const output = Array.from(encoded.slice(0, Math.max(0, split)), (one) => one.charCodeAt(0));
  let [n, i, bias] = [initialN, 0, initialBias];
  for (let at = split < 0 ? 0 : split + 1; at < encoded.length;) {
    const before = i;
    for (let weight = 1, k = base; ; k += base) {
      const digit = digits.indexOf(encoded.charAt(at++));
      if (digit < 0 || at > encoded.length) return undefined;
      i += digit * weight;
      const threshold = k <= bias ? tMin : Math.min(k - bias, tMax);
      if (digit < threshold) break;
      weight *= base - threshold;
    }
    const count = output.length + 1;
    bias = adapted(i - before, count, before === 0);
    n += Math.floor(i / count);
    if (n > 0x10ffff || (n >= 0xd800 && n <= 0xdfff)) return undefined;
    i %= count;
    output.splice(i++, 0, n);
  }
  return String.fromCodePoint(...output);
}
