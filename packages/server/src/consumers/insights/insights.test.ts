/** Random histories: figures that went along with the log are those that are made from zero, and parts always add up to the whole. */
import { type InsightsDimension, newId } from '@parley/protocol';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context, ContextActor } from '../../context.js';
import { openStore, type Store } from '../../db/open.js';
import type { Uploads } from '../../files/uploads.js';
import { totalOf } from '../../insights/rows.js';
import { offsetsOf, slotOf } from '../../insights/slots.js';
import { noSums } from '../../insights/sums.js';
import { addPart, eachUnit, noUnits, type Unit, type Units } from '../../insights/units.js';
import { readHead, readLog } from '../../log/read.js';
import { createAgent } from '../../services/agents.js';
import { createContact } from '../../services/contacts.js';
import { createConversation } from '../../services/conversations.js';
import { eraseContact } from '../../services/erase-contact.js';
import { putExchangeRates } from '../../services/exchange-rates.js';
import { mergeContacts } from '../../services/merge-contacts.js';
import { sendMessage } from '../../services/messages.js';
import { createOutcome, updateOutcome } from '../../services/outcomes.js';
import { postMessage } from '../../services/post-message.js';
import { createHourlyRate, createServiceRate, updateHourlyRate } from '../../services/rates.js';
import { createRating } from '../../services/ratings.js';
import { createSite } from '../../services/sites.js';
import { recordTime } from '../../services/time.js';
import { updateConversation } from '../../services/update-conversation.js';
import { openSettings } from '../../settings/settings-store.js';
import { insertEncounter } from '../../store/encounters.js';
import { sumInsights } from '../../store/insights.js';
import { readInsightsState, wantInsights } from '../../store/insights-state.js';
import { newInstallation, type TestInstallation } from '../../testing/installation.js';
import type { Ownership } from '../owned-consumer.js';
import { InsightsLedger } from './open-insights.js';

type Agent = Extract<ContextActor, { type: 'agent' }>;

const TEAMS = ['sales', 'customer-support', null] as const;
const PAGES = ['/a', '/b?utm_campaign=spring', '/c?utm_campaign=sale', null] as const;
const ZONES = ['UTC', 'Europe/Berlin', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'America/New_York'] as const;
const CURRENCIES = ['EUR', 'USD', 'JPY', 'CLP'] as const;
const SPLITS: InsightsDimension[] = ['team', 'page', 'campaign', 'site', 'kind', 'day'];

let installation: TestInstallation;
let store: Store;
let base: Context;
let siteId: string;
let agents: Agent[];
let ledger: InsightsLedger;
let owner: Ownership;
let cursor = 0;
let clock = Date.parse('2026-10-20T09:00:00.000Z');
const contacts: string[] = [];
const chats: { id: string; contact: string }[] = [];
const outcomes: { id: string; conversationId: string }[] = [];
const rates: string[] = [];

beforeAll(async () => {
  installation = await newInstallation();
  store = await openStore({ ...installation, serve: false });
  const settings = await openSettings(store, installation.dataDir);
  base = {
    actor: { type: 'system', id: 'system' },
    db: store.db,
    commit: (command, row) => store.commits.commit(command, row),
    commitTogether: (kind, input, row) => store.commits.commitTogether(kind, input, row),
    settings,
    now: () => new Date(clock),
    canMail: false,
  };
  const texts = { title: 'Shop', greeting: 'Hello' };
  const site = { key: 'shop', name: 'Shop', origins: ['http://shop.example'], locale: 'en', texts };
  siteId = (await createSite(base, site)).id;
  agents = [];
  for (const role of ['agent', 'admin'] as const) {
    const { id } = await createAgent(base, {
      role,
      name: role,
      email: `${role}@a.example`,
      password: 'long enough',
    });
    agents.push({ type: 'agent', id, name: role, role, siteIds: null, sessionHash: '' });
  }
  clock += 3 * 86_400_000;
  ledger = new InsightsLedger(base, { longerThan: 2, read: 3 });
  owner = { isStopping: false, commit: (command) => store.commits.commit(command) };
  await ledger.work(owner);
});
afterAll(async () => {
  await store.close();
  await installation.remove();
});

const as = (actor: ContextActor): Context => ({ ...base, actor });
const agentAt = (index: number) => agents[index % agents.length] as Agent;
const admin = () => as(agentAt(1));
const key = () =>
  as({ type: 'key', id: 'key_1', name: 'crm', siteId: null, scopes: ['read', 'write', 'admin'] });
