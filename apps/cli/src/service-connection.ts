import { request } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import type { ClientOptions } from '@concord/client';
import { problem, type Problem } from '@concord/contracts/problem';
import type { z } from 'zod';
import { CommandError, ExitCode } from './exit-codes';

/** A service answered with an error; `problem` is what it said. */
export class ServiceError extends CommandError {
  constructor(
    readonly service: string,
    readonly status: number,
    readonly problem: Problem | undefined,
    text: string,
  ) {
    super(ExitCode.failed, text);
    this.name = 'ServiceError';
  }
}

/** Problem details as a person reads them: what, why, every fault, the code to look up. */
export function problemText(service: string, status: number, body: string): string {
  const parsed = problem.safeParse(parseJson(body));
  if (!parsed.success) return `${service} answered ${status}: ${body.trim().slice(0, 500)}`;
  const { title, detail, code, faults = [], traceId } = parsed.data;
  const lines = [`${service}: ${title}${detail === undefined ? '' : `: ${detail}`} [${code}]`];
  for (const fault of faults) {
    const expected = fault.expected === undefined ? '' : ` (expected ${fault.expected})`;
    lines.push(`  ${fault.path === '' ? 'the body' : fault.path}: ${fault.message}${expected}`);
  }
  if (traceId !== undefined) lines.push(`  trace ${traceId}; see ./concord logs ${service}`);
  return lines.join('\n');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unreachable(service: string, url: string, cause: unknown): CommandError {
  return new CommandError(
    ExitCode.notRunning,
    `${service} does not answer at ${url}.`,
    'look at `./concord status` and `./concord logs ' + service + '`.',
    { cause },
  );
}

/** HTTP to one service: JSON in and out, checked by a schema; errors as CommandError. */
export class ServiceConnection {
  private readonly url: string;

  constructor(
    private readonly service: string,
    url: string | undefined,
    private readonly key: string,
  ) {
    if (url === undefined)
      throw new CommandError(ExitCode.usage, `There is no service "${service}".`);
    this.url = url;
  }

  /** A client that is made from the API document of the service; its failures are CommandErrors as ours. */
  client<T>(make: (options: ClientOptions) => T): T {
    return make({
      url: this.url,
      key: this.key,
      fetch: async (request) => await this.answered(fetch(request)),
    });
  }

  async isReady(): Promise<boolean> {
    try {
      const response = await fetch(`${this.url}/health/ready`, {
        signal: AbortSignal.timeout(3_000),
      });
      await response.arrayBuffer();
      return response.ok;
    } catch {
      return false;
    }
  }

  async get<T>(path: string, schema: z.ZodType<T>): Promise<T> {
    return await this.parsed(await this.call('GET', path), path, schema);
  }

  /** Like `get`, but undefined where the service answers 404. */
  async find<T>(path: string, schema: z.ZodType<T>): Promise<T | undefined> {
    try {
      return await this.get(path, schema);
    } catch (error) {
      if (error instanceof ServiceError && error.status === 404) return undefined;
      throw error;
    }
  }

  /** Of any method, with an answer that says something. */
  async ask<T>(
    method: 'PUT' | 'DELETE',
    path: string,
    body: unknown,
    schema: z.ZodType<T>,
  ): Promise<T> {
    return await this.parsed(await this.call(method, path, body), path, schema);
  }

  async post<T>(path: string, body: unknown, schema: z.ZodType<T>): Promise<T> {
    return await this.parsed(await this.call('POST', path, body), path, schema);
  }

  /** For answers that say nothing. */
  async send(method: 'PUT' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<void> {
    await (await this.call(method, path, body)).arrayBuffer();
  }

  async stream(path: string): Promise<ReadableStream> {
    const { body } = await this.call('GET', path);
    if (body === null)
      throw new CommandError(ExitCode.failed, `${this.service} sent nothing at ${path}.`);
    return body;
  }

  /**
   * Streams bytes in constant memory. By node:http, since fetch gives up on an answer that takes
   * more than five minutes, which a large file may.
   */
  async upload<T>(path: string, bytes: Readable, size: number, schema: z.ZodType<T>): Promise<T> {
    const outgoing = request(`${this.url}${path}`, {
      method: 'POST',
      headers: {
        ...this.headers(),
        'content-type': 'application/octet-stream',
        'content-length': size,
      },
    });
    const answered = new Promise<{ status: number; text: string }>((resolve, reject) => {
      outgoing.once('error', (error) => reject(unreachable(this.service, this.url, error)));
      outgoing.once('response', (incoming) => {
        let text = '';
        incoming.setEncoding('utf8');
        incoming.on('data', (part: string) => (text += part));
        incoming.once('end', () => resolve({ status: incoming.statusCode ?? 0, text }));
        incoming.once('error', reject);
      });
    });
    // A refusal may close the connection while we still send; then the answer is the message.
    const sent = pipeline(bytes, outgoing).catch(() => undefined);
    const [{ status, text }] = await Promise.all([answered, sent]);
    if (status >= 400) throw this.refused(status, text);
    return this.fitting(parseJson(text), path, schema);
  }

  private headers(): Record<string, string> {
    return { authorization: `Bearer ${this.key}` };
  }

  private async call(method: string, path: string, body?: unknown): Promise<Response> {
    const init: RequestInit =
      body === undefined
        ? { method, headers: this.headers() }
        : {
            method,
            headers: { ...this.headers(), 'content-type': 'application/json' },
            body: JSON.stringify(body),
          };
    return await this.answered(fetch(`${this.url}${path}`, init));
  }

  private async answered(asked: Promise<Response>): Promise<Response> {
    const response = await asked.catch((error: unknown) => {
      throw unreachable(this.service, this.url, error);
    });
    if (response.ok) return response;
    throw this.refused(response.status, await response.text());
  }

  private refused(status: number, text: string): ServiceError {
    const parsed = problem.safeParse(parseJson(text));
    return new ServiceError(
      this.service,
      status,
      parsed.success ? parsed.data : undefined,
      problemText(this.service, status, text),
    );
  }

  private async parsed<T>(response: Response, path: string, schema: z.ZodType<T>): Promise<T> {
    return this.fitting(parseJson(await response.text()), path, schema);
  }

  private fitting<T>(body: unknown, path: string, schema: z.ZodType<T>): T {
    const parsed = schema.safeParse(body);
    if (parsed.success) return parsed.data;
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new CommandError(
      ExitCode.failed,
      `${this.service} answered ${path} in a form that this command does not know: ${faults.join('; ')}`,
      'service and command line are of different versions: ./concord down, then ./concord up.',
    );
  }
}
