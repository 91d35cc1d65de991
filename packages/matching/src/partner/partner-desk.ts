import { CandidateTable } from '../index/candidate-table';
import type { HashedAtoms } from '../index/hashed-atoms';
import { Resemblance } from '../index/resemblance';
import type { PartnerAnswer, PartnerTask } from './partner';

/** Work between two chances to breathe: nobody else is on this thread. */
const wholePiece = 1_000_000;

/** A content of some that came together. */
interface Place {
  readonly id: string;
  readonly from: HashedAtoms;
  readonly at: number;
}

/** The other side of a `Partner`: does on its thread what it is asked for. */
export class PartnerDesk {
  private contents: Place[] = [];
  private areSorted = true;

  perform(task: PartnerTask): PartnerAnswer {
    if (task.task === 'candidates') return this.candidates(task.first).flat();
    task.contents.ids.forEach((id, at) => this.contents.push({ id, from: task.contents, at }));
    this.areSorted = false;
    return { ints: [] };
  }

  private candidates(first: number): CandidateTable {
    if (!this.areSorted) this.contents.sort((a, b) => (a.id < b.id ? -1 : 1));
    this.areSorted = true;
    const size = Math.min(first, this.contents.length);
    const resemblance = new Resemblance((at) => this.contents[at]?.id ?? '');
    for (let slot = 0; slot < size; slot++) {
      const place = this.contents[slot];
      if (place !== undefined) resemblance.addHashed(slot, place.from, place.at);
    }
    const steps = CandidateTable.find(resemblance, size, wholePiece);
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
    }
  }
}
