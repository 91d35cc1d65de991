import pc from 'picocolors';
import type { StackState } from './stack/stack-state';
import { tableText } from './terminal';

export interface StackSummary {
  readonly services: readonly {
    readonly name: string;
    readonly url: string;
    readonly docs: string;
  }[];
  readonly mongodbUri: string | undefined;
  readonly rabbitmqUrl: string | undefined;
  readonly apiKey: string;
}

export function stackSummary(state: StackState, apiKey: string): StackSummary {
  return {
    services: state.services.map(({ name, url }) => ({ name, url, docs: `${url}/docs` })),
    mongodbUri: state.mongodbUri,
    rabbitmqUrl: state.rabbitmqUrl,
    apiKey,
  };
}

/** What somebody who has just started Concord wants to know. */
export function summaryText(summary: StackSummary): string {
  const services = summary.services.map(({ name, url, docs }) => [pc.bold(name), url, docs]);
  return [
    '',
    tableText(['service', 'URL', 'API docs'], services),
    '',
    `MongoDB   ${summary.mongodbUri ?? ''}`,
    `RabbitMQ  ${summary.rabbitmqUrl ?? ''}`,
    `API key   ${pc.bold(summary.apiKey)}   (role admin; send it as "Authorization: Bearer …")`,
    '',
  ].join('\n');
}
