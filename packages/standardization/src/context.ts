/** What is known about the source of a value; the same for all records of a source. */
export interface StandardizationContext {
  /** ISO 3166-1 alpha-2: the region in which local phones, dates, postcodes and amounts are read. */
  country?: string;
  /** Day before month in all-numeric dates; without it the custom of `country` decides. */
  dayFirst?: boolean;
  /** `YYYY-MM-DD`; birth dates after it are rejected. The package itself knows no clock. */
  today: string;
}
