/** What goes along with the first message of a conversation, and what has to be asked for it. */
import type { Contact, PageContext, PreChatField, Site } from '@parley/protocol';

/** What a visitor said of themselves in the form before the first message. */
export interface Introduction {
  name?: string;
  email?: string;
  teamId?: string;
}

/** All that is known before the server knows the conversation. */
export interface Opening extends Introduction {
  context?: PageContext;
  proactiveId?: string;
}

export const NO_CONTEXT: PageContext = { url: null, title: null, product: null, order: null };

/** What is known now of the next conversation, and what the open one has not heard of. */
export class NextOpening {
  /** Null while nothing was said, not even that they would rather not. */
  introduction: Introduction | null = null;
  #proactiveId: string | undefined;
  #context = NO_CONTEXT;
  #told = NO_CONTEXT;

  /** From here on it is about another one. */
  begin(proactiveId: string | undefined): void {
    this.introduction = null;
    this.#proactiveId = proactiveId;
  }

  /** The page says where the visitor is. */
  see(context: Partial<PageContext>): void {
    const seen = { ...this.#context, ...context };
    const words = Object.keys(seen) as (keyof PageContext)[];
    // The same again is no news.
    if (words.some((word) => seen[word] !== this.#context[word])) this.#context = seen;
  }

  /** A conversation was opened; a fresh one hears of the context as it begins, one from before has `known`. */
  opened(fresh: boolean, known: PageContext | null = null): void {
    this.#told = fresh ? this.#context : (known ?? NO_CONTEXT);
  }

  /** Whether the visitor is elsewhere than the open conversation has heard. A title alone may blink. */
  get hasMoved(): boolean {
    return (['url', 'product', 'order'] as const).some((word) => this.#told[word] !== this.#context[word]);
  }

  get opening(): Opening {
    return {
      ...this.introduction,
      ...(this.#context !== NO_CONTEXT && { context: this.#context }),
      ...(this.#proactiveId && { proactiveId: this.#proactiveId }),
    };
  }

  /** What the open conversation was not told yet. */
  news(): PageContext | undefined {
    if (this.#told === this.#context) return undefined;
    this.#told = this.#context;
    return this.#context;
  }
}

export interface Asking {
  site: Site | null;
  contact: Contact | null;
  /** Null while nothing was said, not even that they would rather not. */
  introduction: Introduction | null;
}

/** What the form before the first message has to ask for; nothing, no form. */
export function fieldsToAsk({ site, contact, introduction }: Asking): readonly PreChatField[] {
  if (!site || introduction) return [];
  return site.chat.preChat.fields.filter((field) => {
    if (field === 'team') return site.teams.length > 1;
    // Of a person whom the company vouches for, it has said what there is to know.
    return !contact?.verified && !contact?.[field];
  });
}
