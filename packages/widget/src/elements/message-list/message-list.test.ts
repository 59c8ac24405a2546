import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import type { Delivery, MessageView } from '../../client/conversation-view.js';
import { file, message, picture } from '../../testing/messages.js';
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

  it('says in words when one may not write, and only then', async () => {
    const { list } = await setup([
      message(1, true, { delivery: 'failed', barred: true }),
      message(2, true, { delivery: 'failed' }),
    ]);

    const [barred, failed] = [...(list.shadowRoot?.querySelectorAll('.state.failed') ?? [])].map(words);

    expect(barred).to.include('You cannot write here at the moment.');
    expect(failed).not.to.include('at the moment');
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

  it('shows the Markdown in it as elements', async () => {
    const text = 'Please **read** this:\n- `one`\n- [two](https://example.com)\n```\n<b>\n```';
    const { list } = await setup([message(1, false, { text })]);

    const bubble = inside(list, '.bubble');

    expect([...bubble.querySelectorAll('strong, li, pre')].map(words)).to.deep.equal([
      'read',
      'one',
      'two',
      '<b>',
    ]);
    expect(bubble.querySelector('b')).to.equal(null);
  });

  it('shows a few emoji alone large, and any other text as it is', async () => {
    const sizes: Record<string, boolean> = {
      '👍': true,
      '🎉🎉 🎉': true,
      '👩‍👩‍👧': true,
      '👍 ok': false,
      '123': false,
    };
    for (const [text, large] of Object.entries(sizes)) {
      const { list } = await setup([message(1, false, { text })]);

      expect(inside(list, '.bubble').classList.contains('emoji')).to.equal(large, text);
    }
  });

  it('keeps the place of a deleted message, and says of a changed one that it was', async () => {
    const editedAt = new Date().toISOString();
    const { list } = await setup([
      message(1, true, { text: '', deleted: true, editedAt }),
      message(2, true, { editedAt }),
    ]);

    expect([...(list.shadowRoot?.querySelectorAll('.bubble') ?? [])].map(words)).to.deep.equal([
      'Message deleted',
      'Message 2',
    ]);
    expect([...(list.shadowRoot?.querySelectorAll('.edited') ?? [])].map(words)).to.deep.equal(['Edited']);
  });

  it('reserves a picture’s room before it has loaded, and shows other files as chips', async () => {
    const { list } = await setup([message(1, false, { text: '', attachments: [picture(), file()] })]);
    const attachments = inside(list, 'parley-attachments');

    const { width, height } = inside(attachments, 'img').getBoundingClientRect();

    expect([Math.round(width), Math.round(height)]).to.deep.equal([280, 140]);
    expect(words(inside(attachments, '.file'))).to.equal('invoice.pdf 184 kB');
    expect(list.shadowRoot?.querySelector('.bubble')).to.equal(null);
  });

  it('shows who is typing, and stays at the end while they do', async () => {
    const { list, fromEnd } = await setup(many(1, 20));

    list.typing = ['Ada'];
    await settled(list);
    await pause(50);

    expect(words(inside(list, '.typing'))).to.equal('Ada is typing');
    expect(fromEnd()).to.be.at.most(1);
  });

  it('stays at the end when what stands there grows', async () => {
    const { list, fromEnd } = await setup(many(1, 20));
    const card = document.createElement('div');
    card.slot = 'end';
    card.style.blockSize = '200px';

    list.append(card);
    await pause(50);

    expect(fromEnd()).to.be.at.most(1);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible with Markdown, files, somebody typing and what was deleted, ${theme}`, async () => {
      const text = '**Bold** `code`\n- [a link](https://example.com)\n```\ncode\n```';
      const { list } = await setup(
        [
          message(1, false, { text, attachments: [picture(), file()] }),
          message(2, true, { text, attachments: [picture(), file()], editedAt: new Date().toISOString() }),
          message(3, true, { text: '', deleted: true }),
        ],
        { theme },
      );
      list.typing = [null];
      await settled(list);

      await expectAccessible(list);
    });
  }

  it('stays at the end when its own place gets narrow, also where the browser speaks of scrolling first', async () => {
    const { list, log, fromEnd } = await setup(
      many(1, 20).map((one) => ({ ...one, text: 'word '.repeat(30) })),
    );
    expect(fromEnd()).to.be.lessThan(2);

    list.style.inlineSize = '240px';
    expect(fromEnd()).to.be.greaterThan(48);
    log.dispatchEvent(new Event('scroll'));

    await until('the end is in view', () => fromEnd() < 2);
    expect(list.atEnd).to.equal(true);
  });

  it('makes its formats of times once, however many messages there are', async () => {
    const { DateTimeFormat } = Intl;
    let made = 0;
    Intl.DateTimeFormat = new Proxy(DateTimeFormat, {
      construct(target, values) {
        made += 1;
        return Reflect.construct(target, values);
      },
    });
    try {
      const { list } = await setup(many(1, 300));
      await show(list, many(1, 301));
    } finally {
      Intl.DateTimeFormat = DateTimeFormat;
    }
    expect(made).to.be.lessThan(20);
  });

  it('follows new messages for a reader who is at the end', async () => {
    const { list, fromEnd } = await setup(many(1, 20));

    await show(list, many(1, 24));

    expect(fromEnd()).to.be.at.most(1);
  });

  it('leaves a reader who has scrolled up alone, and tells how many are new', async () => {
    const { list, log } = await setup(many(1, 30));
    log.scrollTop = 100;
    await until('the list hears that it was scrolled', () => !list.atEnd);

    await show(list, many(1, 32));

    expect(log.scrollTop).to.equal(100);
    expect(words(inside(list, '.pill'))).to.equal('2 new messages');
  });

  it('goes to the end by the pill, from the keyboard, and keeps the focus in the list', async () => {
    const { list, log, fromEnd } = await setup(many(1, 30));
    log.scrollTop = 100;
    await until('the list hears that it was scrolled', () => !list.atEnd);
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
