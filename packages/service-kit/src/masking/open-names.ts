/**
 * What those who see personal values masked may read outside of fields of the model. As in log lines, nothing
 * goes out because nobody forbade it: a text under any other name is hidden. Numbers and flags are shown.
 */
const openNames: ReadonlySet<string> = new Set([
  ...['id', 'ids', 'version', 'status', 'state', 'into', 'others', 'redirectedFrom', 'change'],
  ...['entity', 'entityId', 'entityIds', 'customer', 'customerId', 'relationship', 'direction'],
  ...['field', 'fields', 'changedFields', 'source', 'sources', 'recordId', 'record', 'records'],
  ...['rule', 'rules', 'kind', 'type', 'cause', 'code', 'codes', 'severity', 'step', 'action'],
  ...['mode', 'unit', 'currency', 'scheme', 'destination', 'service', 'model', 'outcome'],
  ...['check', 'decision', 'verdict', 'priority', 'role', 'by', 'job', 'run', 'hash', 'etag'],
  ...['next', 'cursor', 'position', 'at', 'since', 'until', 'from', 'to', 'recordKey', 'origin'],
]);

const dateTime = /^\d{4}-\d\d-\d\dT[0-9:.]+(?:Z|[+-]\d\d:\d\d)$/;
const entityId = /^[a-z]+_[0-9A-HJKMNP-TV-Z]{26}$/;
/** Ids as machines write them; an e-mail address or a name with a space is none. */
const plainId = /^[A-Za-z0-9_.:/[\]*#=+,~-]{1,400}$/;

/** Whether a text that stands under this name may be shown to anybody. */
export function isOpen(name: string | undefined, text: string): boolean {
  if (dateTime.test(text) || entityId.test(text) || text === '') return true;
  return name !== undefined && openNames.has(name) && plainId.test(text);
}
