/** Puts together what tells webhooks: the owned reader of the log that wakes it, and the way to the owners. */
import type { Config } from '../../config.js';
import { parseAddress } from '../../mail/address.js';
import { openTransport } from '../../mail/transport.js';
import type { SettingsStore } from '../../settings/settings-store.js';
import { OwnedConsumer, type OwnedConsumerOptions } from '../owned-consumer.js';
import { Dispatcher, type DispatcherOptions } from './dispatcher.js';
import { createTell } from './tell-owners.js';

type Means = Omit<DispatcherOptions, 'tell'> &
  Pick<OwnedConsumerOptions, 'db' | 'commits' | 'signals' | 'now' | 'onError'> & { settings: SettingsStore };

export interface Webhooks {
  start(): void;
  stop(): Promise<void>;
  /** Events still to be looked through; undefined while another process tells them. */
  lag(head: number): number | undefined;
}

export function openWebhooks(config: Config, means: Means): Webhooks {
  const from = parseAddress(config.mailFrom ?? '');
  const transport =
    config.smtpUrl === undefined || from === undefined ? undefined : openTransport(config.smtpUrl);
  const tell = transport && from && createTell({ ...means, transport, from });
  const dispatcher = new Dispatcher({ ...means, tell });
  const consumer = new OwnedConsumer({
    ...means,
    name: 'webhooks',
    handle: async () => {
      dispatcher.wake();
      return null;
    },
    tick: (owner) => dispatcher.look(owner),
  });
  return {
    start: () => consumer.start(),
    stop: async () => {
      await dispatcher.stop();
      await consumer.stop();
      transport?.close();
    },
    lag: (head) => (consumer.cursor === undefined ? undefined : dispatcher.lag(head)),
  };
}
