import { expect } from 'chai';
import { html } from 'lit';
import type { MessageView } from '../../client/conversation-view.js';
import { file, message } from '../../testing/messages.js';
import { draw, inside, settled, words } from '../../testing/setup.js';
import type { ParleyMessageList } from './message-list.js';
import './message-list.js';

function many(from: number, to: number): MessageView[] {
  return Array.from({ length: to - from + 1 }, (_, i) => message(from + i, false));
}

async function setup(messages: MessageView[]) {
  const list = await draw<ParleyMessageList>(
    html`<parley-message-list .messages=${messages}></parley-message-list>`,
  );
  await settled(list);
  return { list, log: inside<HTMLElement>(list, '.log') };
}

async function show(list: ParleyMessageList, messages: MessageView[]) {
  list.messages = messages;
  await settled(list);
}

describe('an arrival in <parley-message-list>', () => {
  it('leaves what is drawn alone when another arrives, and draws anew what has changed', async () => {
    let drawn = 0;
    /** Files that tell when they are drawn. */
    const files = [file()];
    files.map = (...taken) => {
      drawn += 1;
      return Array.prototype.map.apply(files, taken as never) as never;
    };
    const first = () => message(1, true, { attachments: files });
    const { list } = await setup([first()]);
    const once = drawn;
    expect(once).to.be.greaterThan(0);

    await show(list, [first(), message(2, false)]);
    await show(list, [first(), message(2, false), message(3, false)]);
    expect(drawn).to.equal(once);

    await show(list, [{ ...first(), delivery: 'read' }, message(2, false), message(3, false)]);
    expect(drawn).to.equal(once + 1);
    expect(words(inside(list, '.state'))).to.contain('Seen');
    await show(list, [{ ...first(), delivery: 'read' }, message(2, false), message(4, true)]);
    // The receipt has gone to the last one.
    expect(drawn).to.equal(once + 2);
    expect(list.shadowRoot?.querySelectorAll('.state').length).to.equal(1);
  });

  it('tells of an arrival once: nothing else in the live region comes, goes or changes', async () => {
    const { list, log } = await setup(many(1, 30));
    const changes: MutationRecord[] = [];
    const observer = new MutationObserver((records) => changes.push(...records));
    observer.observe(log, { childList: true, characterData: true, subtree: true });

    await show(list, many(1, 31));

    observer.disconnect();
    const come = changes.flatMap(({ addedNodes }) => [...addedNodes].map((node) => node.textContent ?? ''));
    expect(come.join(' ').match(/Message \d+/g)).to.deep.equal(['Message 31']);
    expect(changes.flatMap(({ removedNodes }) => [...removedNodes])).to.deep.equal([]);
    expect(changes.filter(({ type }) => type === 'characterData')).to.deep.equal([]);
  });
});
