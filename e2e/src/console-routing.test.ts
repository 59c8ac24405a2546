/**
 * Routing as a company sets it up and lives with it: an admin makes teams and rules by the screen, customers write, their
 * conversations reach the right team and in turn those who are there, what nobody answers is due and then late.
 */

import type { Colleague } from '@parley/protocol';
import axe from 'axe-core';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, openPage } from './browser.js';
import { openChat, signIn, write } from './people.js';
import { AGENT } from './stack.js';
import { type Stage, startStage } from './stage.js';

const PASSWORD = 'a long enough password';
const AGENTS = ['Lena Brandt', 'Tom Okafor', 'Nina Sato'] as const;
type AgentName = (typeof AGENTS)[number];
const emailOf = (name: string) => `${name.split(' ')[0]?.toLowerCase()}@acme.example`;

let browser: Browser;
let stage: Stage;
let admin: Page;
const desks = new Map<AgentName, Page>();
const problems: string[][] = [];

async function newPage(): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'en',
    reducedMotion: 'reduce',
  });
  const watched = await openPage(context);
  problems.push(watched.problems);
  await watched.page.clock.install();
  return watched.page;
}

beforeAll(async () => {
  browser = await launch();
  stage = await startStage({ acme: {} });
  admin = await newPage();
  await signIn(admin, stage);
  await admin.locator('parley-workspace').waitFor();
  for (const name of AGENTS) {
    stage.hire({ name, email: emailOf(name), password: PASSWORD });
    const desk = await newPage();
    await signIn(desk, stage, { email: emailOf(name), password: PASSWORD });
    await desk.locator('parley-workspace').waitFor();
    desks.set(name, desk);
  }
});
afterAll(async () => {
  await browser?.close();
  await stage?.stop();
});

function deskOf(name: AgentName): Page {
  const desk = desks.get(name);
  if (!desk) throw new Error(`${name} has no desk.`);
  return desk;
}

async function go(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
}

const MINUTE = 60_000;

/** Lets minutes go by within a moment, for the server and for a desk, whose timers then see that it is later. */
async function pass(minutes: number, desk: Page): Promise<void> {
  stage.pass(minutes * MINUTE);
  await desk.clock.fastForward(minutes * MINUTE);
}

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved.').waitFor();
}

async function accessible(page: Page, state: string): Promise<void> {
  await page.evaluate(axe.source);
  const find = () =>
    page.evaluate(async () => {
      const { violations } = await window.axe.run({ resultTypes: ['violations'] });
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    });
  // Colours that pass on from one shadow root to the next take some frames.
  await expect.poll(find, { message: state }).toEqual([]);
}

/** A team of the settings: of the four that there are at first, the second one sells. */
const sales = (): Locator => admin.locator('parley-team-editor').nth(1);

/** A customer comes to a page and says something. */
async function customerSays(path: string, text: string): Promise<void> {
  const page = await newPage();
  await page.goto(`${stage.site}${path}?site=acme`);
  await openChat(page);
  await write(page, text);
}

async function routed(text: string) {
  const { data } = await stage.company.conversations.list({ order: 'recent', limit: 20 }).firstPage();
  const found = data.find(({ lastMessage }) => lastMessage?.text === text);
  return { id: found?.id ?? '', team: found?.teamId ?? null, agent: found?.assigneeId ?? null };
}

const ids = new Map<string, string>();

