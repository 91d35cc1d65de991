/** A table written as text: entries on lines or divided by `|`, blanks around them ignored. */
export function entries(table: string): ReadonlySet<string> {
  const found = table.split(/[|\n]/).map((entry) => entry.trim());
  return new Set(found.filter((entry) => entry !== ''));
}

/** A table of single words divided by white space. */
export function words(table: string): ReadonlySet<string> {
  return new Set(table.trim().split(/\s+/));
}