const customer = (id: string) => as({ type: 'contact', id, siteId, browserId: id });
const pick = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)];
const today = () => new Date(clock).toISOString().slice(0, 10);

/** Rates change seldom: each change has all from its day on made anew, and so would hide what was not followed. */
const isSeldom = (b: number) => b % 8 === 0;

/** What may happen, each by a few numbers; what cannot happen just now does not. */
const DEEDS: ((a: number, b: number) => Promise<unknown>)[] = [
  async () => contacts.push((await createContact(key(), { site: 'shop' })).value.id),
  async (a, b) => {
    const contact = pick(contacts, a);
    if (contact === undefined) return;
    const [team, page] = [pick(TEAMS, a + b), pick(PAGES, b)];
    const { value } = await createConversation(customer(contact), {
      kind: 'chat',
      ...(team && { teamId: team }),
      ...(page && { context: { url: `http://shop.example${page}` } }),
    });
    chats.push({ id: value.id, contact });
    await sendMessage(customer(contact), { conversationId: value.id, text: 'Hello' });
  },
  async (a) => {
    const chat = pick(chats, a);
    if (chat) await sendMessage(customer(chat.contact), { conversationId: chat.id, text: 'And?' });
  },
  async (a, b) => {
    const chat = pick(chats, a);
    if (chat) await sendMessage(as(agentAt(b)), { conversationId: chat.id, text: 'So.' });
  },
  async (a, b) => {
    const conversationId = b % 4 === 0 ? null : (pick(chats, a)?.id ?? null);
    const [from, to] = [clock - 1000 * (1 + (b % 300)), clock].map((at) => new Date(at).toISOString()) as [
      string,
      string,
    ];
    const spans = [{ id: newId('time'), kind: 'answering' as const, conversationId, from, to }];
    await recordTime(as(agentAt(a + b)), { sentAt: to, spans });
  },
  async (a, b) => {
    const chat = pick(chats, a);
    if (chat === undefined) return;
    const kind = pick(['won', 'saved', 'refunded', 'lost'] as const, b) ?? 'won';
    const at = new Date(clock - (b % 5) * 86_400_000).toISOString();
    const said = { kind, amount: `${a % 1000}.${b % 100}`, currency: pick(CURRENCIES, a + b) ?? 'EUR', at };
    const { value } = await createOutcome(key(), { ...said, conversationId: chat.id });
    outcomes.push({ id: value.id, conversationId: chat.id });
  },
  async (a, b) => {
    const outcome = pick(outcomes, a);
    if (outcome)
      await updateOutcome(key(), { ...outcome, ...(b % 2 ? { amount: `${b}` } : { voided: b % 4 < 2 }) });
  },
  async (a, b) => {
    const chat = pick(chats, a);
    if (chat) await updateConversation(admin(), { conversationId: chat.id, teamId: pick(TEAMS, b) ?? null });
  },
  async (a, b) => {
    const chat = pick(chats, a);
    const url = `http://shop.example/moved-${b % 3}`;
    if (chat) await updateConversation(customer(chat.contact), { conversationId: chat.id, context: { url } });
  },
  async (a, b) => {
    const chat = pick(chats, a);
    if (chat === undefined) return;
    await updateConversation(admin(), { conversationId: chat.id, status: 'resolved' });
    if (b % 2) await createRating(customer(chat.contact), { conversationId: chat.id, score: 1 + (b % 5) });
  },
  async (a, b) => {
    const [id, into] = [pick(contacts, a), pick(contacts, b)];
    if (id === undefined || into === undefined || id === into) return;
    await mergeContacts(admin(), { id, into });
    contacts.splice(contacts.indexOf(id), 1);
    for (const chat of chats) if (chat.contact === id) chat.contact = into;
  },
  async (a, b) => {
    const id = pick(contacts, a);
    if (id === undefined || b % 3 > 0) return;
    const uploads = { storage: { remove: async () => {} } } as unknown as Uploads;
    await eraseContact(
      admin(),
      { uploads, fullText: store.fullText, publicText: store.publicText, forget: async () => {} },
      id,
    );
    contacts.splice(contacts.indexOf(id), 1);
    const gone = new Set(chats.filter(({ contact }) => contact === id).map((chat) => chat.id));
    remove(chats, (chat) => gone.has(chat.id));
    remove(outcomes, (outcome) => gone.has(outcome.conversationId));
  },
  async (a, b) => {
    if (!isSeldom(b)) return;
    const whose = pick([{}, { teamId: 'sales' }, { agentId: agentAt(a).id }], b);
    const rate = { amount: `${a % 90}.${b % 100}`, currency: pick(CURRENCIES, b) ?? 'EUR', from: today() };
    const made = await createHourlyRate(admin(), { ...whose, ...rate }).catch(ignoreConflict);
    if (made) rates.push(made.value.id);
  },
  async (a, b) => {
    if (!isSeldom(b)) return;
    const id = pick(rates, a);
    const rate = { amount: `${b % 90}`, currency: 'EUR', from: today() };
    if (id) await updateHourlyRate(admin(), { id, ...rate }).catch(ignoreConflict);
  },
  async (a, b) => {
    if (!isSeldom(b)) return;
    const per = pick(['message', 'conversation', 'customer_message'] as const, a) ?? 'message';
    const rate = { name: 'mail', per, amount: `0.00${1 + (b % 99)}`, currency: 'USD', from: today() };
    await createServiceRate(admin(), rate).catch(ignoreConflict);
  },
  async (a, b) => {
    if (!isSeldom(b)) return;
    const currency = pick(['USD', 'JPY'], a) ?? 'USD';
    await putExchangeRates(admin(), { rates: [{ currency, from: today(), rate: `0.${1 + (b % 9999)}` }] });
  },
  async (a, b) => {
    const contact = pick(contacts, a);
    if (contact === undefined) return;
    const poster = { post: () => Promise.reject(new Error('Nobody is asked.')) };
    const wanted = {
      site: 'shop',
      topic: `topic-${b % 3}`,
      from: { origin: null, ownOrigin: false },
      poster,
    };
    const asked = await postMessage(customer(contact), wanted, { text: `Is it ${a} or ${b}?` });
    if (b % 2) await postMessage(admin(), wanted, { text: 'Both.', parentId: asked.value.id });
  },
  async (a, b) => {
    const visitor = pick(contacts, a);
    if (visitor === undefined) return;
    const [proactiveId, group] = [pick(['hello', 'bye'], b) ?? '', pick(['shown', 'held'] as const, a + b)];
    await base.commit((tx) =>
      insertEncounter(tx.db, {
        ...{ site_id: siteId, proactive_id: proactiveId, visitor_id: visitor },
        ...{ group_name: group ?? 'held', holdout: 500, at: new Date(clock).toISOString() },
      }),
    );
  },
  async (a, b) => {
    clock += (1 + (a % 40)) * 60_000 * (b % 7 === 0 ? 60 : 1);
  },
  () => follow(),
  () => ledger.work(owner),
];

