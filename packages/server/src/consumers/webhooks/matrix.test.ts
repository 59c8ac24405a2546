/** Everything that a receiver may do, on a clock that the test turns: nothing waits, and every delay is looked at. */
import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReceiver } from '../../testing/receiver.js';
import { until } from '../../testing/test-socket.js';
import { HOUR, SECOND, textOf, WebhookStage } from '../../testing/webhook-stage.js';

let stage: WebhookStage;
beforeEach(async () => {
  stage = await WebhookStage.open();
});
afterEach(() => stage.close());

describe('an attempt', () => {
  it.each([200, 201, 202, 204, 299])('has arrived when the answer is %i', async (status) => {
    const id = await stage.oneMessage();
    stage.receiver.onArrival = (answer) => void answer.writeHead(status).end();

    await stage.look();

    expect(await stage.deliveries()).toMatchObject([{ state: 'delivered', attempts: 1, due_at: null }]);
    expect((await stage.webhook(id)).failing_since).toBeNull();
  });

  it.each([300, 301, 302, 303, 307, 308])(
    'has failed when the answer is %i, and follows no redirect',
    async (status) => {
      const elsewhere = await openReceiver();
      await stage.oneMessage();
      stage.receiver.onArrival = (answer) => void answer.writeHead(status, { location: elsewhere.url }).end();

      await stage.look();

      const [row] = await stage.deliveries();
      expect(row).toMatchObject({ state: 'pending', attempts: 1 });
      expect((await stage.attempts())[0]).toMatchObject({
        status,
        error: expect.stringContaining('not followed'),
      });
      expect(elsewhere.arrived).toEqual([]);
      await elsewhere.close();
    },
  );

  it.each([400, 401, 403, 404, 422, 500, 502, 504])(
    'is made again 5 s later when the answer is %i',
    async (status) => {
      await stage.oneMessage();
      stage.receiver.onArrival = (answer) => void answer.writeHead(status).end('No, thanks');

      await stage.look();

      const [row] = await stage.deliveries();
      expect(row).toMatchObject({ state: 'pending', attempts: 1 });
      expect((await stage.attempts())[0]).toMatchObject({
        status,
        answer: 'No, thanks',
        url: stage.receiver.url,
      });
      // With half of the jitter.
      expect(await stage.delay()).toBe(5 * SECOND * 1.05);
      await stage.after(5 * SECOND);
      expect(stage.receiver.arrived).toHaveLength(1);
      await stage.after(SECOND);
      expect(stage.receiver.arrived).toHaveLength(2);
    },
  );

  it.each([429, 503])(
    'waits as long as the receiver asks with %i, and so does all the rest',
    async (status) => {
      await stage.oneMessage();
      stage.receiver.onArrival = (answer) => void answer.writeHead(status, { 'retry-after': '120' }).end();
      await stage.look();
      expect(await stage.delay()).toBe(120 * SECOND);

      await stage.say(await stage.startConversation(), 'Another conversation');
      stage.receiver.onArrival = (answer) => void answer.writeHead(204).end();
      await stage.after(119 * SECOND);
      expect(stage.receiver.arrived).toHaveLength(1);
      await stage.after(SECOND);

      expect(await stage.deliveries()).toMatchObject([{ state: 'delivered' }, { state: 'delivered' }]);
    },
  );

  it('waits for a date, too, and never longer than a day', async () => {
    await stage.oneMessage();
    const date = new Date(Date.now() + 90 * 24 * HOUR).toUTCString();
    stage.receiver.onArrival = (answer) => void answer.writeHead(503, { 'retry-after': date }).end();

    await stage.look();

    expect(await stage.delay()).toBe(24 * HOUR);
  });

  it.each<[string, (answer: ServerResponse) => void, string]>([
    ['says nothing', () => {}, 'No answer within'],
    ['resets the connection', (answer) => answer.socket?.resetAndDestroy(), 'broken off'],
    ['hangs up', (answer) => answer.socket?.destroy(), 'broken off'],
  ])('has failed when the receiver %s', async (_, act, words) => {
    await stage.oneMessage();
    stage.receiver.onArrival = act;

    await stage.look();

    const [row] = await stage.deliveries();
    expect(row).toMatchObject({ state: 'pending', attempts: 1 });
    expect((await stage.attempts())[0]).toMatchObject({
      status: null,
      error: expect.stringContaining(words),
    });
  });

  it('has failed when nobody listens', async () => {
    await stage.oneMessage();
    await stage.receiver.close();

    await stage.look();

    expect((await stage.attempts())[0]?.error).toBe('Nothing listens there.');
    stage.receiver = await openReceiver();
  });

  it('counts a status whose body never ends, and hangs up in time', async () => {
    await stage.oneMessage();
    let open = 0;
    stage.receiver.onArrival = (answer) => {
      open += 1;
      answer.on('close', () => {
        open -= 1;
      });
      answer.writeHead(200);
      const drip = setInterval(() => answer.write('.'), 20);
      answer.on('close', () => clearInterval(drip));
    };

    await stage.look();

    expect(await stage.deliveries()).toMatchObject([{ state: 'delivered' }]);
    await until(() => open === 0);
  });

  it('reads and keeps only the beginning of a long answer', async () => {
    await stage.oneMessage();
    stage.receiver.onArrival = (answer) => {
      answer.writeHead(500);
      const flood = () => {
        while (!answer.destroyed && answer.write('x\u0000'.repeat(5000)));
      };
      answer.on('drain', flood);
      flood();
    };

    await stage.look();

    const [attempt] = await stage.attempts();
    expect(attempt?.status).toBe(500);
    expect(attempt?.answer?.length).toBeLessThanOrEqual(1000);
    expect(attempt?.answer).not.toContain('\u0000');
  });

  it('disables the webhook on 410, and keeps what waits', async () => {
    const id = await stage.oneMessage();
    stage.receiver.onArrival = (answer) => void answer.writeHead(410).end();

    await stage.look();
    await stage.after(HOUR);

    expect(stage.receiver.arrived).toHaveLength(1);
    expect(await stage.webhook(id)).toMatchObject({ state: 'disabled', reason: 'gone' });
    expect(await stage.deliveries()).toMatchObject([{ state: 'pending' }]);
    expect(stage.told).toContain(`gone ${id}`);
  });
});

