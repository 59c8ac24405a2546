/** A real SMTP server that keeps what it is sent, and a real client that sends. For tests only. */
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { SMTPServer } from 'smtp-server';

export interface Mailbox {
  /** For `PARLEY_SMTP_URL`. */
  url: string;
  mails: ParsedMail[];
  /** Hears of each mail before it is acknowledged; what it throws is the refusal. */
  onMail: (mail: ParsedMail) => void | Promise<void>;
  close(): Promise<void>;
}

/** What a server says to a mail it does not take: 4xx for now, 5xx for good. */
export function smtpRefusal(responseCode: number): Error {
  return Object.assign(new Error('Not today.'), { responseCode });
}

export async function openMailbox(): Promise<Mailbox> {
  const mailbox: Mailbox = {
    url: '',
    mails: [],
    onMail: () => {},
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, _session, callback) => {
      simpleParser(stream)
        .then(async (mail) => {
          await mailbox.onMail(mail);
          mailbox.mails.push(mail);
        })
        .then(
          () => callback(),
          (error) => callback(error),
        );
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  mailbox.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  return mailbox;
}

/** Sends a mail by SMTP. @throws Error with `responseCode` when it is refused */
export async function sendMail(port: number, mail: SendMailOptions): Promise<string> {
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  try {
    return (await transport.sendMail(mail)).response;
  } finally {
    transport.close();
  }
}
