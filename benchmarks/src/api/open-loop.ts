import { Agent, request as httpRequest } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { percentile, round } from '../report';

/** One request of a load, and whom its answer has to name. */
export interface Request {
  readonly path: string;
  /** Of a POST. */
  readonly body?: object;
  readonly expected?: string;
}

/** Requests that come at a fixed rate, whether those before them are answered or not. */
export interface Load {
  readonly name: string;
  readonly url: string;
  readonly key: string;
  /** A second. */
  readonly rate: number;
  readonly seconds: number;
  /** In turn, from the first again when they are used up. */
  readonly requests: readonly Request[];
}

export interface Figures {
  /** Answers a second, from the first request to the last answer. */
  readonly rps: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  /** Share of the answers that name whom they have to; absent where nobody is expected. */
  readonly found?: number;
}

interface Answered {
  /** From when the request was due. */
  readonly ms: number;
  readonly found: boolean;
}

/** Latency counts from when a request was due, so that waiting for an earlier one counts. */
export async function runLoad(load: Load): Promise<Figures> {
  const { rate, seconds, requests } = load;
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const begun = performance.now() + 50;
  const answers: Promise<Answered>[] = [];
  for (let at = 0; at < rate * seconds; at++) {
    const due = begun + (at * 1000) / rate;
    const wait = due - performance.now();
    if (wait > 0.5) await sleep(wait);
    const one = requests[at % requests.length];
    if (one === undefined) throw new Error(`${load.name} has no requests`);
    answers.push(answer(load, one, due, agent));
  }
  const all = await Promise.all(answers);
  const tookSeconds = (performance.now() - begun) / 1000;
  agent.destroy();
  return figuresOf(
    all,
    tookSeconds,
    requests.some(({ expected }) => expected !== undefined),
  );
}

function figuresOf(answers: readonly Answered[], seconds: number, checked: boolean): Figures {
  const times = answers.map(({ ms }) => ms);
  const at = (share: number): number => round(percentile(times, share), 2);
  const found = answers.filter((one) => one.found).length / answers.length;
  return {
    rps: round(answers.length / seconds),
    ...{ p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99), maxMs: at(1) },
    ...(checked ? { found: round(found, 3) } : {}),
  };
}

function answer(load: Load, one: Request, due: number, agent: Agent): Promise<Answered> {
  const { path, body, expected } = one;
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(`${load.url}${path}`, {
      agent,
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${load.key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
    });
    outgoing.once('error', (error: NodeJS.ErrnoException) => {
      // The service had closed the connection just then: what any client does is to ask again.
      const isStale = outgoing.reusedSocket && error.code === 'ECONNRESET';
      if (isStale) answer(load, one, due, agent).then(resolve, reject);
      else reject(error);
    });
    outgoing.once('response', (incoming) => {
      const parts: Buffer[] = [];
      incoming.on('data', (part: Buffer) => parts.push(part));
      incoming.once('error', reject);
      incoming.once('end', () => {
        const ms = performance.now() - due;
        const text = Buffer.concat(parts).toString('utf8');
        const status = incoming.statusCode ?? 0;
        if (status !== 200) reject(new Error(`${load.name} was answered ${status}: ${text}`));
        else resolve({ ms, found: expected === undefined || text.includes(expected) });
      });
    });
    outgoing.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
