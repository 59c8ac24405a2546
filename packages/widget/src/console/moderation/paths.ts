/** Addresses within the place: `shop/held`, `shop/topics`, `shop/topics/product-42`, `shop/topics/product-42/msg_1`. */
import type { ModerationQueue } from '@parley/protocol';
import { QUEUES } from './words.js';

export type ModerationSpot =
  | { view: 'queue'; site: string; queue: ModerationQueue | null }
  | { view: 'topics'; site: string; topic: string | null; message: string | null }
  | { view: 'rules'; site: string };

export function queuePath(site: string, queue: ModerationQueue): string {
  return `${site}/${queue}`;
}

/** The list, a discussion, or a message in one. */
export function topicPath(site: string, topic?: string, message?: string): string {
  if (topic === undefined) return `${site}/topics`;
  const path = `${site}/topics/${encodeURIComponent(topic)}`;
  return message === undefined ? path : `${path}/${message}`;
}

export function rulesPath(site: string): string {
  return `${site}/rules`;
}

/** Where an address leads; a queue of null is for the place to choose. */
export function spotOf(path: string): ModerationSpot {
  const [site = '', view = '', topic = '', message = ''] = path.split('/');
  if (view === 'topics') return { view, site, topic: decode(topic) || null, message: message || null };
  if (view === 'rules') return { view, site };
  return { view: 'queue', site, queue: QUEUES.find((queue) => queue === view) ?? null };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Somebody has typed it.
    return text;
  }
}
