/**
 * Gives a seeded year what figures are made of: teams, pages, campaigns, answers, ratings, time, sales in three currencies, and rates. Must run
 * while nobody serves from it.
 */
import { newId } from '@parley/protocol';
import Database from 'better-sqlite3';
import { insertInto } from '../growth/insert.js';

const TEAMS = ['marketing', 'sales', 'customer-service', 'customer-support'];
const PAGES = 200;
const CAMPAIGNS = 12;
/** Of a hundred conversations so many are sold something in, or given something back. */
const SOLD = 8;
const CURRENCIES = ['EUR', 'USD', 'GBP'];
/** Visitors whom a message met, over the last four weeks. A site of a million messages has many more, who never write. */
const VISITORS = 200_000;
const MET_MS = 28 * 86_400_000;
const MESSAGES = ['welcome', 'discount'];
const HOLDOUT = 200;

export interface Enriched {
  conversations: number;
  entries: number;
  outcomes: number;
  visitors: number;
}

export function enrich(file: string): Enriched {
  const database = new Database(file);
  database.pragma('synchronous = OFF');
  database.pragma('foreign_keys = OFF');
  try {
    database.exec('begin');
    const done = write(database);
    database.exec('commit');
    database.pragma('wal_checkpoint(TRUNCATE)');
    return done;
  } finally {
    database.close();
  }
}

function write(database: Database.Database): Enriched {
  const agentId = String(database.prepare('select id from agent').pluck().get());
  const chats = database
    .prepare<[], { id: string; site_id: string; created_at: string }>(
      'select id, site_id, created_at from conversation order by id',
    )
    .all();
  const place = database.prepare(
    "update conversation set team_id = ?, context = ?, status = 'resolved', resolved_at = last_at where id = ?",
  );
  const spend = insertInto(database, 'time_entry');
  const sell = insertInto(database, 'outcome');
  let [entries, outcomes] = [0, 0];
  for (const [index, { id, site_id, created_at }] of chats.entries()) {
    const team = TEAMS[index % TEAMS.length] ?? null;
    const campaign = index % 3 === 0 ? `?utm_campaign=campaign-${index % CAMPAIGNS}` : '';
    // Few pages have most of it.
    const page = Math.floor(PAGES * (((index * 7919) % 1000) / 1000) ** 3);
    const url = `https://shop.example/products/${page}${campaign}`;
    place.run(team, JSON.stringify({ url, title: null, product: null, order: null }), id);
    const begun = Date.parse(created_at);
    for (let part = 0; part < 4; part += 1) {
      entries += 1;
      const from_at = new Date(begun + part * 400_000).toISOString();
      const time = { id: newId('time'), agent_id: agentId, team_id: team, site_id, conversation_id: id };
      spend({ ...time, kind: 'answering', ms: 60_000 + ((index * 31) % 200_000), from_at });
    }
    if (index % 100 >= SOLD) continue;
    outcomes += 1;
    const at = new Date(begun + 3_600_000).toISOString();
    sell({
      ...{ id: newId('outcome'), conversation_id: id, site_id, source: 'api', at, created_at: at },
      ...{ kind: index % 10 === 0 ? 'refunded' : 'won', units: 1_000_000 + ((index * 7777) % 5_000_000) },
      currency: CURRENCIES[index % CURRENCIES.length],
    });
  }
  const hour = insertInto(database, 'hourly_rate');
  for (const [index, team_id] of [null, ...TEAMS].entries())
    hour({
      id: newId('hourlyRate'),
      team_id,
      units: 300_000 + index * 25_000,
      currency: 'EUR',
      from_day: '2020-01-01',
    });
  const mail = { name: 'mail', per: 'company_message', units: 150, currency: 'EUR', from_day: '2020-01-01' };
  insertInto(database, 'service_rate')({ id: newId('serviceRate'), ...mail });
  const exchange = insertInto(database, 'exchange_rate');
  for (const currency of ['USD', 'GBP']) exchange({ currency, from_day: '2020-01-01', rate: '0.9213' });
  return { conversations: chats.length, entries, outcomes, visitors: meet(database) };
}

/** Those who have written since are among them; the others left without a word. @returns how many */
function meet(database: Database.Database): number {
  const contacts = database
    .prepare<[], { contact_id: string; site_id: string; at: string }>(
      `select contact_id, site_id, max(created_at) as at from conversation where contact_id is not null group by contact_id
       order by at desc limit 20000`,
    )
    .all();
  const last = Date.parse(contacts[0]?.at ?? new Date().toISOString());
  const encounter = insertInto(database, 'encounter');
  for (let index = 0; index < VISITORS; index += 1) {
    const nth = Math.floor(index / 10);
    const writer = contacts[nth];
    const isWriter = index % 10 === 0 && writer !== undefined && Date.parse(writer.at) > last - MET_MS;
    const visitor_id = isWriter ? writer.contact_id : newId('contact');
    const at = isWriter ? Date.parse(writer.at) - 60_000 : last - Math.floor((index * MET_MS) / VISITORS);
    const proactive_id = MESSAGES[nth % MESSAGES.length] ?? '';
    const site_id = contacts[0]?.site_id ?? '';
    encounter({
      ...{ id: `${site_id}~${proactive_id}~${visitor_id}`, site_id, proactive_id, visitor_id },
      ...{ group_name: nth % 5 === 0 ? 'held' : 'shown', holdout: HOLDOUT, at: new Date(at).toISOString() },
    });
  }
  database.exec(`insert into encounter_day (id, site_id, proactive_id, holdout, group_name, visitors)
    select substr(at, 1, 10) || '~' || site_id || '~' || proactive_id || '~' || holdout || '~' || group_name,
      site_id, proactive_id, holdout, group_name, count(*)
    from encounter group by substr(at, 1, 10), site_id, proactive_id, holdout, group_name`);
  return VISITORS;
}
