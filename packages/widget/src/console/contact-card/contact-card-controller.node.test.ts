import type { Contact, Event } from '@parley/protocol';
import { expect, test } from 'vitest';
import type { Api } from '../../client/api.js';
import { Contacts } from '../../client/contacts.js';
import { ContactCardController } from './contact-card-controller.js';

const contact = (id: string, name: string) => ({ id, name }) as Contact;
const renamed = (id: string, name: string) =>
  ({ type: 'contact.updated', contact: contact(id, name) }) as Event;

/** A card whose server knows these people; its answers come when they are let go. */
function begin(people: Contact[]) {
  const contacts = new Contacts();
  const waiting: (() => void)[] = [];
  let drawn = 0;
  const host = {
    addController: () => undefined,
    removeController: () => undefined,
    updateComplete: Promise.resolve(true),
    requestUpdate: () => {
      drawn += 1;
    },
  };
  const request = async (path: string) => {
    if (path.endsWith('/merge')) return people[1];
    throw new Error('No past is asked for here.');
  };
  const card = new ContactCardController(host, () => ({
    api: { request } as unknown as Pick<Api, 'request'>,
    contacts,
    contact: async (id) => {
      await new Promise<void>((resolve) => waiting.push(resolve));
      const found = people.find((one) => one.id === id);
      if (!found) throw new Error('Nobody.');
      contacts.learn(found);
      return found;
    },
  }));
  const answer = async () => {
    for (const go of waiting.splice(0)) go();
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { card, contacts, answer, drawn: () => drawn };
}

test('a card that is open says what a colleague has changed', async () => {
  const { card, contacts, answer, drawn } = begin([contact('con_1', 'Maria')]);
  card.follow('con_1');
  await answer();
  const before = drawn();

  contacts.apply([renamed('con_1', 'Maria Weber'), renamed('con_2', 'Somebody else')]);

  expect(card.contact?.name).toBe('Maria Weber');
  expect(drawn()).toBeGreaterThan(before);
});

test('somebody who was shown before is there at once, and as the server has them a moment later', async () => {
  const people = [contact('con_1', 'Maria'), contact('con_2', 'Jonas')];
  const { card, answer } = begin(people);
  card.follow('con_1');
  expect(card.contact).toBeNull();
  await answer();
  card.follow('con_2');
  expect(card.contact).toBeNull();
  await answer();
  people[0] = contact('con_1', 'Maria Weber');

  card.follow('con_1');

  expect(card.contact?.name).toBe('Maria');
  await answer();
  expect(card.contact?.name).toBe('Maria Weber');
});

test('nobody is shown where nobody was found', async () => {
  const { card, answer } = begin([]);
  card.follow('con_9');
  await answer();

  expect([card.contact, card.failed]).toEqual([null, true]);
});

test('who was merged into another is the other at once, before their conversation says so', async () => {
  const { card, answer } = begin([contact('con_1', 'Anonymous'), contact('con_2', 'Jonas')]);
  card.follow('con_1');
  await answer();

  await card.merge('con_2');
  expect(card.contact?.name).toBe('Jonas');
  card.follow('con_2');

  expect(card.contact?.name).toBe('Jonas');
});

test('a person who was forgotten is gone from memory as well', () => {
  const contacts = new Contacts();
  contacts.learn(contact('con_1', 'Maria'));

  contacts.apply([{ type: 'contact.erased', contactId: 'con_1' } as Event]);

  expect(contacts.find('con_1')).toBeUndefined();
});

test('only some people are remembered, and those that were asked for last are among them', () => {
  const contacts = new Contacts();
  for (let index = 0; index < 31; index += 1) {
    contacts.learn(contact(`con_${index}`, 'Somebody'));
    contacts.learn(contact('con_0', 'Maria'));
  }

  expect(contacts.find('con_0')?.name).toBe('Maria');
  expect(contacts.find('con_1')).toBeUndefined();
  expect(contacts.state.size).toBe(30);
});
