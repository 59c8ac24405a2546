import { expect } from 'chai';
import { fillReply } from './fill-reply.js';

const VALUES = {
  'contact.name': null,
  'agent.name': 'Lena',
  'site.name': 'Halden',
  'conversation.id': 'cnv_1',
};

describe('a canned reply', () => {
  it('is filled with what is known, and with what stands behind the bar where nothing is', () => {
    const text = 'Hello {{contact.name|there}}, {{ agent.name }} of {{site.name}} ({{conversation.id}})';

    expect(fillReply(text, VALUES)).to.equal('Hello there, Lena of Halden (cnv_1)');
    expect(fillReply('Hello{{contact.name}}!', VALUES)).to.equal('Hello!');
    expect(fillReply(text, { ...VALUES, 'contact.name': 'Maria' })).to.include('Hello Maria,');
  });

  it('keeps what is no variable, and takes a value for words and not for a pattern', () => {
    expect(fillReply('{{order.id}} {x} {{', VALUES)).to.equal('{{order.id}} {x} {{');
    expect(fillReply('{{contact.name}}', { ...VALUES, 'contact.name': '$& {{agent.name}}' })).to.equal(
      '$& {{agent.name}}',
    );
  });
});
