/** Which deliveries are made, in which order, to which addresses. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReceiver } from '../../testing/receiver.js';
import { until } from '../../testing/test-socket.js';
import { SECOND, textOf, WebhookStage } from '../../testing/webhook-stage.js';
import type { Resolve } from '../../webhooks/address-guard.js';

let stage: WebhookStage;
beforeEach(async () => {
  stage = await WebhookStage.open();
});
afterEach(() => stage.close());

describe('deliveries', () => {
  it('keep the order of each conversation, and one that waits holds up no other', async () => {
    const [one, two] = [await stage.startConversation(), await stage.startConversation()];
    await stage.newWebhook({ types: '["message.created"]' });
    let refusing = true;
    stage.receiver.onArrival = (answer, { payload }) => {
      const refused = refusing && 'conversationId' in payload && payload.conversationId === one;
      answer.writeHead(refused ? 500 : 204).end();
    };
    for (let i = 1; i <= 5; i += 1) {
      await stage.say(one, `one ${i}`);
      await stage.say(two, `two ${i}`);
    }

    await stage.look();
    expect(stage.receiver.arrived.map(textOf).sort()).toEqual(
      ['one 1', 'two 1', 'two 2', 'two 3', 'two 4', 'two 5'].sort(),
    );
    refusing = false;
    await stage.after(6 * SECOND);

    const inOrder = (which: string) =>
      stage.receiver.arrived.map(textOf).filter((text) => text.startsWith(which));
    expect(inOrder('two')).toEqual(['two 1', 'two 2', 'two 3', 'two 4', 'two 5']);
    expect(inOrder('one')).toEqual(['one 1', 'one 1', 'one 2', 'one 3', 'one 4', 'one 5']);
  });

  it('to one address wait for no other', async () => {
    const dead = await openReceiver();
    dead.onArrival = () => {};
    await stage.newWebhook({ url: dead.url });
    await stage.newWebhook();
    const conversation = await stage.startConversation();
    for (let i = 0; i < 30; i += 1) await stage.say(conversation, `${i}`);

    await stage.begin();

    await until(() => stage.receiver.arrived.length === 31);
    await stage.settled();
    await dead.close();
  });

  it('say what this webhook was told before, so that one which is missing shows', async () => {
    const conversation = await stage.startConversation();
    await stage.newWebhook({ types: '["message.created"]' });
    for (const text of ['a', 'b', 'c']) await stage.say(conversation, text);
    await stage.look();
    await stage.say(conversation, 'd');
    await stage.look();

    const cursors = stage.receiver.arrived.map(({ payload }) => payload.cursor);
    expect(stage.receiver.arrived.map(({ payload }) => payload.previous)).toEqual([
      null,
      ...cursors.slice(0, 3),
    ]);
  });

  it('of a filter by type, team and kind are those that it lets through', async () => {
    const [sales, support] = [await stage.startConversation(), await stage.startConversation()];
    const as = await stage.server.signIn('agent');
    const give = (id: string, teamId: string) =>
      stage.server.call(`/v1/conversations/${id}`, { as, method: 'PATCH', body: { teamId } });
    await give(sales, 'sales');
    await give(support, 'customer-support');
    await stage.newWebhook({ types: '["message.created"]', teams: '["sales"]', kinds: '["chat"]' });
    await stage.say(sales, 'for sales');
    await stage.say(support, 'for support');

    await stage.look();

    expect(stage.receiver.arrived.map(textOf)).toEqual(['for sales']);
  });

  it('are not made for another site', async () => {
    await stage.newWebhook({ site_id: stage.server.otherSiteId });
    await stage.say(await stage.startConversation(), 'Here');

    await stage.look();

    expect(stage.receiver.arrived).toEqual([]);
  });

  it('are made again after a crash between the post and its note', async () => {
    await stage.oneMessage();
    let isPowerOn = true;
    stage.receiver.onArrival = (answer) => {
      isPowerOn = false;
      answer.writeHead(204).end();
    };
    const crashing = stage.newDispatcher(() => {});
    await crashing.look({
      isStopping: false,
      commit: (command) => {
        if (isPowerOn) return stage.store.commits.commit(command);
        return Promise.reject(new Error('The power went.'));
      },
    });
    await crashing.settled();
    stage.receiver.onArrival = (answer) => void answer.writeHead(204).end();

    await stage.look();

    expect(stage.receiver.arrived.map(({ headers }) => headers['webhook-id'])).toEqual([
      stage.receiver.arrived[0]?.payload.id,
      stage.receiver.arrived[0]?.payload.id,
    ]);
    expect(await stage.deliveries()).toMatchObject([{ state: 'delivered' }]);
    await crashing.stop();
  });
});

describe('addresses', () => {
  it.each([
    'http://127.0.0.1/x',
    'https://127.0.0.1/x',
    'https://[::1]/x',
    'https://[::ffff:10.0.0.1]/x',
    'https://169.254.169.254/latest/meta-data',
    'https://2130706433/x',
    'https://0x7f.1/x',
    'https://localhost/x',
  ])('of private ranges are not posted to: %s', async (url) => {
    stage.guard([]);
    await stage.oneMessage({ url });

    await stage.look();

    expect((await stage.attempts())[0]).toMatchObject({
      status: null,
      error: expect.stringMatching(/not a public one|name was not found/),
    });
  });

  it('that a name changes to after it was looked at are not posted to', async () => {
    await stage.receiver.close();
    stage.receiver = await openReceiver('0.0.0.0');
    let looks = 0;
    const rebinding: Resolve = async () => {
      looks += 1;
      return [{ address: looks === 1 ? '127.0.0.2' : '127.0.0.1', family: 4 }];
    };
    stage.guard(['127.0.0.2/32'], rebinding);
    const conversation = await stage.startConversation();
    await stage.newWebhook({
      types: '["message.created"]',
      url: `http://crm.example:${stage.receiver.port}/hook`,
    });
    stage.receiver.onArrival = (answer) => void answer.writeHead(204, { connection: 'close' }).end();
    await stage.say(conversation, 'one');
    await stage.look();
    await stage.say(conversation, 'two');
    await stage.look();

    // Looked up once for each connection, and connected to just that.
    expect(looks).toBe(2);
    expect(stage.receiver.arrived.map(({ at }) => at)).toEqual(['127.0.0.2']);
    expect((await stage.attempts(1))[0]?.error).toContain('not a public one');
  });

  it('are refused when one of several is private', async () => {
    stage.guard([], async () => [
      { address: '93.184.215.14', family: 4 },
      { address: '10.0.0.7', family: 4 },
    ]);
    await stage.oneMessage({ url: 'https://crm.example/hook' });

    await stage.look();

    expect((await stage.attempts())[0]?.error).toContain('not a public one');
  });

  it('in the open are posted to with TLS only', async () => {
    stage.guard(['10.0.0.0/8'], async () => [{ address: '93.184.215.14', family: 4 }]);
    await stage.oneMessage({ url: 'http://crm.example/hook' });

    await stage.look();

    expect((await stage.attempts())[0]?.error).toContain('https:// only');
  });
});
