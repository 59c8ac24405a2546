/** The composition root: the only file that knows every part of the server. */
import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Logger } from 'pino';
import { closeDoors } from './close-doors.js';
import type { Config } from './config.js';
import { createFanOut } from './consumers/fan-out.js';
import { openInsights } from './consumers/insights/open-insights.js';
import { ModerationNewsFeed } from './consumers/moderation-news.js';
import { openEmail } from './consumers/open-email.js';
import { openFollows } from './consumers/open-follows.js';
import { OwnedConsumer } from './consumers/owned-consumer.js';
import { openRouting } from './consumers/routing/open-routing.js';
import { createIndexer } from './consumers/search.js';
import { TopicNewsFeed } from './consumers/topic-news.js';
import { createTopicIndexer } from './consumers/topic-search.js';
import { openWebhooks } from './consumers/webhooks/open-webhooks.js';
import { openStore } from './db/open.js';
import { proveWritable } from './db/prove-writable.js';
import { SidePool } from './db/side-pool.js';
import { openUploads } from './files/open-uploads.js';
import { createApp } from './http/app.js';
import type { Parts } from './http/env.js';
import type { FreshRow } from './log/append.js';
import { Consumer } from './log/consumer.js';
import { readHead } from './log/read.js';
import { Signals } from './log/signals.js';
import { createLog } from './logging.js';
import { openSigner } from './mail/open-signer.js';
import { createSmtpDoor } from './mail/smtp-door.js';
import { Metrics } from './metrics.js';
import { Readiness } from './readiness.js';
import { openReplyTimes } from './services/availability.js';
import { queryDigest } from './services/digests.js';
import { MailIntake } from './services/mail-intake.js';
import { countWaiting, itemsOf } from './services/moderation-queue.js';
import { PresenceLeases } from './services/presence-leases.js';
import { RateLimits } from './services/rate-limits.js';
import { Sightings } from './services/sightings.js';
import { openTokens } from './services/tokens.js';
import { SnoozeAlarm } from './services/wake-snoozed.js';
import { openSettings, watchSettings } from './settings/settings-store.js';
import { createGateway } from './socket/gateway.js';
import { agentsConnected, Presence } from './socket/presence.js';
import { tellModerators } from './socket/tell-moderators.js';
import { joinProcesses, Volatile } from './socket/volatile.js';
import { Stopping } from './stopping.js';
import { AttachmentSweep } from './upkeep/attachment-sweep.js';
import { openBackups } from './upkeep/daily-backups.js';
import { EncounterSweep } from './upkeep/encounter-sweep.js';
import { AddressGuard } from './webhooks/address-guard.js';
import { WebhookPoster } from './webhooks/webhook-poster.js';

/**
 * How long a connection may be silent between two requests. Longer than proxies and clients let theirs be, which is a minute
 * as a rule: whoever is about to ask should be the one who hangs up, never the other side at that moment.
 */
const IDLE_MS = 65_000;

/** Little at once, for nothing else is stored meanwhile, and not with each message. */
const INDEXING = { batch: 100, pauseMs: 500 };

export interface ServerOptions {
  config: Config;
  /** The clock; the system's by default. */
  now?: () => Date;
  log?: Logger;
}

export interface ParleyServer {
  /** Where it listens, e.g. `http://127.0.0.1:4300`. */
  url: string;
  /** Tells clients to move, finishes what it has, closes: within ten seconds. */
  stop(): Promise<void>;
}

