/**
 * A company's year with a known answer: what its people did, its customers bought and gave back, in three currencies, with a change of a rate,
 * on both days on which the clocks change, one customer with five conversations over two teams. `LEDGER` says what all of it comes to, reckoned by
 * hand in the comments. Screen, API, SDK, CSV and digest are held against it. For tests only.
 */
import type { OutcomeKind, TimeSpan } from '@parley/protocol';
import { newId } from '@parley/protocol';
import { createWorkspace } from '../cli/workspace.js';
import type { Context, ContextActor } from '../context.js';
import type { Installation } from '../db/open.js';
import { setAgentTeams } from '../services/agent-availability.js';
import { createAgent } from '../services/agents.js';
import { createContact } from '../services/contacts.js';
import { createConversation } from '../services/conversations.js';
import { putExchangeRates } from '../services/exchange-rates.js';
import { sendMessage } from '../services/messages.js';
import { createOutcome, updateOutcome } from '../services/outcomes.js';
import { postMessage } from '../services/post-message.js';
import { createHourlyRate, createServiceRate } from '../services/rates.js';
import { createRating } from '../services/ratings.js';
import { recordTime } from '../services/time.js';
import { updateConversation } from '../services/update-conversation.js';

/** All days of it, in the zone of its figures. */
export const LEDGER_PERIOD = { from: '2026-03-01', to: '2026-10-31', zone: 'Europe/Berlin' };

/**
 * Labour, each stretch by itself. Sam of sales costs 42.00 EUR an hour, 48.00 from 25 October on; Berit 60.00 USD (0.90 EUR, 0.95 from October on), so
 * 54.00 and 57.00 EUR; all others 30.00 EUR.
 *   A1: 300 s × 42 = 3.5000, 100 s × 42 = 1.1667 · A2: 300 s × 42 = 3.5000 · A3: 100 s × 54 = 1.5000 · no conversation: 300 s × 42 = 3.5000
 *   A4: 2 × 300 s × 48 = 8.0000 · A5: 60 s × 57 = 0.9500 · B1: 100 s × 30 = 0.8333
 * Services: 0.015 EUR for each message of the company: A1 to A5, B1 and the discussion one each.
 * Gains: 100.00 GBP (115.00 EUR) on A3, to A1, A2 and A3: 38.3334, 38.3333, 38.3333; 250.00 EUR on B1. 5,000 JPY have no rate.
 * Refunds: 40.00 USD (38.00 EUR) on A5, to A4 and A5: 19.00 each. Lost: 1,000.00 EUR on B2.
 */
export const LEDGER = {
  total: {
    conversations: '8',
    messages: '15',
    time: '1860000',
    labour_cost: '22.95',
    service_cost: '0.105',
    cost: '23.055',
    gains: '365.00',
    refunds: '38.00',
    value: '327.00',
    lost_value: '1000.00',
    profit: '303.945',
    // 303.945 ÷ 8
    profit_per_conversation: '37.9931',
    cost_per_conversation: '2.8819',
    // 327 ÷ 23.055
    return_on_cost: '14.1835',
    // 303.945 × 3,600 ÷ 1,860
    profit_per_hour: '588.2806',
    // 60, 120, 300, 600, 2,100, 7,200 seconds
    first_response: '300000',
    first_response_p90: '7200000',
    resolution: '3600000',
    resolution_p90: '3600000',
    satisfaction: '5.00',
    // One question answered in public, seven chats.
    deflection: '0.1250',
  },
  byTeam: {
    sales: {
      conversations: '3',
      labour_cost: '19.6667',
      gains: '76.6667',
      refunds: '19.00',
      profit: '37.955',
    },
    'customer-support': {
      conversations: '2',
      labour_cost: '2.45',
      gains: '38.3333',
      refunds: '19.00',
      profit: '16.8533',
    },
    'customer-service': {
      conversations: '2',
      labour_cost: '0.8333',
      gains: '250.00',
      lost_value: '1000.00',
      profit: '249.1517',
    },
    none: { conversations: '1', messages: '2', profit: '-0.015' },
  },
  byDay: {
    '2026-03-28': { conversations: '1', labour_cost: '4.6667', gains: '0.00' },
    '2026-03-29': { conversations: '2', labour_cost: '3.50' },
    '2026-03-30': { conversations: '2', labour_cost: '2.3333', gains: '365.00' },
    '2026-10-24': { conversations: '0', labour_cost: '3.50' },
    '2026-10-25': { conversations: '2', labour_cost: '8.95', time: '660000' },
    '2026-10-26': { refunds: '38.00', profit: '-38.00' },
  },
  byPage: { '/kettles': { profit: '58.2933' }, '/pricing': { profit: '249.1517' } },
  byCampaign: { spring: { gains: '38.3334' }, newsletter: { gains: '250.00' } },
  missingRates: ['JPY'],
} as const;

type Agent = Extract<ContextActor, { type: 'agent' }>;