describe('routing', () => {
  it('is set up by the screen: targets, who is in the team, and rules in their order', async () => {
    await go(admin, '#/settings/teams');
    await sales().getByLabel('New conversations').selectOption({ label: 'Go to each in turn' });
    await sales().getByLabel('First answer within').fill('60');
    await save(admin);
    await sales().locator('parley-tick-list summary').click();
    for (const name of AGENTS) {
      const tick = sales().getByLabel(name);
      await tick.check();
      await expect.poll(() => tick.isEnabled()).toBe(true);
    }
    await accessible(admin, 'a team with its people');
    await go(admin, '#/settings/people');
    await admin.getByText('Teams (Tom Okafor): Sales').waitFor();

    await go(admin, '#/settings/routing');
    await addRule({ paths: '*', team: 'Customer support' });
    await addRule({ paths: '/pricing*', team: 'Sales' });
    await admin.getByLabel('Page where it begins').fill('/pricing/teams');
    await admin.getByText('By rule 1 it goes to: Customer support').waitFor();
    await admin.getByRole('button', { name: 'Move rule 2 up' }).click();
    await admin.getByText('By rule 1 it goes to: Sales').waitFor();
    await accessible(admin, 'the rules');
    await save(admin);

    for (const { id, name, teams } of await colleagues()) {
      ids.set(id, name);
      expect(teams).toEqual(name === AGENT.name ? [] : ['sales']);
    }
  });

  it('gives conversations to those who are there in turn, and none to who is away', {
    timeout: 120_000,
  }, async () => {
    const nina = deskOf('Nina Sato');
    await nina.getByRole('button', { name: 'Account of Nina Sato' }).click();
    await nina.getByRole('switch', { name: 'Available for conversations' }).click();
    const available = nina.getByRole('switch', { name: 'Available for conversations' });
    await expect.poll(() => available.getAttribute('aria-checked')).toBe('false');
    await expect.poll(async () => (await colleague('Nina Sato'))?.availability).toBe('away');

    const given: string[] = [];
    for (const text of ['First question', 'Second question', 'Third question', 'Fourth question']) {
      await customerSays('/pricing', text);
      await expect.poll(async () => (await routed(text)).agent, { message: text }).not.toBeNull();
      const { team, agent } = await routed(text);
      expect(team).toBe('sales');
      given.push(ids.get(agent ?? '') ?? '');
    }
    await customerSays('/about', 'Something else');
    await expect.poll(async () => (await routed('Something else')).team).toBe('customer-support');

    const [one, two] = given;
    expect([one, two].sort()).toEqual(['Lena Brandt', 'Tom Okafor']);
    expect(given).toEqual([one, two, one, two]);
    expect((await routed('Something else')).agent).toBeNull();
  });

  it('is seen by whom it was given to, with the time that is left', async () => {
    const { id, agent } = await routed('First question');
    const desk = deskOf(ids.get(agent ?? '') as AgentName);
    await go(desk, `#/c/${id}`);
    await desk.locator('.bubble', { hasText: 'First question' }).waitFor();
    expect(await due(desk, 'First question')).toEqual([]);
    await pass(40, desk);
    // Whatever the machine is busy with, it is not busy for quarters of an hour.
    await expect
      .poll(() => due(desk, 'First question'))
      .toEqual([expect.stringMatching(/^(20|1[5-9])m left$/)]);
    expect(await breachesOf(id)).toEqual([]);
  });

  it('leaves no page of the settings that axe finds fault with', async () => {
    for (const page of [
      ...['sites', 'teams', 'routing', 'people', 'keys', 'webhooks', 'identity', 'privacy', 'audit'],
      'password',
    ]) {
      await go(admin, `#/settings/${page}`);
      await admin.locator('parley-settings h2').waitFor();
      await admin.locator('parley-settings parley-skeleton').first().waitFor({ state: 'detached' });
      await accessible(admin, page);
    }
  });

  it('shows and tells that the answer is late, and no longer once it is given', async () => {
    const { id, agent } = await routed('First question');
    const desk = deskOf(ids.get(agent ?? '') as AgentName);
    await pass(30, desk);
    await expect.poll(() => due(desk, 'First question')).toEqual([expect.stringMatching(/^1\dm late$/)]);
    await accessible(desk, 'a conversation that is late');
    await expect.poll(() => breachesOf(id)).toMatchObject([{ kind: 'first', teamId: 'sales' }]);

    await write(desk, 'Here I am.');
    await desk.locator('parley-conversation-list a', { hasText: 'Here I am.' }).waitFor();
    await expect.poll(() => due(desk, 'Here I am.')).toEqual([]);
    expect((await stage.company.conversations.get(id)).sla).toBeNull();
  });

  it('has let the agent’s time be counted, who sees it as their own', async () => {
    const { agent } = await routed('Here I am.');
    const desk = deskOf(ids.get(agent ?? '') as AgentName);
    const total = async () => {
      await go(desk, '#/v/all');
      await go(desk, '#/my-time');
      return desk.locator('parley-my-time .total').textContent();
    };
    // Whoever sat there for an hour without a move is counted for a minute of it; what is measured arrives in pieces.
    await pass(1, desk);
    await expect.poll(total, { interval: 1000 }).toMatch(/^[1-9]\d*m$/);
    await accessible(desk, 'my time');
    const spent = desk.getByRole('region', { name: 'By conversation' }).locator('tbody tr td:last-child');
    expect(await spent.allInnerTexts()).toEqual([expect.stringMatching(/^[1-9]\d*m$/)]);
    expect(problems.flat()).toEqual([]);
  });
});

/** What a row of the list says of when the answer is due. */
const due = (desk: Page, text: string): Promise<string[]> =>
  desk
    .locator('parley-conversation-list a', { hasText: text })
    .locator('parley-due-chip .due')
    .allInnerTexts();

async function breachesOf(id: string) {
  const breaches = await read<{ conversation: { id: string } }>('/v1/events?types=sla.breached');
  return breaches.filter(({ conversation }) => conversation.id === id);
}

async function addRule({ paths, team }: { paths: string; team: string }): Promise<void> {
  await admin.getByRole('button', { name: 'Add a rule' }).click();
  const rule = admin.locator('parley-rule-editor').last();
  await rule.getByLabel('On pages').fill(paths);
  await rule.getByLabel('On pages').press('Tab');
  await rule.getByLabel('Goes to').selectOption({ label: team });
}

/** What the company's own programs read. */
async function read<T>(path: string): Promise<T[]> {
  const headers = { authorization: `Bearer ${stage.apiKey}` };
  const answer = await fetch(`${stage.url}${path}`, { headers });
  const { data } = (await answer.json()) as { data: T[] };
  return data;
}

const colleagues = () => read<Colleague>('/v1/agents');

async function colleague(name: string): Promise<Colleague | undefined> {
  return (await colleagues()).find((one) => one.name === name);
}
