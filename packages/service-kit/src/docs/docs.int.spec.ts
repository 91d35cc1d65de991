import { startTestService, type TestService } from '../testing';
import { DemoModule } from '../testing/demo.module';

describe('the API document', () => {
  let service: TestService;
  let body: unknown;

  beforeAll(async () => {
    service = await startTestService({ name: 'cleansing', module: DemoModule });
    ({ body } = await service.request('GET', '/docs/json'));
  });
  afterAll(() => service.stop());

  it('is OpenAPI 3.1 and for people too', async () => {
    expect(body).toMatchObject({ openapi: '3.1.0', info: { title: 'cleansing' } });
    const page = await service.request('GET', '/docs');
    expect(page.text).toContain('swagger-ui');
  });

  it('has the schemas and examples of body and answer from zod', () => {
    expect(body).toMatchObject({
      paths: {
        '/v1/greetings': {
          post: {
            summary: 'Greet somebody',
            requestBody: {
              content: {
                'application/json': {
                  schema: { properties: { times: { type: 'integer', minimum: 1, maximum: 9 } } },
                  examples: { example: { value: { to: 'Ann' } } },
                },
              },
            },
            responses: {
              200: { content: { 'application/json': { example: { text: 'Hi Ann', by: 'ops' } } } },
            },
          },
        },
        '/v1/numbers': {
          get: {
            parameters: expect.arrayContaining([expect.objectContaining({ name: 'cursor' })]),
          },
        },
        '/v1/records/{id}': {
          get: { parameters: [{ name: 'id', in: 'path', schema: { examples: ['7'] } }] },
        },
      },
    });
  });

  it("has the service's own setup with an example", () => {
    expect(body).toMatchObject({
      paths: {
        '/v1/setup': {
          put: {
            requestBody: {
              content: {
                'application/json': {
                  schema: { required: ['model', 'sources'] },
                  examples: { example: { value: { sources: [{ source: 'crm' }] } } },
                },
              },
            },
          },
        },
      },
    });
  });

  it('says how keys are sent and where none is needed', () => {
    expect(body).toMatchObject({
      security: [{ bearer: [] }, { apiKey: [] }],
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer' },
          apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
        },
      },
      paths: { '/health/live': { get: { security: [] } } },
    });
  });

  it('describes problems with an example each', () => {
    expect(body).toMatchObject({
      paths: {
        '/v1/greetings': {
          post: { responses: { 400: { $ref: '#/components/responses/Problem400' } } },
        },
      },
      components: {
        schemas: { Problem: { required: ['type', 'title', 'status', 'code'] } },
        responses: {
          Problem401: {
            content: { 'application/problem+json': { example: { code: 'access.keyMissing' } } },
          },
        },
      },
    });
  });
});