function remove<T>(list: T[], isGone: (item: T) => boolean): void {
  list.splice(0, list.length, ...list.filter((item) => !isGone(item)));
}

function ignoreConflict(error: { code?: string }): undefined {
  if (error.code !== 'conflict') throw error;
}

/** Reads the log to its end, as the consumer does. */
async function follow(): Promise<void> {
  const head = await readHead(base.db);
  while (cursor < head) {
    const rows = await readLog(base.db, { after: cursor, limit: 50, scope: 'all' });
    const effect = ledger.handle(rows);
    await store.commits.commit(async (tx) => effect?.(tx));
    cursor = Number(rows.at(-1)?.cursor);
  }
}

const TABLES = ['insights_entry', 'insights_conversation', 'insights_lift'] as const;

/** All figures that are read now, whatever the number of their making. */
async function figures() {
  const { generation } = await readInsightsState(base.db);
  const dump = async (table: (typeof TABLES)[number]) => {
    const { rows } = await sql<Record<string, unknown>>`
      select * from ${sql.table(table)} where generation = ${generation} order by slot, id`.execute(base.db);
    return rows.map(({ generation: _generation, ...row }) => JSON.stringify(row));
  };
  return Object.fromEntries(await Promise.all(TABLES.map(async (table) => [table, await dump(table)])));
}

const ALL = { from: slotOf('2026-01-01T00:00:00.000Z'), to: slotOf('2027-12-31T00:00:00.000Z') };

