import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWorkspace } from './workspace';

const root = join(__dirname, '../../..');
const folder = join(root, 'examples/quickstart');
const files = ['concord.yaml', 'model.yaml', 'sources/crm.yaml', 'destinations/mailing.yaml'];

describe('the quickstart example', () => {
  it('is a valid workspace without warnings', async () => {
    const read = await readWorkspace(folder, {});
    expect(read).toMatchObject({ ok: true, warnings: [] });
  });

  it.each(files)('shows %s in the README as it is', (file) => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    expect(readme).toContain(readFileSync(join(folder, file), 'utf8'));
  });
});
