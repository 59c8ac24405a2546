/** The site's discussions, the latest first: each leads to what is said in it. */
import type { Site, TopicListed } from '@parley/protocol';
import { html, nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { Api } from '../../client/api.js';
import { ModerationApi } from '../../client/moderation-api.js';
import { PagedList, type PagedState } from '../../client/paged-list.js';
import '../../elements/button/button.js';
import '../../elements/notice/notice.js';
import '../../elements/skeleton/skeleton.js';
import { formatAgo, formatFully } from '../../internal/ago.js';
import { lockIcon } from '../../internal/icons.js';
import { formatLocale, msg, str, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { StoreController } from '../../internal/store-controller.js';
import { loadErrorWords } from '../error-words.js';
import { sectionHref } from '../sections.js';
import { FindController } from './find.js';
import { topicPath } from './paths.js';
import { topicsStyles } from './topics.styles.js';

const NOTHING: PagedState<TopicListed> = {
  ...{ phase: 'loading', items: [], more: false, loadingMore: false, error: null },
};

/** @summary A list of discussions. */
export class ParleyTopics extends ParleyElement {
  static override styles = [resetStyles, topicsStyles];

  private find = new FindController(this);
  private list: PagedList<TopicListed> | undefined;
  private listing = new StoreController<PagedState<TopicListed>>(this, {
    state: NOTHING,
    subscribe: () => () => undefined,
  });

  @property({ attribute: false }) api!: Api;
  @property({ attribute: false }) site!: Site;
  /** Milliseconds since 1970, as coarse as the times that are shown. */
  @property({ type: Number }) now = 0;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('site') && this.list) return;
    const api = new ModerationApi(this.api);
    const { key } = this.site;
    this.find.use({ api: this.api, site: key });
    this.list = new PagedList((cursor) => api.topics({ site: key, ...(cursor !== undefined && { cursor }) }));
    this.listing.use(this.list);
    void this.list.load();
  }

  override render() {
    const { phase, error, items, more, loadingMore } = this.listing.state;
    return html`<div class="page">
      <h2>${msg('Discussions', { id: 'mod-topics' })}</h2>
      ${this.find.render({ everywhere: true })}
      ${phase === 'loading' ? html`<parley-skeleton shape="rows" count="5"></parley-skeleton>` : nothing}
      ${
        phase === 'failed' && error
          ? html`<parley-notice
              kind="danger"
              action=${msg('Try again', { id: 'notice-retry' })}
              @parley-notice-act=${() => void this.list?.load()}
              >${loadErrorWords(error)}</parley-notice
            >`
          : nothing
      }
      ${
        phase === 'ready' && items.length === 0
          ? html`<p class="empty">${msg('Nobody has said anything in public yet.', { id: 'mod-topics-none' })}</p>`
          : nothing
      }
      <ul ?hidden=${this.find.isLooking}>
        ${items.map((topic) => this.renderTopic(topic))}
      </ul>
      ${
        more && !this.find.isLooking
          ? html`<parley-button ?disabled=${loadingMore} @click=${() => void this.list?.loadMore()}
              >${msg('Show more', { id: 'mod-more' })}</parley-button
            >`
          : nothing
      }
    </div>`;
  }

  private renderTopic({ key, title, messages, locked, createdAt }: TopicListed) {
    const count = new Intl.NumberFormat(formatLocale()).format(messages);
    return html`<li>
      <a href=${sectionHref('moderation', topicPath(this.site.key, key))} dir="auto">${title || key}</a>
      <p class="quiet">
        ${locked ? html`<span class="locked">${lockIcon}${msg('Locked', { id: 'mod-locked' })}</span> · ` : nothing}
        ${msg(str`Messages: ${count}`, { id: 'mod-topic-messages' })} ·
        <time datetime=${createdAt} title=${formatFully(createdAt)}>${formatAgo(createdAt, this.now)}</time>
      </p>
    </li>`;
  }
}

define('parley-topics', ParleyTopics);

declare global {
  interface HTMLElementTagNameMap {
    'parley-topics': ParleyTopics;
  }
}
