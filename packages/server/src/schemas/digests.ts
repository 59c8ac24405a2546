/** Whether somebody wants the week's figures by e-mail. */
import { z } from '@hono/zod-openapi';
import type { Digest } from '@parley/protocol';

export const digest = z
  .strictObject({
    wanted: z.boolean(),
    locale: z
      .string()
      .max(35)
      .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Expected the tag of a language, such as de or pt-BR.')
      .nullable()
      .openapi({ example: 'de' }),
  })
  .openapi('Digest') satisfies z.ZodType<Digest>;
