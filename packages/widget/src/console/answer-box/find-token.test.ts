import { newId } from '@parley/protocol';
import { expect } from 'chai';
import { beginsLike, calledIn, findToken } from './find-token.js';

const at = (text: string) => findToken(text, text.length);

describe('what is to be completed', () => {
  it('begins with a sign at the beginning of a word and ends at the caret', () => {
    expect(at('@')).to.deep.equal({ kind: 'agent', query: '', from: 0 });
    expect(at('Ask @le')).to.deep.equal({ kind: 'agent', query: 'le', from: 4 });
    expect(at('/ship')).to.deep.equal({ kind: 'reply', query: 'ship', from: 0 });
    expect(findToken('/ship later', 3)).to.deep.equal({ kind: 'reply', query: 'sh', from: 0 });
  });

  it('is nothing within a word, an address or a path', () => {
    for (const text of ['and/or', 'lena@acme.example', 'https://acme.example/', '@lena ', 'a / b']) {
      expect(at(text), text).to.equal(null);
    }
  });

  it('is found by any word, whatever its case and accents', () => {
    expect(beginsLike('Lena Brandt', 'bra')).to.equal(true);
    expect(beginsLike('Élodie', 'elo')).to.equal(true);
    expect(beginsLike('Lena Brandt', 'ena')).to.equal(false);
  });
});

describe('whom a note calls', () => {
  const agents = ['Ann', 'Anna', 'Lena Brandt'].map((name) => ({
    id: newId('agent'),
    name,
    role: 'agent' as const,
    teams: [],
    availability: 'online' as const,
  }));
  const called = (text: string) =>
    calledIn(text, agents).map((id) => agents.find((agent) => agent.id === id)?.name);

  it('is who stands there with the whole name', () => {
    expect(called('@Anna, @Lena Brandt: look')).to.deep.equal(['Anna', 'Lena Brandt']);
    expect(called('@Ann!')).to.deep.equal(['Ann']);
    expect(called('Ann and @Lena')).to.deep.equal([]);
  });
});
