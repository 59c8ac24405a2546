import { newId } from '@parley/protocol';
import { expect } from 'chai';
import { pause, until } from '../testing/setup.js';
import { HashRoute } from './hash-route.js';

/** What a controller needs of its host, with the changes it was told. */
function begin() {
  const changes: (string | null)[] = [];
  const host = {
    addController: () => undefined,
    removeController: () => undefined,
    requestUpdate: () => undefined,
    updateComplete: Promise.resolve(true),
  };
  const route = new HashRoute(host, (id) => changes.push(id));
  route.hostConnected();
  return { route, changes };
}

describe('the address', () => {
  let route: HashRoute | undefined;

  beforeEach(() => history.replaceState(null, '', '#/'));
  afterEach(() => {
    route?.hostDisconnected();
    history.replaceState(null, '', '#');
  });

  it('names a message of the conversation, whose other messages are no step to go back', () => {
    const [id, message, other] = [newId('conversation'), newId('message'), newId('message')];
    const begun = begin();
    route = begun.route;
    const { length } = history;

    route.open(id, message);
    expect(location.hash).to.equal(`#/c/${id}/${message}`);
    expect(route.messageId).to.equal(message);
    route.open(id, other);
    expect(route.messageId).to.equal(other);
    route.open(id);

    expect([route.conversationId, route.messageId]).to.deep.equal([id, null]);
    expect(history.length).to.equal(length + 1);
    expect(begun.changes).to.deep.equal([id]);
  });

  it('names the open conversation, and reload returns to it', () => {
    const id = newId('conversation');
    route = begin().route;

    route.open(id);
    expect(location.hash).to.equal(`#/c/${id}`);
    route.hostDisconnected();

    const again = begin();
    route = again.route;
    expect(again.changes).to.deep.equal([id]);
  });

  it('goes back by the browser’s own back, without another entry', async () => {
    const begun = begin();
    route = begun.route;
    const length = history.length;
    route.open(newId('conversation'));

    route.leave();

    await until('the inbox', () => begun.route.conversationId === null);
    expect(location.hash).to.equal('#/');
    expect(history.length).to.be.at.most(length + 1);
  });

  it('goes to the inbox also when the page began with a conversation', async () => {
    history.replaceState(null, '', `#/c/${newId('conversation')}`);
    const begun = begin();
    route = begun.route;

    route.leave();
    await pause(20);

    expect(begun.route.conversationId).to.equal(null);
    expect(location.hash).to.equal('#/');
  });

  it('goes from one conversation to the next and back', async () => {
    const begun = begin();
    route = begun.route;
    const [first, second] = [newId('conversation'), newId('conversation')];
    route.open(first);
    route.open(second);

    history.back();

    await until('the first one', () => begun.route.conversationId === first);
    expect(begun.changes).to.deep.equal([first, second, first]);
  });

  it('names no view until one is settled, which then stands in the address and beside a conversation', () => {
    route = begin().route;
    expect(route.view).to.equal(null);

    route.settle('mine');
    expect([route.view, location.hash]).to.deep.equal(['mine', '#/v/mine']);
    route.open(newId('conversation'));

    expect(route.view).to.equal('mine');
  });

  it('keeps the address of a conversation when the view beside it is settled, and leaves to that view', () => {
    const id = newId('conversation');
    history.replaceState(null, '', `#/c/${id}`);
    route = begin().route;

    route.settle('unassigned');
    expect(location.hash).to.equal(`#/c/${id}`);
    route.leave();

    expect(location.hash).to.equal('#/v/unassigned');
  });

  it('takes nothing for a conversation that is none', () => {
    history.replaceState(null, '', '#/c/<script>');

    route = begin().route;

    expect(route.conversationId).to.equal(null);
  });
});
