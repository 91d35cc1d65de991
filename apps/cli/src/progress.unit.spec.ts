import { Progress } from './progress';
import { recordedTerminal } from './testing/recorded-terminal';

describe(Progress, () => {
  function at(seconds: number[]): () => number {
    let call = 0;
    return () => (seconds[Math.min(call++, seconds.length - 1)] ?? 0) * 1000;
  }

  it('is plain lines where nobody watches: the start, one every five seconds, the end', () => {
    const { terminal, noted } = recordedTerminal();
    const progress = new Progress(terminal, 'Reading crm', 'records', at([0, 1, 2, 6, 6, 6, 20]));

    progress.update({ done: 0, total: 30_000 });
    progress.update({ done: 3_000, total: 30_000 });
    progress.update({ done: 12_000, total: 30_000 });
    progress.finish('30,000 records');

    expect(noted().split('\n')).toEqual([
      'Reading crm…',
      'Reading crm: 12,000 of 30,000 records, 2,000/s, about 9.0 s left',
      'Reading crm: 30,000 records in 20 s',
      '',
    ]);
  });

  it('names no time left where the total is not known', () => {
    const { terminal, noted } = recordedTerminal();
    const progress = new Progress(terminal, 'Exporting golden', 'records', at([0, 0, 10]));

    progress.update({ done: 0 });
    progress.update({ done: 500 });

    expect(noted()).toContain('Exporting golden: 500 records, 50/s\n');
  });

  it('writes nothing that only a terminal understands', () => {
    const { terminal, noted } = recordedTerminal();
    const progress = new Progress(terminal, 'Reading crm', 'records');
    progress.update({ done: 1 });
    progress.finish('1 record');

    expect(noted()).not.toMatch(/[\r\t\u001b]/);
  });
});
