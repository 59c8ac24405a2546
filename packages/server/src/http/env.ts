/** What a request carries with it through the doors. */
import type { HttpBindings } from '@hono/node-server';
import type { Logger } from 'pino';
import type { Context } from '../context.js';
import type { Uploads } from '../files/uploads.js';
import type { FreshRow } from '../log/append.js';
import type { Signals } from '../log/signals.js';
import type { MailSigner } from '../mail/mail-signer.js';
import type { Metrics } from '../metrics.js';
import type { Readiness } from '../readiness.js';
import type { AvailabilityMeans } from '../services/availability.js';
import type { MailIntake } from '../services/mail-intake.js';
import type { RateLimits } from '../services/rate-limits.js';
import type { SearchMeans } from '../services/search.js';
import type { Sightings } from '../services/sightings.js';
import type { Tokens } from '../services/tokens.js';
import type { TopicSearchMeans } from '../services/topic-search.js';
import type { Pressure } from '../socket/back-pressure.js';
import type { Presence } from '../socket/presence.js';
import type { Volatile } from '../socket/volatile.js';
import type { Stopping } from '../stopping.js';
import type { WebhookPoster } from '../webhooks/webhook-poster.js';
import type { Caller } from './caller.js';

export interface Env {
  Bindings: HttpBindings;
  Variables: {
    requestId: string;
    ctx: Context;
    caller: Caller;
  };
}

/** The parts of the server that doors are built from. */
export interface Parts extends AvailabilityMeans, SearchMeans, TopicSearchMeans {
  /** Everything of a context but the actor. */
  base: Omit<Context, 'actor'>;
  tokens: Tokens;
  /** Signs what travels by e-mail. */
  signer: MailSigner;
  /** Takes mails that come in. */
  mailIntake: MailIntake;
  /** Signs those that come by HTTP; undefined: none do. */
  mailSecret: string | undefined;
  limits: RateLimits;
  log: Logger;
  /** The address under which browsers reach the server, when it is not the one they ask. */
  publicUrl: string | undefined;
  trustProxy: boolean;
  /** Hashes of sign-ins that have just ended. */
  signOuts: Signals<string>;
  /** Files on their way in, and the storage where they lie. */
  uploads: Uploads;
  /** Makes what was deleted unreadable in the database's files, too. */
  forget: () => Promise<void>;
  /** Posts to webhooks. */
  poster: WebhookPoster;
  metrics: Metrics;
  /** How much waits already. */
  pressure: Pressure;
  /** Lets Prometheus in from elsewhere than this machine. */
  metricsToken: string | undefined;
  /** Whether new visitors are wanted, as a balancer asks. */
  isReady: () => boolean;
  /** What keeps the database from its work; null when nothing does. */
  trouble: () => Readiness['trouble'];
  /** Milliseconds between two heartbeats of a socket. */
  heartbeatMs: number;
  /** Who is connected, in all processes. */
  presence: Presence;
  /** Carries what may be lost to the sockets of a room, in every process. */
  volatile: Volatile;
  /** Wakes when something was appended to the log. */
  appended: Signals<FreshRow[]>;
  /** From where the tags of the sites were heard of. */
  sightings: Sightings;
  /** How far the server is on its way out. */
  stopping: Stopping;
}
