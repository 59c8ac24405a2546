import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import type { Delivery, MessageView } from '../../client/conversation-view.js';
import {
  draw,
  expectAccessible,
  inside,
  type PageOptions,
  pause,
  settled,
  until,
  words,
} from '../../testing/setup.js';
import type { ParleyMessageList } from './message-list.js';
import './message-list.js';

const START = Date.parse('2026-11-20T10:00:00Z');

function message(seq: number, own: boolean, changes: Partial<MessageView> = {}): MessageView {
  return {
    id: `msg_${seq}`,
    seq,
    author: own ? { type: 'contact', id: 'con_1', name: null } : { type: 'agent', id: 'agt_1', name: 'Ada' },
    text: `Message ${seq}`,
    attachments: [],
    deleted: false,
    editedAt: null,
    createdAt: new Date(START + seq * 1000).toISOString(),
    own,
    editable: false,
    delivery: own ? 'sent' : 'received',
    ...changes,
  };
}

function many(from: number, to: number): MessageView[] {
  return Array.from({ length: to - from + 1 }, (_, i) => message(from + i, false));
}

async function setup(
  messages: MessageView[],
  options: PageOptions & { older?: ParleyMessageList['older'] } = {},
) {
  const list = await draw<ParleyMessageList>(
    html`<parley-message-list .messages=${messages} .older=${options.older ?? 'none'}></parley-message-list>`,
    options,
  );
  list.style.blockSize = '300px';
  list.scrollToEnd();
  await pause(50);
  const log = inside<HTMLElement>(list, '.log');
  return { list, log, fromEnd: () => log.scrollHeight - log.scrollTop - log.clientHeight };
}

async function show(list: ParleyMessageList, messages: MessageView[]) {
  list.messages = messages;
  await settled(list);
  await pause(50);
}

