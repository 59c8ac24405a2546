/** Puts together what mails about discussions need, when the operator has named a mail server. */
import type { Config } from '../config.js';
import { parseAddress } from '../mail/address.js';
import { openTransport } from '../mail/transport.js';
import { FollowPostman, type FollowPostmanOptions } from './follow-postman.js';
import { createFollows } from './follows.js';
import { type Email, mailing } from './open-email.js';
import { OwnedConsumer, type OwnedConsumerOptions } from './owned-consumer.js';

type Means = Pick<OwnedConsumerOptions, 'db' | 'commits' | 'signals' | 'now' | 'onError'> &
  Pick<FollowPostmanOptions, 'settings' | 'signer' | 'onOutcome'>;

/** In public more is said than in a chat, and none of it is for one alone: it can wait for some more. */
const DELAYS = 5;

/** @returns undefined when mails are not sent from here */
export function openFollows(config: Config, means: Means): Email | undefined {
  const from = parseAddress(config.mailFrom ?? '');
  const { smtpUrl, publicUrl } = config;
  if (smtpUrl === undefined || publicUrl === undefined || from === undefined) return undefined;
  const transport = openTransport(smtpUrl);
  const delayMs = config.mailDelay * 1000 * DELAYS;
  const postman = new FollowPostman({ ...means, transport, from, publicUrl, delayMs });
  const consumer = new OwnedConsumer({
    ...means,
    name: 'follows',
    handle: createFollows({ ...means, delayMs }),
    tick: (owner) => postman.deliver(owner),
  });
  return mailing(consumer, transport);
}
