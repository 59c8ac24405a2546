/** How figures leave the console: the public links that there are, and whether one gets the weekly mail. */
import type { CreateInsightsLinkInput, Digest, InsightsLink } from '@parley/protocol';
import { type Acting, ActingStore, IDLE } from './acting-store.js';
import { ApiError } from './api-error.js';
import { PagedList, type PagedState } from './paged-list.js';
import type { SharingApi } from './sharing-api.js';

export interface SharingState extends Acting {
  links: PagedState<InsightsLink>;
  /** The one that was made last: its address is shown only now. */
  made: InsightsLink | null;
  /** Null until it is known. */
  digest: Digest | null;
  /** Why it is not known. */
  digestError: ApiError | null;
  /** What was tried last, of which `error` is. */
  tried: 'create' | 'revoke' | 'digest' | null;
}

export type SharingIntent =
  | { do: 'create'; input: CreateInsightsLinkInput }
  | { do: 'revoke'; id: string }
  | { do: 'digest'; digest: Digest }
  | { do: 'load' | 'more' | 'load-digest' };

export class Sharing extends ActingStore<SharingState> {
  readonly #api: Pick<SharingApi, keyof SharingApi>;
  readonly #links: PagedList<InsightsLink>;

  constructor(api: Pick<SharingApi, keyof SharingApi>) {
    const links = new PagedList<InsightsLink>((cursor) => api.links({ cursor }));
    super({ ...IDLE, links: links.state, made: null, digest: null, digestError: null, tried: null });
    this.#api = api;
    this.#links = links;
    links.subscribe((state) => this.update({ links: state }));
  }

  async act(intent: SharingIntent): Promise<void> {
    switch (intent.do) {
      case 'load':
        return this.#links.load();
      case 'more':
        return this.#links.loadMore();
      case 'load-digest':
        return this.#loadDigest();
      default:
        if (this.state.busy) return;
        this.update({ tried: intent.do });
        await this.perform(() => this.#do(intent));
    }
  }

  async #do(intent: Extract<SharingIntent, { do: 'create' | 'revoke' | 'digest' }>): Promise<void> {
    switch (intent.do) {
      case 'create': {
        const made = await this.#api.createLink(intent.input);
        this.update({ made });
        this.#links.put({ ...made, url: null }, ({ id }) => id === made.id);
        return;
      }
      case 'revoke':
        return this.#revoke(intent.id);
      case 'digest':
        this.update({ digest: await this.#api.setDigest(intent.digest) });
    }
  }

  async #revoke(id: string): Promise<void> {
    try {
      const revoked = await this.#api.revokeLink(id);
      this.#links.put(revoked, (link) => link.id === id);
      // An address that opens nothing is not to be copied.
      if (this.state.made?.id === id) this.update({ made: null });
    } catch (thrown) {
      // Somebody else may have been faster: the list says how it is now.
      await this.#links.load();
      throw thrown;
    }
  }

  async #loadDigest(): Promise<void> {
    try {
      this.update({ digest: await this.#api.digest(), digestError: null });
    } catch (thrown) {
      this.update({ digestError: ApiError.from(thrown) });
    }
  }
}
