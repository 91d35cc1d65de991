import { candidatesAnswer, verdict, weighing } from '@concord/contracts/matching-api';
import { canonicalFields } from '@concord/contracts/canonical';
import { entityId } from '@concord/contracts/events';
import { fieldName } from '@concord/contracts/names';
import { badRequest, Peers, SetupStore } from '@concord/service-kit';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { customer, customerOf } from '../customers/customer';
import { CustomerPages } from '../query/customer-pages.repository';
import { requireModel } from '../query/model';
import { readPerson } from './person';

export const matchBody = z.strictObject({
  entity: fieldName
    .optional()
    .meta({ description: 'of the model; may be left out where there is only one' }),
  fields: z
    .record(z.string(), z.unknown())
    .meta({ description: 'what is known, by field of the model, as a source would write it' }),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional()
    .meta({ description: 'ISO 3166-1 alpha-2: where local numbers and dates are from' }),
  limit: z.int().min(1).max(50).default(10),
});
export type MatchBody = z.infer<typeof matchBody>;

export const matchAnswer = z.object({
  modelVersion: z.string(),
  thresholds: candidatesAnswer.shape.thresholds,
  read: z.object({
    entity: z.string(),
    fields: canonicalFields.meta({ description: 'what was asked, as records of sources are read' }),
    issues: z.array(z.object({ field: z.string(), code: z.string(), message: z.string() })),
  }),
  candidates: z.array(
    z.object({
      id: entityId,
      probability: z.number().meta({ description: 'that it is the same person or company' }),
      verdict,
      weighing,
      records: z.array(z.string()),
      customer: customer
        .optional()
        .meta({ description: 'absent in the moment between a decision and its golden record' }),
    }),
  ),
});
export type MatchAnswer = z.infer<typeof matchAnswer>;

/** Who may be meant by what somebody knows. Nothing is stored: identity resolution scores, master data shows. */
@Injectable()
export class MatchService {
  constructor(
    private readonly peers: Peers,
    private readonly pages: CustomerPages,
    private readonly setups: SetupStore<'master-data'>,
  ) {}

  async match({ entity, fields, country, limit }: MatchBody): Promise<MatchAnswer> {
    const today = new Date().toISOString().slice(0, 10);
    const outcome = readPerson(fields, { entity, country, today }, await requireModel(this.setups));
    if ('faults' in outcome) {
      const count = outcome.faults.length === 1 ? 'one fault' : `${outcome.faults.length} faults`;
      throw badRequest('match.invalid', `The body of the request has ${count}.`, outcome.faults);
    }
    const { person } = outcome;
    const { candidates, modelVersion, thresholds } = await this.peers
      .of('identity-resolution')
      .post(
        '/v1/candidates',
        { kind: person.entity, fields: person.fields, limit },
        candidatesAnswer,
      );
    const golden = await this.pages.current(candidates.map((one) => one.entityId));
    const customers = new Map(golden.map((one) => [one.id, customerOf(one)]));
    const issues = [...person.issues];
    return {
      ...{ modelVersion, thresholds },
      read: { ...person, issues },
      candidates: candidates.map(({ entityId: id, ...rest }) => {
        const found = customers.get(id);
        return { id, ...rest, ...(found === undefined ? {} : { customer: found }) };
      }),
    };
  }
}
