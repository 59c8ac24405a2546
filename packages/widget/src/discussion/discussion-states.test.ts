import { expect } from 'chai';
import { DiscussionStore } from '../client/discussion-store.js';
import {
  afresh,
  all,
  choose,
  composer,
  discussion,
  published,
  ready,
  root,
  send,
  shown,
  type,
} from '../testing/discussions.js';
import { ask, expectAccessible, inside, settled, until, words } from '../testing/setup.js';
import { newTopic, say } from '../testing/topics.js';

const notice = (element: Element) => words(root(element).querySelector('parley-notice'));
const signed = (sub: string) => ask<string>('parley-sign', { sub, name: 'Grace Hopper', site: 'members' });

/** The browser says that the network is gone, or back. */
function network(isThere: boolean): void {
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => isThere });
  globalThis.dispatchEvent(new Event(isThere ? 'online' : 'offline'));
}

/** A message of somebody who has just begun to take part. */
async function taking(element: Element, text: string) {
  await ready(element);
  return published(element, text);
}

describe('<parley-discussion>, where not everything goes', () => {
  afresh();
  afterEach(() => {
    network(true);
    Reflect.deleteProperty(navigator, 'onLine');
  });

  it('is read by all and written in by those alone whom the company vouches for, where a site says so', async () => {
    const element = await discussion(newTopic(), { site: 'members' });
    await ready(element);
    expect(words(inside(element, '.closed'))).to.equal('Please sign in on this site to take part.');
    expect(root(element).querySelector('parley-topic-composer')).to.equal(null);
    await expectAccessible(element);

    element.token = await signed('grace');
    await until('there is a field', () => root(element).querySelector('parley-topic-composer'));
    await taking(element, 'Signed in');
    expect(words(inside(all(element)[0] as Element, '.who'))).to.equal('Grace Hopper');
    await expectAccessible(element);

    element.token = '';
    await until('the field is gone', () => root(element).querySelector('.closed'));
    expect(all(element)).to.have.length(1);
  });

  it('says that one is offline, and goes on by itself', async () => {
    const topic = newTopic();
    await say(topic, 'Here already');
    const element = await discussion(topic);
    await shown(element, 'Here already');

    network(false);
    await until('it says so', () => notice(element).startsWith('You are offline'));
    await expectAccessible(element);
    network(true);

    await until('it is over', () => !root(element).querySelector('parley-notice'));
  });

  it('loads by itself once the network is back, or when it is asked to', async () => {
    const topic = newTopic();
    await say(topic, 'Patience');
    await ask('parley-stop');
    const element = await discussion(topic);
    await until('it says so', () => notice(element).startsWith('The discussion could not be loaded.'));
    await expectAccessible(element);
    await ask('parley-start');

    inside<HTMLElement>(inside(element, 'parley-notice'), 'button').click();

    await shown(element, 'Patience');
  });

  it('tells who is banned that they may not write, and lets them read', async () => {
    const topic = newTopic();
    await say(topic, 'For all to read');
    const element = await discussion(topic);
    const message = await taking(element, 'My first words');
    const contactId = message.message.author?.id;
    const sanction = (kind: string | null) =>
      ask('parley-api', {
        path: `/v1/moderation/contacts/${contactId}/sanction`,
        method: kind ? 'PUT' : 'DELETE',
        ...(kind && { body: { kind, until: null } }),
      });

    await sanction('ban');
    await type(composer(element), 'More words');
    await send(composer(element));
    const refused = await shown(element, 'More words');
    await until('that is told', () =>
      words(root(refused).querySelector('parley-failure')?.shadowRoot as unknown as Element).startsWith(
        'You may not write in public',
      ),
    );
    await expectAccessible(element);
    await shown(element, 'For all to read');
    await sanction(null);
    [...root(refused).querySelectorAll<HTMLElement>('.phase button')][0]?.click();

    await until('it is published', () => root(refused).querySelector('.vote'));
  });

  it('tells who does much at once to wait, and takes back what was not counted', async () => {
    const topic = newTopic();
    await say(topic, 'Vote for me');
    const element = await discussion(topic);
    await taking(element, 'I am here');
    const same = new DiscussionStore({ server: window.PARLEY_SERVER, site: 'acme', topic });
    const other = await shown(element, 'Vote for me');
    const { id } = other.message;
    await Promise.allSettled(Array.from({ length: 101 }, (_, i) => same.api.react(id, 'like', i % 2 === 0)));
    same.close();

    inside<HTMLElement>(other, '.vote').click();
    await until('that is told', () => other.note.startsWith('That was a lot at once'));

    expect(inside(other, '.vote').getAttribute('aria-pressed')).to.equal('false');
    await expectAccessible(element);
  });

  it('says that a message cannot be changed any more when a moderator has refused it meanwhile', async () => {
    const topic = newTopic();
    const element = await discussion(topic);
    const message = await taking(element, 'Mine');
    await choose(message, 'Edit');
    await until('there is a field', () => message.querySelector('parley-topic-composer'));
    await ask('parley-api', {
      path: '/v1/moderation/decisions',
      method: 'POST',
      body: { site: 'acme', decision: 'reject', messageIds: [message.message.id] },
    });
    const field = message.querySelector('parley-topic-composer');
    if (field) {
      await type(field, 'Changed');
      await settled(field);
      inside<HTMLElement>(field, '.send').click();
    }
    await until('that is told', () => message.note.startsWith('The discussion has changed meanwhile'));
    await expectAccessible(element);
  });
});
