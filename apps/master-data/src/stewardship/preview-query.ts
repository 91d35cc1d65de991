import { z } from 'zod';

export const previewQuery = z.object({
  preview: z
    .enum(['true', 'false'])
    .default('false')
    .describe('true: the golden records before and after, and nothing is stored'),
});
export type PreviewQuery = z.infer<typeof previewQuery>;

export function previewed({ preview }: PreviewQuery): boolean {
  return preview === 'true';
}
