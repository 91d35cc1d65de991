import { randomUUID } from 'node:crypto';
import { recordKey } from '@concord/contracts/names';
import type { EntityModel, Model } from '@concord/contracts/workspace';
import {
  badRequest,
  conflict,
  Peers,
  ProblemError,
  SetupStore,
  type Caller,
} from '@concord/service-kit';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CustomersService } from '../customers/customers.service';
import { GoldenRecords } from '../golden/golden-records.repository';
import { readPerson } from '../matching/person';
import { requireMatch } from '../query/etag';
import { requireModel } from '../query/model';
import { unknownWord, type QueryFault } from '../query/query-fault';
import {
  apiSource,
  correctedFields,
  digestOf,
  missingFields,
  rawRecordOf,
  recordIdOf,
  type Submission,
} from './submission';
import { Submissions } from './submissions.repository';
import {
  submissionAnswer,
  type CorrectionBody,
  type NewCustomerBody,
  type SubmissionAnswer,
} from './submission-schemas';

/** Who asks, and by which headers. */
export interface Circumstances {
  readonly caller: Caller;
  readonly idempotencyKey: string | undefined;
  readonly ifMatch?: string | undefined;
}

/** A request that has its place in the order of things: the same when it comes again. */
interface Turn {
  readonly recordId: string;
  readonly at: string;
}

const counts = z.object({ received: z.int() });

/** Creating and correcting: nothing is edited, a record of the source `api` says what is so. */
@Injectable()
export class SubmissionsService {
  constructor(
    private readonly submissions: Submissions,
    private readonly customers: CustomersService,
    private readonly golden: GoldenRecords,
    private readonly setups: SetupStore<'master-data'>,
    private readonly peers: Peers,
  ) {}

  async create(body: NewCustomerBody, circumstances: Circumstances): Promise<SubmissionAnswer> {
    return await this.once(['create', body], circumstances, async ({ recordId, at }) => {
      const { name, entity } = await this.checked(body.fields, body.entity);
      const missing = missingFields(body.fields, entity);
      if (missing.length > 0)
        throw invalid(
          missing.map((expected) => ({
            path: 'body.fields',
            message: `a ${name} needs it`,
            expected,
          })),
        );
      const { caller } = circumstances;
      return await this.submit({ recordId, at, fields: body.fields, by: caller.name });
    });
  }

  async correct(
    id: string,
    body: CorrectionBody,
    circumstances: Circumstances,
  ): Promise<SubmissionAnswer> {
    return await this.once(['correct', id, body], circumstances, async ({ at }) => {
      const shown = await this.customers.show(id);
      requireMatch(circumstances.ifMatch, shown);
      const golden = await this.golden.find(shown.id);
      if (golden?.status !== 'current')
        throw conflict(
          'customer.ended',
          `Customer ${shown.id} is ${shown.status}; there is nothing to correct.`,
        );
      const said = Object.entries(body.fields).filter(([, value]) => value !== null);
      const { entity } = await this.checked(Object.fromEntries(said), golden.entity, body.fields);
      const before = (await this.submissions.find(golden.id))?.fields ?? {};
      const fields = correctedFields(before, body.fields, golden, entity);
      const by = circumstances.caller.name;
      return await this.submit({ recordId: golden.id, customer: golden.id, at, fields, by });
    });
  }

  /** Stores before it sends, so that what was sent is always known. */
  private async submit(submission: Submission): Promise<SubmissionAnswer> {
    const { recordId, customer } = submission;
    await this.submissions.save(submission);
    const path = `/v1/sources/${apiSource}/records`;
    await this.peers.of('ingestion').post(path, { records: [rawRecordOf(submission)] }, counts);
    return {
      record: recordKey(apiSource, recordId),
      ...(customer === undefined ? {} : { customer }),
      location: `/v1/customers/by-source/${apiSource}/${encodeURIComponent(recordId)}`,
    };
  }

  /** @param fields as they are to be read; `named`, where some are only taken back, all that are named */
  private async checked(
    fields: Submission['fields'],
    wanted: string | undefined,
    named: Submission['fields'] = fields,
  ): Promise<{ name: string; entity: EntityModel }> {
    const model = await requireModel(this.setups);
    const sources = (await this.setups.current())?.setup.sources.map(({ source }) => source) ?? [];
    if (!sources.includes(apiSource)) throw noSource(sources);
    const name = wanted ?? onlyParty(model);
    const entity = name === undefined ? undefined : model.entities[name];
    const unknown = Object.keys(named).filter((field) => entity?.fields[field] === undefined);
    if (name !== undefined && entity !== undefined && unknown.length > 0) {
      const valid = Object.keys(entity.fields);
      throw invalid(unknown.map((one) => unknownWord(`body.fields.${one}`, 'field', one, valid)));
    }
    const isTakenBack = Object.keys(fields).length === 0 && Object.keys(named).length > 0;
    if (name !== undefined && entity !== undefined && isTakenBack) return { name, entity };
    const today = new Date().toISOString().slice(0, 10);
    const outcome = readPerson(fields, { entity: wanted, country: undefined, today }, model);
    if ('faults' in outcome) throw invalid(outcome.faults);
    if (name === undefined || entity === undefined)
      throw new Error('a person was read without entity');
    return { name, entity };
  }

  /** Does it once for one Idempotency-Key; a repeated request gets the answer of the first. */
  private async once(
    what: unknown,
    { caller, idempotencyKey }: Circumstances,
    work: (turn: Turn) => Promise<SubmissionAnswer>,
  ): Promise<SubmissionAnswer> {
    const now = new Date();
    if (idempotencyKey === undefined)
      return await work({ recordId: randomUUID(), at: now.toISOString() });
    const recordId = recordIdOf(caller.name, idempotencyKey);
    const digest = digestOf(what);
    const first = await this.submissions.keyed({ _id: recordId, digest, recordId, at: now });
    if (first.digest !== digest) throw reused();
    if (first.answer !== undefined) return submissionAnswer.parse(first.answer);
    const answer = await work({ recordId, at: first.at.toISOString() });
    await this.submissions.answered(recordId, answer);
    return answer;
  }
}

/** The one kind of customers that a model has; undefined where there are several. */
function onlyParty({ entities }: Model): string | undefined {
  const parties = Object.entries(entities).filter(([, { kind = 'party' }]) => kind === 'party');
  return parties.length === 1 ? parties[0]?.[0] : undefined;
}

function invalid(faults: readonly QueryFault[]) {
  const count = faults.length === 1 ? 'one fault' : `${faults.length} faults`;
  return badRequest('customer.invalid', `The body of the request has ${count}.`, faults);
}

function reused() {
  return new ProblemError({
    status: 422,
    code: 'idempotency.reused',
    title: 'Unprocessable content',
    detail:
      'This Idempotency-Key came with another request before; take a new one for each request.',
  });
}

function noSource(sources: readonly string[]) {
  const known = sources.length === 0 ? 'none' : sources.join(', ');
  const remedy =
    'Add sources/api.yaml with "source: api", "connection: { connector: push }", "id: id", "changedAt: changedAt" and a ' +
    'mapping of each field to the column of its own name, then apply the workspace; see docs/guide/api.md.';
  return conflict(
    'source.noApi',
    `The workspace has no source "${apiSource}" through which customers are created and corrected (it has ${known}). ${remedy}`,
  );
}
