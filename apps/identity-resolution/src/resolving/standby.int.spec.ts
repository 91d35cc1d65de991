import { eventually } from '@concord/service-kit/testing';
import { cleansed, IdentityUnderTest, removed, upserted } from '../testing/identity-under-test';
import { damagedCustomers } from '../testing/people';
import { ResolverProcess } from '../testing/resolver-process';
import { ActiveResolver } from './active-resolver';

// Processes are started here: on a busy machine each takes its time.
jest.setTimeout(180_000);

const customers = damagedCustomers(200, 5);
const warm = /stands by with its index loaded/;
const maria = { givenName: 'Maria', familyName: 'Ortiz', email: 'maria.ortiz@ortizbakery.com' };
const wang = { givenName: 'Wei', familyName: 'Wang', email: 'wang.wei@sina.cn' };

/** A process that stands by, and what it says. */
function standbyAt(place: string) {
  const lines: string[] = [];
  const start = IdentityUnderTest.start(place, undefined, lines);
  return {
    start,
    said: (what: RegExp) => eventually(() => expect(lines.join('')).toMatch(what), 60_000),
  };
}

describe('a process that stands by', () => {
  it('follows what the active one stores, and takes over with engines that are just so', async () => {
    const active = await IdentityUnderTest.start();
    await active.load(customers.slice(0, 300));
    const standby = standbyAt(active.service.place);
    await standby.said(warm);

    const [one, other] = ['s0:0', 's0:1'];
    const decision = { a: one, b: other, verdict: 'same' as const };
    await active.load(customers.slice(300));
    const { status } = await active.service.request('POST', '/v1/decisions', decision);
    expect(status).toBeLessThan(300);
    const gone = customers.slice(10, 20).map(({ key }) => key);
    await active.tell(...gone.map((key) => removed(key, 2)));
    await active.tell(upserted({ key: 's0:30', fields: customers[2]?.fields ?? {} }, 2));
    await eventually(async () => expect(await active.entityOf(gone[9] ?? '')).toBe('none'));
    await active.settled();
    const before = await active.ids();
    await active.service.stop({ keep: true });

    const successor = await standby.start;
    await standby.said(/"ready":true,"msg":"the resolver is active"/);
    const engine = successor.service.app.get(ActiveResolver).engineOf('customer');
    expect(engine?.partition()).toEqual(await successor.partition());
    await successor.settled();
    const left = customers
      .filter(({ key }) => !gone.includes(key))
      .map((record) =>
        record.key === 's0:30' ? { ...record, fields: customers[2]?.fields ?? {} } : record,
      );
    expect(await successor.partition()).toEqual(successor.batch(left, [decision]));
    expect(await successor.ids()).toEqual(before);
    await successor.service.stop();
  });

  it('takes over from one that is killed, with a higher token, and decides what comes then', async () => {
    const first = await IdentityUnderTest.start();
    const { place } = first.service;
    // One after the other: the older id is the one that survives.
    await first.tell(cleansed('crm:1', 1, maria));
    await eventually(async () => expect(await first.record('crm:1')).not.toBeNull());
    await first.tell(cleansed('crm:2', 1, wang));
    await eventually(async () => expect(await first.record('crm:2')).not.toBeNull());
    await first.settled();
    const known = await first.entityOf('crm:1');
    await first.service.stop({ keep: true });

    const killed = await ResolverProcess.start(place, process.env);
    const standby = standbyAt(place);
    await standby.said(warm);
    await killed.ask('POST', '/v1/decisions', {
      ...{ a: 'crm:1', b: 'crm:2', verdict: 'same' },
    });
    await killed.kill();

    const successor = await standby.start;
    await standby.said(/"token":3,"ready":true,"msg":"the resolver is active"/);
    await successor.tell(cleansed('shop:1', 1, wang));
    await eventually(async () => expect(await successor.entityOf('shop:1')).toBe(known));
    await successor.settled();
    expect(await successor.partition()).toEqual([['crm:1', 'crm:2', 'shop:1']]);
    await successor.service.stop();
  });
});
