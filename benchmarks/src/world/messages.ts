const metric = /^concord_(messages|records)_consumed_total\{[^}]*\} (\d+)$/gm;

/** How many records a message had on average, over all services, as their metrics counted. */
export async function recordsPerMessage(urls: Readonly<Record<string, string>>): Promise<number> {
  const totals = { messages: 0, records: 0 };
  for (const url of Object.values(urls)) {
    const text = await (await fetch(`${url}/metrics`)).text();
    for (const [, what, count] of text.matchAll(metric)) {
      totals[what === 'records' ? 'records' : 'messages'] += Number(count);
    }
  }
  if (totals.messages === 0) throw new Error('no service has counted a message');
  return totals.records / totals.messages;
}
