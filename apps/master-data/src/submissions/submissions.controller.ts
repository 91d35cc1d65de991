import { entityId } from '@concord/contracts/events';
import {
  Answers,
  badRequest,
  CalledBy,
  Requires,
  ZodBody,
  ZodParam,
  type Caller,
} from '@concord/service-kit';
import { Controller, Headers, HttpCode, Patch, Post, Res } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { customerExample } from '../customers/api-examples';
import { SubmissionsService } from './submissions.service';
import {
  correctionBody,
  newCustomerBody,
  submissionAnswer,
  type CorrectionBody,
  type NewCustomerBody,
  type SubmissionAnswer,
} from './submission-schemas';

const key = {
  name: 'Idempotency-Key',
  required: false,
  description:
    'a text of your own for this request: sent again, it has no second effect (kept for a week)',
  example: '5f0c3a1e-order-4711',
};
const form = /^[!-~]{1,200}$/;
const problems = {
  409: 'The workspace has no source `api`',
  422: 'The Idempotency-Key was used for another request',
  503: 'Ingestion is away',
};

@ApiTags('customers')
@Controller('v1/customers')
export class SubmissionsController {
  constructor(private readonly submissions: SubmissionsService) {}

  @Post()
  @HttpCode(202)
  @Requires('steward')
  @ApiHeader(key)
  @Answers({
    summary: 'Create a customer: a record of the source `api`, that goes the way of all records',
    description:
      'Durable when answered. It is cleansed, matched and merged like any other record, so it may turn out to be a customer ' +
      'that is there already; `location` answers 404 until it has arrived.',
    schema: submissionAnswer,
    example: { record: 'api:key-4f1c', location: '/v1/customers/by-source/api/key-4f1c' },
    status: 202,
    problems,
  })
  async create(
    @ZodBody(newCustomerBody, {
      fields: { givenName: 'Maria', familyName: 'Ortiz', email: ['maria@example.org'] },
    })
    body: NewCustomerBody,
    @Headers('idempotency-key') idempotencyKey: string | undefined,
    @CalledBy() caller: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SubmissionAnswer> {
    const circumstances = { caller, idempotencyKey: usable(idempotencyKey) };
    return located(await this.submissions.create(body, circumstances), response);
  }

  @Patch(':id')
  @HttpCode(202)
  @Requires('steward')
  @ApiHeader(key)
  @ApiHeader({ name: 'If-Match', required: false, example: '"5.3"' })
  @Answers({
    summary: 'Correct a customer: a record of the source `api` that belongs to him',
    description:
      'Nothing is edited: what is said becomes a source record, and survivorship decides as always, by the trust of the ' +
      'source `api` and the time. Corrections of one customer are one record; `null` takes one back. The record is kept ' +
      'together with the customer, even where the name was wrong.',
    schema: submissionAnswer,
    example: {
      record: `api:${customerExample.id}`,
      customer: customerExample.id,
      location: `/v1/customers/by-source/api/${customerExample.id}`,
    },
    status: 202,
    problems: {
      ...problems,
      404: 'The id was never issued',
      412: 'The customer has another version',
    },
  })
  async correct(
    @ZodParam('id', entityId, customerExample.id) id: string,
    @ZodBody(correctionBody, { fields: { familyName: 'Ortiz-López', phone: null } })
    body: CorrectionBody,
    @Headers('idempotency-key') idempotencyKey: string | undefined,
    @Headers('if-match') ifMatch: string | undefined,
    @CalledBy() caller: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SubmissionAnswer> {
    const circumstances = { caller, ifMatch, idempotencyKey: usable(idempotencyKey) };
    return located(await this.submissions.correct(id, body, circumstances), response);
  }
}

function usable(given: string | undefined): string | undefined {
  if (given === undefined || form.test(given)) return given;
  const expected = '1 to 200 ASCII characters without blanks';
  throw badRequest('idempotency.key', 'The Idempotency-Key cannot be used.', [
    { path: 'header.idempotency-key', message: 'not a key', expected },
  ]);
}

function located(answer: SubmissionAnswer, response: Response): SubmissionAnswer {
  response.set('location', answer.location);
  return answer;
}
