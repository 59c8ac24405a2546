/** The HTTP door: middleware in order, the routes of each noun, one place where errors become answers. */
import { OpenAPIHono } from '@hono/zod-openapi';
import { LIMITS } from '@parley/protocol';
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { AppError, toAppError, toErrorBody } from '../errors.js';
import { invalidInput } from '../schemas/parse.js';
import { explainRefusal } from '../services/authentication.js';
import { accountRoutes } from './accounts.js';
import { agentAvailabilityRoutes } from './agent-availability.js';
import { agentRoutes } from './agents.js';
import { attachmentRoutes, fileRoutes, UPLOAD_PATH } from './attachments.js';
import { authentication } from './authentication.js';
import { cannedReplyRoutes } from './canned-replies.js';
import { contactRoutes } from './contacts.js';
import { conversationRoutes } from './conversations.js';
import { cors } from './cors.js';
import { deliveryRoutes } from './deliveries.js';
import { digestRoutes, digestStopRoutes } from './digests.js';
import { documentRoutes } from './document.js';
import { embedRoutes } from './embed.js';
import { encounterRoutes } from './encounters.js';
import type { Env, Parts } from './env.js';
import { eventRoutes } from './events.js';
import { followRoutes } from './follows.js';
import { goPrivateRoutes } from './go-private.js';
import { healthRoutes } from './health.js';
import { identityRoutes } from './identity.js';
import { insightsRoutes } from './insights.js';
import { insightsLinkRoutes } from './insights-links.js';
import { insightsPageRoutes } from './insights-page.js';
import { keyRoutes } from './keys.js';
import { liftRoutes } from './lift.js';
import { MAIL_PATH, mailRoutes } from './mail.js';
import { mailStopRoutes } from './mail-stops.js';
import { mentionRoutes } from './mentions.js';
import { messageRoutes } from './messages.js';
import { moderationRoutes } from './moderation.js';
import { opinionRoutes } from './opinions.js';
import { outcomeRoutes } from './outcomes.js';
import { publicationRoutes } from './publications.js';
import { rateRoutes } from './rates.js';
import { requestLog } from './request-log.js';
import { searchRoutes } from './search.js';
import { sessionRoutes } from './sessions.js';
import { settingsRoutes } from './settings.js';
import { siteRoutes } from './sites.js';
import { timeRoutes } from './time.js';
import { topicPageRoutes } from './topic-pages.js';
import { topicSearchRoutes } from './topic-search.js';
import { topicRoutes } from './topics.js';
import { transcriptRoutes } from './transcripts.js';
import { webhookRoutes } from './webhooks.js';
import { whileStopping } from './while-stopping.js';

export type App = OpenAPIHono<Env>;

export function createApp(parts: Parts): App {
  const app: App = new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (!result.success) throw invalidInput(result.error);
    },
  });
  app.use(requestLog(parts));
  app.use('/v1/*', cors(parts));
  app.use(whileStopping(parts));
  fileRoutes(app, parts);
  app.use('/v1/*', unlessRaw(requireJson()));
  app.use('/v1/*', unlessRaw(bodyLimit({ maxSize: LIMITS.bodyBytes, onError: () => refuseBody() })));
  app.use('/v1/*', authentication(parts));
  for (const routes of [
    siteRoutes,
    encounterRoutes,
    sessionRoutes,
    identityRoutes,
    contactRoutes,
    conversationRoutes,
    searchRoutes,
    messageRoutes,
    publicationRoutes,
    outcomeRoutes,
    mentionRoutes,
    agentRoutes,
    cannedReplyRoutes,
    attachmentRoutes,
    eventRoutes,
    mailRoutes,
    transcriptRoutes,
    topicRoutes,
    topicPageRoutes,
    topicSearchRoutes,
    goPrivateRoutes,
    opinionRoutes,
    followRoutes,
    moderationRoutes,
    webhookRoutes,
    deliveryRoutes,
    timeRoutes,
    insightsRoutes,
    rateRoutes,
    accountRoutes,
    keyRoutes,
    insightsLinkRoutes,
    digestRoutes,
    liftRoutes,
    settingsRoutes,
    agentAvailabilityRoutes,
  ]) {
    routes(app, parts);
  }
  mailStopRoutes(app, parts);
  digestStopRoutes(app, parts);
  insightsPageRoutes(app, parts);
  healthRoutes(app, parts);
  documentRoutes(app);
  embedRoutes(app, parts);
  app.notFound((c) => {
    const methods = methodsAt(app, c.req.path);
    if (methods) c.header('allow', methods);
    const error = methods
      ? new AppError('method_not_allowed', `${c.req.path} answers to ${methods}.`)
      : new AppError('not_found', `Nothing is served at ${c.req.path}.`);
    return c.json(toErrorBody(error, c.get('requestId')), error.status as 404);
  });
  app.onError(async (thrown, c) => {
    const actor = c.get('ctx')?.actor ?? { type: 'nobody' };
    const error = await explainRefusal(parts.base, actor, toAppError(fromHttpException(thrown)));
    if (error.code === 'internal')
      parts.log.error({ requestId: c.get('requestId'), err: error.cause }, 'request failed');
    if (error.retryAfter !== undefined) c.header('retry-after', String(error.retryAfter));
    return c.json(toErrorBody(error, c.get('requestId')), error.status as 500);
  });
  return app;
}

const RAW: ReadonlySet<string> = new Set([UPLOAD_PATH, MAIL_PATH]);

/** Files and mails come as they are, and have limits of their own. */
function unlessRaw(rule: MiddlewareHandler): MiddlewareHandler<Env> {
  return (c, next) => (RAW.has(c.req.path) ? next() : rule(c, next));
}

const TAKES_BODY: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH']);
/** Says all there is to say by its address. */
const REACTION = /\/reactions\/[^/]+$/;

function requireJson(): MiddlewareHandler<Env> {
  return async (c, next) => {
    const takesBody = TAKES_BODY.has(c.req.method) && !REACTION.test(c.req.path);
    if (takesBody && !/^application\/json\s*(;|$)/i.test(c.req.header('content-type') ?? '')) {
      throw new AppError('unsupported_media_type', 'Send JSON, and say so: Content-Type: application/json.');
    }
    return next();
  };
}

function refuseBody(): never {
  throw new AppError('payload_too_large', `The body is larger than ${LIMITS.bodyBytes} bytes.`);
}

/** Hono's own refusals: the only one our routes can meet is a body that is no JSON. */
function fromHttpException(thrown: unknown): unknown {
  if (!(thrown instanceof HTTPException)) return thrown;
  if (thrown.status === 400) return new AppError('invalid_json', 'The body is not JSON.', { cause: thrown });
  return thrown;
}

/** The methods that some route has at this path, as the `Allow` header lists them. */
function methodsAt(app: App, path: string): string {
  const matching = app.routes.filter((route) => route.method !== 'ALL' && toPattern(route.path).test(path));
  return [...new Set(matching.map((route) => route.method))].join(', ');
}

function toPattern(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/:[^/]+/g, '[^/]+').replaceAll('*', '.*')}$`);
}
