/** Addresses within the place: `shop/held`, `shop/topics`, `shop/topics/product-42`. */
import type { ModerationQueue } from '@parley/protocol';
import { QUEUES } from './words.js';

export type ModerationSpot =
  | { view: 'queue'; site: string; queue: ModerationQueue | null }
  | { view: 'topics'; site: string; topic: string | null }
  | { view: 'rules'; site: string };

export function queuePath(site: string, queue: ModerationQueue): string {
  return `${site}/${queue}`;
}

export function topicPath(site: string, topic?: string): string {
  return topic === undefined ? `${site}/topics` : `${site}/topics/${encodeURIComponent(topic)}`;
}

export function rulesPath(site: string): string {
  return `${site}/rules`;
}

/** Where an address leads; a queue of null is for the place to choose. */
export function spotOf(path: string): ModerationSpot {
  const [site = '', view = '', ...rest] = path.split('/');
  if (view === 'topics') return { view, site, topic: decode(rest.join('/')) || null };
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
