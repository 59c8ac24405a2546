/** What people do with messages of a discussion: keeps which of them is being answered or changed, and what went wrong. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ApiError } from '../client/api-error.js';
import type { DiscussionStore } from '../client/discussion-store.js';
import type { TopicMessageView } from '../client/topic-view.js';
import type { TopicAct } from '../events/topic-act.js';
import type { TopicWriting } from '../events/topic-write.js';
import { msg } from '../internal/localize.js';
import { linkTo } from './place.js';
import { quote } from './words.js';

const loadReport = () => import('./report-form/report-form.js');

export interface WritingPlace {
  purpose: 'reply' | 'edit' | 'report';
  messageId: string;
}

export interface ActingOptions {
  store: () => DiscussionStore | undefined;
  /** Says something to those who cannot see it. */
  announce: (words: string) => void;
  /** Puts the caret where something is being written, or else the focus on a message. */
  focus: (messageId: string, what: 'writing' | 'message') => void;
  /** Goes to a message, wherever it is. */
  go: (messageId: string) => void;
}

export class ActingController implements ReactiveController {
  /** Where something is being written, beside the field that begins a branch. */
  place: WritingPlace | null = null;
  /** What is written in a change of one's own words. */
  changed = '';
  /** By message: what could not be done, in words. */
  notes = new Map<string, string>();
  #host: ReactiveControllerHost;
  #options: ActingOptions;

  constructor(host: ReactiveControllerHost, options: ActingOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    // It hears what its host hands on.
  }

  async act(message: TopicMessageView, act: TopicAct): Promise<void> {
    const store = this.#options.store();
    const { id } = message;
    if (!store) return;
    this.#note(id, '');
    switch (act.type) {
      case 'reply':
        return this.#write({ purpose: 'reply', messageId: id });
      case 'quote':
        store.drafts.set(this.draftKey(id), quote(message.text) + store.drafts.get(this.draftKey(id)));
        return this.#write({ purpose: 'reply', messageId: id });
      case 'edit':
        this.changed = message.text;
        return this.#write({ purpose: 'edit', messageId: id });
      case 'report':
        return this.#try(id, async () => {
          await loadReport();
          this.#write({ purpose: 'report', messageId: id });
        });
      case 'send-report':
        return this.#try(id, async () => {
          await store.report(id, act.report);
          this.end();
          this.#note(id, '');
          this.#options.announce(thanks());
          this.#note(id, thanks());
          this.#options.focus(id, 'message');
        });
      case 'close':
        return this.end(id);
      case 'link':
        // Without permission nothing is copied; the link is also on the time.
        await navigator.clipboard?.writeText(linkTo(id)).catch(() => undefined);
        return this.#options.announce(msg('Link copied', { id: 'said-link-copied' }));
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
    }
  }

  /** Sends what was written, or saves it. */
  async write({ text, ...writing }: TopicWriting): Promise<void> {
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
    this.place = null;
    this.#host.requestUpdate();
    this.#options.focus(id, 'message');
  }

  /** Nothing more is written there. */
  end(focus?: string): void {
    this.place = null;
    this.#host.requestUpdate();
    if (focus) this.#options.focus(focus, 'message');
  }

  /** Under which a draft is kept. */
  draftKey(messageId: string | null): string {
    return `topic:${this.#options.store()?.topic ?? ''}:${messageId ?? ''}`;
  }

  #write(place: WritingPlace): void {
    this.place = place;
    this.#host.requestUpdate();
    if (place.purpose !== 'report') this.#options.focus(place.messageId, 'writing');
  }

  async #try(id: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      this.#note(id, wordsOf(ApiError.from(thrown)));
    }
  }

  #note(id: string, words: string): void {
    if (words) this.notes.set(id, words);
    else this.notes.delete(id);
    this.#host.requestUpdate();
  }
}

function thanks(): string {
  return msg('Thank you. A moderator will look at it.', { id: 'report-thanks' });
}

function wordsOf({ code }: ApiError): string {
  if (code === 'too_late') return msg('It is too late to change this message.', { id: 'said-too-late' });
  if (code === 'identity_required') {
    return msg('Please sign in on this site to take part.', { id: 'topic-identity' });
  }
  return msg('That did not work. Please try again.', { id: 'topic-failed' });
}
