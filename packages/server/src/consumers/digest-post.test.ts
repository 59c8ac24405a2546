/** The week's figures by e-mail, from the ledger whose answer is known, over a real mail server. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorkspace } from '../cli/workspace.js';
import { composeDigest } from '../mail/compose-digest.js';
import { MAIL_LANGUAGES } from '../mail/texts.js';
import { seedLedger } from '../testing/ledger.js';
import { type Mailbox, openMailbox, smtpRefusal } from '../testing/mailbox.js';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';
import { until } from '../testing/test-socket.js';

let mailbox: Mailbox;
let server: TestServer;

/** The week of the ledger's sales is that of 30 March; it is told of on 6 April at seven in Berlin. */
const SUNDAY = '2026-04-05T10:00:00.000Z';
const MONDAY = '2026-04-06T05:00:01.000Z';

beforeEach(async () => {
  mailbox = await openMailbox();
  server = await startTestServer({
    ...{ mailFrom: 'Acme <support@acme.example>', publicUrl: 'https://chat.acme.example' },
    smtpUrl: mailbox.url,
  });
  const { ctx, close } = await createWorkspace(server.installation);
  await seedLedger(ctx);
  await close();
  server.clock.now = new Date(SUNDAY);
});
afterEach(async () => {
  await server.stop();
  await mailbox.close();
});

async function want(role: 'owner' | 'admin' | 'analyst', locale: string): Promise<Caller> {
  const as = await server.signIn(role);
  const { body } = await server.call('/v1/me/digest', { as, method: 'PUT', body: { wanted: true, locale } });
  expect(body).toEqual({ wanted: true, locale });
  return as;
}

/** Time goes on, a second a look. */
const go = (isSo: () => boolean) =>
  until(() => {
    server.clock.now = new Date(server.clock.now.getTime() + 1000);
    return isSo();
  }, 60);

