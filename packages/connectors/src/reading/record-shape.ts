/** Stores nest a hundred levels at most, and wrap a record in some of their own. */
const deepest = 50;

/** Why a record could not be stored or sent on, if so; looks at keys and nesting only. */
export function shapeFault(
  value: unknown,
  level = 1,
): { readonly code: string; readonly message: string } | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (level > deepest) {
    return { code: 'record.too-deep', message: `nested more than ${deepest} levels deep` };
  }
  for (const [name, part] of Object.entries(value)) {
    if (name.includes('\0')) {
      return { code: 'record.bad-column', message: 'a column name holds a zero character' };
    }
    const fault = shapeFault(part, level + 1);
    if (fault !== undefined) return fault;
  }
  return undefined;
}
