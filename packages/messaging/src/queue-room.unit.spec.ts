import { QueueRoom } from './queue-room';

const never = new AbortController().signal;

describe(QueueRoom.name, () => {
  it('lets a publisher that found room go on while it looks again', async () => {
    let answer: (depth: number) => void = () => undefined;
    const asked: string[] = [];
    const depths = {
      depth: (queue: string): Promise<number> => {
        asked.push(queue);
        return new Promise((resolve) => (answer = resolve));
      },
    };
    const room = new QueueRoom(depths, ['master-data.p0'], 50);
    const first = room.wait(never);
    answer(0);
    expect(await first).toBe(true);

    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(await room.wait(never)).toBe(true);
    expect(asked).toHaveLength(2);
  });

  it('makes it wait once the queue is known to be full, until it is not', async () => {
    const told = [51, 51, 50];
    const depths = { depth: () => Promise.resolve(told.shift() ?? 0) };
    expect(await new QueueRoom(depths, ['master-data.p0'], 50).wait(never)).toBe(true);
    expect(told).toEqual([]);
  });

  it('lets nobody through who was told to stop while it is full', async () => {
    const stop = new AbortController();
    const waiting = new QueueRoom({ depth: () => Promise.resolve(51) }, ['p0'], 50).wait(
      stop.signal,
    );
    stop.abort();
    expect(await waiting).toBe(false);
  });
});
