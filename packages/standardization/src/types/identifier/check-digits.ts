/** The sum of digits times weights, left to right; what is no digit counts as its place in 0-9A-Z. */
export function weighted(text: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, at) => sum + weight * (Number(text.charAt(at)) || 0), 0);
}

/** Luhn (ISO/IEC 7812-1): every second digit from the right doubled. */
export function hasLuhnDigit(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits.charAt(digits.length - 1 - at));
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** ISO 7064 MOD 11,10 over all digits, the check digit last. */
export function hasMod1110Digit(digits: string): boolean {
  let product = 10;
  for (const digit of digits.slice(0, -1)) {
    const sum = (product + Number(digit)) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (product + Number(digits.slice(-1))) % 10 === 1;
}

/** The remainder by 97 of a text in which A is 10 and Z is 35 (ISO 7064 MOD 97-10). */
export function mod97(text: string): number {
  let remainder = 0;
  for (const character of text) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}
