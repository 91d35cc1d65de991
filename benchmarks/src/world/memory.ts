import { promises as fs, readFileSync } from 'node:fs';

/** The most memory that each process ever had resident, in MB, as the kernel counted it. */
export async function peakMemory(
  pids: Readonly<Record<string, number | undefined>>,
): Promise<Record<string, number>> {
  const entries = await Promise.all(
    Object.entries(pids).map(async ([name, pid]): Promise<[string, number][]> => {
      if (pid === undefined) return [];
      const status = await fs.readFile(`/proc/${pid}/status`, 'utf8');
      const megabytes = mostResident(status);
      return megabytes === undefined ? [] : [[name, megabytes]];
    }),
  );
  return Object.fromEntries(entries.flat());
}

/** The same for this process. */
export function peakMegabytes(): number {
  return mostResident(readFileSync('/proc/self/status', 'utf8')) ?? 0;
}

function mostResident(status: string): number | undefined {
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024);
}

/** CPU seconds that each process has used so far. */
export async function cpuSeconds(
  pids: Readonly<Record<string, number | undefined>>,
): Promise<Record<string, number>> {
  const ticksPerSecond = 100;
  const entries = await Promise.all(
    Object.entries(pids).map(async ([name, pid]): Promise<[string, number][]> => {
      if (pid === undefined) return [];
      const stat = await fs.readFile(`/proc/${pid}/stat`, 'utf8');
      // After the program's name, which may hold blanks: fields 14 and 15 of proc(5).
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return [[name, (Number(fields[11]) + Number(fields[12])) / ticksPerSecond]];
    }),
  );
  return Object.fromEntries(entries.flat());
}
