/** Puts together what answers by e-mail need, when the operator has named a mail server. */
import type { Config } from '../config.js';
import { parseAddress } from '../mail/address.js';
import { openTransport, type Transport } from '../mail/transport.js';
import { type DigestMeans, DigestPost } from './digest-post.js';
import { createEmail } from './email.js';
import { OwnedConsumer, type OwnedConsumerOptions } from './owned-consumer.js';
import { Postman, type PostmanOptions } from './postman.js';

type Means = Pick<OwnedConsumerOptions, 'db' | 'commits' | 'signals' | 'now' | 'onError'> &
  Pick<PostmanOptions, 'settings' | 'presence' | 'signer' | 'onOutcome'> &
  Pick<DigestMeans, 'figures'>;

export interface Email {
  start(): void;
  stop(): Promise<void>;
  /** The last event handled; undefined while another process sends the mails. */
  readonly cursor: number | undefined;
}

/** @returns undefined when mails are not sent from here */
export function openEmail(config: Config, means: Means): Email | undefined {
  const from = parseAddress(config.mailFrom ?? '');
  if (config.smtpUrl === undefined || config.publicUrl === undefined || from === undefined) return undefined;
  const transport = openTransport(config.smtpUrl);
  const delayMs = config.mailDelay * 1000;
  const { replyDomain, publicUrl } = { replyDomain: config.mailReplyDomain, publicUrl: config.publicUrl };
  const postman = new Postman({ ...means, transport, from, replyDomain, publicUrl, delayMs });
  const digests = new DigestPost({ ...means, transport, from, publicUrl });
  const consumer = new OwnedConsumer({
    ...means,
    name: 'email',
    handle: createEmail({ ...means, delayMs }),
    tick: async (owner) => {
      await postman.deliver(owner);
      await digests.deliver(owner);
    },
  });
  return mailing(consumer, transport);
}

/** A consumer that sends mails, and closes the way out when it is done. */
export function mailing(consumer: OwnedConsumer, transport: Transport): Email {
  return {
    start: () => consumer.start(),
    stop: async () => {
      await consumer.stop();
      transport.close();
    },
    get cursor() {
      return consumer.cursor;
    },
  };
}
