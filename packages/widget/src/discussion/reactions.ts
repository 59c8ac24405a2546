/** Reactions as people see and hear them. A site may have others: those are shown by their word. */
import { msg } from '../internal/localize.js';

const PICTURES: Record<string, string> = {
  like: '👍',
  heart: '❤️',
  laugh: '😂',
  wow: '😮',
  sad: '😢',
  thanks: '🙏',
};

export function reactionPicture(reaction: string): string {
  return PICTURES[reaction] ?? reaction;
}

export function reactionName(reaction: string): string {
  switch (reaction) {
    case 'like':
      return msg('Like', { id: 'reaction-like' });
    case 'heart':
      return msg('Love', { id: 'reaction-heart' });
    case 'laugh':
      return msg('Funny', { id: 'reaction-laugh' });
    case 'wow':
      return msg('Surprising', { id: 'reaction-wow' });
    case 'sad':
      return msg('Sad', { id: 'reaction-sad' });
    case 'thanks':
      return msg('Thank you', { id: 'reaction-thanks' });
    default:
      return reaction;
  }
}