/** Writes it down, by the services themselves with clocks of the time. @param ctx of an installation with the site `shop` of the origin given */
export async function seedLedger(
  ctx: Context,
  origin = 'http://shop.example',
): Promise<{ conversations: Record<string, string> }> {
  const stage = new LedgerStage(ctx, origin);
  await stage.company();
  await stage.ada();
  await stage.bob();
  return { conversations: stage.conversations };
}

/** The same for those who have but the installation, while a server may be serving from it. */
export async function seedLedgerInto(installation: Installation): Promise<void> {
  const { ctx, close } = await createWorkspace(installation);
  await seedLedger(ctx);
  await close();
}

class LedgerStage {
  readonly #ctx: Context;
  readonly #origin: string;
  readonly #siteId: string;
  readonly conversations: Record<string, string> = {};
  #agents: Record<'sam' | 'berit' | 'kim', Agent> = {} as never;
  #contact = '';

  constructor(ctx: Context, origin: string) {
    this.#ctx = ctx;
    this.#origin = origin;
    const site = ctx.settings.current.sites.find(({ key }) => key === 'shop');
    if (site === undefined) throw new Error('The ledger needs the site "shop".');
    this.#siteId = site.id;
  }

  #as(actor: ContextActor, at: string): Context {
    return { ...this.#ctx, actor, now: () => new Date(at) };
  }

