import { z } from 'zod';

/** `30s`, `15m`, `6h`, `1d` */
export const duration = z
  .string()
  .regex(/^\d+(ms|s|m|h|d)$/, 'a number with a unit: 500ms, 30s, 15m, 6h, 1d');
