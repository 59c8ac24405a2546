import { newId } from '@parley/protocol';
import { expect } from 'chai';
import { contactHue, contactLabel, contactShortLabel, HUES, hueOf } from './contact-label.js';
import { makeConversation } from './testing/conversations.js';

const stranger = (id?: string) => makeConversation({ contactName: null, contactId: id ?? newId('contact') });

describe('how a contact is called', () => {
  it('is by name', () => {
    expect(contactLabel(makeConversation({ contactName: 'Maria Weber' }))).to.equal('Maria Weber');
  });

  it('is the same friendly name for the same stranger in every conversation', () => {
    const id = newId('contact');

    expect(contactLabel(stranger(id))).to.equal(contactLabel(stranger(id)));
    expect(contactHue(stranger(id))).to.equal(contactHue(stranger(id)));
    expect(contactLabel(stranger(id))).to.match(/^Anonymous [a-z]+$/);
  });

  it('tells strangers apart, even those who came one after the other', () => {
    const strangers = Array.from({ length: 200 }, () => stranger());

    const looks = new Set(strangers.map((one) => `${contactLabel(one)} ${contactHue(one)}`));

    expect(looks.size).to.be.greaterThan(80);
    expect(Math.max(...strangers.map(contactHue))).to.equal(HUES - 1);
  });

  it('begins with another letter than that of all strangers where there is room for one', () => {
    expect(contactShortLabel(stranger())).not.to.match(/^Anonymous/);
  });
});

describe('the colour of a team', () => {
  it('is another one for each of the four teams of a new company', () => {
    const teams = ['marketing', 'sales', 'customer-service', 'customer-support'];

    expect(new Set(teams.map(hueOf)).size).to.equal(4);
  });
});