  #owner(at: string): Context {
    return this.#as(
      { type: 'agent', id: 'agt_owner', name: 'Owner', role: 'owner', siteIds: null, sessionHash: '' },
      at,
    );
  }

  #customer(at: string): Context {
    return this.#as(
      { type: 'contact', id: this.#contact, siteId: this.#siteId, browserId: this.#contact },
      at,
    );
  }

  #key(at: string): Context {
    return this.#as(
      { type: 'key', id: 'key_crm', name: 'crm', siteId: null, scopes: ['read', 'write', 'admin'] },
      at,
    );
  }

  /** People, settings and rates. */
  async company(): Promise<void> {
    const begin = '2026-01-01T08:00:00.000Z';
    await this.#ctx.settings.update((settings) => ({
      ...settings,
      hours: {
        zone: LEDGER_PERIOD.zone,
        weekly: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
        holidays: [],
      },
      insights: { ...settings.insights, currency: 'EUR', attribution: { model: 'linear', days: 7 } },
    }));
    const hire = async (name: string, team: string): Promise<Agent> => {
      const input = {
        name,
        email: `${name.toLowerCase()}@ledger.example`,
        role: 'agent' as const,
        password: 'a long enough password',
      };
      const { id } = await createAgent(this.#as({ type: 'system', id: 'system' }, begin), input);
      await setAgentTeams(this.#owner(begin), { id, teams: [team] });
      return { type: 'agent', id, name, role: 'agent', siteIds: null, sessionHash: '' };
    };
    this.#agents = {
      sam: await hire('Sam', 'sales'),
      berit: await hire('Berit', 'customer-support'),
      kim: await hire('Kim', 'customer-service'),
    };
    const owner = this.#owner(begin);
    const euros = { currency: 'EUR', from: '2026-01-01' };
    await createHourlyRate(owner, { ...euros, amount: '30' });
    await createHourlyRate(owner, { ...euros, teamId: 'sales', amount: '42' });
    await createHourlyRate(owner, { ...euros, teamId: 'sales', amount: '48', from: '2026-10-25' });
    await createHourlyRate(owner, {
      agentId: this.#agents.berit.id,
      amount: '60',
      currency: 'USD',
      from: '2026-01-01',
    });
    await createServiceRate(owner, { ...euros, name: 'e-mail', per: 'company_message', amount: '0.015' });
    const csv = 'currency,from,rate\nUSD,2026-01-01,0.9\nUSD,2026-10-01,0.95\nGBP,2026-01-01,1.15\n';
    await putExchangeRates(owner, { csv });
  }

  async ada(): Promise<void> {
    await this.#newContact('Ada', '2026-03-28T22:00:00.000Z');
    const { sam, berit } = this.#agents;
    await this.#chat('A1', '2026-03-28T22:30:00.000Z', {
      team: 'sales',
      page: '/kettles?utm_campaign=spring',
    });
    await this.#answer('A1', sam, '2026-03-28T22:32:00.000Z');
    await this.#work('A1', sam, ['2026-03-28T22:32:00.000Z', 300], ['2026-03-28T22:37:00.000Z', 100]);
    // Half past one on the day whose third hour is left out; five past three when it is answered.
    await this.#chat('A2', '2026-03-29T00:30:00.000Z', { team: 'sales', page: '/kettles' });
    await this.#answer('A2', sam, '2026-03-29T01:05:00.000Z');
    await this.#work('A2', sam, ['2026-03-29T01:05:00.000Z', 300]);
    // A minute before midnight, answered at midnight.
    await this.#chat('A3', '2026-03-29T21:59:00.000Z', { team: 'customer-support', page: '/kettles' });
    await this.#answer('A3', berit, '2026-03-29T22:00:00.000Z');
    await this.#work('A3', berit, ['2026-03-29T22:00:00.000Z', 100]);
    await this.#outcome('A3', '2026-03-30T10:00:00.000Z', { kind: 'won', amount: '100', currency: 'GBP' });
    await this.#work(null, sam, ['2026-10-24T21:50:00.000Z', 300]);
    // Half past midnight on the day with two third hours, in each of which there is work.
    await this.#chat('A4', '2026-10-24T22:30:00.000Z', { team: 'sales', page: '/kettles' });
    await this.#answer('A4', sam, '2026-10-25T00:30:00.000Z');
    await this.#work('A4', sam, ['2026-10-25T00:30:00.000Z', 300], ['2026-10-25T01:30:00.000Z', 300]);
    await this.#chat('A5', '2026-10-25T22:30:00.000Z', { team: 'customer-support', page: '/kettles' });
    await this.#answer('A5', berit, '2026-10-25T22:40:00.000Z');
    await this.#work('A5', berit, ['2026-10-25T22:40:00.000Z', 60]);
    await this.#outcome('A5', '2026-10-26T08:00:00.000Z', {
      kind: 'refunded',
      amount: '40',
      currency: 'USD',
    });
  }

  async bob(): Promise<void> {
    await this.#newContact('Bob', '2026-03-30T08:00:00.000Z');
    const { kim } = this.#agents;
    const place = { team: 'customer-service', page: '/pricing?utm_campaign=newsletter' };
    await this.#chat('B1', '2026-03-30T09:00:00.000Z', place);
    await this.#answer('B1', kim, '2026-03-30T09:05:00.000Z');
    await this.#work('B1', kim, ['2026-03-30T09:05:00.000Z', 100]);
    const at = '2026-03-30T10:00:00.000Z';
    await updateConversation(this.#as(kim, at), { conversationId: this.#id('B1'), status: 'resolved' });
    await createRating(this.#customer(at), { conversationId: this.#id('B1'), score: 5 });
    await this.#outcome('B1', '2026-03-30T09:30:00.000Z', { kind: 'saved', amount: '250', currency: 'EUR' });
    const voided = await this.#outcome('B1', at, { kind: 'won', amount: '999', currency: 'EUR' });
    await updateOutcome(this.#key(at), { conversationId: this.#id('B1'), id: voided, voided: true });
    await this.#chat('B2', '2026-03-30T11:00:00.000Z', { ...place, page: '/pricing' });
    // Linear over both of Bob's, were there a rate; and what was lost is so.
    await this.#outcome('B2', '2026-03-30T12:00:00.000Z', { kind: 'lost', amount: '1000', currency: 'EUR' });
    await this.#outcome('B2', '2026-03-30T12:30:00.000Z', { kind: 'won', amount: '5000', currency: 'JPY' });
    const topic = {
      site: 'shop',
      topic: 'kettle',
      from: { origin: null, ownOrigin: false },
      poster: { post: () => Promise.reject(new Error('Nobody is asked.')) },
    };
    const page = { url: `${this.#origin}/kettles` };
    const asked = await postMessage(this.#customer('2026-04-10T09:00:00.000Z'), topic, {
      text: 'Does it come in red?',
      page,
    });
    await postMessage(this.#as(kim, '2026-04-10T10:00:00.000Z'), topic, {
      text: 'It does.',
      parentId: asked.value.id,
    });
  }

  async #newContact(name: string, at: string): Promise<void> {
    this.#contact = (await createContact(this.#key(at), { site: 'shop', name })).value.id;
  }

  #id(name: string): string {
    const id = this.conversations[name];
    if (id === undefined) throw new Error(`There is no conversation ${name} yet.`);
    return id;
  }

  async #chat(name: string, at: string, { team, page }: { team: string; page: string }): Promise<void> {
    const context = { url: this.#origin + page };
    const { value } = await createConversation(this.#customer(at), { kind: 'chat', teamId: team, context });
    this.conversations[name] = value.id;
    await sendMessage(this.#customer(at), { conversationId: value.id, text: 'Do you have it in red?' });
  }

  async #answer(name: string, agent: Agent, at: string): Promise<void> {
    await sendMessage(this.#as(agent, at), { conversationId: this.#id(name), text: 'We do.' });
  }

  async #work(
    name: string | null,
    agent: Agent,
    ...stretches: [at: string, seconds: number][]
  ): Promise<void> {
    const spans = stretches.map(([from, seconds]): TimeSpan => {
      const to = new Date(Date.parse(from) + seconds * 1000).toISOString();
      return { id: newId('time'), kind: 'answering', conversationId: name && this.#id(name), from, to };
    });
    const sentAt = spans.at(-1)?.to ?? '';
    await recordTime(this.#as(agent, sentAt), { sentAt, spans });
  }

  async #outcome(
    name: string,
    at: string,
    said: { kind: OutcomeKind; amount: string; currency: string },
  ): Promise<string> {
    const { value } = await createOutcome(this.#key(at), { ...said, conversationId: this.#id(name), at });
    return value.id;
  }
}
