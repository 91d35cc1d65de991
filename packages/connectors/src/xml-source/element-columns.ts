/** A value in a record that came from XML: a text, nested columns, or a list of either. */
export type XmlValue = string | XmlColumns | XmlValue[];
export type XmlColumns = Map<string, XmlValue>;

/** An element that is being read. */
export interface OpenElement {
  readonly name: string;
  readonly columns: XmlColumns;
  text: string;
}

/** `crm:email` is `email`: namespaces are dropped. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** What comes again under a name makes a list of it. */
export function addColumn(columns: XmlColumns, name: string, value: XmlValue): void {
  const present = columns.get(name);
  if (present === undefined) columns.set(name, value);
  else if (Array.isArray(present)) present.push(value);
  else columns.set(name, [present, value]);
}

export function openElement(
  name: string,
  attributes: Readonly<Record<string, string>>,
): OpenElement {
  const columns: XmlColumns = new Map();
  for (const [attribute, value] of Object.entries(attributes)) {
    const isNamespace = attribute === 'xmlns' || attribute.startsWith('xmlns:');
    if (!isNamespace) addColumn(columns, localName(attribute), value);
  }
  return { name, columns, text: '' };
}

/** A text where there is nothing else; otherwise columns, the text beside them as `#text`. */
export function elementValue({ columns, text }: OpenElement): XmlValue {
  const trimmed = text.trim();
  if (columns.size === 0) return trimmed;
  if (trimmed !== '') addColumn(columns, '#text', trimmed);
  return columns;
}

function plain(value: XmlValue): unknown {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.map(plain) : plainColumns(value);
}

/** Plain objects, safe whatever an element is called (`__proto__`). */
export function plainColumns(columns: XmlColumns): Record<string, unknown> {
  return Object.fromEntries([...columns].map(([name, value]) => [name, plain(value)]));
}

/** The record of a finished element. */
export function recordData(element: OpenElement): Record<string, unknown> {
  const value = elementValue(element);
  return value instanceof Map ? plainColumns(value) : { '#text': plain(value) };
}
