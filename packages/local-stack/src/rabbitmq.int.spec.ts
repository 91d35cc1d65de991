import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from 'amqplib';
import { findRunning } from './leftovers';
import { MARKER, commandOf, markerOf, processesMarked } from './processes';
import { startPrivateRabbit, startRabbit } from './rabbitmq';
import { removeHome, temporaryHome } from './testing/temporary-home';

jest.setTimeout(120_000);

let home: string;
beforeEach(async () => {
  home = await temporaryHome();
});
afterEach(async () => {
  delete process.env.CONCORD_RABBITMQ_URL;
  await removeHome(home);
});

const QUEUE = 'concord.cleansing.0';
const durable = { durable: true, arguments: { 'x-queue-type': 'quorum' } };

async function publish(url: string, text: string): Promise<void> {
  const connection = await connect(url);
  const channel = await connection.createConfirmChannel();
  await channel.assertQueue(QUEUE, durable);
  channel.sendToQueue(QUEUE, Buffer.from(text), { persistent: true });
  await channel.waitForConfirms();
  await connection.close();
}

async function waiting(url: string): Promise<string | undefined> {
  const connection = await connect(url);
  const channel = await connection.createChannel();
  await channel.assertQueue(QUEUE, durable);
  const message = await channel.get(QUEUE, { noAck: true });
  await connection.close();
  return message === false ? undefined : message.content.toString();
}

async function familyCommands(of: string): Promise<string> {
  const family = await processesMarked(markerOf(of, 'rabbitmq'));
  return (await Promise.all(family.map((one) => commandOf(one.pid)))).join('\n');
}

describe(startPrivateRabbit, () => {
  it('keeps confirmed messages of quorum queues through SIGKILL and comes back on the same port', async () => {
    const first = await startPrivateRabbit({ home });
    await publish(first.url, 'customer 4711');
    // RabbitMQ writes its directory of quorum queues to disk only every half second: a queue that is younger than that
    // when the broker is killed has no leader afterwards. Messages have no such gap.
    await sleep(1_500);
    await first.kill();
    expect(await processesMarked(markerOf(home, 'rabbitmq'))).toEqual([]);

    const second = await startPrivateRabbit({ home, port: Number(new URL(first.url).port) });
    expect(second).toMatchObject({ url: first.url, adopted: false });
    expect(await waiting(second.url)).toBe('customer 4711');
  });

  it('runs beside another node, is adopted by a second start, and leaves no process, epmd included', async () => {
    const otherHome = await temporaryHome();
    const [node, other] = await Promise.all([
      startPrivateRabbit({ home }),
      startPrivateRabbit({ home: otherHome }),
    ]);
    await publish(node.url, 'for the first');
    expect(await waiting(other.url)).toBeUndefined();
    expect(await startPrivateRabbit({ home })).toMatchObject({ adopted: true, pid: node.pid });
    expect(await familyCommands(home)).toMatch(/epmd/);

    await node.stop();
    expect(await familyCommands(home)).toBe('');
    expect((await findRunning(otherHome)).rabbitmq?.pid).toBe(other.pid);
    await removeHome(otherHome);
    expect(await familyCommands(otherHome)).toBe('');
  });

  it('refuses another port than that of the node that runs, and says so', async () => {
    const node = await startPrivateRabbit({ home });
    await expect(startPrivateRabbit({ home, port: 1 })).rejects.toMatchObject({
      code: 'port-taken',
      message: `rabbitmq was to listen on port 1, but the one of ${home} already runs on port ${new URL(node.url).port} (process ${String(node.pid)}).\n  What to do: stop it first, or do not ask for a port.`,
    });
    expect(MARKER in process.env).toBe(false);
  });
});

describe(startRabbit, () => {
  it('names CONCORD_RABBITMQ_URL, without its password, when nothing answers there', async () => {
    process.env.CONCORD_RABBITMQ_URL = 'amqp://ada:secret@127.0.0.1:9';
    const failure = await startRabbit({ home }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'external-server-unreachable' });
    expect(String(failure)).toContain('CONCORD_RABBITMQ_URL is amqp://ada:***@127.0.0.1:9');
    expect(String(failure)).not.toContain('secret');
  });
});
