import { existsSync, createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Destination } from '@concord/contracts/workspace';
import type { Tool } from '@concord/example-retail/tool-server';
import { z } from 'zod';
import type { GoldenRecord } from './golden-record';

/** What a destination should hold and what it does hold, looked up there and not at our own books. */
export interface DeliveryCheck {
  readonly destination: string;
  readonly wanted: number;
  readonly held: number;
  readonly missing: readonly string[];
  /** Held, but no golden record of ours (any more). */
  readonly surplus: readonly string[];
}

const deliveredLine = z.object({ op: z.enum(['upsert', 'delete']), id: z.string() });

export async function checkDelivery(
  destination: Destination,
  golden: readonly GoldenRecord[],
  tool: Tool,
): Promise<DeliveryCheck> {
  const wanted = golden
    .filter(({ fields }) => destination.having.every((field) => (fields[field]?.length ?? 0) > 0))
    .map(({ id }) => id);
  const { connection } = destination;
  const held =
    connection.connector === 'http'
      ? new Set(tool.customers.keys())
      : await idsInFile(connection.path);
  return {
    destination: destination.destination,
    wanted: wanted.length,
    held: held.size,
    missing: wanted.filter((id) => !held.has(id)),
    surplus: [...held].filter((id) => !wanted.includes(id)),
  };
}

/** The ids left after every change of the file is done in order. */
async function idsInFile(path: string): Promise<Set<string>> {
  const ids = new Set<string>();
  if (!existsSync(path)) return ids;
  for await (const line of createInterface({
    input: createReadStream(path),
    crlfDelay: Infinity,
  })) {
    const { op, id } = deliveredLine.parse(JSON.parse(line));
    if (op === 'upsert') ids.add(id);
    else ids.delete(id);
  }
  return ids;
}

export function deliveryFaults(checks: readonly DeliveryCheck[]): string[] {
  return checks.flatMap(({ destination, missing, surplus }) => [
    ...(missing.length === 0
      ? []
      : [
          `${destination}: ${missing.length} golden records are missing, such as ${missing[0] ?? ''}`,
        ]),
    ...(surplus.length === 0
      ? []
      : [
          `${destination}: ${surplus.length} records are no golden records, such as ${surplus[0] ?? ''}`,
        ]),
  ]);
}
