/**
 * How often each kind of actor may ask, over both doors together. Kept in memory: it bounds what one process does.
 */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { ContextActor } from '../context.js';
import { AppError } from '../errors.js';

/** Requests per window. Generous to people, tight to guessing. */
export interface RateLimitConfig {
  /** Requests and socket commands of one contact in 10 s. */
  contact: number;
  /** Those of one agent in 10 s. */
  agent: number;
  /** Those of one API key in 10 s. */
  key: number;
  /** Those without a credential, per address in 10 s; an office shares one address. */
  address: number;
  /** Sessions of new contacts per address in a minute; a known one counts for itself. */
  session: number;
  /** Megabytes that one contact may upload in an hour, and tenfold per network address. */
  upload: number;
  /** Failed sign-ins per e-mail address, and tenfold per network address, in 15 minutes. */
  signIn: number;
}

export const DEFAULT_RATE_LIMITS: RateLimitConfig = {
  contact: 100,
  agent: 400,
  key: 50_000,
  address: 300,
  session: 120,
  upload: 200,
  signIn: 10,
};

const WINDOW = 10;
/** How often one person is told to be typing within that: twice what our own clients say at the most. */
const TYPING = 12;
/** Mails of one contact in an hour: programs that answer each other come to an end. */
const MAILS = 30;
/** Transcripts that one contact is sent in an hour, and tenfold per network address. */
const TRANSCRIPTS = 5;
/** Public messages of one contact in a minute, and tenfold per network address. */
const POSTS = 20;
/** Votes, reactions and reports of one contact in a minute, and twentyfold per network address. */
const OPINIONS = 100;
/** Public searches of one contact in a minute, and tenfold per network address: as people type, with pauses. */
const LOOKS = 60;
/** Addresses that one contact has asked whether they want mails, in an hour, and as often for one address; fourfold per network address. */
const FOLLOWS = 5;
const QUARTER_HOUR = 15 * 60;
const MINUTE = 60;
const HOUR = 3600;
const MEGABYTE = 1_000_000;

export class RateLimits {
  readonly #contact: RateLimiterMemory;
  readonly #agent: RateLimiterMemory;
  readonly #key: RateLimiterMemory;
  readonly #address: RateLimiterMemory;
  readonly #typing: RateLimiterMemory;
  readonly #mail: RateLimiterMemory;
  readonly #transcript: RateLimiterMemory;
  readonly #transcriptAddress: RateLimiterMemory;
  readonly #post: RateLimiterMemory;
  readonly #postAddress: RateLimiterMemory;
  readonly #judge: RateLimiterMemory;
  readonly #judgeAddress: RateLimiterMemory;
  readonly #look: RateLimiterMemory;
  readonly #lookAddress: RateLimiterMemory;
  readonly #follow: RateLimiterMemory;
  readonly #followAddress: RateLimiterMemory;
  readonly #session: RateLimiterMemory;
  readonly #encounter: RateLimiterMemory;
  readonly #upload: RateLimiterMemory;
  readonly #uploadAddress: RateLimiterMemory;
  readonly #signInEmail: RateLimiterMemory;
  readonly #signInAddress: RateLimiterMemory;

  constructor(config: RateLimitConfig) {
    const limiter = (points: number, duration: number) => new RateLimiterMemory({ points, duration });
    this.#contact = limiter(config.contact, WINDOW);
    this.#agent = limiter(config.agent, WINDOW);
    this.#key = limiter(config.key, WINDOW);
    this.#address = limiter(config.address, WINDOW);
    this.#typing = limiter(TYPING, WINDOW);
    this.#mail = limiter(MAILS, HOUR);
    this.#transcript = limiter(TRANSCRIPTS, HOUR);
    this.#transcriptAddress = limiter(TRANSCRIPTS * 10, HOUR);
    this.#post = limiter(POSTS, MINUTE);
    this.#postAddress = limiter(POSTS * 10, MINUTE);
    this.#judge = limiter(OPINIONS, MINUTE);
    this.#judgeAddress = limiter(OPINIONS * 20, MINUTE);
    this.#look = limiter(LOOKS, MINUTE);
    this.#lookAddress = limiter(LOOKS * 10, MINUTE);
    this.#follow = limiter(FOLLOWS, HOUR);
    this.#followAddress = limiter(FOLLOWS * 4, HOUR);
    this.#session = limiter(config.session, MINUTE);
    this.#encounter = limiter(config.session, MINUTE);
    this.#upload = limiter(config.upload * MEGABYTE, HOUR);
    this.#uploadAddress = limiter(config.upload * MEGABYTE * 10, HOUR);
    this.#signInEmail = limiter(config.signIn, QUARTER_HOUR);
    this.#signInAddress = limiter(config.signIn * 10, QUARTER_HOUR);
  }

