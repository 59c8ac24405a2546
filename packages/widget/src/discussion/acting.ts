/** What people do with messages of a discussion: keeps which of them is being answered or changed, and what went wrong. */
import type { MessageRevision, PrivateDataKind } from '@parley/protocol';
import { nothing, type ReactiveController, type ReactiveControllerHost } from 'lit';
import { ApiError } from '../client/api-error.js';
import type { DiscussionStore } from '../client/discussion-store.js';
import type { TopicMessageView } from '../client/topic-view.js';
import type { TopicAct } from '../events/topic-act.js';
import type { TopicWriting } from '../events/topic-write.js';
import { msg } from '../internal/localize.js';
import type { renderAside as RenderAside } from './asides/asides.js';
import type { renderOffer as RenderOffer } from './asides/offer.js';
import type { OfferPhase } from './asides/private-offer.js';
import type { PrivateHost, PrivateIds } from './asides/private-way.js';
import { linkTo } from './place.js';

const loadAsides = () => import('./asides/asides.js');

export interface WritingPlace {
  purpose: 'reply' | 'edit' | 'report' | 'history';
  messageId: string;
  /** An answer that stands first also stands in its branch, where it is deeper. */
  level: number;
}

/** What is written holds what had better not be said in public. */
export interface Offer {
  /** The message that is answered or changed; null for what begins a branch. */
  at: string | null;
  writing: TopicWriting;
  kinds: readonly PrivateDataKind[];
  phase: OfferPhase;
  ids: PrivateIds;
  /** How it is shown: that was fetched with what looks for it. */
  render: typeof RenderOffer;
}

export interface ActingOptions {
  store: () => DiscussionStore | undefined;
  /** Says something to those who cannot see it. */
  announce: (words: string) => void;
  /** Puts the caret where something is being written, or else the focus on a message. */
  focus: (messageId: string | null, what: 'writing' | 'message') => void;
  /** Goes to a message, wherever it is. */
  go: (messageId: string) => void;
}

export class ActingController implements ReactiveController {
  /** Where something is being written, beside the field that begins a branch. */
  place: WritingPlace | null = null;
  /** What is written in a change of one's own words. */
  changed = '';
  /** What is offered instead of posting. */
  offer: Offer | null = null;
  /** By message: what could not be done, in words. */
  notes = new Map<string, string>();
  /** What a message said before, while that is shown. */
  revisions: readonly MessageRevision[] = [];
  #host: ReactiveControllerHost & PrivateHost;
  #options: ActingOptions;
  #looking = false;
  #aside: typeof RenderAside | undefined;

  constructor(host: ReactiveControllerHost & PrivateHost, options: ActingOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Fetches what may be needed once something is written. */
  prepare = (): void => {
    loadAsides().catch(() => undefined);
  };

  hostConnected(): void {
    // It hears what its host hands on.
  }

  async act(message: TopicMessageView, act: TopicAct): Promise<void> {
    const store = this.#options.store();
    const { id, level } = message;
    if (!store) return;
    this.tell(id, '');
    switch (act.type) {
      case 'reply':
        return this.begin({ purpose: 'reply', messageId: id, level });
      case 'edit':
        this.changed = message.text;
        return this.begin({ purpose: 'edit', messageId: id, level });
      case 'close':
        return this.end(id);
      case 'link':
        // Without permission nothing is copied; the link is also on the time.
        await navigator.clipboard?.writeText(linkTo(id)).catch(() => undefined);
        return this.announce(msg('Link copied', { id: 'said-link-copied' }));
      case 'go':
        return this.#options.go(act.to);
      case 'more':
        return store.loadReplies(id);
      case 'retry':
        return store.retry(id);
      case 'delete':
        return this.#try(id, () => store.remove(id));
      case 'vote':
        return this.#try(id, () => store.vote(id, act.value));
      case 'react':
        return this.#try(id, () => store.react(id, act.reaction, act.chosen));
      default:
        return this.#try(id, async () => {
          const { actAside, renderAside } = await loadAsides();
          this.#aside = renderAside;
          await actAside({ acting: this, store, host: this.#host }, message, act);
        });
    }
  }

  /** Sends what was written, or saves it; when it holds what had better not be said here, that is asked about first. */
  async write(writing: TopicWriting): Promise<void> {
    const at = this.place?.messageId ?? null;
    if (this.#looking) return;
    this.#looking = true;
    // Where it cannot be fetched nobody is warned: what is written offline waits for no more than the connection.
    const asides = await loadAsides().catch(() => undefined);
    this.#looking = false;
    const kinds = asides?.privateKinds(writing.text) ?? [];
    if (!asides || kinds.length === 0) return this.send(writing);
    this.show({
      at,
      writing,
      kinds,
      phase: 'asking',
      ids: asides.newPrivateIds(),
      render: asides.renderOffer,
    });
  }

  /** What is being written has changed: what was found in it may be gone. */
  rewrite(): void {
    if (this.offer) this.show(null);
  }

  /** The offer to go on in private with what is written there; nothing where there is none. */
  renderOffer(at: string | null) {
    const { offer } = this;
    const store = this.#options.store();
    return store && offer?.at === at
      ? offer.render({ acting: this, store, host: this.#host }, offer)
      : nothing;
  }

  /** What is shown below a message beside a field: it was fetched with what shows it. */
  renderAside(now: number) {
    return this.#aside?.(this, now) ?? nothing;
  }

  /** Sends what was written, or saves it, whatever it holds. */
  async send({ text, ...writing }: TopicWriting): Promise<void> {
    const store = this.#options.store();
    const { place } = this;
    if (!store) return;
    if (place?.purpose === 'edit') {
      await this.#try(place.messageId, async () => {
        await store.edit(place.messageId, text);
        this.end(place.messageId);
      });
      return;
    }
    const parentId = place?.messageId ?? null;
    store.drafts.set(this.draftKey(parentId), '');
    const id = store.post({ text, parentId, trap: writing.trap, writtenMs: writing.writtenMs }, writing.name);
    this.end();
    this.focus(id, 'message');
  }

  /** Nothing more is written there. */
  end(focus?: string): void {
    this.place = null;
    this.show(null);
    if (focus) this.focus(focus, 'message');
  }

  /** Under which a draft is kept. */
  draftKey(messageId: string | null): string {
    return `topic:${this.#options.store()?.topic ?? ''}:${messageId ?? ''}`;
  }

  /** Something is written below a message, or shown there. */
  begin(place: WritingPlace): void {
    this.place = place;
    this.show(null);
    if (place.purpose === 'reply' || place.purpose === 'edit') this.focus(place.messageId, 'writing');
  }

  focus(messageId: string | null, what: 'writing' | 'message'): void {
    this.#options.focus(messageId, what);
  }

  /** Says something to those who cannot see it. */
  announce(words: string): void {
    this.#options.announce(words);
  }

  /** Says something of a message, below it. */
  tell(id: string, words: string): void {
    if (words) this.notes.set(id, words);
    else this.notes.delete(id);
    this.#host.requestUpdate();
  }

  /** Offers that, or nothing. */
  show(offer: Offer | null): void {
    this.offer = offer;
    this.#host.requestUpdate();
  }

  async #try(id: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      this.tell(id, await wordsOf(thrown));
    }
  }
}

/** In plain words, as far as they can be had. */
async function wordsOf(thrown: unknown): Promise<string> {
  const asides = await loadAsides().catch(() => undefined);
  const { code } = ApiError.from(thrown);
  return asides?.failureWords(code) ?? msg('That did not work. Please try again.', { id: 'topic-failed' });
}
