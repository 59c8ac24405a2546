/** Addresses that are told what happens, and what became of telling one of them. */
import type {
  CreateWebhookInput,
  Delivery,
  UpdateWebhookInput,
  Webhook,
  WebhookWithSecret,
} from '@parley/protocol';
import { type Acting, ActingStore, IDLE } from './acting-store.js';
import { PagedList, type PagedState } from './paged-list.js';
import type { StaffApi } from './staff-api.js';

export interface WebhooksState extends Acting {
  hooks: PagedState<Webhook>;
  /** The one whose secret was made last: it is shown only now. */
  made: WebhookWithSecret | null;
  /** Whose deliveries are shown, and they. */
  told: { id: string; deliveries: readonly Delivery[] } | null;
}

export type WebhooksIntent =
  | { do: 'create'; input: CreateWebhookInput }
  | { do: 'change'; id: string; input: UpdateWebhookInput }
  | { do: 'rotate' | 'delete' | 'show'; id: string }
  | { do: 'replay'; id: string; deliveryId: string }
  | { do: 'load' | 'more' };

type WebhooksApi = Pick<
  StaffApi,
  | 'webhooks'
  | 'createWebhook'
  | 'updateWebhook'
  | 'rotateWebhook'
  | 'deleteWebhook'
  | 'deliveries'
  | 'replayDelivery'
>;

/** So many deliveries are shown. */
const SHOWN = 20;

export class Webhooks extends ActingStore<WebhooksState> {
  readonly #api: WebhooksApi;
  readonly #hooks: PagedList<Webhook>;

  constructor(api: WebhooksApi) {
    const hooks = new PagedList<Webhook>((cursor) => api.webhooks({ cursor }));
    super({ ...IDLE, hooks: hooks.state, made: null, told: null });
    this.#api = api;
    this.#hooks = hooks;
    hooks.subscribe((state) => this.update({ hooks: state }));
  }

  load(): Promise<void> {
    return this.#hooks.load();
  }

  /** Nobody looks at the secret any more. */
  forget(): void {
    this.update({ made: null, told: null, error: null });
  }

  async act(intent: WebhooksIntent): Promise<void> {
    if (intent.do === 'load') await this.#hooks.load();
    else if (intent.do === 'more') await this.#hooks.loadMore();
    else if ('id' in intent || 'input' in intent) await this.perform(() => this.#do(intent));
  }

  async #do(intent: Exclude<WebhooksIntent, { do: 'load' | 'more' }>): Promise<void> {
    switch (intent.do) {
      case 'create':
        return this.#take(await this.#api.createWebhook(intent.input));
      case 'rotate':
        return this.#take(await this.#api.rotateWebhook(intent.id));
      case 'change':
        return this.#put(await this.#api.updateWebhook(intent.id, intent.input));
      case 'delete':
        await this.#api.deleteWebhook(intent.id);
        return this.#hooks.remove(({ id }) => id === intent.id);
      case 'show':
        if (this.state.told?.id === intent.id) return this.update({ told: null });
        return this.#tell(intent.id);
      case 'replay':
        await this.#api.replayDelivery(intent.id, intent.deliveryId);
        return this.#tell(intent.id);
    }
  }

  #take(made: WebhookWithSecret): void {
    this.update({ made });
    const { secret: _secret, ...shown } = made;
    this.#put(shown);
  }

  #put(hook: Webhook): void {
    this.#hooks.put(hook, ({ id }) => id === hook.id);
  }

  async #tell(id: string): Promise<void> {
    const { data } = await this.#api.deliveries(id, { limit: SHOWN });
    this.update({ told: { id, deliveries: data } });
  }
}
