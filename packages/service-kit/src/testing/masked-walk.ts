import { z } from 'zod';

const operation = z.object({
  parameters: z
    .array(
      z.object({
        name: z.string(),
        in: z.string(),
        required: z.boolean().optional(),
        schema: z
          .object({ examples: z.array(z.union([z.string(), z.number()])).optional() })
          .optional(),
      }),
    )
    .optional(),
});
const document = z.object({
  paths: z.record(z.string(), z.object({ get: operation.optional() })),
});

export interface WalkOptions {
  readonly url: string;
  /** Of the one that sees personal values masked. */
  readonly key: string;
  /** Values of parameters by name; others are filled by the examples of the document. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Asked besides: `/v1/changes/stream?after=0`. */
  readonly also?: readonly string[];
}

export interface WalkedAnswer {
  readonly path: string;
  readonly status: number;
  readonly text: string;
}

/** How long is waited for the first event of an answer that does not end, ms. */
const streamMs = 5_000;

/**
 * Asks everything that the API document of a service says can be read, so that a test can look whether anything
 * comes that must not: also at what was added after the test was written.
 */
export async function walkReading({
  url,
  key,
  parameters,
  also = [],
}: WalkOptions): Promise<WalkedAnswer[]> {
  const headers = { authorization: `Bearer ${key}` };
  const { paths } = document.parse(await (await fetch(`${url}/docs/json`)).json());
  const described = Object.entries(paths).flatMap(([template, { get }]) =>
    get === undefined || template.startsWith('/metrics')
      ? []
      : [filled(template, get.parameters ?? [], parameters)],
  );
  const answers: WalkedAnswer[] = [];
  for (const path of [...described, ...also]) {
    const response = await fetch(`${url}${path}`, { headers });
    answers.push({ path, status: response.status, text: await beginning(response) });
  }
  return answers;
}

function filled(
  template: string,
  described: NonNullable<z.infer<typeof operation>['parameters']>,
  known: Readonly<Record<string, string>>,
): string {
  const valueOf = (name: string): string => {
    const [example] = described.find((one) => one.name === name)?.schema?.examples ?? [];
    return known[name] ?? String(example ?? name);
  };
  const asked = described.filter(
    ({ name, in: place, required = false }) => place === 'query' && (required || name in known),
  );
  const query = new URLSearchParams(
    asked.map(({ name }): [string, string] => [name, valueOf(name)]),
  );
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(valueOf(name)),
  );
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

/** The whole of an answer, or what of an endless one comes with its first event. */
async function beginning(response: Response): Promise<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (reader === undefined) return '';
  const isEndless = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
  const timer = isEndless ? setTimeout(() => void reader.cancel(), streamMs) : undefined;
  let text = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text += part.value;
    if (isEndless && text.includes('\ndata: ')) await reader.cancel();
  }
  clearTimeout(timer);
  return text;
}
