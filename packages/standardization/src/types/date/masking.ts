import { hidden } from '../../masking/hidden';

/** `1980-05-17` → `1980-**-**`; anything but a standard date is hidden whole. */
export function maskDate(text: string): string {
  const year = /^(\d{4})(?:-|$)/.exec(text)?.[1];
  return year === undefined ? hidden : `${year}-**-**`;
}
