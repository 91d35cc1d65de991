import type { CleansingSetup } from '@concord/contracts/setups';
import { ValueSampler } from '@concord/profiling/quality';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { FieldProfiles } from './field-profiles';
import { uniqueFieldsOf } from './record-quality';
import { Standings } from './standings.repository';
import { UnitQuality } from './unit-quality';

/** What quality takes of each unit of work: exact sums with it, a sample for the profile after it. */
@Injectable()
export class QualityIntake {
  readonly sampler = new ValueSampler();
  private fields:
    { readonly setup: CleansingSetup; readonly of: Map<string, string[]> } | undefined;

  constructor(
    private readonly standings: Standings,
    private readonly profiles: FieldProfiles,
  ) {}

  begin(setup: CleansingSetup): UnitQuality {
    if (this.fields?.setup !== setup) {
      const of = setup.sources.map(
        (source) => [source.source, uniqueFieldsOf(source, setup.model)] as const,
      );
      this.fields = { setup, of: new Map(of) };
    }
    const { of } = this.fields;
    const isProfiled = this.profiles.choice(new Date());
    return new UnitQuality((source) => of.get(source) ?? [], this.sampler, isProfiled);
  }

  async save(quality: UnitQuality, session: mongo.ClientSession): Promise<void> {
    await this.standings.add(quality.bySource(), session);
  }

  profile({ profiled }: UnitQuality, at: Date): void {
    this.profiles.add(profiled, at);
  }
}
