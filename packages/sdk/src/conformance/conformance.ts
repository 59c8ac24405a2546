/**
 * What every sink must keep, as named checks that any test runner can run. They look only at what is in the CRM
 * afterwards, never at how it got there.
 */
import { newId } from '@parley/protocol';
import { deliver } from '../sync/deliver.js';
import type { SyncPlan } from '../sync/plan.js';
import type { CrmSink } from '../sync/sink.js';
import { conversation, message, person, planOf } from './example-records.js';
import { faultySink } from './faulty-sink.js';

/** What a CRM holds, by Parley's ids. */
export interface SinkContents {
  contacts: { id: string; name: string | null; email: string | null }[];
  conversations: { id: string; contactId: string | null }[];
  /** `text` as it was sent, wherever the CRM keeps it. */
  messages: { id: string; conversationId: string; text: string }[];
}

/** A sink on an empty CRM, and a way to look into it. */
export interface SinkUnderTest {
  sink: CrmSink;
  read(): Promise<SinkContents>;
  close?(): Promise<void>;
}

export interface ConformanceCheck {
  /** A sentence of behaviour. */
  name: string;
  /** Rejects with what is wrong. */
  run(): Promise<void>;
}

function sorted(contents: SinkContents): SinkContents {
  const byId = (one: { id: string }, other: { id: string }): number => (one.id < other.id ? -1 : 1);
  return {
    contacts: contents.contacts.map(({ id, name, email }) => ({ id, name, email })).sort(byId),
    conversations: contents.conversations.map(({ id, contactId }) => ({ id, contactId })).sort(byId),
    messages: contents.messages
      .map(({ id, conversationId, text }) => ({ id, conversationId, text }))
      .sort(byId),
  };
}

async function expectContents(it: SinkUnderTest, expected: SinkContents): Promise<void> {
  const [found, wanted] = [sorted(await it.read()), sorted(expected)].map((side) =>
    JSON.stringify(side, null, 1),
  );
  if (found !== wanted) throw new Error(`The CRM holds\n${found}\nand should hold\n${wanted}`);
}

async function take(sink: CrmSink, plan: SyncPlan): Promise<void> {
  const letters = await deliver(plan, { sink, maxRetries: 0, longestWait: 0 });
  if (letters.length > 0) throw new Error(`Refused: ${JSON.stringify(letters)}`);
}

/** Far more than a sink needs that fails only where it was made to: seven calls, of which two in three get through. */
const MOST_TRIES = 300;

async function takeAtLast(sink: CrmSink, plan: SyncPlan): Promise<void> {
  let cause: unknown;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    try {
      await take(sink, plan);
      return;
    } catch (error) {
      cause = error;
    }
  }
  throw new Error(`It did not take everything in within ${MOST_TRIES} tries.`, { cause });
}

/** Words that have broken programs before. */
const TEXTS = [
  'Where is my order?',
  'Zoë said: "first line,\nsecond line"',
  '=1+1',
  "'+49 30",
  '<b>no</b> & <script>alert(1)</script>',
  '👩‍👩‍👧 مرحبا \u2028 ½',
  ' with space around ',
];

type Check = (it: SinkUnderTest) => Promise<void>;

const CHECKS: Record<string, Check> = {
  async 'takes in a contact, its conversation and every kind of text'({ sink, ...it }) {
    const plan = planOf(TEXTS);
    await take(sink, plan);
    await expectContents({ sink, ...it }, plan);
  },
  async 'has the same after taking everything in twice'(it) {
    const plan = planOf(TEXTS);
    await take(it.sink, plan);
    await take(it.sink, plan);
    await expectContents(it, plan);
  },
  async 'has the same after taking in one part and then the whole'(it) {
    const plan = planOf(TEXTS);
    await take(it.sink, { ...plan, messages: plan.messages.slice(0, 3) });
    await take(it.sink, plan);
    await expectContents(it, plan);
  },
  async 'shows what changed: a name, a text, a message taken back'(it) {
    const plan = planOf(TEXTS);
    await take(it.sink, plan);
    const contacts = plan.contacts.map((contact) => ({
      ...contact,
      name: 'Grace',
      email: 'grace@example.com',
    }));
    const messages = plan.messages.map((one, index) =>
      index === 0 ? { ...one, text: '', status: 'deleted' as const } : { ...one, text: `${one.text}!` },
    );
    await take(it.sink, { ...plan, contacts, messages });
    await expectContents(it, { contacts, conversations: plan.conversations, messages });
  },
  async 'prepares twice without harm'(it) {
    const plan = planOf(['Hello']);
    await take(it.sink, plan);
    await it.sink.prepare?.();
    await expectContents(it, plan);
  },
  async 'takes in more than one batch, and people without a name'(it) {
    const anonymous = { ...person(), name: null, email: null };
    const chat = conversation(anonymous.id);
    const messages = Array.from({ length: 230 }, (_, index) => message(chat.id, index + 1));
    const plan = { ...planOf([]), contacts: [anonymous], conversations: [chat], messages };
    await take(it.sink, plan);
    await expectContents(it, plan);
  },
  async 'gives the conversations of a merged contact to the one it was merged into'(it) {
    const [first, second] = [planOf(['Before']), planOf(['After'])];
    const [from, into] = [first.contacts[0]?.id ?? '', second.contacts[0]?.id ?? ''];
    await take(it.sink, first);
    await take(it.sink, second);
    const merges = [{ fromId: from, intoId: into }];
    await it.sink.mergeContacts(merges);
    await it.sink.mergeContacts(merges);
    await expectContents(it, {
      contacts: second.contacts,
      conversations: [...first.conversations, ...second.conversations].map(({ id }) => ({
        id,
        contactId: into,
      })),
      messages: [...first.messages, ...second.messages],
    });
  },
  async 'erases a contact with all that hangs on it, and nothing else'(it) {
    const [first, second] = [planOf(TEXTS), planOf(TEXTS)];
    await take(it.sink, first);
    await take(it.sink, second);
    const erasures = first.contacts.map(({ id }) => ({ kind: 'contact' as const, id }));
    await it.sink.erase(erasures);
    await it.sink.erase(erasures);
    await expectContents(it, second);
  },
  async 'erases a single message and a single conversation'(it) {
    const [first, second] = [planOf(TEXTS), planOf(TEXTS)];
    await take(it.sink, first);
    await take(it.sink, second);
    await it.sink.erase([
      { kind: 'message', id: first.messages[0]?.id ?? '' },
      { kind: 'conversation', id: second.conversations[0]?.id ?? '' },
      { kind: 'message', id: newId('message') },
    ]);
    await expectContents(it, {
      contacts: [...first.contacts, ...second.contacts],
      conversations: first.conversations,
      messages: first.messages.slice(1),
    });
  },
  async 'has the same after a third of the calls failed and were made again'(it) {
    const plan = planOf(TEXTS);
    const sink = faultySink(
      { ...it.sink, batches: { contacts: 1, conversations: 1, messages: 2 } },
      { seed: 7 },
    );
    await takeAtLast(sink, plan);
    await expectContents(it, plan);
  },
};

/**
 * The checks for one sink. `setUp` is called before each and gives a prepared CRM with nothing in it.
 *
 * @example
 * for (const { name, run } of sinkConformance(setUp)) test(name, run);
 */
export function sinkConformance(setUp: () => Promise<SinkUnderTest>): ConformanceCheck[] {
  return Object.entries(CHECKS).map(([name, check]) => ({
    name,
    async run() {
      const it = await setUp();
      try {
        await it.sink.prepare?.();
        await check(it);
      } finally {
        await it.close?.();
      }
    },
  }));
}
