/** The configuration of a serving process: flags and `PARLEY_*` variables, every mistake reported at once. */
import { z } from 'zod';
import { parseAddress } from './mail/address.js';
import { isHookSecret } from './mail/hook-signature.js';
import { DEFAULT_RATE_LIMITS } from './services/rate-limits.js';
import { parseRange } from './webhooks/address-guard.js';

const wholeNumber = (what: string, max: number) =>
  z
    .union([z.string().regex(/^\d+$/, `${what} must be a whole number.`), z.number()])
    .transform(Number)
    .pipe(z.int().min(0).max(max, `${what} must be at most ${max}.`));

const rate = wholeNumber('A rate limit', 10_000_000).pipe(z.int().min(1, 'A rate limit must be at least 1.'));

const fields = z.strictObject({
  /** Where everything is kept. */
  dataDir: z.string().min(1, 'A data directory is needed: --data DIR or PARLEY_DATA.'),
  /** A PostgreSQL that any number of processes share; without it, SQLite in the data directory. */
  databaseUrl: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'The database URL must begin with postgres://.')
    .optional(),
  /** 0 takes any free port. */
  port: wholeNumber('The port', 65_535).default(4300),
  host: z.string().min(1).default('127.0.0.1'),
  /** The address under which browsers reach the server, when a proxy stands before it. */
  publicUrl: z.url('The public URL must be an address such as https://chat.example.com.').optional(),
  /** Whether the last entry of `X-Forwarded-For` is to be believed. Only behind a proxy that sets it. */
  trustProxy: z
    .union([z.boolean(), z.enum(['true', 'false', '1', '0'], 'trust-proxy must be true or false.')])
    .transform((value) => value === true || value === 'true' || value === '1')
    .default(false),
  /** Bearer token for GET /metrics from elsewhere; without it only this machine may look. */
  metricsToken: z.string().min(16, 'A metrics token needs at least 16 characters.').optional(),
  /** A bucket for attachments instead of the data directory. */
  bucket: z
    .string()
    .regex(
      /^https?:\/\/[^:@/]+:[^:@/]+@[^@/]+\/[^?]+/,
      'The address of the bucket must be https://ACCESS:SECRET@host/bucket?region=…',
    )
    .optional(),
  /** Where backups are kept; a folder in the data directory when absent. */
  backupDir: z.string().min(1).optional(),
  /** Hours from one backup to the next; 0 makes none. Of the embedded database only. */
  backupEvery: wholeNumber('The hours between backups', 8760).default(24),
  /** How many backups are kept. */
  backupKeep: wholeNumber('The number of backups', 10_000)
    .pipe(z.int().min(1, 'At least one backup must be kept.'))
    .default(10),
  /** Seconds of serving on, not ready, before a stop begins: for balancers that look at readiness. */
  stopNotice: wholeNumber('The notice of a stop', 5).default(1),
  /** Seconds between two heartbeats of a socket. Who does not answer for eight tenths of that is hung up on. */
  heartbeat: wholeNumber('The heartbeat', 300)
    .pipe(z.int().min(1, 'The heartbeat must be at least 1.'))
    .default(25),
  /** The company's own mail server: answers go out by it to customers who are gone. */
  smtpUrl: z
    .string()
    .regex(
      /^smtps?:\/\//,
      'The mail server must be an address such as smtp://user:password@mail.example.com:587.',
    )
    .optional(),
  /** Whom those mails come from, `Acme <support@example.com>`. */
  mailFrom: z
    .string()
    .refine((text) => parseAddress(text) !== undefined, 'Expected an e-mail address, with or without a name.')
    .optional(),
  /** Seconds without a customer seeing an answer before it goes out by mail. */
  mailDelay: wholeNumber('The delay of mails', 86_400)
    .pipe(z.int().min(1, 'The delay of mails must be at least 1.'))
    .default(60),
  /** The domain whose mail comes in here; without it, answers to our mails go to their sender. */
  mailReplyDomain: z
    .string()
    .regex(/^[a-z0-9.-]+\.[a-z0-9-]+$/i, 'Expected a domain such as reply.example.com.')
    .optional(),
  /** Where mail servers hand over answers to our mails, by SMTP: a port, or an address and a port. */
  mailIn: z
    .string()
    .regex(/^(?:(?:[a-z0-9.-]+|\[[0-9a-f:]+\]):)?\d{1,5}$/i, 'Expected a port such as 2525, or 0.0.0.0:25.')
    .optional(),
  /** With what mails are signed that come by HTTP. */
  mailSecret: z
    .string()
    .refine(
      isHookSecret,
      'Expected whsec_ and at least 24 bytes in base64: whsec_$(openssl rand -base64 32).',
    )
    .optional(),
  /** Private ranges to which webhooks may be posted, separated by commas. */
  webhookAllow: z
    .string()
    .transform((text) => text.split(',').map((range) => range.trim()))
    .refine(
      (ranges) => ranges.every((range) => parseRange(range) !== undefined),
      'Expected ranges such as 10.1.0.0/16,fd00::/8.',
    )
    .optional(),
  logLevel: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  rateContact: rate.default(DEFAULT_RATE_LIMITS.contact),
  rateAgent: rate.default(DEFAULT_RATE_LIMITS.agent),
  rateKey: rate.default(DEFAULT_RATE_LIMITS.key),
  rateAddress: rate.default(DEFAULT_RATE_LIMITS.address),
  rateSession: rate.default(DEFAULT_RATE_LIMITS.session),
  rateUpload: rate.default(DEFAULT_RATE_LIMITS.upload),
  rateSignIn: rate.default(DEFAULT_RATE_LIMITS.signIn),
});

