import { Controller, Get, Headers, Put, Res, type Type } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import type { ServiceName } from '@concord/contracts/names';
import { setupSchemas, type Setups } from '@concord/contracts/setups';
import type { Response } from 'express';
import { z } from 'zod';
import { CalledBy, Requires, type Caller } from '../access/requires';
import { Answers } from '../docs/answers';
import { Impersonal } from '../masking/impersonal';
import { ZodBody } from '../http/zod-parameters';
import { badRequest, notFound } from '../problems/problem-error';
import { setupExamples } from './setup-examples';
import { SetupStore } from './setup-store';

const versionList = z.object({
  items: z.array(
    z.object({
      version: z.int(),
      digest: z.string().describe('SHA-256 of the content'),
      createdAt: z.string(),
      createdBy: z.string().describe('The name of the key that it came with'),
    }),
  ),
});

const versions = {
  items: [
    {
      version: 3,
      digest: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      createdAt: '2026-01-02T03:04:05.678Z',
      createdBy: 'ops',
    },
  ],
};

/** `/v1/setup` of one service; its body has the schema of that service's part of the workspace. */
export function setupController(service: ServiceName): Type {
  const schema: z.ZodType<Setups[ServiceName]> = setupSchemas[service];
  const answer = z.object({ version: z.int(), setup: schema });
  const example = { version: 3, setup: setupExamples[service] };

  @ApiTags('setup')
  @Controller('v1/setup')
  @Impersonal()
  class SetupController {
    constructor(private readonly setups: SetupStore<ServiceName>) {}

    // Connections hold headers and URLs that may bear secrets: not for everyone who reads customers.
    @Get()
    @Requires('operator')
    @Answers({
      summary: 'The current setup',
      description: 'The ETag is its version; send it as If-Match to replace exactly this one.',
      schema: answer,
      example,
      problems: { 404: 'No setup is stored yet' },
    })
    async current(@Res({ passthrough: true }) response: Response): Promise<z.infer<typeof answer>> {
      const current = await this.setups.current();
      if (current === undefined) {
        throw notFound('setup.none', 'No setup is stored yet; apply a workspace or PUT one here.');
      }
      response.set('etag', tagOf(current.version));
      return current;
    }

    @Put()
    @Requires('operator')
    @ApiHeader({ name: 'If-Match', required: false, example: '"3"' })
    @Answers({
      summary: 'Replace the setup',
      description:
        'The same content again makes no new version. If-Match "0" asks for a first one.',
      schema: answer,
      example,
      problems: { 412: 'Another version is current' },
    })
    async replace(
      @ZodBody(schema, example.setup) setup: Setups[ServiceName],
      @Headers('if-match') ifMatch: string | undefined,
      @CalledBy() caller: Caller,
      @Res({ passthrough: true }) response: Response,
    ): Promise<z.infer<typeof answer>> {
      const stored = await this.setups.store(setup, caller, expectedVersion(ifMatch));
      response.set('etag', tagOf(stored.version)).status(stored.created ? 201 : 200);
      return { version: stored.version, setup: stored.setup };
    }

    @Get('versions')
    @Answers({
      summary: 'The latest 100 versions, the newest first',
      schema: versionList,
      example: versions,
    })
    async versions(): Promise<z.infer<typeof versionList>> {
      return { items: await this.setups.versions() };
    }
  }
  return SetupController;
}

function tagOf(version: number): string {
  return `"${version}"`;
}

function expectedVersion(ifMatch: string | undefined): number | undefined {
  if (ifMatch === undefined || ifMatch.trim() === '*') return undefined;
  const version = /^"(\d{1,9})"$/.exec(ifMatch.trim())?.[1];
  if (version === undefined) {
    throw badRequest('setup.ifMatch', 'If-Match is the ETag of a setup, such as "3" with quotes.');
  }
  return Number(version);
}
