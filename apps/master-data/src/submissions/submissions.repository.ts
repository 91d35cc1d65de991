import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Connection, type Collection } from 'mongoose';
import type { Submission } from './submission';

type SubmissionDocument = Omit<Submission, 'recordId'> & {
  readonly _id: string;
  /** There until the record stands where it belongs. */
  readonly waits?: true;
  /** Why it never will. */
  readonly trouble?: string;
};

/** A request with an Idempotency-Key, kept for a week. */
export interface KeyedRequest {
  readonly _id: string;
  readonly digest: string;
  readonly recordId: string;
  readonly at: Date;
  /** What was answered; absent while it is under way, or was broken off. */
  readonly answer?: object;
}

const keptSeconds = 7 * 24 * 3600;
const duplicateKey = 11_000;

/** What was said by the API, by record; and which requests have been answered. */
@Injectable()
export class Submissions implements OnModuleInit {
  private readonly submissions: Collection<SubmissionDocument>;
  private readonly requests: Collection<KeyedRequest>;

  constructor(connection: Connection) {
    this.submissions = connection.collection('submissions');
    this.requests = connection.collection('submission_requests');
  }

  async onModuleInit(): Promise<void> {
    const waiting = { partialFilterExpression: { waits: true } };
    await this.submissions.createIndex({ waits: 1, at: 1 }, waiting, {});
    await this.requests.createIndex({ at: 1 }, { expireAfterSeconds: keptSeconds }, {});
  }

  async find(recordId: string): Promise<Submission | undefined> {
    const found = await this.submissions.findOne({ _id: recordId });
    return found === null ? undefined : submissionOf(found);
  }

  async save({ recordId, ...rest }: Submission): Promise<void> {
    const waits = rest.customer === undefined ? {} : { waits: true as const };
    await this.submissions.replaceOne({ _id: recordId }, { ...rest, ...waits }, { upsert: true });
  }

  /** Those whose records do not yet stand where they belong, the oldest first. */
  async waiting(limit: number): Promise<Submission[]> {
    const found = await this.submissions
      .find({ waits: true })
      .sort({ at: 1 })
      .limit(limit)
      .toArray();
    return found.map(submissionOf);
  }

  async settle({ recordId, at }: Submission, trouble?: string): Promise<void> {
    await this.submissions.updateOne(
      { _id: recordId, at },
      { $unset: { waits: '' }, ...(trouble === undefined ? {} : { $set: { trouble } }) },
    );
  }

  /** Takes a request for the first time, or gives the one that came before under its key. */
  async keyed(request: KeyedRequest): Promise<KeyedRequest> {
    try {
      await this.requests.insertOne(request);
      return request;
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error) || error.code !== duplicateKey)
        throw error;
      return (await this.requests.findOne({ _id: request._id })) ?? request;
    }
  }

  async answered(id: string, answer: object): Promise<void> {
    await this.requests.updateOne({ _id: id }, { $set: { answer } });
  }
}

function submissionOf({ _id, waits, trouble, ...rest }: SubmissionDocument): Submission {
  return { recordId: _id, ...rest };
}
