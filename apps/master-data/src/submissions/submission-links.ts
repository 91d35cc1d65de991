import { setTimeout as sleep } from 'node:timers/promises';
import { recordKey } from '@concord/contracts/names';
import { Log, Peers, ProblemError } from '@concord/service-kit';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { z } from 'zod';
import { CustomersService } from '../customers/customers.service';
import { Contributors } from '../membership/contributors.repository';
import { apiSource, type Submission } from './submission';
import { Submissions } from './submissions.repository';

const lookEveryMs = 500;
const mostAtOnce = 100;
/** A record that has not come by then was quarantined, or deleted. */
const longestWaitMs = 24 * 3600 * 1000;

/**
 * Sees to it that a correction becomes part of the customer that was corrected: where the evidence alone would not tell,
 * as when the name was what was wrong, identity resolution is told that the two are the same.
 */
@Injectable()
export class SubmissionLinks implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly stop = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly submissions: Submissions,
    private readonly contributors: Contributors,
    private readonly customers: CustomersService,
    private readonly peers: Peers,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  async onModuleDestroy(): Promise<void> {
    this.stop.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.stop;
    while (!this.stopped()) {
      try {
        for (const one of await this.submissions.waiting(mostAtOnce)) await this.link(one);
      } catch (error) {
        if (!this.stopped()) this.log.warn('corrections could not be linked yet', { error });
      }
      await sleep(lookEveryMs, undefined, { signal }).catch(() => signal.aborted);
    }
  }

  private async link(submission: Submission): Promise<void> {
    const { customer = '', recordId, at } = submission;
    const key = recordKey(apiSource, recordId);
    const arrived = await this.contributors.find(key);
    if (arrived?.entityId == null) {
      if (Date.now() - Date.parse(at) > longestWaitMs)
        await this.submissions.settle(submission, 'its record never came');
      return;
    }
    const { id } = await this.customers.show(customer);
    if (arrived.entityId === id) {
      await this.submissions.settle(submission);
      return;
    }
    const members = await this.contributors.ofEntity(id);
    const other = members.find((member) => member.key !== key);
    if (other === undefined) {
      await this.submissions.settle(submission, 'the customer has ended');
      return;
    }
    await this.decide(submission, key, other.key);
  }

  private async decide(submission: Submission, a: string, b: string): Promise<void> {
    const comment = `A correction of ${submission.customer ?? ''} by ${submission.by}`;
    try {
      const body = { a, b, verdict: 'same', comment };
      const resolver = this.peers.of('identity-resolution');
      const caller = { name: submission.by, role: 'steward' as const };
      await resolver.actingFor(caller).post('/v1/decisions', body, z.unknown());
    } catch (error) {
      if (!(error instanceof ProblemError) || error.status !== 409) throw error;
      await this.submissions.settle(submission, error.detail ?? error.title);
    }
  }

  private stopped(): boolean {
    return this.stop.signal.aborted;
  }
}
