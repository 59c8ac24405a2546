import type { Contact, UpdateContactInput } from '@parley/protocol';
import { newId } from '@parley/protocol';
import { expect } from 'chai';
import { html } from 'lit';
import { clear, draw, expectAccessible, inside, words } from '../../testing/setup.js';
import { makeConversation, SITE } from '../testing/conversations.js';
import './contact-details.js';
import type { ParleyContactDetails } from './contact-details.js';

const contact: Contact = {
  id: newId('contact'),
  siteId: SITE.id,
  name: 'Maria',
  email: null,
  externalId: null,
  verified: false,
  attributes: {},
  blocked: false,
  device: { browser: 'Firefox', os: 'Windows', kind: 'desktop', language: 'de-AT' },
  createdAt: '2026-11-23T10:00:00.000Z',
};
const open = makeConversation({ contactId: contact.id });
const earlier = makeConversation({ contactId: contact.id, contactName: 'Maria' });
const other = makeConversation({ contactName: 'Maria Weber' });

function drawDetails(changes: Partial<Contact> = {}, theme: 'light' | 'dark' = 'light') {
  const at = '2026-11-23T10:00:00.000Z';
  const journey = [
    { url: 'https://acme.example/prices', title: 'Prices', at },
    { url: 'javascript:alert(1)', title: 'Not a page', at },
  ];
  return draw<ParleyContactDetails>(
    html`<parley-contact-details
      .contact=${{ ...contact, ...changes }}
      .past=${{ journey, conversations: [open, earlier] }}
      .others=${[open, other]}
      open=${open.id}
    ></parley-contact-details>`,
    { theme },
  );
}

const buttons = (details: ParleyContactDetails) =>
  [...(details.shadowRoot?.querySelectorAll('button') ?? [])].map(words);

describe('<parley-contact-details>', () => {
  afterEach(clear);

  it('shows device, pages of the web as links, and other conversations', async () => {
    const details = await drawDetails();

    expect(words(inside(details, 'p'))).to.equal('Firefox · Windows · Austrian German');
    const links = [...(details.shadowRoot?.querySelectorAll('a') ?? [])].map((a) => a.getAttribute('href'));
    expect(links).to.deep.equal([`#/c/${earlier.id}`, 'https://acme.example/prices']);
  });

  it('blocks only when asked twice', async () => {
    const details = await drawDetails();
    const changes: UpdateContactInput[] = [];
    details.addEventListener('parley-contact-change', (event) => changes.push(event.change));

    inside<HTMLElement>(details, '.grave').click();
    await details.updateComplete;
    expect(changes).to.deep.equal([]);
    inside<HTMLElement>(details, '.grave').click();

    expect(changes).to.deep.equal([{ blocked: true }]);
  });

  it('sets right what is known, and takes away what is emptied', async () => {
    const details = await drawDetails({ email: 'old@example.com' });
    const changes: UpdateContactInput[] = [];
    details.addEventListener('parley-contact-change', (event) => changes.push(event.change));
    inside<HTMLElement>(details, '.actions button').click();
    await details.updateComplete;

    inside<HTMLInputElement>(details, '[name="name"]').value = ' Maria Weber ';
    inside<HTMLInputElement>(details, '[name="email"]').value = '';
    await expectAccessible(details);
    inside<HTMLElement>(details, '[type="submit"]').click();

    expect(changes).to.deep.equal([{ name: 'Maria Weber', email: null }]);
  });

  it('sets right attributes too, and closes only when they can be taken', async () => {
    const details = await drawDetails({ attributes: { plan: 'Gold', bikes: 2 } });
    const changes: UpdateContactInput[] = [];
    details.addEventListener('parley-contact-change', (event) => changes.push(event.change));
    inside<HTMLElement>(details, '.actions button').click();
    await details.updateComplete;
    const fields = inside(details, 'parley-attribute-fields');
    const [, plan, , bikes] = [...(fields.shadowRoot?.querySelectorAll('input') ?? [])];
    const fill = (input: HTMLInputElement | undefined, text: string) => {
      if (!input) throw new Error('No such field.');
      input.value = text;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    };

    fill(plan, '');
    inside<HTMLElement>(details, '[type="submit"]').click();
    expect(changes).to.deep.equal([]);
    expect(details.shadowRoot?.querySelector('form')).not.to.equal(null);
    fill(plan, 'Silver');
    fill(bikes, '3');
    inside<HTMLElement>(details, '[type="submit"]').click();

    expect(changes).to.deep.equal([{ name: 'Maria', email: null, attributes: { plan: 'Silver', bikes: 3 } }]);
  });

  it('merges with another person of the same site, and nobody whom the company knows already', async () => {
    const details = await drawDetails();
    const merged: string[] = [];
    details.addEventListener('parley-contact-merge', (event) => merged.push(event.into));
    [...(details.shadowRoot?.querySelectorAll('button') ?? [])]
      .find((button) => words(button) === 'Merge')
      ?.click();
    await details.updateComplete;
    await expectAccessible(details);

    inside<HTMLElement>(details, '[type="submit"]').click();

    expect(merged).to.deep.equal([other.contactId]);
    expect(buttons(await drawDetails({ verified: true }))).not.to.include('Merge');
    expect(buttons(await drawDetails({ blocked: true }))).to.include('Unblock');
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible, ${theme}`, async () => {
      await expectAccessible(await drawDetails({}, theme));
    });
  }
});
