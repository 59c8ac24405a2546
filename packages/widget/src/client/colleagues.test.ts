import type { ViewingInput } from '@parley/protocol';
import { expect } from 'chai';
import { until } from '../testing/setup.js';
import { Colleagues } from './colleagues.js';

const author = (name: string) => ({ type: 'agent', id: `agt_${name}`, name }) as const;
const viewing = (name: string, on = true, conversationId = 'cnv_1') => ({
  conversationId,
  viewing: on,
  author: author(name),
  at: new Date().toISOString(),
});

describe('colleagues at a conversation', () => {
  let told: ViewingInput[];
  let colleagues: Colleagues;
  beforeEach(() => {
    told = [];
    colleagues = new Colleagues({
      self: 'agt_me',
      tell: async (input) => void told.push(input),
      sayEvery: 50,
      lasts: 200,
    });
  });
  afterEach(() => colleagues.close());

  it('are told when one comes, while one stays, and when one goes', async () => {
    colleagues.at('cnv_1');
    await until('it is said again', () => told.length >= 2);
    colleagues.at('cnv_2');

    expect(told[0]).to.deep.equal({ conversationId: 'cnv_1', viewing: true });
    expect(told.at(-2)).to.deep.equal({ conversationId: 'cnv_1', viewing: false });
    expect(told.at(-1)).to.deep.equal({ conversationId: 'cnv_2', viewing: true });
  });

  it('are seen while they say so, at this conversation and not oneself, and are answered when they come', () => {
    colleagues.at('cnv_1');
    told.length = 0;

    colleagues.hearViewing(viewing('tom'));
    colleagues.hearViewing(viewing('tom'));
    colleagues.hearViewing(viewing('me'));
    colleagues.hearViewing(viewing('eve', true, 'cnv_2'));

    expect(colleagues.state.viewing.map(({ name }) => name)).to.deep.equal(['tom']);
    expect(told).to.deep.equal([{ conversationId: 'cnv_1', viewing: true }]);
    colleagues.hearViewing(viewing('tom', false));
    expect(colleagues.state.viewing).to.deep.equal([]);
  });

  it('are gone when nothing more was heard of them', async () => {
    colleagues.at('cnv_1');
    colleagues.hearViewing(viewing('tom'));

    await until('they are gone', () => colleagues.state.viewing.length === 0);
  });

  it('who write an answer are known until it has come; a note keeps nobody from answering', () => {
    colleagues.at('cnv_1');
    const typing = { conversationId: 'cnv_1', typing: true, author: author('tom') };

    colleagues.hearTyping({ ...typing, internal: true, at: '2026-01-01T00:00:00.000Z' });
    expect(colleagues.state.answering).to.deep.equal([]);
    colleagues.hearTyping({ ...typing, at: '2026-01-01T00:00:01.000Z' });
    expect(colleagues.state.answering.map(({ name }) => name)).to.deep.equal(['tom']);
    colleagues.hearMessage('cnv_1', author('tom'), '2026-01-01T00:00:02.000Z');

    expect(colleagues.state.answering).to.deep.equal([]);
  });
});
