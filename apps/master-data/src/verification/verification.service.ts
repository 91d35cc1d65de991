import type { GoldenVerification } from '@concord/contracts/verification';
import { decodeCursor, encodeCursor } from '@concord/service-kit';
import { Injectable } from '@nestjs/common';
import { Connection, type mongo } from 'mongoose';
import { z } from 'zod';
import { GoldenRecords } from '../golden/golden-records.repository';
import { Policies } from '../golden/policies';
import { PolicyRollout } from '../golden/policy-rollout';
import type { GoldenVersion } from '../golden/stored-golden';
import { Contributors } from '../membership/contributors.repository';
import { byEntity } from '../membership/membership';
import { lockIdsIn } from '../stewardship/lock';
import { LockStore } from '../stewardship/locks.repository';
import { verify, type Finding } from './verify';

/** A golden record with more versions is checked without its history. */
const mostVersions = 200;
/** So many are read at one moment. */
const batch = 100;

/** Whether stored golden records are what comes out of their contributors. */
@Injectable()
export class VerificationService {
  constructor(
    private readonly connection: Connection,
    private readonly golden: GoldenRecords,
    private readonly contributors: Contributors,
    private readonly policies: Policies,
    private readonly rollout: PolicyRollout,
    private readonly lockStore: LockStore,
  ) {}

  /** A page of all, in the order of their ids. */
  async page(cursor: string | undefined, limit: number): Promise<GoldenVerification> {
    const ids = await this.golden.idsAfter(decodeCursor(cursor, z.string()) ?? '', limit);
    const last = ids.length < limit ? undefined : ids.at(-1);
    const result = await this.verifyAll(ids);
    return { ...result, ...(last === undefined ? {} : { next: encodeCursor(last) }) };
  }

  /** Some of all, drawn by chance. */
  async sample(size: number): Promise<GoldenVerification> {
    return await this.verifyAll(await this.golden.someIds(size));
  }

  private async verifyAll(ids: readonly string[]): Promise<GoldenVerification> {
    const results: (Finding | 'agrees' | 'waiting')[] = [];
    for (let at = 0; at < ids.length; at += batch) {
      results.push(...(await this.verifySome(ids.slice(at, at + batch))));
    }
    return {
      checked: results.length,
      agreeing: results.filter((result) => result === 'agrees').length,
      waiting: results.filter((result) => result === 'waiting').length,
      rebuilding: (await this.rollout.pending()) > 0,
      differing: results.filter((result) => typeof result !== 'string'),
    };
  }

  /** What is read is of one moment, lest a record that changes meanwhile look wrong. */
  private async verifySome(ids: readonly string[]): Promise<(Finding | 'agrees' | 'waiting')[]> {
    const { policyFor } = await this.policies.current();
    const session = await this.connection.startSession({ snapshot: true });
    try {
      const golden = await this.golden.load(ids, session);
      const members = byEntity(ids, (await this.contributors.around([], ids, session)).values());
      const bearing = [...members.values()].map((contributors) => ({ contributors }));
      const locks = await this.lockStore.load(lockIdsIn(bearing), session);
      const versions = await this.versionsOf([...golden.values()], session);
      return [...golden.values()].map((one) => {
        const contributors = members.get(one.id) ?? [];
        const evidence = { golden: one, contributors, versions: versions.get(one.id), locks };
        return verify(evidence, policyFor(one.entity));
      });
    } finally {
      await session.endSession();
    }
  }

  private async versionsOf(
    golden: readonly { readonly id: string; readonly version: number }[],
    session: mongo.ClientSession,
  ): Promise<ReadonlyMap<string, readonly GoldenVersion[]>> {
    const few = golden.filter(({ version }) => version <= mostVersions).map(({ id }) => id);
    return await this.golden.histories(few, session);
  }
}
