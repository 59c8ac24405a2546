/**
 * A quarter of a shop's life, made from a seed: three teams with their own rhythm, pages, campaigns, sales, refunds and hours in
 * which nobody is there. For the demo and for pictures of the figures, never for tests of them: for those there is the ledger.
 */
import { randomBytes } from 'node:crypto';
import { newId } from '@parley/protocol';
import { createWorkspace } from '../cli/workspace.js';
import type { Context, ContextActor } from '../context.js';
import type { Installation } from '../db/open.js';
import { setAgentTeams } from '../services/agent-availability.js';
import { createAgent } from '../services/agents.js';
import { createContact } from '../services/contacts.js';
import { createConversation, readConversation } from '../services/conversations.js';
import { sendMessage } from '../services/messages.js';
import { createOutcome } from '../services/outcomes.js';
import { createHourlyRate, createServiceRate } from '../services/rates.js';
import { createRating } from '../services/ratings.js';
import { recordTime } from '../services/time.js';
import { updateConversation } from '../services/update-conversation.js';
import { QUARTER_PEOPLE, QUARTER_WORDS } from './quarter-words.js';

const MS_A_DAY = 86_400_000;
const MINUTE = 60_000;
const TEAMS = {
  sales: {
    share: 0.34,
    minutes: 24,
    wins: 0.16,
    amount: 460,
    pages: ['/pricing', '/halden-one', '/', '/pricing'],
  },
  'customer-service': {
    share: 0.31,
    minutes: 16,
    wins: 0.06,
    amount: 140,
    pages: ['/pricing', '/news', '/'],
  },
  'customer-support': {
    share: 0.35,
    minutes: 27,
    wins: 0.13,
    amount: 180,
    pages: ['/halden-one', '/news'],
  },
} as const;
const NAMES = {
  sales: 'Ingrid Solberg',
  'customer-service': 'Ines Duarte',
  'customer-support': 'Pieter Smit',
} as const;
const CAMPAIGNS = ['', '', '?utm_campaign=autumn-tour', '?utm_campaign=newsletter'];

type Team = keyof typeof TEAMS;
type Agent = Extract<ContextActor, { type: 'agent' }>;

/** The same numbers each time, from 0 to 1. @see https://en.wikipedia.org/wiki/Lehmer_random_number_generator */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

export interface QuarterOptions {
  /** The site's key. */
  site: string;
  /** Of its pages. */
  origin: string;
  /** The day after the last one. */
  today: Date;
  /** 84 by default. */
  days?: number;
  /** Whether every chat is ended, so that an inbox has nothing to do with them; false by default. */
  settled?: boolean;
}

/** Writes it down, up to the day before `today`. */
export async function seedQuarterInto(installation: Installation, options: QuarterOptions): Promise<void> {
  const { today, days = 84 } = options;
  const { ctx, close } = await createWorkspace(installation);
  try {
    const stage = new Quarter(ctx, options);
    const first = Date.parse(today.toISOString().slice(0, 10)) - days * MS_A_DAY;
    await stage.company(new Date(first - 30 * MS_A_DAY));
    for (let day = 0; day < days; day += 1) await stage.day(first + day * MS_A_DAY, day / days);
  } finally {
    await close();
  }
}

class Quarter {
  readonly #ctx: Context;
  readonly #options: QuarterOptions;
  readonly #roll = dice(20_261);
  readonly #agents = new Map<Team, Agent>();

  constructor(ctx: Context, options: QuarterOptions) {
    this.#ctx = ctx;
    this.#options = options;
  }

  #as(actor: ContextActor, at: number): Context {
    return { ...this.#ctx, actor, now: () => new Date(at) };
  }

