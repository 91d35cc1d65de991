import { z } from 'zod';
import { parseCheck } from '../checks/check';
import { duration } from './duration-text';

/** `completeness(email) > 0.9` */
export const checkText = z
  .string()
  .min(1)
  .max(300)
  .superRefine((text, context) => {
    const parsed = parseCheck(text);
    if (parsed.ok) return;
    const { at, message, expected, words, found } = parsed.fault;
    context.addIssue({
      code: 'custom',
      message: `at character ${at}: ${message}`,
      params: { expected, words, found },
    });
  });

export const onFail = z.enum(['warn', 'stop']);
export type OnFail = z.infer<typeof onFail>;

/** A check of a source as text, which warns, or with what becomes of the source when it fails. */
export const qualityCheck = z.union([
  checkText,
  z.strictObject({ check: checkText, onFail: onFail.default('warn') }),
]);
export type QualityCheck = z.infer<typeof qualityCheck>;

/** What is expected of a source. */
export const sourceQuality = z.strictObject({
  /** How long after its last change a record counts as up to date. */
  freshFor: duration.optional(),
  checks: z.array(qualityCheck).max(100).default([]),
});
export type SourceQuality = z.infer<typeof sourceQuality>;
