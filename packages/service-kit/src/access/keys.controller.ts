import { Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { personalView, role } from '@concord/contracts/api';
import { z } from 'zod';
import { keyHashPattern, keyNamePattern, mintApiKey, withView } from '../api-key';
import { Answers } from '../docs/answers';
import { ZodBody, ZodParam } from '../http/zod-parameters';
import { Impersonal } from '../masking/impersonal';
import { KeyStore } from './key-store';
import { CalledBy, Requires, type Caller } from './requires';

const keyName = z
  .string()
  .regex(keyNamePattern, 'lower-case letters, digits and dashes, at most 40');

const personal = personalView
  .optional()
  .describe('How it sees personal values; absent: as the model says for its role');

const newKey = z.strictObject({
  name: keyName,
  role,
  personal,
  hash: z
    .string()
    .regex(keyHashPattern, 'the SHA-256 of the key, 64 lower-case hexadecimal digits')
    .optional()
    .describe('Where the key was made elsewhere; absent: one is made and shown this once'),
});
type NewKey = z.infer<typeof newKey>;

const madeKey = z.object({ name: keyName, role, personal, key: z.string().optional() });

const keyList = z.object({
  items: z.array(
    z.object({
      name: z.string(),
      role,
      personal,
      origin: z.enum(['provisioned', 'stored']),
      createdAt: z.string().optional(),
      createdBy: z.string().optional(),
    }),
  ),
});

@ApiTags('keys')
@Controller('v1/keys')
@Requires('admin')
@Impersonal()
export class KeysController {
  constructor(private readonly keys: KeyStore) {}

  @Get()
  @Answers({
    summary: 'List the API keys, without the keys',
    schema: keyList,
    example: { items: [{ name: 'ops', role: 'admin', origin: 'provisioned' }] },
  })
  async list(): Promise<z.infer<typeof keyList>> {
    return { items: await this.keys.list() };
  }

  @Post()
  @Answers({
    summary: 'Add an API key',
    description: 'The key is shown in this answer and never again; only its hash is stored.',
    status: 201,
    schema: madeKey,
    example: { name: 'dashboard', role: 'reader', key: 'ck_5qH0…' },
    problems: { 409: 'The name or the hash is there already' },
  })
  async add(
    @ZodBody(newKey, { name: 'dashboard', role: 'reader' }) body: NewKey,
    @CalledBy() caller: Caller,
  ): Promise<z.infer<typeof madeKey>> {
    const { hash, ...rest } = body;
    const key = withView({ name: rest.name, role: rest.role }, rest.personal);
    const minted = hash === undefined ? mintApiKey() : { hash };
    await this.keys.add({ ...key, hash: minted.hash }, caller);
    return { ...key, ...('key' in minted ? { key: minted.key } : {}) };
  }

  @Delete(':name')
  @HttpCode(204)
  @Answers({
    summary: 'Delete an API key; it stops working within two seconds everywhere',
    problems: { 404: 'No such key', 409: 'The key comes from the configuration' },
  })
  async remove(
    @ZodParam('name', keyName, 'dashboard') name: string,
    @CalledBy() caller: Caller,
  ): Promise<void> {
    await this.keys.remove(name, caller);
  }
}