/** Opens the store, the doors and the consumers. @throws Error with a sentence for the operator */
export async function startServer(options: ServerOptions): Promise<ParleyServer> {
  const { config } = options;
  const log = options.log ?? createLog(config.logLevel);
  const signals = new Signals<FreshRow[]>();
  const metrics = new Metrics();
  const readiness: Readiness = new Readiness({
    read: () => readHead(store.db),
    write: () => proveWritable(store.commits),
    log,
  });
  const store = await openStore({
    dataDir: config.dataDir,
    databaseUrl: config.databaseUrl,
    serve: true,
    onAppend: (rows) => signals.notify(rows),
    onCommit: (commands, seconds) => {
      readiness.committed();
      metrics.committed(commands, seconds);
    },
    onFailure: (error) => readiness.failed(error),
    onError: (err) => log.error({ err }, 'the database'),
  });
  const settings = await openSettings(store, config.dataDir).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  const now = options.now ?? (() => new Date());
  const uploads = openUploads(config);
  const stopping = new Stopping();
  const onSideError = (err: unknown) =>
    log.error({ err }, 'what is volatile does not cross processes right now');
  const limits = new RateLimits({
    contact: config.rateContact,
    agent: config.rateAgent,
    key: config.rateKey,
    address: config.rateAddress,
    session: config.rateSession,
    upload: config.rateUpload,
    signIn: config.rateSignIn,
  });
  const canMail = config.smtpUrl !== undefined;
  const base: Parts['base'] = {
    db: store.db,
    commit: (command, row) => store.commits.commit(command, row),
    commitTogether: (kind, input, row) => store.commits.commitTogether(kind, input, row),
    settings,
    canMail,
    now,
  };
  const signer = await openSigner(store.db, store.commits);
  const mailIntake = new MailIntake({ base, signer, uploads, limits, metrics, log });
  const parts: Parts = {
    base,
    tokens: await openTokens(store.db, store.commits),
    limits,
    mailIntake,
    mailSecret: config.mailSecret,
    log,
    appended: signals,
    signOuts: new Signals<string>(),
    uploads,
    fullText: store.fullText,
    publicText: store.publicText,
    forget: store.forget,
    poster: new WebhookPoster({ guard: new AddressGuard(config.webhookAllow ?? []) }),
    metrics,
    metricsToken: config.metricsToken,
    publicUrl: config.publicUrl,
    trustProxy: config.trustProxy,
    isReady: () => !stopping.reached('leaving'),
    trouble: () => readiness.trouble,
    heartbeatMs: config.heartbeat * 1000,
    stopping,
    sightings: new Sightings(),
    pressure: { delay: () => store.commits.delaySeconds },
    volatile: new Volatile(),
    presence: new Presence(onSideError),
    replyTimes: openReplyTimes({ db: store.db, now }),
    canMail,
    signer,
  };
  const app = createApp(parts);
  const http = createHttpServer({ keepAliveTimeout: IDLE_MS }, getRequestListener(app.fetch));
  const gateway = createGateway(http, parts);
  parts.volatile.carryBy(gateway);
  parts.presence.watch(gateway);
  const side = config.databaseUrl === undefined ? undefined : new SidePool(config.databaseUrl, onSideError);
  if (side) joinProcesses(gateway, side, onSideError);
  const topicNews = new TopicNewsFeed({
    db: store.db,
    settings,
    isWatched: (room) => gateway.of('/').adapter.rooms.has(room),
    emit: (room, news) => void gateway.local.to(room).emit('topic', news),
    onError: (err) => log.error({ err }, 'news of topics failed'),
  });
  const moderationNews = new ModerationNewsFeed({
    settings,
    isWatched: (room) => gateway.of('/').adapter.rooms.has(room),
    items: (ids) => itemsOf(store.db, ids),
    counts: (siteId) => countWaiting(store.db, siteId),
    emit: (siteId, news) => tellModerators(gateway, siteId, news),
    onError: (err) => log.error({ err }, 'news of queues failed'),
  });
  const tellSockets = createFanOut(store.db, {
    hasListeners: () => gateway.of('/').sockets.size > 0,
    emit: (room, batch) => void gateway.local.to(room).emit('events', batch),
    end: (room) => void gateway.local.in(room).disconnectSockets(true),
  });
  const leases = new PresenceLeases({
    ...parts.base,
    present: () => agentsConnected(gateway),
    onError: (err) => log.error({ err }, 'who is there was not written down'),
  });
  gateway.on('connection', (socket) => {
    if (socket.data.actor.type !== 'agent') return;
    leases.look();
    socket.once('disconnect', () => leases.look());
  });
  const fanOut = new Consumer({
    db: store.db,
    signals,
    cursor: await readHead(store.db),
    handle: (rows) => {
      topicNews.take(rows);
      moderationNews.take(rows);
      return tellSockets(rows);
    },
    onError: (err) => log.error({ err }, 'fan-out failed; trying again'),
  });
  const email = openEmail(config, {
    ...parts,
    ...parts.base,
    commits: store.commits,
    signals,
    onOutcome: (outcome) => metrics.mailed(outcome),
    figures: (week) => queryDigest(base, week),
    onError: (err) => log.error({ err }, 'e-mail'),
  });
  const follows = openFollows(config, {
    ...parts,
    ...parts.base,
    commits: store.commits,
    signals,
    onOutcome: (outcome) => metrics.mailed(outcome),
    onError: (err) => log.error({ err }, 'mails about discussions'),
  });
  const indexer = new OwnedConsumer({
    ...parts.base,
    commits: store.commits,
    signals,
    name: 'search',
    handle: createIndexer(store.fullText),
    ...INDEXING,
    onError: (err) => log.error({ err }, 'the index of the search'),
  });
  const topicIndexer = new OwnedConsumer({
    ...parts.base,
    commits: store.commits,
    signals,
    name: 'topic-search',
    handle: createTopicIndexer(store.publicText),
    ...INDEXING,
    onError: (err) => log.error({ err }, 'the index of discussions'),
  });
  const smtpDoor =
    config.mailIn === undefined
      ? undefined
      : createSmtpDoor({
          ...parts,
          listen: config.mailIn,
          name: config.mailReplyDomain ?? '',
          intake: mailIntake,
          onError: (err) => log.warn({ err }, 'a connection by SMTP'),
        });
  const webhooks = openWebhooks(config, {
    ...parts,
    ...parts.base,
    commits: store.commits,
    signals,
    onVerdict: (verdict) => metrics.delivered(verdict),
    onError: (err) => log.error({ err }, 'webhooks'),
  });
  const routing = openRouting({
    ...parts.base,
    commits: store.commits,
    signals,
    onError: (err) => log.error({ err }, 'routing'),
  });
  const insights = openInsights({
    ...parts.base,
    commits: store.commits,
    signals,
    onError: (err) => log.error({ err }, 'insights'),
  });
  metrics.watch({
    connections: () => gateway.of('/').sockets.size,
    waiting: () => store.commits.waiting,
    lag: async () => {
      const head = await readHead(store.db);
      const { cursor } = email ?? {};
      const told = webhooks.lag(head);
      return {
        'fan-out': head - fanOut.cursor,
        ...(cursor !== undefined && { email: head - cursor }),
        ...(follows?.cursor !== undefined && { follows: head - follows.cursor }),
        ...(indexer.cursor !== undefined && { search: head - indexer.cursor }),
        ...(topicIndexer.cursor !== undefined && { 'topic-search': head - topicIndexer.cursor }),
        ...(told !== undefined && { webhooks: told }),
        ...(routing.cursor !== undefined && { routing: head - routing.cursor }),
        ...(insights.cursor !== undefined && { insights: head - insights.cursor }),
      };
    },
  });
  const backups = openBackups(config, { settings: () => settings.current, now, log });
  if (backups) metrics.watchBackups(backups);
  const sweep = new AttachmentSweep({ ...parts.base, uploads, log });
  const snoozeAlarm = new SnoozeAlarm({ ...parts.base, log });
  const encounterSweep = new EncounterSweep({ ...parts.base, log });
  const unwatch = watchSettings(settings, (err) => log.error({ err }, 'settings were not taken up'));
  try {
    await listen(http, config);
    await smtpDoor?.open();
  } catch (error) {
    unwatch();
    await gateway.close();
    await side?.end();
    await store.close();
    throw error;
  }
  fanOut.start();
  email?.start();
  follows?.start();
  indexer.start();
  topicIndexer.start();
  webhooks.start();
  routing.start();
  insights.start();
  leases.start();
  readiness.start();
  backups?.start();
  sweep.start();
  snoozeAlarm.start();
  encounterSweep.start();
  const { port } = http.address() as AddressInfo;
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  return {
    url: `http://${host}:${port}`,
    stop: once(async () => {
      await closeDoors({ http, gateway, stopping, noticeMs: config.stopNotice * 1000 });
      await smtpDoor?.close();
      unwatch();
      readiness.stop();
      await backups?.stop();
      await sweep.stop();
      await snoozeAlarm.stop();
      await encounterSweep.stop();
      await webhooks.stop();
      await routing.stop();
      await insights.stop();
      await leases.stop();
      await email?.stop();
      await follows?.stop();
      await indexer.stop();
      await topicIndexer.stop();
      parts.poster.close();
      await fanOut.stop();
      await topicNews.stop();
      await moderationNews.stop();
      await side?.end();
      await store.close();
    }),
  };
}

/** Pages that may knock in the same moment, after a restart say; the system cuts it to its own limit. Node's is 511. */
const BACKLOG = 4096;

function listen(http: HttpServer, config: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) =>
      reject(new Error(explain(error, config), { cause: error })),
    );
    http.listen({ port: config.port, host: config.host, backlog: BACKLOG }, resolve);
  });
}

function explain(error: NodeJS.ErrnoException, config: Config): string {
  const where = `${config.host}:${config.port}`;
  if (error.code === 'EADDRINUSE') return `Port ${config.port} is taken. Choose another with --port.`;
  if (error.code === 'EACCES') return `Listening on ${where} is not allowed. Choose a port above 1023.`;
  if (error.code === 'EADDRNOTAVAIL') return `This machine has no address ${config.host}.`;
  return `Cannot listen on ${where}: ${error.message}`;
}

/** However often it is called, it happens once. */
function once(act: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= act();
    return done;
  };
}
