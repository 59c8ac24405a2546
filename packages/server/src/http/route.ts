/** Describes a route for Hono and for the OpenAPI document at once. */
import { createRoute as describeRoute, type RouteConfig, type z } from '@hono/zod-openapi';
import { ERROR_STATUS, type ErrorCode } from '@parley/protocol';
import { errorBody } from '../schemas/answers.js';

const json = <S extends z.ZodType>(schema: S) => ({ 'application/json': { schema } });

/** A request body: always there, always JSON. */
export function body<S extends z.ZodType>(schema: S) {
  return { required: true, content: json(schema) } as const;
}

export function answer<S extends z.ZodType>(schema: S, description: string) {
  return { description, content: json(schema) };
}

/** What any route under /v1 may answer, whoever asks. */
const COMMON: ErrorCode[] = ['invalid_input', 'unauthenticated', 'rate_limited', 'internal', 'busy'];

/** Error answers by status; several codes share one. */
export function refusals(...codes: ErrorCode[]) {
  return refusalsOf([...COMMON, ...codes]);
}

function refusalsOf(codes: ErrorCode[]) {
  const byStatus: Record<number, string[]> = {};
  for (const code of codes) {
    byStatus[ERROR_STATUS[code]] = [...(byStatus[ERROR_STATUS[code]] ?? []), `\`${code}\``];
  }
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, names]) => [status, answer(errorBody, names.join(', '))]),
  );
}

/** Credentials a route takes, as the document names them. */
export const security = {
  contact: { contactToken: [] },
  key: { apiKey: [] },
  agent: { agentCookie: [] },
  mail: { mailSignature: [] },
};

/** What a body may be refused for, whatever the route: its size and its type. */
function withRefusedBodies<R extends RouteConfig>(route: R): R {
  if (route.request?.body === undefined) return route;
  const refused = refusalsOf(['payload_too_large', 'unsupported_media_type']);
  return { ...route, responses: { ...refused, ...route.responses } };
}

/** A route as Hono takes it, with all that it may answer in the document. */
export const createRoute: typeof describeRoute = (route) => describeRoute(withRefusedBodies(route));
