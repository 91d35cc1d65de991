import type { Destination } from '@concord/contracts/workspace';
import { planShadow, type GoldenCopy, type Shadow } from './shadow';

const now = '2026-03-01T08:00:00.000Z';
const desk: Destination = {
  destination: 'support-desk',
  entity: 'customer',
  connection: { connector: 'file', path: 'out.ndjson', format: 'ndjson' },
  having: ['email'],
  mapping: { name: 'fullName', mail: 'email' },
};
const maria: GoldenCopy = {
  entityId: 'ent_01JCX3V7Q8R2M4N6P8S0T2V4XA',
  version: 1,
  status: 'current',
  entity: 'customer',
  fields: { fullName: ['Maria Ortiz'], email: ['maria@example.org'] },
};
const holds = (version: number, fields: Record<string, unknown>): Shadow => ({
  destination: 'support-desk',
  entityId: maria.entityId,
  wanted: { version, fields },
  held: { version, fields },
  status: 'settled',
  attempts: 0,
  dueAt: now,
});

describe('planShadow', () => {
  it('wants a record that the destination has not seen', () => {
    expect(planShadow(undefined, maria, desk, now)).toMatchObject({
      status: 'pending',
      wanted: { version: 1, fields: { name: 'Maria Ortiz', mail: 'maria@example.org' } },
      held: { version: 0 },
    });
  });

  it('is settled when only fields changed that the destination does not get', () => {
    const before = holds(1, { name: 'Maria Ortiz', mail: 'maria@example.org' });
    const after = { ...maria, version: 2, fields: { ...maria.fields, gender: ['female'] } };
    expect(planShadow(before, after, desk, now)).toMatchObject({
      status: 'settled',
      wanted: { version: 2 },
    });
  });

  it('ignores a version that is not newer', () => {
    const before = holds(2, { name: 'Maria Ortiz-Lopez', mail: 'maria@example.org' });
    expect(planShadow(before, maria, desk, now)).toBeUndefined();
  });

  it('sends again when a change is undone while it may be on its way', () => {
    const fields = { name: 'Maria Ortiz', mail: 'maria@example.org' };
    const onItsWay: Shadow = {
      ...holds(1, fields),
      wanted: { version: 2, fields: {} },
      status: 'pending',
    };
    expect(planShadow(onItsWay, { ...maria, version: 3 }, desk, now)).toMatchObject({
      status: 'pending',
    });
  });

  it('takes back a record that was merged away', () => {
    const before = holds(1, { name: 'Maria Ortiz', mail: 'maria@example.org' });
    const merged: GoldenCopy = { ...maria, version: 2, status: 'redirected', fields: {} };
    const shadow = planShadow(before, merged, desk, now);
    expect(shadow).toMatchObject({ status: 'pending', held: { version: 1 } });
    expect(shadow?.wanted.fields).toBeUndefined();
  });

  it('stores nothing of a record that lacks what the destination asks for', () => {
    const nameless = { ...maria, fields: { fullName: ['Maria Ortiz'] } };
    expect(planShadow(undefined, nameless, desk, now)).toBeUndefined();
  });

  it('gives a record that the destination refused another chance when it changes', () => {
    const refused: Shadow = {
      ...holds(1, {}),
      status: 'set-aside',
      attempts: 3,
      error: 'bad mail',
    };
    expect(planShadow(refused, { ...maria, version: 2 }, desk, now)).toMatchObject({
      status: 'pending',
      attempts: 0,
    });
  });
});
