/**
 * The SMTP door: takes answers to our mails from the mail server of the company, or from anybody's when it is the one that
 * the domain names. It relays nothing, knows no passwords, and asks for the signed address before the first byte of a mail.
 */
import { once } from 'node:events';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { type AppError, toAppError } from '../errors.js';
import type { MailIntake } from '../services/mail-intake.js';
import type { RateLimits } from '../services/rate-limits.js';
import type { MailSigner } from './mail-signer.js';
import { MAIL_BYTES } from './received.js';

/** Connections at once: mail servers come back. */
const CONNECTIONS = 50;
const SILENCE_MS = 60_000;
/** On stopping, for what is being sent right now. */
const CLOSE_MS = 3000;

export interface SmtpDoorOptions {
  /** Where to listen: `2525`, or `0.0.0.0:25`. */
  listen: string;
  /** How the server calls itself. */
  name: string;
  intake: Pick<MailIntake, 'take'>;
  signer: MailSigner;
  limits: Pick<RateLimits, 'request'>;
  onError: (error: unknown) => void;
}

export interface SmtpDoor {
  /** @throws Error with a sentence for the operator */
  open(): Promise<void>;
  close(): Promise<void>;
}

export function createSmtpDoor(options: SmtpDoorOptions): SmtpDoor {
  const { intake, signer, limits, onError } = options;
  const count = (session: SMTPServerSession) =>
    limits.request({ type: 'nobody' }, session.remoteAddress ?? '');
  const server = new SMTPServer({
    name: options.name,
    banner: 'Parley',
    authOptional: true,
    // Without a certificate of the operator's there is nothing to encrypt with that would prove anything.
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: MAIL_BYTES,
    maxClients: CONNECTIONS,
    maxRecipients: 20,
    socketTimeout: SILENCE_MS,
    closeTimeout: CLOSE_MS,
    logger: false,
    onMailFrom: (_address, session, done) => {
      count(session).then(
        () => done(),
        (error) => done(toReply(error)),
      );
    },
    onRcptTo: ({ address }, _session, done) => {
      done(signer.conversationOf(address) === undefined ? reply(550, 'No such address here') : null);
    },
    onData: (stream, session, done) => {
      const { mailFrom, rcptTo } = session.envelope;
      const isBounce = mailFrom === false || mailFrom.address === '';
      const recipients = rcptTo.map(({ address }) => address);
      intake.take({ stream, recipients, isBounce }).then(
        () => done(null, 'Taken'),
        (error) => {
          // Whoever sends is heard out before the answer: that is the protocol.
          stream.resume();
          if (stream.readableEnded) done(toReply(error));
          else stream.once('end', () => done(toReply(error)));
        },
      );
    },
  });
  server.on('error', onError);
  return {
    open: async () => {
      const [, host = '127.0.0.1', port = ''] = /^(?:(.*):)?(\d+)$/.exec(options.listen) ?? [];
      const listening = once(server.server, 'listening');
      server.listen(Number(port), host.replaceAll(/[[\]]/g, ''));
      await listening.catch((error: Error) => {
        throw new Error(`Mail cannot be taken at ${options.listen}: ${error.message}`, { cause: error });
      });
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function reply(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}

/** 4xx: come back later. 5xx: never. */
function toReply(thrown: unknown): Error {
  const error = toAppError(thrown);
  return reply(codeOf(error), error.message);
}

function codeOf({ code }: AppError): number {
  switch (code) {
    case 'rate_limited':
    case 'busy':
    case 'internal':
      return 451;
    case 'payload_too_large':
      return 552;
    case 'invalid_input':
      return 554;
    default:
      return 550;
  }
}
