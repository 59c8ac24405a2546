/**
 * What an operator watches, in Prometheus' words: connections, messages, commits, how far each consumer lags, what
 * waits. Counts and times only: no id, no text, no address.
 */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Read when somebody looks, so that watching costs nothing between two looks. */
export interface Readings {
  connections(): number;
  /** Commands waiting for their commit. */
  waiting(): number;
  /** Events appended and not yet handled, by consumer. */
  lag(): Promise<Record<string, number>>;
}

export class Metrics {
  readonly #registry = new Registry();
  readonly #commitSize: Histogram;
  readonly #commitSeconds: Histogram;
  readonly #requests: Counter<'door' | 'outcome'>;
  readonly #messages: Counter;
  readonly #mails: Counter<'outcome'>;
  readonly #deliveries: Counter<'outcome'>;
  readonly #uploads: Counter;
  readonly #uploadBytes: Counter;
  readonly #cutOff: Counter;

  constructor() {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    this.#commitSize = new Histogram({
      name: 'parley_commit_commands',
      help: 'Commands that shared one commit.',
      buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500],
      registers,
    });
    this.#commitSeconds = new Histogram({
      name: 'parley_commit_seconds',
      help: 'Time of one commit, from its first statement to the disk.',
      buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 5],
      registers,
    });
    this.#requests = new Counter({
      name: 'parley_requests_total',
      help: 'Requests and socket events, by door and by outcome (ok or an error code).',
      labelNames: ['door', 'outcome'],
      registers,
    });
    this.#messages = new Counter({
      name: 'parley_messages_total',
      help: 'Messages that this process stored. One that is sent again is not counted again.',
      registers,
    });
    this.#cutOff = new Counter({
      name: 'parley_slow_consumers_total',
      help: 'Connections that were cut off because they did not take what was sent to them.',
      registers,
    });
    this.#uploads = new Counter({
      name: 'parley_uploads_total',
      help: 'Files that this process took in.',
      registers,
    });
    this.#uploadBytes = new Counter({
      name: 'parley_upload_bytes_total',
      help: 'Bytes of those files, as they are kept.',
      registers,
    });
    this.#deliveries = new Counter({
      name: 'parley_webhook_deliveries_total',
      help: 'Attempts to tell webhooks by outcome: delivered, retried, failed for good, dropped, paused.',
      labelNames: ['outcome'],
      registers,
    });
    this.#mails = new Counter({
      name: 'parley_mails_total',
      help: 'E-mails by outcome: sent, failed (tried again), refused for good, received, ignored, rejected.',
      labelNames: ['outcome'],
      registers,
    });
  }

  /** Tells what to read when somebody looks. */
  watch(readings: Readings): void {
    const gauge = (name: string, help: string, read: () => number) => {
      new Gauge({
        name,
        help,
        registers: [this.#registry],
        collect() {
          this.set(read());
        },
      });
    };
    gauge('parley_connections', 'Open sockets.', readings.connections);
    gauge('parley_commit_waiting', 'Commands waiting for their commit.', readings.waiting);
    new Gauge({
      name: 'parley_log_lag_events',
      help: 'Events appended and not yet handled, by consumer.',
      labelNames: ['consumer'],
      registers: [this.#registry],
      async collect() {
        this.reset();
        // Without a database nobody knows; the other figures are wanted then more than ever.
        const lags = await readings.lag().catch(() => ({}));
        for (const [consumer, lag] of Object.entries(lags)) this.set({ consumer }, lag);
      },
    });
  }

  /** When the newest backup was made, and how many have failed since the start. */
  watchBackups(backups: { readonly lastSuccess: Date | null; readonly failures: number }): void {
    const registers = [this.#registry];
    new Gauge({
      name: 'parley_backup_last_success_timestamp_seconds',
      help: 'When the newest backup was made, in seconds since 1970; 0 when there is none.',
      registers,
      collect() {
        this.set((backups.lastSuccess?.getTime() ?? 0) / 1000);
      },
    });
    new Counter({
      name: 'parley_backup_failures_total',
      help: 'Backups that could not be made.',
      registers,
      collect() {
        this.reset();
        this.inc(backups.failures);
      },
    });
  }

  committed(commands: number, seconds: number): void {
    this.#commitSize.observe(commands);
    this.#commitSeconds.observe(seconds);
  }

  answered(door: 'http' | 'socket', outcome: string): void {
    this.#requests.inc({ door, outcome });
  }

  /** A file was taken in. */
  uploaded(bytes: number): void {
    this.#uploads.inc();
    this.#uploadBytes.inc(bytes);
  }

  /** An e-mail went out or came in. */
  mailed(outcome: 'sent' | 'failed' | 'refused' | 'received' | 'ignored' | 'rejected'): void {
    this.#mails.inc({ outcome });
  }

  /** A webhook was told, or could not be. */
  delivered(outcome: 'delivered' | 'retried' | 'failed' | 'dropped' | 'paused'): void {
    this.#deliveries.inc({ outcome });
  }

  /** A message was stored. */
  stored(): void {
    this.#messages.inc();
  }

  /** A slow consumer was cut off. */
  cutOff(): void {
    this.#cutOff.inc();
  }

  /** The page for Prometheus, and its type. */
  async page(): Promise<{ type: string; text: string }> {
    return { type: this.#registry.contentType, text: await this.#registry.metrics() };
  }
}
