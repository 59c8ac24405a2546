import type { AttachmentRules } from '@parley/protocol';
import { expect } from 'chai';
import { closeChats, writtenChat } from '../testing/real-chat.js';
import { ask, until } from '../testing/setup.js';
import { isWelcome, UploadsStore } from './uploads.js';

const RULES: AttachmentRules = { maxBytes: 1000, perMessage: 3, types: ['image/*', 'text/plain'] };

function file(name: string, bytes = 10, type = 'text/plain'): File {
  return new File(['x'.repeat(bytes)], name, { type });
}

function setup(): UploadsStore {
  const token = async () => 'nonsense';
  return new UploadsStore({ server: window.PARLEY_SERVER, tokens: { token, renew: token }, rules: RULES });
}

describe('UploadsStore', () => {
  it('does not begin with what cannot be welcome, and says why', () => {
    const uploads = setup();

    const refusals = uploads.add([
      file('empty.txt', 0),
      file('large.txt', 1001),
      file('page.html', 10, 'text/html'),
      file('largest.txt', 1000),
      file('photo.png', 10, 'image/png'),
      file('unknown', 10, ''),
      file('one too many.txt'),
    ]);

    expect(refusals.map(({ file: { name }, reason }) => [name, reason])).to.deep.equal([
      ['empty.txt', 'empty'],
      ['large.txt', 'too_large'],
      ['page.html', 'type'],
      ['one too many.txt', 'too_many'],
    ]);
    expect(uploads.state.map(({ name }) => name)).to.deep.equal(['largest.txt', 'photo.png', 'unknown']);
    uploads.clear();
  });

  it('keeps what failed, with its reason, until it is tried again or taken out', async () => {
    const uploads = setup();
    await ask('parley-stop');
    try {
      uploads.add([file('a.txt'), file('b.txt')]);
      expect(uploads.busy).to.equal(true);
      await until('both have failed', () => uploads.state.every(({ phase }) => phase === 'failed'));
    } finally {
      await ask('parley-start');
    }
    const [first, second] = uploads.state;
    expect([uploads.busy, first?.error?.code, first?.error?.transient]).to.deep.equal([
      false,
      'network',
      true,
    ]);

    uploads.retry(first?.key ?? '');
    uploads.cancel(second?.key ?? '');
    expect(uploads.busy).to.equal(true);
    // The server is there again and knows no such token: that is its answer, and no network's.
    await until('it has failed anew', () => uploads.state[0]?.phase === 'failed');

    expect(uploads.state.map(({ name }) => name)).to.deep.equal(['a.txt']);
    expect(uploads.state[0]?.error?.code).not.to.equal('network');
    expect(uploads.take()).to.deep.equal([]);
  });

  it('forgets what is cancelled on its way, and takes the next one', async () => {
    const uploads = setup();
    uploads.add([file('a.txt'), file('b.txt'), file('c.txt')]);

    for (const { key } of uploads.state) uploads.cancel(key);
    expect([uploads.state, uploads.busy]).to.deep.equal([[], false]);
    uploads.add([file('d.txt')]);

    await until('it has an answer', () => uploads.state[0]?.phase === 'failed');
    expect(uploads.state.length).to.equal(1);
  });
});

describe('Uploads of a chat, with a real server', () => {
  afterEach(closeChats);

  it('go with a message, in their order, and can be had by whoever has their address', async () => {
    const { chat, conversation } = await writtenChat('Hello');
    const uploads = await chat.uploads();
    if (!uploads) throw new Error('The site takes no files.');
    expect(await chat.uploads()).to.equal(uploads);
    let furthest = 0;
    uploads.subscribe((items) => {
      furthest = Math.max(furthest, ...items.map(({ progress }) => progress));
    });

    uploads.add([file('first.txt', 1000), file('second.txt', 2000)]);
    await until('both are there', () => uploads.state.every(({ phase }) => phase === 'done'));
    expect([uploads.busy, furthest]).to.deep.equal([false, 1]);
    const taken = uploads.take();
    chat.send('', taken);
    expect(uploads.state).to.deep.equal([]);
    const shown = () => conversation.state.messages[1];
    expect(shown()?.attachments.map(({ name }) => name)).to.deep.equal(['first.txt', 'second.txt']);
    await until('it is sent', () => shown()?.delivery === 'sent');

    expect(shown()?.attachments.map(({ name, bytes }) => [name, bytes])).to.deep.equal([
      ['first.txt', 1000],
      ['second.txt', 2000],
    ]);
    const answer = await fetch(new URL(shown()?.attachments[0]?.url ?? '', window.PARLEY_SERVER));
    expect(await answer.text()).to.equal('x'.repeat(1000));
  });

  it('go when their message is taken back', async () => {
    const { chat, conversation } = await writtenChat('Hello');
    const uploads = await chat.uploads();
    uploads?.add([file('secret.txt')]);
    await until('it is there', () => uploads?.state[0]?.phase === 'done');
    chat.send('See', uploads?.take());
    const shown = () => conversation.state.messages[1];
    await until('it is sent', () => shown()?.delivery === 'sent');
    const url = new URL(shown()?.attachments[0]?.url ?? '', window.PARLEY_SERVER);

    await conversation.remove(shown()?.id ?? '');

    expect([shown()?.deleted, shown()?.attachments]).to.deep.equal([true, []]);
    expect((await fetch(url, { cache: 'no-store' })).status).to.equal(404);
  });

  it('are told what is wrong with them by who looks inside', async () => {
    const { chat } = await writtenChat('Hello');
    const uploads = await chat.uploads();
    const page = new File(['<!doctype html><script>alert(1)</script>'], 'photo.png', { type: 'image/png' });

    uploads?.add([page]);
    await until('it is judged', () => ['done', 'failed'].includes(uploads?.state[0]?.phase ?? ''));

    const item = uploads?.state[0];
    // A picture it is not: refused, or taken for what it is, and never shown in place.
    if (item?.phase === 'done') expect(item.attachment?.type).not.to.match(/^image/);
    else expect(item?.error?.code).to.equal('unsupported_media_type');
  });
});

describe('isWelcome', () => {
  it('compares types without their parameters, and knows kinds', () => {
    expect(isWelcome('TEXT/plain; charset=utf-8', RULES.types)).to.equal(true);
    expect(isWelcome('image/svg+xml', ['image/*'])).to.equal(true);
    expect(isWelcome('imagex/png', ['image/*'])).to.equal(false);
    expect(isWelcome('text/plainer', RULES.types)).to.equal(false);
    expect(isWelcome('text/html', [])).to.equal(false);
  });
});
