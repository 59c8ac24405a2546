/** What is said of a file when it comes, and the address under which it is had. */
import { z } from '@hono/zod-openapi';
import { LIMITS, type UploadQuery } from '@parley/protocol';
import { cleanText, id } from './common.js';

export const uploadQuery = z.strictObject({
  /** Kept exactly as it is: it is shown, and never a path. */
  name: cleanText(z.string().min(1).max(LIMITS.fileName)),
  conversationId: id('conversation').optional(),
}) satisfies z.ZodType<UploadQuery>;

export const fileAddress = z.strictObject({
  id: id('attachment'),
  expires: z
    .string()
    .regex(/^\d{1,12}$/)
    .transform(Number),
  signature: z.string().min(1).max(100),
});
