import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { problem, problemContentType, type Problem } from '@concord/contracts/problem';
import { jsonSchema, problemReference } from './json-schema';

interface Documented {
  readonly title: string;
  readonly description: string;
}

/** Serves the API document at `/docs` (for people) and `/docs/json`; built when first asked for. */
export function serveDocuments(app: NestExpressApplication, service: Documented): void {
  SwaggerModule.setup('docs', app, () => apiDocument(app, service), {
    jsonDocumentUrl: 'docs/json',
    yamlDocumentUrl: 'docs/yaml',
    customSiteTitle: service.title,
    swaggerOptions: { persistAuthorization: true },
  });
}

function apiDocument(app: NestExpressApplication, service: Documented): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(service.title)
    .setDescription(service.description)
    .setVersion('1')
    .addServer('/')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key: ck_…' }, 'bearer')
    .addApiKey({ type: 'apiKey', in: 'header', name: 'X-API-Key' }, 'apiKey')
    .addSecurityRequirements('bearer')
    .addSecurityRequirements('apiKey')
    .build();
  return withProblems(SwaggerModule.createDocument(app, config));
}

const methods = ['get', 'put', 'post', 'delete', 'patch'] as const;
const open = /^\/(health|metrics)/;

/** Adds the problem answers: each operation may fail, and fails in one form. */
function withProblems(document: OpenAPIObject): OpenAPIObject {
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of methods) {
      const operation = item[method];
      if (operation === undefined) continue;
      const statuses = open.test(path) ? [500] : [401, 403, 500];
      const takesInput = operation.requestBody !== undefined || operation.parameters?.length;
      for (const status of takesInput ? [400, ...statuses] : statuses) {
        operation.responses[status] ??= { $ref: `#/components/responses/Problem${status}` };
      }
      if (open.test(path)) operation.security = [];
    }
  }
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: jsonSchema(problem, 'output') },
    responses: Object.fromEntries(
      examples.map((example) => [`Problem${example.status}`, problemResponse(example)]),
    ),
  };
  return document;
}

function problemResponse(example: Problem) {
  return {
    description: `${example.title} (RFC 9457 problem details)`,
    content: {
      [problemContentType]: { schema: { $ref: problemReference }, example },
    },
  };
}

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';

const examples: readonly Problem[] = [
  {
    type: 'urn:concord:problem:request.invalid',
    title: 'Bad request',
    status: 400,
    code: 'request.invalid',
    detail: 'The body of the request has one fault.',
    faults: [{ path: 'body.name', message: 'Invalid input: expected string', expected: 'string' }],
    traceId,
  },
  {
    type: 'urn:concord:problem:access.keyMissing',
    title: 'Unauthorized',
    status: 401,
    code: 'access.keyMissing',
    detail: 'An API key is missing; send yours as "Authorization: Bearer ck_…".',
    traceId,
  },
  {
    type: 'urn:concord:problem:access.role',
    title: 'Forbidden',
    status: 403,
    code: 'access.role',
    detail: 'This needs the role operator; the key "dashboard" has reader.',
    traceId,
  },
  {
    type: 'urn:concord:problem:internal',
    title: 'Internal error',
    status: 500,
    code: 'internal',
    detail: 'Something went wrong on our side; the log has it under this trace id.',
    traceId,
  },
];
