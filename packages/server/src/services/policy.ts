/** Who may do what: one table, deny by default. What is not written here nobody may do. */
import type { AgentRole, KeyScope } from '@parley/protocol';
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
/** A key's rule says which scope it takes. */
interface KeyRule {
  /** Null: whichever it has. */
  scope: KeyScope | null;
  rule: Rule<'key'>;
}
type Rules = { [K in Exclude<ContextActor['type'], 'key'>]?: Rule<K> } & { key?: KeyRule };

const always = () => true;
const own: Rule<'contact'> = (actor, subject) =>
  subject?.contactId === actor.id && subject.siteId === actor.siteId;

const onItsSite: Rule<'key'> = (actor, subject) =>
  actor.siteId === null || subject === null || subject.siteId === actor.siteId;
const keyReads: KeyRule = { scope: 'read', rule: onItsSite };
/** Sums over all sites. */
const keyReadsAll: KeyRule = { scope: 'read', rule: (actor) => actor.siteId === null };
/** What anybody may see. */
const keyReadsAny: KeyRule = { scope: null, rule: onItsSite };
const keyAsksWho: KeyRule = { scope: null, rule: always };
const keyWrites: KeyRule = { scope: 'write', rule: onItsSite };
const keyAdministers: KeyRule = { scope: 'admin', rule: onItsSite };
/** What concerns the whole workspace is nothing for a key of one site. */
const keyAdministersAll: KeyRule = { scope: 'admin', rule: (actor) => actor.siteId === null };
/** For lists, which show a key of one site only what is of that. */
const keyLists: KeyRule = { scope: 'read', rule: always };
const keyListsAsAdmin: KeyRule = { scope: 'admin', rule: always };

const onTheirSite: Rule<'contact'> = (actor, subject) => subject?.siteId === actor.siteId;

/** Roles that read and answer chats. Moderators work in the open, analysts see figures and no text. */
const CHAT_ROLES: ReadonlySet<AgentRole> = new Set(['owner', 'admin', 'agent']);
const answers: Rule<'agent'> = (actor) => mayAnswer(actor.role);

/** Roles that decide where the company's words go. */
const ADMIN_ROLES: ReadonlySet<AgentRole> = new Set(['owner', 'admin']);
const administers: Rule<'agent'> = (actor) => ADMIN_ROLES.has(actor.role);

/** Figures are for those who run it or work with them. */
const seesFigures: Rule<'agent'> = (actor) => ADMIN_ROLES.has(actor.role) || actor.role === 'analyst';
/** Roles that speak in public discussions, and decide what is said there. */
const PUBLIC_ROLES: ReadonlySet<AgentRole> = new Set(['owner', 'admin', 'agent', 'moderator']);
const speaksInPublic: Rule<'agent'> = (actor) => PUBLIC_ROLES.has(actor.role);

/** Roles that decide what others said. */
const MODERATING_ROLES: ReadonlySet<AgentRole> = new Set(['owner', 'admin', 'moderator']);
const moderates: Rule<'agent'> = (actor) => MODERATING_ROLES.has(actor.role);

