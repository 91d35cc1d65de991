import { SingleBar } from 'cli-progress';
import { durationText, grouped, type Terminal } from './terminal';

const LINE_EVERY_MS = 5_000;

/** How far a long piece of work has come. `total` is absent as long as nobody knows. */
export interface Step {
  readonly done: number;
  readonly total?: number;
  readonly note?: string;
}

/**
 * Shows long work: a bar on a terminal, elsewhere a plain line at the start, every few seconds and
 * at the end. `unit` names what is counted (`records`).
 */
export class Progress {
  private readonly bar: SingleBar | undefined;
  private readonly startedAt: number;
  private spokenAt: number;
  private first: number | undefined;
  private last: Step = { done: 0 };

  constructor(
    private readonly terminal: Terminal,
    private readonly title: string,
    private readonly unit: string,
    private readonly clock: () => number = Date.now,
  ) {
    this.startedAt = clock();
    this.spokenAt = this.startedAt;
    if (terminal.interactive) {
      this.bar = new SingleBar({
        format: `${title} {bar} {text}`,
        barsize: 24,
        hideCursor: true,
        clearOnComplete: true,
        barCompleteChar: '█',
        barIncompleteChar: '░',
      });
      this.bar.start(1, 0, { text: '' });
    } else {
      terminal.note(`${title}…`);
    }
  }

  update(step: Step): void {
    this.first ??= step.done;
    this.last = step;
    if (this.bar !== undefined) {
      this.bar.setTotal(Math.max(step.total ?? step.done, 1));
      this.bar.update(step.done, { text: this.text() });
      return;
    }
    if (this.clock() - this.spokenAt < LINE_EVERY_MS) return;
    this.spokenAt = this.clock();
    this.terminal.note(`${this.title}: ${this.text()}`);
  }

  /** Ends with a line that stays. */
  finish(text: string): void {
    this.bar?.stop();
    this.terminal.note(`${this.title}: ${text} in ${durationText(this.clock() - this.startedAt)}`);
  }

  /** Ends without a word; the caller reports the error. */
  abandon(): void {
    this.bar?.stop();
  }

  private text(): string {
    const { done, total, note } = this.last;
    const seconds = (this.clock() - this.startedAt) / 1000;
    const rate = seconds > 0.5 ? (done - (this.first ?? 0)) / seconds : 0;
    const count = total === undefined ? grouped(done) : `${grouped(done)} of ${grouped(total)}`;
    const parts = [`${count} ${this.unit}`];
    if (rate > 0) parts.push(`${grouped(Math.round(rate))}/s`);
    if (rate > 0 && total !== undefined && total > done) {
      parts.push(`about ${durationText(((total - done) / rate) * 1000)} left`);
    }
    if (note !== undefined) parts.push(note);
    return parts.join(', ');
  }
}
