import type { Delivery, UpdateWebhookInput, Webhook } from '@parley/protocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { HOOK, makeDelivery } from '../testing/webhooks.js';
import { ApiError } from './api-error.js';
import { Webhooks } from './webhooks.js';

class Keeper {
  known: Webhook[] = [HOOK];
  told: Delivery[] = [makeDelivery()];
  replayed: string[] = [];

  webhooks = async () => ({ data: this.known, next: null });
  createWebhook = async ({ url }: { url: string }) => ({ ...HOOK, id: 'whk_new', url, secret: 'the secret' });
  updateWebhook = async (_: string, input: UpdateWebhookInput) => ({ ...HOOK, ...input }) as Webhook;
  rotateWebhook = async () => ({ ...HOOK, secret: 'another secret' });
  deleteWebhook = async (id: string) => {
    if (id !== HOOK.id) throw new ApiError('not_found', 'Gone.');
  };
  deliveries = async () => ({ data: this.told, next: null });
  replayDelivery = async (_: string, deliveryId: string) => {
    this.replayed.push(deliveryId);
    this.told = [makeDelivery({ state: 'pending' })];
  };
}

let keeper: Keeper;
let hooks: Webhooks;

beforeEach(async () => {
  keeper = new Keeper();
  hooks = new Webhooks(keeper);
  await hooks.load();
});

describe('the webhooks', () => {
  it('show the secret of a new one and of a changed one only now, and never in the list', async () => {
    await hooks.act({ do: 'create', input: { site: 'acme', url: 'https://b.example' } });
    expect(hooks.state.made?.secret).toBe('the secret');
    await hooks.act({ do: 'rotate', id: HOOK.id });
    expect(hooks.state.made?.secret).toBe('another secret');

    hooks.forget();

    expect(hooks.state.made).toBeNull();
    expect(hooks.state.hooks.items.map(({ id }) => id)).toEqual([HOOK.id, 'whk_new']);
    expect(JSON.stringify(hooks.state.hooks.items)).not.toContain('secret');
  });

  it('are paused, and go when they are deleted', async () => {
    await hooks.act({ do: 'change', id: HOOK.id, input: { state: 'paused' } });
    expect(hooks.state.hooks.items[0]?.state).toBe('paused');

    await hooks.act({ do: 'delete', id: 'whk_gone' });
    expect(hooks.state.error?.code).toBe('not_found');
    await hooks.act({ do: 'delete', id: HOOK.id });

    expect(hooks.state).toMatchObject({ error: null, hooks: { items: [] } });
  });

  it('show what became of telling one, and tell it again', async () => {
    await hooks.act({ do: 'show', id: HOOK.id });
    const [delivery] = hooks.state.told?.deliveries ?? [];
    expect(delivery?.state).toBe('failed');

    await hooks.act({ do: 'replay', id: HOOK.id, deliveryId: delivery?.id ?? '' });
    expect(keeper.replayed).toEqual([delivery?.id]);
    expect(hooks.state.told?.deliveries[0]?.state).toBe('pending');
    await hooks.act({ do: 'show', id: HOOK.id });

    expect(hooks.state.told).toBeNull();
  });
});