const TABLE = {
  // Whom of them, the service asks: nobody but an owner touches an owner.
  'account.list': { agent: administers },
  'account.update': { agent: administers },
  'agent.create': { system: always },
  'agent.list': { agent: answers, key: keyLists },
  'agent.set_teams': { agent: administers },
  'agent.sign_out': { agent: always },
  'audit.list': { agent: administers, key: keyAdministersAll },
  'attachment.create': { contact: own, agent: answers, key: keyWrites },
  'canned_reply.create': { agent: administers, key: keyWrites },
  'canned_reply.delete': { agent: administers, key: keyWrites },
  'canned_reply.list': { agent: answers, key: keyLists },
  'canned_reply.update': { agent: administers, key: keyWrites },
  'contact.create': { key: keyWrites },
  'contact.erase': { agent: administers, key: keyAdministers },
  'contact.follow': { agent: answers, key: keyReads },
  'contact.merge': { agent: answers, key: keyWrites },
  'contact.list': { agent: answers, key: keyLists },
  'contact.update': { agent: answers, key: keyWrites },
  'contact.read': { contact: own, agent: answers, key: keyReads },
  'conversation.count': { agent: answers },
  'conversation.create': { contact: own, key: keyWrites },
  'conversation.list': { contact: always, agent: answers, key: keyLists },
  'conversation.read': { contact: own, agent: answers, key: keyReads },
  'conversation.read_origin': { agent: answers, key: keyReads },
  // That one looks at it, told to colleagues.
  'conversation.view': { agent: answers },
  // Of these, only whose conversation it is; which of its fields, the service asks.
  'conversation.update': { contact: own, agent: answers, key: keyWrites },
  'conversation.mark': { contact: own, agent: answers },
  'digest.read': { agent: seesFigures },
  'digest.update': { agent: seesFigures },
  'encounter.create': { nobody: always, contact: onTheirSite },
  'event.list': { contact: always, agent: answers, key: keyLists },
  'event.watch': { contact: always, agent: answers },
  'identity_key.create': { agent: administers, system: always },
  'identity_key.delete': { agent: administers, system: always },
  'identity_key.list': { agent: administers, system: always },
  'insights_link.create': { agent: administers, key: keyAdministersAll },
  'insights_link.list': { agent: administers, key: keyAdministersAll },
  'insights_link.revoke': { agent: administers, key: keyAdministersAll },
  'invitation.create': { agent: administers },
  'invitation.list': { agent: administers },
  'invitation.revoke': { agent: administers },
  'insights.drill': { agent: seesFigures, key: keyReadsAll },
  // Of these, what a link shows.
  'insights.read': { agent: seesFigures, key: keyReadsAll, link: always },
  // As with keys: whoever got hold of one could sign for good.
  'judge_secret.rotate': { agent: administers },
  // No key makes keys: whoever got hold of one would have them for good.
  'key.create': { agent: administers, system: always },
  'key.list': { agent: administers },
  'key.revoke': { agent: administers },
  'me.identify': { contact: always },
  'me.read': { contact: always, agent: always, key: keyAsksWho },
  'me.set_availability': { agent: answers },
  'me.update': { contact: always },
  // Whether the settings keep such, the service asks.
  'insights.read_own': { agent: answers },
  'metric.list': { agent: always, key: keyReadsAll, link: always },
  'message.create': { contact: own, agent: answers, key: keyWrites },
  'message.create_for_contact': { contact: own, key: keyWrites },
  // One's own: the service asks for no others.
  'mention.list': { agent: answers },
  // Of these, only whose conversation it is; that the message is one's own, the service asks.
  'message.delete': { contact: own, agent: answers, key: keyWrites },
  'message.update': { contact: own, agent: answers, key: keyWrites },
  'password.change': { agent: always },
  // On which sites, the service asks.
  'moderation.decide': { agent: moderates, key: keyWrites },
  'moderation.read': { agent: moderates, key: keyReads },
  'moderation.simulate': { agent: moderates, key: keyReads },
  'moderation.watch': { agent: moderates },
  'outcome.create': { agent: answers, key: keyWrites },
  'outcome.list': { agent: answers, key: keyReads },
  'outcome.update': { agent: answers, key: keyWrites },
  // Only the customer's own word counts.
  'publication.decide': { contact: own },
  'publication.propose': { agent: answers },
  'rating.create': { contact: own },
  'settings.read': { agent: administers, key: keyAdministersAll },
  'settings.update': { agent: administers, key: keyAdministersAll, system: always },
  'sighting.list': { agent: administers, key: keyAdministersAll },
  'time.create': { agent: always },
  'time.read': { agent: always },
  'time.totals': { agent: seesFigures, key: keyReadsAll },
  'topic.list': { agent: speaksInPublic, key: keyReads },
  // What anyone may see, whoever asks.
  'topic.read': { nobody: always, contact: onTheirSite, agent: always, key: keyReadsAny },
  // Whatever address it names: that one is asked.
  'topic.follow': { contact: onTheirSite },
  'topic.update': { agent: speaksInPublic, key: keyWrites },
  'topic_message.create': { contact: onTheirSite, agent: speaksInPublic, key: keyWrites },
  // Whose message, and whose chat, the service asks.
  'topic_message.go_private': { contact: onTheirSite, agent: answers, key: keyWrites },
  'topic_message.judge': { contact: onTheirSite },
  'topic_message.mark': { agent: speaksInPublic, key: keyWrites },
  'topic_message.revisions': { agent: speaksInPublic, key: keyReads },
  // That it is one's own, the service asks.
  'topic_message.update': { contact: onTheirSite, agent: speaksInPublic, key: keyWrites },
  'rate.list': { agent: administers, key: keyAdministersAll },
  'rate.update': { agent: administers, key: keyAdministersAll },
  'search.read': { agent: answers, key: keyLists },
  'tag.list': { agent: answers, key: keyLists },
  'transcript.send': { contact: own, agent: answers, key: keyWrites },
  'webhook.create': { agent: administers, key: keyAdministers },
  'webhook.delete': { agent: administers, key: keyAdministers },
  'webhook.list': { agent: administers, key: keyListsAsAdmin },
  'webhook.read': { agent: administers, key: keyAdministers },
  'webhook.replay': { agent: administers, key: keyAdministers },
  'webhook.test': { agent: administers, key: keyAdministers },
  'webhook.update': { agent: administers, key: keyAdministers },
} as const satisfies Record<string, Rules>;

export type Action = keyof typeof TABLE;

export const ACTIONS = Object.keys(TABLE) as Action[];

/** What the table says of this kind of actor: undefined when it may never. */
function ruleFor(actor: ContextActor, action: Action): Rule<never> | undefined {
  const rules: Rules = TABLE[action];
  const rule = actor.type === 'key' ? rules.key?.rule : rules[actor.type];
  return rule as Rule<never> | undefined;
}

/** The scope that a key lacks for this; null when it lacks none. */
function lackedScope(actor: ContextActor, action: Action): KeyScope | null {
  if (actor.type !== 'key') return null;
  const scope = (TABLE[action] as Rules).key?.scope ?? null;
  return scope !== null && !actor.scopes.includes(scope) ? scope : null;
}

/** Moderators may be bound to some sites; then nothing of the others is theirs. */
function isElsewhere(actor: ContextActor, subject: Subject | null): boolean {
  if (actor.type !== 'agent' || actor.siteIds === null || subject === null) return false;
  return !actor.siteIds.includes(subject.siteId);
}

/** Whether agents in this role answer chats, so that one can be given to them. */
export function mayAnswer(role: AgentRole): boolean {
  return CHAT_ROLES.has(role);
}

export function can(actor: ContextActor, action: Action, subject: Subject | null = null): boolean {
  if (lackedScope(actor, action) !== null || isElsewhere(actor, subject)) return false;
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
  const scope = lackedScope(actor, action);
  if (scope !== null && ruleFor(actor, action) !== undefined) {
    throw new AppError('forbidden', `This takes a key with the scope "${scope}".`);
  }
  if (subject !== null && isElsewhere(actor, subject)) throw notFound(subject.what);
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
    case 'link':
      return 'public links';
    case 'system':
      return 'the command line';
    case 'nobody':
      return 'nobody';
  }
}