  #key(at: number): Context {
    return this.#as(
      { type: 'key', id: 'key_crm', name: 'crm', siteId: null, scopes: ['read', 'write', 'admin'] },
      at,
    );
  }

  async company(begin: Date): Promise<void> {
    const at = begin.getTime();
    const from = begin.toISOString().slice(0, 10);
    const role = { name: 'Owner', role: 'owner' as const, siteIds: null, sessionHash: '' };
    const owner = this.#as({ type: 'agent', id: 'agt_owner', ...role }, at);
    for (const [team, name] of Object.entries(NAMES)) {
      const email = `${name.split(' ')[0]?.toLowerCase()}@halden.example`;
      // Nobody signs in as one of these.
      const input = { name, email, role: 'agent' as const, password: randomBytes(24).toString('base64url') };
      const { id } = await createAgent({ ...this.#ctx, actor: { type: 'system', id: 'system' } }, input);
      // Made last, so that customers are greeted by others, and there from the first day, or their time would not count.
      const created_at = new Date(at).toISOString();
      await this.#ctx.commit(({ db }) =>
        db.updateTable('agent').set({ created_at }).where('id', '=', id).execute(),
      );
      await setAgentTeams(owner, { id, teams: [team] });
      const agent: Agent = { type: 'agent', id, name, role: 'agent', siteIds: null, sessionHash: '' };
      this.#agents.set(team as Team, agent);
    }
    await createHourlyRate(owner, { amount: '34', currency: 'EUR', from });
    await createHourlyRate(owner, { amount: '41.50', currency: 'EUR', from, teamId: 'sales' });
    const mail = { name: 'e-mail', per: 'company_message' as const, amount: '0.015' };
    await createServiceRate(owner, { ...mail, currency: 'EUR', from });
  }

  /** @param along how far in the quarter it is, for business grows */
  async day(midnight: number, along: number): Promise<void> {
    const weekday = new Date(midnight).getUTCDay();
    const isWeekend = weekday === 0 || weekday === 6;
    const count = Math.round((isWeekend ? 3 : 8 + 5 * along) * (0.7 + 0.6 * this.#roll()));
    for (let index = 0; index < count; index += 1) {
      const evening = this.#roll() < (isWeekend ? 0.5 : 0.28);
      const hour = evening ? 17 + 4 * this.#roll() : 7 + 9 * this.#roll();
      await this.#conversation(midnight + hour * 60 * MINUTE, { evening: evening || isWeekend, along });
    }
  }

  async #conversation(at: number, { evening, along }: { evening: boolean; along: number }): Promise<void> {
    const roll = this.#roll;
    const team = this.#teamOf(roll());
    const { pages, minutes, wins, amount } = TEAMS[team];
    const name = roll() < 0.4 ? undefined : this.#oneOf(QUARTER_PEOPLE);
    const { value: contact } = await createContact(this.#key(at), { site: this.#options.site, name });
    const [question, answer] = this.#oneOf<readonly [string, string]>(QUARTER_WORDS[team]);
    const customer = (when: number) =>
      this.#as({ type: 'contact', id: contact.id, siteId: contact.siteId, browserId: contact.id }, when);
    const url = this.#options.origin + this.#oneOf<string>(pages) + this.#oneOf(CAMPAIGNS);
    const chat = await createConversation(customer(at), { kind: 'chat', teamId: team, context: { url } });
    const conversationId = chat.value.id;
    await sendMessage(customer(at), { conversationId, text: question });
    const agent = this.#agents.get(team);
    if (agent === undefined) return;
    if (evening && roll() < 0.25) {
      if (this.#options.settled) await this.#resolve(agent, at + 12 * 60 * MINUTE, conversationId);
      return;
    }
    const wait = evening ? (20 + 500 * roll() ** 3) * MINUTE : (1 + 14 * roll() ** 2) * MINUTE;
    const answered = at + wait;
    await sendMessage(this.#as(agent, answered), { conversationId, text: answer });
    const work = Math.round(minutes * (0.5 + roll())) * MINUTE;
    const spans = [];
    // A span is five minutes at most.
    for (let done = 0; done < work; done += 5 * MINUTE) {
      const [from, to] = [answered + done, answered + Math.min(work, done + 5 * MINUTE)];
      const span = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
      spans.push({ id: newId('time'), kind: 'answering' as const, conversationId, ...span });
    }
    const end = answered + work;
    await recordTime(this.#as(agent, end), { sentAt: new Date(end).toISOString(), spans });
    if (this.#options.settled || roll() < 0.8) {
      await this.#resolve(agent, end, conversationId);
      if (roll() < 0.28) {
        const score = roll() < 0.7 ? 5 : roll() < 0.7 ? 4 : 2;
        await createRating(customer(end), { conversationId, score });
      }
    }
    // Whoever waits long buys less.
    if (roll() < wins * (0.8 + 0.5 * along) * (wait > 60 * MINUTE ? 0.4 : 1)) {
      await this.#outcome(conversationId, end, { kind: team === 'sales' ? 'won' : 'saved', amount });
      if (roll() < 0.07)
        await this.#outcome(conversationId, end + MS_A_DAY, { kind: 'refunded', amount: amount / 2 });
    } else if (team === 'sales' && roll() < 0.12)
      await this.#outcome(conversationId, end, { kind: 'lost', amount });
  }

  async #resolve(agent: Agent, at: number, conversationId: string): Promise<void> {
    // Marks go no further than there are messages.
    await readConversation(this.#as(agent, at), { conversationId, delivered: 2, read: 2 });
    await updateConversation(this.#as(agent, at), { conversationId, status: 'resolved' });
  }

  #oneOf<T>(list: readonly T[]): T {
    const one = list[Math.floor(this.#roll() * list.length)];
    if (one === undefined) throw new Error('Nothing to choose from.');
    return one;
  }

  async #outcome(
    conversationId: string,
    at: number,
    { kind, amount }: { kind: 'won' | 'saved' | 'lost' | 'refunded'; amount: number },
  ): Promise<void> {
    const said = { kind, amount: (amount * (0.5 + this.#roll())).toFixed(2), currency: 'EUR' };
    await createOutcome(this.#key(at), { ...said, conversationId, at: new Date(at).toISOString() });
  }

  #teamOf(roll: number): Team {
    if (roll < TEAMS.sales.share) return 'sales';
    return roll < TEAMS.sales.share + TEAMS['customer-service'].share
      ? 'customer-service'
      : 'customer-support';
  }
}
