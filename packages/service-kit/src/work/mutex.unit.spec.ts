import { setTimeout as pause } from 'node:timers/promises';
import { Mutex } from './mutex';

describe('Mutex', () => {
  it('lets one piece of work at a time, in the order of asking', async () => {
    const mutex = new Mutex();
    const told: string[] = [];
    const work = (name: string, ms: number) => async () => {
      told.push(`${name} begins`);
      await pause(ms);
      told.push(`${name} ends`);
      return name;
    };
    const results = await Promise.all([mutex.run(work('slow', 20)), mutex.run(work('quick', 0))]);
    expect(results).toEqual(['slow', 'quick']);
    expect(told).toEqual(['slow begins', 'slow ends', 'quick begins', 'quick ends']);
  });

  it('gives an error to who asked, and its turn to the next', async () => {
    const mutex = new Mutex();
    const failing = mutex.run(() => Promise.reject(new Error('the commit failed')));
    const next = mutex.run(() => Promise.resolve('served'));
    await expect(failing).rejects.toThrow('the commit failed');
    expect(await next).toBe('served');
  });
});
