/** How a CRM words what Parley says, where several CRMs need the same. */
import type { ConversationRecord, MessageRecord } from '../../sync/records.js';

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML that shows exactly it, line breaks included. */
export function asHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign).replaceAll('\n', '<br>');
}

/** The text that `asHtml` was given. */
export function fromHtml(html: string): string {
  const signs = new Map(Object.entries(ENTITIES).map(([sign, entity]) => [entity, sign]));
  return html
    .replaceAll('<br>', '\n')
    .replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => signs.get(entity) ?? entity);
}

/** Who wrote it, as a reader of a CRM calls them. */
export function authorOf({ author, internal }: Pick<MessageRecord, 'author' | 'internal'>): string {
  const names = { contact: 'Customer', agent: 'Agent', key: 'Company', system: 'System' } as const;
  const name = author.name ?? names[author.type];
  return internal ? `${name} (internal note)` : name;
}

/** What a message says, with the names of its files. */
export function textOf({ text, attachments, status }: MessageRecord): string {
  if (status === 'deleted') return '';
  return [text, ...attachments.map(({ name }) => `📎 ${name}`)].filter((part) => part !== '').join('\n');
}

/** One line that names a conversation in a list. */
export function subjectOf({ kind, context, id }: ConversationRecord): string {
  const noun = kind === 'chat' ? 'Chat' : 'Discussion';
  const about = context?.order ?? context?.product ?? context?.title ?? context?.url ?? id;
  return `${noun}: ${about}`.slice(0, 250);
}

/** First and last name of a whole one: CRMs keep two. */
export function nameParts(name: string): { first: string; last: string } {
  const cut = name.lastIndexOf(' ');
  return cut < 0 ? { first: '', last: name } : { first: name.slice(0, cut), last: name.slice(cut + 1) };
}
