/** What messages that speak first bring. */
import { z } from '@hono/zod-openapi';
import type { Lift, LiftQuery } from '@parley/protocol';
import { id } from './common.js';
import { figure, scope } from './insights.js';

const { from, to, zone } = scope;

export const liftQuery = z.strictObject({
  ...{ from, to, zone, site: id('site').optional() },
}) satisfies z.ZodType<LiftQuery>;

const group = z.strictObject({ visitors: z.int(), converted: z.int(), value: z.string() });

export const lift = z
  .strictObject({
    currency: z.string().openapi({ example: 'EUR' }),
    data: z.array(
      z.strictObject({
        ...{ siteId: id('site'), proactiveId: z.string(), shown: group, held: group },
        ...{ conversion: figure, value: figure, attributed: z.string() },
      }),
    ),
  })
  .openapi('Lift') satisfies z.ZodType<Lift>;
