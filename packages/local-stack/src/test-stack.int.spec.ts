import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { writeJson } from './json-file';
import { findRunning } from './leftovers';
import { startMongo } from './mongodb';
import { identify } from './processes';
import { startRabbit } from './rabbitmq';
import { joinTestStack, leaveTestStack, testPlaces } from './test-stack';
import { removeHome, temporaryHome, testCache } from './testing/temporary-home';

jest.setTimeout(120_000);

let home: string;
const forgetUrls = (): void => {
  delete process.env.CONCORD_MONGODB_URI;
  delete process.env.CONCORD_RABBITMQ_URL;
};
beforeEach(async () => {
  forgetUrls();
  home = await temporaryHome();
});
afterEach(async () => {
  forgetUrls();
  await removeHome(home);
});

const ignore = (): void => undefined;
const servers = async () => Object.keys(await findRunning(home)).sort();

describe(joinTestStack, () => {
  it('is shared by test runs at the same time: the last one out stops it', async () => {
    const places = testPlaces(home, testCache);
    const otherRun = spawn('sleep', ['60']);
    const other = await identify(otherRun.pid ?? 0);
    await joinTestStack(places, ignore);
    expect(process.env.CONCORD_MONGODB_URI).toMatch(/^mongodb:/);
    expect(process.env.CONCORD_RABBITMQ_URL).toMatch(/^amqp:/);
    await writeJson(join(places.users, 'other.json'), { ...other });

    await leaveTestStack(places);
    expect(await servers()).toEqual(['mongodb', 'rabbitmq']);

    // The other run is killed and cannot leave; the next one notices.
    otherRun.kill('SIGKILL');
    forgetUrls();
    await joinTestStack(places, ignore);
    await leaveTestStack(places);
    expect(await servers()).toEqual([]);
  });

  it('leaves a stack running that somebody else had started', async () => {
    const places = testPlaces(home, testCache);
    await Promise.all([startMongo({ home, cache: testCache }), startRabbit({ home })]);
    await joinTestStack(places, ignore);
    await leaveTestStack(places);
    expect(await servers()).toEqual(['mongodb', 'rabbitmq']);
  });
});
