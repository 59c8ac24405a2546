import { type Contact, newId, type Site } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { fieldsToAsk, NextOpening } from './opening.js';

const PAGE = { url: 'https://acme.example/prices', title: 'Prices', product: null, order: null };

function siteThatAsks(teams = 2): Site {
  return {
    id: newId('site'),
    key: 'acme',
    name: 'Acme',
    locale: 'en',
    texts: { title: '', greeting: '' },
    agents: [],
    teams: Array.from({ length: teams }, (_, i) => ({ id: `team-${i}`, name: `Team ${i}` })),
    theme: {
      ...{ accent: null, mode: 'auto', position: 'end' },
      offset: { inline: 20, block: 20 },
    },
    chat: {
      preChat: { fields: ['name', 'email', 'team'], required: true },
      identifiedOnly: false,
      attachments: null,
      rating: true,
      proactive: [],
    },
  };
}

function contact(changes: Partial<Contact>): Contact {
  return {
    id: newId('contact'),
    siteId: newId('site'),
    name: null,
    email: null,
    externalId: null,
    verified: false,
    attributes: {},
    blocked: false,
    device: null,
    createdAt: new Date().toISOString(),
    ...changes,
  };
}

describe('the form before the first message', () => {
  const ask = (person: Contact | null, site: Site | null = siteThatAsks()) =>
    fieldsToAsk({ site, contact: person, introduction: null });

  it('asks a stranger for all that the site wants to know', () => {
    expect(ask(null)).toEqual(['name', 'email', 'team']);
  });

  it('asks nobody for what they have said, nor a person whom the company knows', () => {
    expect(ask(contact({ name: 'Ada' }))).toEqual(['email', 'team']);
    expect(ask(contact({ verified: true }))).toEqual(['team']);
  });

  it('offers no choice among one, and asks nothing before the site is known', () => {
    expect(ask(null, siteThatAsks(1))).toEqual(['name', 'email']);
    expect(ask(null, null)).toEqual([]);
  });

  it('is not shown again once it was answered, or left empty', () => {
    const site = siteThatAsks();

    expect(fieldsToAsk({ site, contact: null, introduction: {} })).toEqual([]);
  });
});

describe('what goes along with the first message', () => {
  it('is what was said before it, and where the visitor is', () => {
    const next = new NextOpening();

    next.begin('welcome');
    next.introduction = { name: 'Ada', teamId: 'sales' };
    next.see({ url: PAGE.url });
    next.see({ title: PAGE.title });

    expect(next.opening).toEqual({ name: 'Ada', teamId: 'sales', context: PAGE, proactiveId: 'welcome' });
  });

  it('is nothing when nothing is known, and starts anew with each conversation', () => {
    const next = new NextOpening();
    expect(next.opening).toEqual({});

    next.begin('welcome');
    next.introduction = { name: 'Ada' };
    next.begin(undefined);

    expect(next.opening).toEqual({});
  });

  it('is news to a conversation from before, once, and not to one that began with it', () => {
    const next = new NextOpening();
    next.see(PAGE);

    next.opened(true);
    expect(next.news()).toBeUndefined();
    next.opened(false);
    expect([next.news(), next.news()]).toEqual([PAGE, undefined]);
    next.see({ order: '4711' });

    expect(next.news()).toEqual({ ...PAGE, order: '4711' });
    next.see({ ...PAGE, order: '4711' });

    expect(next.news()).toBeUndefined();
  });

  it('is told apart from what an open conversation has heard, whatever a title does', () => {
    const next = new NextOpening();
    next.see(PAGE);

    next.opened(false, PAGE);
    next.see({ title: '(1) Prices' });
    expect(next.hasMoved).toBe(false);
    next.see({ url: 'https://acme.example/other' });
    expect(next.hasMoved).toBe(true);
    next.news();

    expect(next.hasMoved).toBe(false);
    next.opened(false);
    expect(next.hasMoved).toBe(true);
  });
});
