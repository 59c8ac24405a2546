/** Who may do what: one table, deny by default. What is not written here nobody may do. */
import type { AgentRole } from '@parley/protocol';
import type { ContextActor } from '../context.js';
import { AppError, notFound } from '../errors.js';

/** What the rules ask of a thing. `what` names it for people. */
export interface Subject {
  what: string;
  siteId: string;
  contactId: string | null;
}

type ActorOf<K extends ContextActor['type']> = Extract<ContextActor, { type: K }>;
type Rule<K extends ContextActor['type']> = (actor: ActorOf<K>, subject: Subject | null) => boolean;
type Rules = { [K in ContextActor['type']]?: Rule<K> };

const always = () => true;
const own: Rule<'contact'> = (actor, subject) =>
  subject?.contactId === actor.id && subject.siteId === actor.siteId;
const onItsSite: Rule<'key'> = (actor, subject) =>
  actor.siteId === null || subject === null || subject.siteId === actor.siteId;

const onTheirSite: Rule<'contact'> = (actor, subject) => subject?.siteId === actor.siteId;

/** Roles that read and answer chats. Moderators work in the open, analysts see figures and no text. */
const CHAT_ROLES: ReadonlySet<AgentRole> = new Set(['owner', 'admin', 'agent']);
const answers: Rule<'agent'> = (actor) => mayAnswer(actor.role);

/** Roles that decide where the company's words go. */
const ADMIN_ROLES: ReadonlySet<AgentRole> = new Set(['owner', 'admin']);
const administers: Rule<'agent'> = (actor) => ADMIN_ROLES.has(actor.role);

/** Figures are for those who run it or work with them. */
const seesFigures: Rule<'agent'> = (actor) => ADMIN_ROLES.has(actor.role) || actor.role === 'analyst';
const ofAllSites: Rule<'key'> = (actor) => actor.siteId === null;
/** Roles that speak in public discussions, and decide what is said there. */
const PUBLIC_ROLES: ReadonlySet<AgentRole> = new Set(['owner', 'admin', 'agent', 'moderator']);
const speaksInPublic: Rule<'agent'> = (actor) => PUBLIC_ROLES.has(actor.role);

const TABLE = {
  'agent.create': { system: always },
  'agent.list': { agent: answers, key: always },
  'agent.sign_out': { agent: always },
  'attachment.create': { contact: own, agent: answers, key: onItsSite },
  'contact.create': { key: onItsSite },
  'contact.erase': { agent: administers, key: onItsSite },
  'contact.list': { agent: answers, key: always },
  'contact.update': { agent: answers, key: onItsSite },
  'contact.read': { contact: own, agent: answers, key: onItsSite },
  'conversation.count': { agent: answers },
  'conversation.create': { contact: own, key: onItsSite },
  'conversation.list': { contact: always, agent: answers, key: always },
  'conversation.read': { contact: own, agent: answers, key: onItsSite },
  // That one looks at it, told to colleagues.
  'conversation.view': { agent: answers },
  // Of these, only whose conversation it is; which of its fields, the service asks.
  'conversation.update': { contact: own, agent: answers, key: onItsSite },
  'conversation.mark': { contact: own, agent: answers },
  'event.list': { contact: always, agent: answers, key: always },
  'event.watch': { contact: always, agent: answers },
  'identity_key.create': { system: always },
  'identity_key.delete': { system: always },
  'identity_key.list': { system: always },
  'key.create': { system: always },
  'me.identify': { contact: always },
  'me.read': { contact: always, agent: always, key: always },
  'me.update': { contact: always },
  // One's own: the service asks for no others.
  'mention.list': { agent: answers },
  'message.create': { contact: own, agent: answers, key: onItsSite },
  'message.create_for_contact': { contact: own, key: onItsSite },
  // Of these, only whose conversation it is; that the message is one's own, the service asks.
  'message.delete': { contact: own, agent: answers, key: onItsSite },
  'message.update': { contact: own, agent: answers, key: onItsSite },
  'rating.create': { contact: own },
  'site.create': { system: always },
  'time.create': { agent: always },
  'time.read': { agent: always },
  'time.totals': { agent: seesFigures, key: ofAllSites },
  // What anyone may see, whoever asks.
  'topic.read': { nobody: always, contact: onTheirSite, agent: always, key: onItsSite },
  'topic.update': { agent: speaksInPublic, key: onItsSite },
  'topic_message.create': { contact: onTheirSite, agent: speaksInPublic, key: onItsSite },
  'topic_message.judge': { contact: onTheirSite },
  'topic_message.mark': { agent: speaksInPublic, key: onItsSite },
  'topic_message.revisions': { agent: speaksInPublic, key: onItsSite },
  // That it is one's own, the service asks.
  'topic_message.update': { contact: onTheirSite, agent: speaksInPublic, key: onItsSite },
  'tag.list': { agent: answers, key: always },
  'transcript.send': { contact: own, agent: answers, key: onItsSite },
  'webhook.create': { agent: administers, key: onItsSite },
  'webhook.delete': { agent: administers, key: onItsSite },
  'webhook.list': { agent: administers, key: always },
  'webhook.read': { agent: administers, key: onItsSite },
  'webhook.replay': { agent: administers, key: onItsSite },
  'webhook.test': { agent: administers, key: onItsSite },
  'webhook.update': { agent: administers, key: onItsSite },
} as const satisfies Record<string, Rules>;

export type Action = keyof typeof TABLE;

export const ACTIONS = Object.keys(TABLE) as Action[];

/** What the table says of this kind of actor: undefined when it may never. */
function ruleFor(actor: ContextActor, action: Action): Rule<never> | undefined {
  const rules: Rules = TABLE[action];
  return rules[actor.type] as Rule<never> | undefined;
}

/** Whether agents in this role answer chats, so that one can be given to them. */
export function mayAnswer(role: AgentRole): boolean {
  return CHAT_ROLES.has(role);
}

export function can(actor: ContextActor, action: Action, subject: Subject | null = null): boolean {
  return ruleFor(actor, action)?.(actor as never, subject) ?? false;
}

/**
 * @throws AppError `unauthenticated` for nobody, `not_found` when the thing is not the actor's to know of,
 * `forbidden` when it may never do this
 */
export function authorize(actor: ContextActor, action: Action, subject: Subject | null = null): void {
  if (can(actor, action, subject)) return;
  if (actor.type === 'nobody') {
    throw new AppError('unauthenticated', 'Sign in, or send a token or an API key.');
  }
  const mayEver = ruleFor(actor, action) !== undefined && actor.type !== 'agent';
  if (mayEver && subject !== null) throw notFound(subject.what);
  throw new AppError('forbidden', `This is not open to ${describe(actor)}.`);
}

function describe(actor: ContextActor): string {
  switch (actor.type) {
    case 'contact':
      return 'contacts';
    case 'agent':
      return `agents in the role of ${actor.role}`;
    case 'key':
      return 'API keys';
    case 'system':
      return 'the command line';
    case 'nobody':
      return 'nobody';
  }
}
