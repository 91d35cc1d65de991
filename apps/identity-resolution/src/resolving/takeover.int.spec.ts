import { eventually } from '@concord/service-kit/testing';
import { setTimeout as pause } from 'node:timers/promises';
import { cleansed, IdentityUnderTest } from '../testing/identity-under-test';
import { Fence } from './fence';

const maria = { givenName: 'Maria', familyName: 'Ortiz', email: 'maria.ortiz@ortizbakery.com' };
const wang = { givenName: 'Wei', familyName: 'Wang', email: 'wang.wei@sina.cn' };

describe('two processes of identity resolution', () => {
  it('take turns: the second one consumes only when the first has gone', async () => {
    const active = await IdentityUnderTest.start();
    let taken = false;
    const standby = IdentityUnderTest.start(active.service.place).then((started) => {
      taken = true;
      return started;
    });
    await active.tell(cleansed('crm:1', 1, maria));
    await eventually(async () => expect(await active.record('crm:1')).not.toBeNull());
    const known = await active.entityOf('crm:1');
    await pause(500);
    expect(taken).toBe(false);

    await active.service.stop({ keep: true });
    const successor = await standby;
    await successor.tell(cleansed('shop:1', 1, maria), cleansed('shop:2', 1, wang));
    await eventually(async () => expect(await successor.entityOf('shop:1')).toBe(known));
    await successor.service.stop();
  });

  it('do not keep a standby from being stopped', async () => {
    const active = await IdentityUnderTest.start();
    const stop = new AbortController();
    const standby = IdentityUnderTest.start(active.service.place, stop.signal);
    const outcome = standby.catch((error: unknown) => error);
    await pause(300);
    stop.abort();
    expect(await outcome).toMatchObject({ name: 'AbortError' });
    await active.service.stop();
  });
});

describe('a resolver that lost its lease without noticing', () => {
  it('writes nothing and forgets what it could not store; the record is taken later', async () => {
    const identity = await IdentityUnderTest.start();
    await identity.tell(cleansed('crm:1', 1, maria));
    await eventually(async () => expect(await identity.record('crm:1')).not.toBeNull());
    await identity.settled();

    await identity.service.app.get(Fence).raise(1_000);
    await identity.tell(cleansed('shop:1', 1, maria));
    const retried = async () => (await identity.service.request('GET', '/metrics')).text;
    await eventually(async () =>
      expect(await retried()).toMatch(/^concord_messages_retried_total\{.*\} 1$/m),
    );
    expect(await identity.record('shop:1')).toBeNull();
    const held = (await identity.service.request('GET', '/v1/stats')).body;
    expect(held).toMatchObject({ kinds: [{ records: 1, entities: 1 }] });

    const fences = identity.service.connection.collection('fences');
    await fences.updateOne({}, { $set: { token: 0 } });
    await eventually(
      async () => expect(await identity.partition()).toEqual([['crm:1', 'shop:1']]),
      30_000,
    );
    expect(await identity.record('shop:1')).toMatchObject({ sequence: 1 });
    await identity.service.stop();
  });
});