describe('attempts', () => {
  it('are ten over 75 hours, then the delivery has failed and the next of its conversation goes', async () => {
    const conversation = await stage.startConversation();
    // Others arrive in between, so that the webhook as a whole is well.
    const id = await stage.newWebhook({ types: '["message.created"]' });
    await stage.say(conversation, 'Never');
    stage.receiver.onArrival = (answer, { payload }) => {
      const text = payload.type === 'message.created' ? payload.message.text : '';
      answer.writeHead(text === 'Never' ? 500 : 204).end();
    };
    const start = stage.clock.getTime();
    await stage.look();
    await stage.say(conversation, 'Behind it');
    for (let attempts = 1; attempts < 10; attempts += 1) {
      const [row] = await stage.deliveries();
      expect(row?.attempts).toBe(attempts);
      await stage.say(await stage.startConversation(), 'Fine');
      await stage.after(await stage.delay());
    }

    const [first, second] = await stage.deliveries();
    const span = (stage.clock.getTime() - start) / HOUR;
    expect(first).toMatchObject({ state: 'failed', attempts: 10, due_at: null });
    expect(span).toBeGreaterThan(75);
    expect(span).toBeLessThan(83);
    expect(second).toMatchObject({ state: 'delivered' });
    expect(await stage.webhook(id)).toMatchObject({ state: 'enabled', failing_since: null });
  });

  it('end when nothing has arrived for three days: it is paused, its owners are told, and nothing is lost', async () => {
    const id = await stage.oneMessage();
    stage.receiver.onArrival = (answer) => void answer.writeHead(500).end();
    await stage.look();
    for (let i = 0; i < 12; i += 1) await stage.after(8 * HOUR);

    expect(await stage.webhook(id)).toMatchObject({ state: 'paused', reason: 'failing' });
    expect(stage.told).toContain(`failing ${id}`);
    const before = stage.receiver.arrived.length;
    await stage.say(await stage.startConversation(), 'Meanwhile');
    await stage.after(24 * HOUR);
    expect(stage.receiver.arrived).toHaveLength(before);

    stage.receiver.onArrival = (answer) => void answer.writeHead(204).end();
    const as = stage.server.key(null);
    await stage.server.call(`/v1/webhooks/${id}`, { as, method: 'PATCH', body: { state: 'enabled' } });
    // What waited for its next attempt is due when the server's own clock says so.
    await stage.after(HOUR);
    const texts = stage.receiver.arrived.slice(before).map(textOf);
    expect(texts).toContain('Meanwhile');
  });
});