export const configSchema = fields.superRefine((config, context) => {
  for (const field of ['mailIn', 'mailSecret'] as const) {
    if (config[field] === undefined || config.mailReplyDomain !== undefined) continue;
    const message = 'Mail that comes in needs a domain: --mail-reply-domain.';
    context.addIssue({ code: 'custom', path: [field], message });
  }
  if (config.smtpUrl === undefined) return;
  for (const field of ['mailFrom', 'publicUrl'] as const) {
    if (config[field] !== undefined) continue;
    context.addIssue({ code: 'custom', path: [field], message: 'Sending mail needs it, too.' });
  }
});

export type Config = z.infer<typeof configSchema>;

/** Field → variable, e.g. `dataDir` → `PARLEY_DATA`. */
export const VARIABLES: Record<keyof Config, string> = {
  dataDir: 'PARLEY_DATA',
  databaseUrl: 'PARLEY_DATABASE_URL',
  port: 'PARLEY_PORT',
  host: 'PARLEY_HOST',
  publicUrl: 'PARLEY_PUBLIC_URL',
  trustProxy: 'PARLEY_TRUST_PROXY',
  metricsToken: 'PARLEY_METRICS_TOKEN',
  bucket: 'PARLEY_BUCKET',
  backupDir: 'PARLEY_BACKUP_DIR',
  backupEvery: 'PARLEY_BACKUP_EVERY',
  backupKeep: 'PARLEY_BACKUP_KEEP',
  stopNotice: 'PARLEY_STOP_NOTICE',
  heartbeat: 'PARLEY_HEARTBEAT',
  smtpUrl: 'PARLEY_SMTP_URL',
  mailFrom: 'PARLEY_MAIL_FROM',
  mailDelay: 'PARLEY_MAIL_DELAY',
  mailReplyDomain: 'PARLEY_MAIL_REPLY_DOMAIN',
  mailIn: 'PARLEY_MAIL_IN',
  mailSecret: 'PARLEY_MAIL_SECRET',
  webhookAllow: 'PARLEY_WEBHOOK_ALLOW',
  logLevel: 'PARLEY_LOG_LEVEL',
  rateContact: 'PARLEY_RATE_CONTACT',
  rateAgent: 'PARLEY_RATE_AGENT',
  rateKey: 'PARLEY_RATE_KEY',
  rateAddress: 'PARLEY_RATE_ADDRESS',
  rateSession: 'PARLEY_RATE_SESSION',
  rateUpload: 'PARLEY_RATE_UPLOAD',
  rateSignIn: 'PARLEY_RATE_SIGN_IN',
};

export class ConfigError extends Error {
  constructor(problems: string[]) {
    super(`The configuration cannot be used:\n${problems.map((p) => `  - ${p}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/**
 * Flags win over variables.
 * @throws ConfigError that lists every mistake
 */
export function readConfig(
  flags: Partial<Record<keyof Config, unknown>>,
  env: Record<string, string | undefined>,
): Config {
  const known = new Set(Object.values(VARIABLES));
  const strays = Object.keys(env).filter(
    (name) => name.startsWith('PARLEY_') && !known.has(name) && !TOLERATED.has(name),
  );
  const input: Record<string, unknown> = {};
  for (const [field, variable] of Object.entries(VARIABLES)) {
    const value = flags[field as keyof Config] ?? env[variable];
    if (value !== undefined) input[field] = value;
  }
  const result = configSchema.safeParse({ dataDir: '', ...input });
  const problems = strays.map((name) => `${name} is no variable of parley's. See parley serve --help.`);
  if (!result.success) {
    problems.push(
      ...result.error.issues.map((issue) => {
        const field = String(issue.path[0] ?? '') as keyof Config;
        const from = flags[field] === undefined ? VARIABLES[field] : `--${toFlag(field)}`;
        return `${from}: ${issue.message}`;
      }),
    );
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return configSchema.parse({ dataDir: '', ...input });
}

/** Read by other parts of Parley, not by the server. */
const TOLERATED = new Set([
  'PARLEY_API_KEY',
  'PARLEY_BOOTSTRAP_CACHE',
  'PARLEY_CHROMIUM',
  'PARLEY_CRM_PORT',
  'PARLEY_DEMO_DATA',
  'PARLEY_SITE_PORT',
  'PARLEY_URL',
]);

function toFlag(field: string): string {
  return field === 'dataDir' ? 'data' : field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
