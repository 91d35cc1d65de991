import { entityId } from '@concord/contracts/events';
import { fieldName } from '@concord/contracts/names';
import { z } from 'zod';

const fields = z
  .record(z.string(), z.unknown())
  .meta({ description: 'by field of the model, as a source would write it; a list for several' });

export const newCustomerBody = z.strictObject({
  entity: fieldName
    .optional()
    .meta({ description: 'of the model; may be left out where there is only one' }),
  fields,
});
export type NewCustomerBody = z.infer<typeof newCustomerBody>;

export const correctionBody = z.strictObject({
  fields: fields.meta({
    description:
      'what is to be otherwise, by field; null takes back what was said by the API before',
  }),
});
export type CorrectionBody = z.infer<typeof correctionBody>;

export const submissionAnswer = z.object({
  record: z
    .string()
    .meta({ description: 'the source record that says it', example: 'api:key-4f1c' }),
  customer: entityId.optional().meta({ description: 'whom it is to belong to' }),
  location: z.string().meta({ description: 'where the customer is, once the record has arrived' }),
});
export type SubmissionAnswer = z.infer<typeof submissionAnswer>;
