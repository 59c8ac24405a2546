/** Who said something, in words. */
import type { Author } from '@parley/protocol';
import { msg } from '../internal/localize.js';

export function authorName(author: Author | null): string {
  if (author?.name) return author.name;
  return author === null || author.type === 'contact'
    ? msg('Anonymous', { id: 'topic-anonymous' })
    : msg('Team', { id: 'list-team' });
}
