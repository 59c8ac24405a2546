/** Joins the search to one topic, for as long as it is open. */
import { TopicSearch, type TopicSearchOptions } from '../../client/topic-search.js';
import { loadFindingTexts } from '../../elements/topic-search/texts.js';
import { ParleyTopicSearch } from '../../elements/topic-search/topic-search.js';
import { linkTo } from '../place.js';

export interface SearchPlace extends TopicSearchOptions {
  /** Stands in the discussion, and has the focus again afterwards. */
  opener: HTMLElement;
  /** Goes to a message, wherever it is. */
  go: (messageId: string) => void;
}

export async function openSearch({ opener, go, ...options }: SearchPlace): Promise<void> {
  const open = opener.parentElement?.querySelector('parley-topic-search');
  if (open) return open.focus();
  // Without its own language it speaks English.
  await loadFindingTexts().catch(() => undefined);
  const list = new TopicSearch(options);
  const field = new ParleyTopicSearch();
  const show = () => {
    field.search = list.state;
  };
  const close = () => {
    list.close();
    field.remove();
  };
  field.closable = true;
  field.addressOf = ({ message }) => linkTo(message.id);
  list.subscribe(show);
  show();
  field.addEventListener('parley-search', ({ query }) => list.look(query));
  field.addEventListener('parley-search-more', () => {
    if (list.state.phase === 'failed') list.again();
    else void list.more();
  });
  field.addEventListener('parley-topic-hit', (event) => {
    event.preventDefault();
    go(event.hit.message.id);
  });
  field.addEventListener('parley-search-close', () => {
    close();
    opener.focus();
  });
  opener.parentElement?.append(field);
  await field.updateComplete;
  field.focus();
}
