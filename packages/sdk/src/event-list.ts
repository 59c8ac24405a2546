/**
 * The feed as a list, and a walk along it that asks for the next page as soon as one has arrived, before that one is parsed: a header
 * says where it begins. Must never skip: what was asked for counts only where the page in hand ends.
 */
import type { Event, EventPage } from '@parley/protocol';
import { PagedList } from './pages.js';

/** A page that was asked for. */
export interface AskedPage {
  page: Promise<EventPage>;
  /** Where the next one begins, if the headers say so: a little before `page` is there. Never rejects. */
  next: Promise<string>;
}

export type AskPage = (after: string | null) => AskedPage;

/** Events after a cursor, page by page: see `PagedList`. */
export class EventList extends PagedList<Event, EventPage> {
  readonly #ask: AskPage;
  readonly #after: string | null;

  constructor(ask: AskPage, after: string | null) {
    super((previous) => (previous === null ? ask(after).page : null));
    this.#ask = ask;
    this.#after = after;
  }

  /** Asks for the first page. */
  first(): AskedPage {
    return this.#ask(this.#after);
  }

  override async *pages(): AsyncGenerator<EventPage, void, undefined> {
    const walk = new LookAhead(this.#ask);
    let page = await walk.take(this.#after);
    yield page;
    while (page.more) {
      page = await walk.take(page.cursor);
      yield page;
    }
  }
}

/** Keeps one page asked for while another is on its way or in the caller's hands, and never more. */
export class LookAhead {
  readonly #ask: AskPage;
  #current: AskedPage | undefined;
  #ahead: (AskedPage & { after: string }) | undefined;

  constructor(ask: AskPage) {
    this.#ask = ask;
  }

  /** The page after `after`. When it cannot be had, the same can be asked again. */
  async take(after: string | null): Promise<EventPage> {
    const current = this.#ahead?.after === after ? this.#ahead : this.#ask(after);
    this.#current = current;
    this.#ahead = undefined;
    void current.next.then((next) => this.#look(current, next));
    const page = await current.page;
    if (page.more) this.#look(current, page.cursor);
    return page;
  }

  #look(current: AskedPage, after: string): void {
    if (this.#current !== current || this.#ahead?.after === after) return;
    const asked = this.#ask(after);
    // Its failure is for the turn in which it is taken, which may never come.
    asked.page.catch(() => undefined);
    this.#ahead = { ...asked, after };
  }
}

/** What `link: <?after=…>; rel="next"` says (RFC 8288); undefined without one. */
export function nextCursor(headers: Headers): string | undefined {
  const target = /<([^>]*)>\s*;\s*rel="?next"?/i.exec(headers.get('link') ?? '')?.[1];
  if (target === undefined || !URL.canParse(target, 'http://any')) return undefined;
  return new URL(target, 'http://any').searchParams.get('after') ?? undefined;
}
