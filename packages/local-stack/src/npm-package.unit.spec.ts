import { promises as fs } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { integrityOf, verifyIntegrity } from './npm-package';

const chosen = {
  name: 'some-mongod',
  version: '1.0.0',
  // sha512 of the three letters "abc", from FIPS 180-2, appendix C.1.
  integrity:
    'sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==',
  tarballBytes: 3,
  files: [],
};

describe(verifyIntegrity, () => {
  let folder: string;
  beforeEach(async () => {
    folder = await fs.mkdtemp(join(tmpdir(), 'concord-package-'));
  });
  afterEach(() => fs.rm(folder, { recursive: true }));

  const tarball = async (content: string): Promise<string> => {
    const file = join(folder, 'package.tgz');
    await fs.writeFile(file, content);
    return file;
  };

  it('lets the package pass that was chosen', async () => {
    const file = await tarball('abc');
    expect(await integrityOf(file)).toBe(chosen.integrity);
    await expect(verifyIntegrity(file, chosen)).resolves.toBeUndefined();
  });

  it('refuses a package that differs in one byte, naming it and both sums', async () => {
    const file = await tarball('abd');
    const failure = await verifyIntegrity(file, chosen).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'integrity-mismatch' });
    expect(String(failure)).toContain('some-mongod@1.0.0');
    expect(String(failure)).toContain(`expected ${chosen.integrity}`);
    expect(String(failure)).toContain('was not unpacked');
  });
});