  /** Counts one request. @throws AppError `rate_limited` with the seconds to wait */
  async request(actor: ContextActor, address: string): Promise<void> {
    switch (actor.type) {
      case 'contact':
        return take(this.#contact, actor.id);
      case 'agent':
        return take(this.#agent, actor.id);
      case 'key':
        return take(this.#key, actor.id);
      case 'link':
        // All that look at it together: a page asks several times.
        return take(this.#agent, actor.id);
      case 'nobody':
        return take(this.#address, address);
      case 'system':
        return;
    }
  }

  /** Whether it may be told once more that somebody types; nothing is lost when it is not. */
  async typing(actor: ContextActor): Promise<boolean> {
    const key = 'id' in actor ? actor.id : actor.type;
    return take(this.#typing, key).then(
      () => true,
      (refusal: unknown) => {
        if (refusal instanceof AppError) return false;
        throw refusal;
      },
    );
  }

  /** Counts a mail that a contact sends. @throws AppError `rate_limited` */
  async mail(contactId: string): Promise<void> {
    await take(this.#mail, contactId);
  }

  /**
   * Counts a transcript that is sent to a contact, whoever asks for it. Anybody can say of an address that it is theirs, so
   * where a contact asks from counts, too.
   * @throws AppError `rate_limited`
   */
  async transcript(actor: ContextActor, contactId: string, address: string): Promise<void> {
    if (actor.type === 'contact') await take(this.#transcriptAddress, address);
    await take(this.#transcript, contactId);
  }

  /**
   * Counts what is said in public. Contacts can be made by anybody, so their addresses count, too; the company's people and programs
   * are trusted.
   */
  async post(actor: ContextActor, address: string): Promise<void> {
    if (actor.type !== 'contact') return;
    await take(this.#postAddress, address);
    await take(this.#post, actor.id);
  }

  /** Counts a vote, a reaction or a report, as `post` does. */
  async judge(actor: ContextActor, address: string): Promise<void> {
    if (actor.type !== 'contact') return;
    await take(this.#judgeAddress, address);
    await take(this.#judge, actor.id);
  }

  /** Counts a search in what is public. Readers have no session as a rule: then their address counts alone. */
  async look(actor: ContextActor, address: string): Promise<void> {
    if (actor.type !== 'contact' && actor.type !== 'nobody') return;
    await take(this.#lookAddress, address);
    if (actor.type === 'contact') await take(this.#look, actor.id);
  }

  /** Counts a question to an e-mail address: for who asks, from where, and for the address. @throws AppError `rate_limited` */
  async follow(asked: { contactId: string; address: string; email: string }): Promise<void> {
    await take(this.#followAddress, asked.address);
    await take(this.#follow, asked.contactId);
    await take(this.#follow, asked.email);
  }

  /** Counts a session whose contact is new, or has not proved to be who it says. */
  async session(address: string): Promise<void> {
    await take(this.#session, address);
  }

  /** Counts a visitor who met a message that speaks first: as many may be new in a minute as sessions. */
  async encounter(address: string): Promise<void> {
    await take(this.#encounter, address);
  }

  /**
   * Counts the bytes of a file before the first of them is read. Contacts can be made by anybody, so their addresses count,
   * too; the company's people and programs are trusted with its own disk.
   */
  async upload(actor: ContextActor, address: string, bytes: number): Promise<void> {
    if (actor.type !== 'contact') return;
    await take(this.#uploadAddress, address, bytes);
    await take(this.#upload, actor.id, bytes);
  }

  /** Counts a sign-in before the password is looked at, so that a guess costs even when many run at once. */
  async signIn(email: string, address: string): Promise<void> {
    await take(this.#signInAddress, address);
    await take(this.#signInEmail, email);
  }

  /** Counts a look at an invitation, or its acceptance: secrets of 256 bits need no more. */
  async invitation(address: string): Promise<void> {
    await take(this.#signInAddress, address);
  }

  /** Counts an agent's change of their own password: who sits at their desk must not guess it. */
  async password(agentId: string): Promise<void> {
    await take(this.#signInEmail, agentId);
  }

  /** A right password clears that address's count: people who mistype are not locked out later. */
  async signedIn(email: string): Promise<void> {
    await this.#signInEmail.delete(email);
  }
}

async function take(limiter: RateLimiterMemory, key: string, points = 1): Promise<void> {
  try {
    await limiter.consume(key, points);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const retryAfter = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    throw new AppError('rate_limited', `Too many requests. Please try again in ${retryAfter} s.`, {
      retryAfter,
    });
  }
}