async function sumsBy(by: InsightsDimension | undefined, zone: string, range = ALL) {
  const { generation } = await readInsightsState(base.db);
  const groups = await sumInsights(base.db, {
    generation,
    ...range,
    filter: {},
    by,
    hasUnits: true,
    offsets: offsetsOf(zone, range),
  });
  const total = totalOf(groups);
  for (const list of [total.firstResponses, total.resolutions]) list.sort((x, y) => x - y);
  return { ...total, units: unitsOf(total.units) };
}

/** What each conversation came to, in an order of its own. */
function unitsOf(units: Units): string[] {
  const each = (of: (unit: Unit) => number) => [...eachUnit(units, of)];
  const [cost, value, ms, begun] = [
    each((unit) => unit.cost),
    each((unit) => unit.value),
    each((unit) => unit.ms),
    each((unit) => unit.begun),
  ];
  return cost.map((amount, i) => [amount, value[i], ms[i], begun[i]].join(' ')).sort();
}

/** The same, from all entries of a stretch and all conversations that began in it. */
async function unitsFromEntries({ from, to }: typeof ALL): Promise<string[]> {
  const { generation } = await readInsightsState(base.db);
  const units = noUnits();
  const range = (table: 'insights_entry' | 'insights_conversation') =>
    base.db
      .selectFrom(table)
      .selectAll(table)
      .where('generation', '=', generation)
      .where('slot', '>=', from)
      .where('slot', '<', to)
      .execute() as Promise<Record<string, unknown>[]>;
  for (const { conversation_id: id, ...row } of await range('insights_entry')) {
    if (id === null) continue;
    const [cost, value] = [Number(row.labour) + Number(row.service), Number(row.gains) - Number(row.refunds)];
    addPart(units, String(id), { cost, value, ms: Number(row.ms), begun: 0 });
  }
  for (const { id } of await range('insights_conversation'))
    addPart(units, String(id), { cost: 0, value: 0, ms: 0, begun: 1 });
  return unitsOf(units);
}

async function timeSpent(): Promise<{ all: bigint; byAgent: number[] }> {
  const rows = await base.db.selectFrom('time_entry').select(['agent_id', 'ms']).execute();
  const sum = (agent?: Agent) =>
    rows
      .filter((row) => agent === undefined || row.agent_id === agent.id)
      .reduce((ms, row) => ms + row.ms, 0);
  return { all: BigInt(sum()), byAgent: agents.map(sum) };
}

describe('figures after a random history', () => {
  it('are those that are made from zero, add up over any split, and count no agent’s minute twice', {
    timeout: 120_000,
  }, async () => {
    const began = clock;
    const deed = fc.tuple(fc.nat(DEEDS.length - 1), fc.nat(9999), fc.nat(9999));
    const history = fc.tuple(fc.array(deed, { minLength: 30, maxLength: 90 }), fc.constantFrom(...ZONES));

    await fc.assert(
      fc.asyncProperty(history, async ([deeds, zone]) => {
        clock += 86_400_000;
        for (const [which, a, b] of deeds) await DEEDS[which]?.(a, b);
        await follow();
        await ledger.work(owner);
        const followed = await figures();
        await base.commit((tx) => wantInsights(tx.db, 0));
        await ledger.work(owner);

        expect(await figures()).toEqual(followed);
        const whole = await sumsBy(undefined, zone);
        for (const by of SPLITS) expect(await sumsBy(by, zone)).toEqual(whole);
        // A day in the middle, which conversations reach into and beyond.
        const day = { from: slotOf(clock) - 144, to: slotOf(clock) - 48 };
        const units = await unitsFromEntries(day);
        for (const by of [undefined, ...SPLITS]) expect((await sumsBy(by, zone, day)).units).toEqual(units);
        expect(whole.units).toEqual(await unitsFromEntries(ALL));
        const { all, byAgent } = await timeSpent();
        expect(whole.ms).toBe(all);
        for (const ms of byAgent) expect(ms).toBeLessThanOrEqual(clock - began + 300_000);
      }),
      { numRuns: 20, endOnFailure: true },
    );
    expect(await sumsBy(undefined, 'UTC')).not.toEqual({ ...noSums(), units: [] });
    expect((await figures()).insights_lift).not.toEqual([]);
  });

  it('leave no rows of makings that nobody reads', async () => {
    const { generation } = await readInsightsState(base.db);
    for (const table of TABLES) {
      const rows = await base.db
        .selectFrom(table)
        .select('id')
        .where('generation', '<>', generation)
        .execute();
      expect(rows).toEqual([]);
    }
  });
});
