import { z } from 'zod';
import { fieldName } from '../names';
import { semanticType } from '../semantic-types';

export const modelField = z.strictObject({
  type: semanticType,
  /** A customer may have several values at once (e-mails, phones). */
  many: z.boolean().default(false),
  description: z.string().optional(),
});
export type ModelField = z.infer<typeof modelField>;

export const entityModel = z.strictObject({
  description: z.string().optional(),
  fields: z.record(fieldName, modelField),
  /**
   * What a record must have to be accepted: each entry is one field, or alternatives of which
   * one suffices. A record that fails is quarantined with `record.incomplete`.
   */
  require: z.array(z.union([fieldName, z.array(fieldName).min(1)])).default([]),
});
export type EntityModel = z.infer<typeof entityModel>;

/** `model.yaml` */
export const modelFile = z.strictObject({ entities: z.record(fieldName, entityModel) });
export type Model = z.infer<typeof modelFile>;