describe('<parley-message-list>', () => {
  it('names the author once for each group', async () => {
    const { list } = await setup([message(1, false), message(2, false), message(3, true), message(4, false)]);

    const names = [...(list.shadowRoot?.querySelectorAll('.name') ?? [])].map((name) => words(name));

    expect(names).to.deep.equal(['Ada', 'Ada']);
  });

  it('gives an author without a name the one it is told', async () => {
    const nameless = message(1, false, { author: { type: 'key', id: 'key_1', name: null } });
    const { list } = await setup([nameless]);
    list.unnamed = 'Acme';
    await settled(list);

    expect(words(inside(list, '.name'))).to.equal('Acme');
  });

  it('says how far the last of one’s own messages has got, and only of that one', async () => {
    const says: Record<string, string> = {
      sending: 'Sending…',
      sent: 'Sent',
      delivered: 'Delivered',
      read: 'Seen',
    };

    for (const [delivery, text] of Object.entries(says)) {
      const { list } = await setup([message(1, true), message(2, true, { delivery: delivery as Delivery })]);
      const states = list.shadowRoot?.querySelectorAll('.state') ?? [];

      expect(states).to.have.length(1);
      expect(words(states[0])).to.contain(text);
    }
  });

  it('offers to try each failed message again', async () => {
    const { list } = await setup([message(1, true, { delivery: 'failed' }), message(2, true)]);
    const retried: string[] = [];
    list.addEventListener('parley-message-retry', (event) => retried.push(event.messageId));

    inside<HTMLButtonElement>(list, '.failed button').click();

    expect(retried).to.deep.equal(['msg_1']);
  });

  it('shows what was written as text, never as markup', async () => {
    const { list } = await setup([message(1, false, { text: '<img src=x onerror=alert(1)> <b>bold</b>' })]);

    expect(inside(list, '.bubble').textContent).to.equal('<img src=x onerror=alert(1)> <b>bold</b>');
    expect(inside(list, '.bubble').querySelector('img, b')).to.equal(null);
  });

  it('points a bubble at its author whichever way its words run', async () => {
    const { list } = await setup([message(1, true, { text: 'Left to right' })]);

    document.documentElement.dir = 'rtl';

    const bubble = getComputedStyle(inside(list, '.bubble'));
    expect([bubble.borderBottomLeftRadius, bubble.borderBottomRightRadius]).to.deep.equal(['4px', '16px']);
  });

  it('opens links without telling the other site where from', async () => {
    const { list } = await setup([message(1, false, { text: 'See https://example.com/x.' })]);

    const link = inside<HTMLAnchorElement>(list, '.bubble a');

    expect(link.href).to.equal('https://example.com/x');
    expect(link.rel).to.contain('noopener').and.to.contain('noreferrer');
  });

  it('follows new messages for a reader who is at the end', async () => {
    const { list, fromEnd } = await setup(many(1, 20));

    await show(list, many(1, 24));

    expect(fromEnd()).to.be.at.most(1);
  });

  it('leaves a reader who has scrolled up alone, and tells how many are new', async () => {
    const { list, log } = await setup(many(1, 30));
    log.scrollTop = 100;
    await pause(50);

    await show(list, many(1, 32));

    expect(log.scrollTop).to.equal(100);
    expect(words(inside(list, '.pill'))).to.equal('2 new messages');
  });

  it('goes to the end by the pill, from the keyboard, and keeps the focus in the list', async () => {
    const { list, log, fromEnd } = await setup(many(1, 30));
    log.scrollTop = 100;
    await pause(50);
    await show(list, many(1, 31));
    expect(words(inside(list, '.pill'))).to.equal('1 new message');

    inside<HTMLButtonElement>(list, '.pill').focus();
    await sendKeys({ press: 'Enter' });
    await pause(50);

    expect(fromEnd()).to.be.at.most(1);
    expect(list.shadowRoot?.querySelector('.pill')).to.equal(null);
    expect(list.shadowRoot?.activeElement?.className).to.equal('log');
  });

  it('goes to the end for one’s own new message', async () => {
    const { list, log, fromEnd } = await setup(many(1, 30));
    log.scrollTop = 100;
    await pause(50);

    await show(list, [...many(1, 30), message(31, true, { seq: null, delivery: 'sending' })]);

    expect(fromEnd()).to.be.at.most(1);
  });

  it('asks for older messages near the beginning, and keeps the reader’s place when they come', async () => {
    const { list, log } = await setup(many(31, 60), { older: 'some' });
    let asked = 0;
    list.addEventListener('parley-history-load', () => {
      asked += 1;
    });
    log.scrollTop = 120;
    await until('older messages are asked for', () => asked > 0);
    const before = bubble(list, 'Message 33').getBoundingClientRect().top;

    await show(list, many(1, 60));

    expect(bubble(list, 'Message 33').getBoundingClientRect().top).to.be.closeTo(before, 1);
  });

  it('offers to load older messages again when that has failed', async () => {
    const { list } = await setup(many(31, 60), { older: 'failed' });
    let asked = 0;
    list.addEventListener('parley-history-load', () => {
      asked += 1;
    });

    inside<HTMLButtonElement>(inside(list, 'parley-notice'), 'button').click();

    expect(asked).to.equal(1);
  });

  it('says that the newest is in view only while it is', async () => {
    const { list, log } = await setup(many(1, 30));
    let seen = 0;
    list.addEventListener('parley-messages-see', () => {
      seen += 1;
    });
    log.scrollTop = 0;
    await pause(50);
    await show(list, many(1, 31));
    expect(seen).to.equal(0);

    list.scrollToEnd();

    await until('the newest is seen', () => seen === 1);
  });

  it('is a live region that a keyboard can scroll', async () => {
    const { log } = await setup(many(1, 30));
    expect(log.getAttribute('role')).to.equal('log');
    const before = log.scrollTop;

    log.focus();
    await sendKeys({ press: 'PageUp' });

    await until('the list has scrolled', () => log.scrollTop < before);
  });

  it('puts one’s own messages at the end of the line in both directions', async () => {
    for (const dir of ['ltr', 'rtl'] as const) {
      const { list } = await setup([message(1, false), message(2, true)], { dir });
      const [theirs, own] = [bubble(list, 'Message 1'), bubble(list, 'Message 2')].map(
        (element) => element.getBoundingClientRect().left,
      );

      if (dir === 'ltr') expect(own).to.be.greaterThan(theirs ?? 0);
      else expect(theirs).to.be.greaterThan(own ?? 0);
    }
  });

  for (const theme of ['light', 'dark'] as const) {
    for (const older of ['none', 'some', 'loading', 'failed'] as const) {
      it(`is accessible with older messages ${older}, ${theme}`, async () => {
        const deliveries: Delivery[] = ['sent', 'delivered', 'failed', 'read'];
        const own = deliveries.map((delivery, i) => message(10 + i, true, { delivery }));
        const { list } = await setup([...many(1, 4), ...own], { theme, older });

        await expectAccessible(list);
      });
    }
  }
});

function bubble(list: ParleyMessageList, text: string): Element {
  const bubbles = [...(list.shadowRoot?.querySelectorAll('.bubble') ?? [])];
  const found = bubbles.find((element) => element.textContent === text);
  if (!found) throw new Error(`No bubble says ${text}.`);
  return found;
}