describe('the week’s figures by e-mail', () => {
  it('reach those who want them once, in their language, with the figures of the page to the cent', async () => {
    const owner = await want('owner', 'en');
    await want('analyst', 'de-AT');
    // Whose mail server is busy at first.
    let refusals = 1;
    mailbox.onMail = () => {
      refusals -= 1;
      if (refusals >= 0) throw smtpRefusal(451);
    };
    expect(mailbox.mails).toEqual([]);

    server.clock.now = new Date(MONDAY);
    await go(() => mailbox.mails.length === 2);

    const english = mailbox.mails.find(({ subject }) => subject?.startsWith('Your figures'));
    const german = mailbox.mails.find(({ subject }) => subject?.startsWith('Ihre Zahlen'));
    expect(english?.to).toMatchObject({ value: [{ address: 'owner@shop.example' }] });
    expect(english?.subject).toBe(
      'Your figures from March 30 – April 5, 2026'.replaceAll(' – ', '\u2009–\u2009'),
    );
    const { body } = await server.call('/v1/insights?from=2026-03-30&to=2026-04-05&by=team', { as: owner });
    expect(body.total.figures.value.value).toBe('365.00');
    for (const id of ['profit', 'value', 'cost']) {
      const { value, previous } = body.total.figures[id];
      const euros = (amount: string) =>
        new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' }).format(amount as `${number}`);
      expect(english?.text).toContain(`${euros(value)} (week before: ${euros(previous)})`);
      expect(english?.html).toContain(euros(value));
    }
    expect(english?.text).toContain('Value: €365.00 (week before: €0.00)');
    expect(english?.text).toContain('Conversations: 2 (week before: 3)');
    expect(english?.text).toContain('First answer: Too few to say');
    expect(english?.text).toContain('https://chat.acme.example/console#/insights');
    expect(german?.text).toContain('Wert: 365,00\u00a0€ (Woche davor: 0,00\u00a0€)');
    expect(german?.html).toContain('lang="de"');

    // Another week's, and no second one of this.
    const ids = mailbox.mails.map(({ messageId }) => messageId);
    server.clock.now = new Date('2026-04-13T05:00:01.000Z');
    await go(() => mailbox.mails.length === 4);
    expect(new Set(mailbox.mails.map(({ messageId }) => messageId)).size).toBe(4);
    expect(ids.every((id) => id?.includes('.2026-03-30@'))).toBe(true);
  });

  it('end with one click, and for whoever may see figures no more', async () => {
    const owner = await want('owner', 'fr');
    await want('analyst', 'en');
    const analyst = (await server.call('/v1/me', { as: await server.signIn('analyst') })).body.agent;
    await server.call(`/v1/accounts/${analyst.id}`, { as: owner, method: 'PATCH', body: { role: 'agent' } });
    server.clock.now = new Date(MONDAY);
    await go(() => mailbox.mails.length === 1);
    const [mail] = mailbox.mails;
    const list = mail?.headers.get('list') as { unsubscribe?: { url: string } } | undefined;
    const { pathname } = new URL(list?.unsubscribe?.url ?? '');

    const looked = await server.call(pathname);
    expect(looked.body).toContain('<form method="post">');
    expect((await server.call('/v1/me/digest', { as: owner })).body.wanted).toBe(true);
    const stopped = await fetch(server.url + pathname, { method: 'POST' });
    expect(await stopped.text()).toContain('Vous ne recevrez plus');

    expect((await server.call('/v1/me/digest', { as: owner })).body).toEqual({ wanted: false, locale: null });
    expect((await server.call('/digest/stop/agt_nonsense.x')).status).toBe(404);
    server.clock.now = new Date('2026-04-13T05:00:01.000Z');
    await want('admin', 'en');
    server.clock.now = new Date('2026-04-20T05:00:01.000Z');
    await go(() => mailbox.mails.length === 2);
    expect(mailbox.mails[1]?.to).toMatchObject({ value: [{ address: 'admin@shop.example' }] });
  });

  it('are for those who may see figures, and off until they say so', async () => {
    const [agent, analyst] = [await server.signIn('agent'), await server.signIn('analyst')];

    expect((await server.call('/v1/me/digest', { as: agent })).status).toBe(403);
    expect((await server.call('/v1/me/digest', { as: analyst })).body).toEqual({
      wanted: false,
      locale: null,
    });
    const body = { wanted: true, locale: 'nonsense nonsense' };
    const refused = await server.call('/v1/me/digest', { as: analyst, method: 'PUT', body });
    expect(refused.body.error.code).toBe('invalid_input');
  });

  it('say between what a ratio lies, where enough is known of it', async () => {
    const as = server.key(null);
    const { body: insights } = await server.call('/v1/insights?from=2026-03-30&to=2026-04-05&by=team', {
      as,
    });
    const known = { value: '28.00', previous: '20.00', n: 40, enough: true };
    const interval = { low: '23.7512', high: '32.25' };
    insights.total.figures.profit_per_conversation = { ...known, interval };

    const links = { link: 'https://a.example/', stopLink: 'https://b.example/' };
    const { text, html } = composeDigest({ locale: 'en', insights, ...links });

    expect(text).toContain(
      'Profit per conversation: €28.00 (week before: €20.00; 95 % sure: between €23.75 and €32.25)\n',
    );
    expect(html).toContain('95 % sure: between €23.75 and €32.25</div>');
  });

  it('are written in every language', async () => {
    const as = server.key(null);
    const { body: insights } = await server.call('/v1/insights?from=2026-03-30&to=2026-04-05&by=team', {
      as,
    });
    const letters = MAIL_LANGUAGES.map((locale) =>
      composeDigest({ locale, insights, link: 'https://a.example/', stopLink: 'https://b.example/' }),
    );

    expect(new Set(letters.map(({ subject }) => subject)).size).toBe(MAIL_LANGUAGES.length);
    for (const { text, html } of letters) {
      expect(text).toContain('https://a.example/');
      expect(html).toContain('https://b.example/');
      expect(html).not.toContain('undefined');
    }
  });
});
