/** The search of the discussions' place: joins the field to the server, in all topics of a site or in one. */
import type { TopicSearchHit } from '@parley/protocol';
import { html, type ReactiveController, type ReactiveControllerHost } from 'lit';
import { TopicSearch, type TopicSearchOptions, type TopicSearchState } from '../../client/topic-search.js';
import { loadFindingTexts } from '../../elements/topic-search/texts.js';
import '../../elements/topic-search/topic-search.js';
import type { ParleySearchEvent } from '../../events/search.js';
import { StoreController } from '../../internal/store-controller.js';
import { sectionHref } from '../sections.js';
import { topicPath } from './paths.js';

const NOTHING: TopicSearchState = { query: '', phase: 'idle', error: null, hits: [], next: null };

export class FindController implements ReactiveController {
  #host: ReactiveControllerHost;
  #list: TopicSearch | undefined;
  #site = '';
  #found: StoreController<TopicSearchState>;
  #ready = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
    this.#found = new StoreController<TopicSearchState>(host, {
      state: NOTHING,
      subscribe: () => () => undefined,
    });
  }

  hostConnected(): void {
    if (this.#ready) return;
    // Without its own language it speaks English.
    void loadFindingTexts()
      .catch(() => undefined)
      .then(() => {
        this.#ready = true;
        this.#host.requestUpdate();
      });
  }

  hostDisconnected(): void {
    this.#list?.close();
  }

  /** From now on it looks there; what was looked for elsewhere is over. */
  use(options: TopicSearchOptions): void {
    this.#list?.close();
    this.#list = new TopicSearch(options);
    this.#site = options.site;
    this.#found.use(this.#list);
  }

  /** Whether something is looked for. */
  get isLooking(): boolean {
    return this.#found.state.query.trim() !== '';
  }

  render({ everywhere }: { everywhere: boolean }) {
    if (!this.#ready) return null;
    return html`<parley-topic-search
      ?everywhere=${everywhere}
      .search=${this.#found.state}
      .addressOf=${({ topic, message }: TopicSearchHit) =>
        sectionHref('moderation', topicPath(this.#site, topic.key, message.id))}
      @parley-search=${(event: ParleySearchEvent) => {
        event.stopPropagation();
        this.#list?.look(event.query);
      }}
      @parley-search-more=${(event: Event) => {
        event.stopPropagation();
        if (this.#found.state.phase === 'failed') this.#list?.again();
        else void this.#list?.more();
      }}
    ></parley-topic-search>`;
  }
}
