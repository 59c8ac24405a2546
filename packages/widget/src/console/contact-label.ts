/**
 * How a contact is called in lists. Somebody without a name gets an animal and a colour made of the id, so that two
 * strangers can be told apart and the same one is recognised tomorrow. It says nothing about the person.
 */
import type { Conversation } from '@parley/protocol';
import { msg, str } from '../internal/localize.js';

/** Colours of avatars; each has a class `hue-0` … in `hue.styles`. */
export const HUES = 8;

const ANIMALS = [
  () => msg('heron', { id: 'animal-heron' }),
  () => msg('otter', { id: 'animal-otter' }),
  () => msg('finch', { id: 'animal-finch' }),
  () => msg('badger', { id: 'animal-badger' }),
  () => msg('lynx', { id: 'animal-lynx' }),
  () => msg('seal', { id: 'animal-seal' }),
  () => msg('robin', { id: 'animal-robin' }),
  () => msg('hare', { id: 'animal-hare' }),
  () => msg('swan', { id: 'animal-swan' }),
  () => msg('fox', { id: 'animal-fox' }),
  () => msg('owl', { id: 'animal-owl' }),
  () => msg('stork', { id: 'animal-stork' }),
  () => msg('dolphin', { id: 'animal-dolphin' }),
  () => msg('deer', { id: 'animal-deer' }),
  () => msg('raven', { id: 'animal-raven' }),
  () => msg('beaver', { id: 'animal-beaver' }),
];

/** The name of a conversation's contact, or the friendly name of a stranger. */
export function contactLabel(conversation: Conversation): string {
  return (
    conversation.contactName || msg(str`Anonymous ${animalOf(conversation)}`, { id: 'contact-anonymous' })
  );
}

/** The same for small places: a stranger's animal alone, whose first letter is not the "A" of all strangers. */
export function contactShortLabel(conversation: Conversation): string {
  if (conversation.contactName) return conversation.contactName;
  const animal = animalOf(conversation);
  return animal.charAt(0).toLocaleUpperCase() + animal.slice(1);
}

/** The class of a team's own colour, made of its id. These bits keep the four teams of a new company apart. */
export function hueOf(id: string): string {
  return `hue-${hash(id) % HUES}`;
}

/** The number of the contact's colour, from 0. */
export function contactHue({ contactId, id }: Conversation): number {
  // Other bits than those that choose the animal.
  return (hash(contactId ?? id) >>> 8) % HUES;
}

function animalOf({ contactId, id }: Conversation): string {
  return ANIMALS[hash(contactId ?? id) % ANIMALS.length]?.() ?? '';
}

/** FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  // A last mix, because ids that were made one after the other differ in few bits.
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (value ^ (value >>> 13)) >>> 0;
}
