import type { IdentifierScheme, Unit } from '@concord/contracts/workspace';
import type { KnownWords } from './words';

/** What is known about a value before it is read; the same for all values of a field of a source. */
export interface StandardizationContext {
  /** ISO 3166-1 alpha-2: the region in which local phones, dates, postcodes and amounts are read. */
  country?: string;
  /** The country of the record's own address: where phones are read that are none in `country`. */
  addressCountry?: string;
  /** Day before month in all-numeric dates; without it the custom of `country` decides. */
  dayFirst?: boolean;
  /** `YYYY-MM-DD`; birth dates after it are rejected. The package itself knows no clock. */
  today: string;
  /** Words that the workspace adds to the built-in ones. */
  words?: KnownWords;
  /** Of a `category`: the word as written, by its form, to the label that is meant. */
  labels?: ReadonlyMap<string, string>;
  /** Of a `number`: the unit that its values are brought to. */
  unit?: Unit;
  /** Of an `identifier`: how its check digits are reckoned, whatever its form. */
  scheme?: IdentifierScheme;
}
