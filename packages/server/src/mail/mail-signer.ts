/**
 * Signs what travels by e-mail and comes back: addresses for answers, and the way out. In letters and digits of one case, for
 * mail servers may change it, and short, for the part before the @ has 64 characters. Signatures of one purpose are
 * worth nothing for another.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { isId } from '@parley/protocol';

/** 128 bits in 26 characters. */
const SIGNATURE = 26;
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const REPLY = /^reply\+([0-9a-hjkmnp-tv-z]{26})\.([0-9a-hjkmnp-tv-z]{26})$/;

/** So long after what it tells of, the link of a mail opens the conversation in any browser. */
const LINK_MS = 7 * 86_400_000;
const LINK = /^([0-9]{1,10})\.([0-9]{1,12})\.([0-9a-hjkmnp-tv-z]{26})$/;

type Purpose = 'reply' | 'stop' | 'open' | 'follow' | 'unfollow' | 'digest';

/** What a link opens, and for whom, as they are now. */
export interface LinkTarget {
  conversation: { id: string };
  contact: { id: string; email: string | null };
}

export class MailSigner {
  readonly #key: string;

  constructor(key: string) {
    this.#key = key;
  }

  /** The part before the @ of the address that answers to a conversation go to. */
  replyTo(conversationId: string): string {
    const body = conversationId.slice('cnv_'.length);
    return `reply+${body}.${this.#sign('reply', conversationId)}`;
  }

  /** @param address of a recipient @returns the conversation, or undefined when it is none of ours */
  conversationOf(address: string): string | undefined {
    const local = address.slice(0, address.lastIndexOf('@')).toLowerCase();
    const [, body, signature = ''] = REPLY.exec(local) ?? [];
    const id = `cnv_${body}`;
    return isId('conversation', id) && this.#isSigned({ purpose: 'reply', id, signature }) ? id : undefined;
  }

  /** What stands in the address by which a contact ends these mails. */
  stopToken(contactId: string): string {
    return `${contactId}.${this.#sign('stop', contactId)}`;
  }

  /** @returns the contact, or undefined when the token is none of ours */
  contactOf(stopToken: string): string | undefined {
    const [id = '', signature = ''] = stopToken.split('.');
    return isId('contact', id) && this.#isSigned({ purpose: 'stop', id, signature }) ? id : undefined;
  }

  /** What stands in the address by which an agent ends the week's figures. */
  digestToken(agentId: string): string {
    return `${agentId}.${this.#sign('digest', agentId)}`;
  }

  /** @returns the agent, or undefined when the token is none of ours */
  agentOf(digestToken: string): string | undefined {
    const [id = '', signature = ''] = digestToken.split('.');
    return isId('agent', id) && this.#isSigned({ purpose: 'digest', id, signature }) ? id : undefined;
  }

  /**
   * What stands in the link of a mail up to the message `upTo`, good from the moment `from` on. Signed with the address that it goes to: who has named
   * another one since has no use for it.
   */
  linkToken(target: LinkTarget, { upTo, from }: { upTo: number; from: Date }): string {
    const until = Math.ceil((from.getTime() + LINK_MS) / 1000);
    return `${upTo}.${until}.${this.#sign('open', linkId(target, { upTo, until }))}`;
  }

  /** @returns up to which message its mail went, or undefined when it is none of ours, or no longer */
  readLink(token: string, target: LinkTarget, now: Date): number | undefined {
    const [, first, second, signature = ''] = LINK.exec(token) ?? [];
    const [upTo, until] = [Number(first), Number(second)];
    const id = linkId(target, { upTo, until });
    const isGood = this.#isSigned({ purpose: 'open', id, signature }) && now.getTime() < until * 1000;
    return isGood ? upTo : undefined;
  }

  /** What stands in the link by which an address says that it wants to follow a topic: worth something for this question alone. */
  followToken(follow: Asked): string {
    return `${follow.id}.${this.#sign('follow', askedId(follow))}`;
  }

  isFollowToken(token: string, follow: Asked): boolean {
    const [id, signature = ''] = token.split('.');
    return id === follow.id && this.#isSigned({ purpose: 'follow', id: askedId(follow), signature });
  }

  /** What stands in the link that ends it. The language is for the page, when nothing else is left of it. */
  unfollowToken(id: string, language: string): string {
    return `${id}.${this.#sign('unfollow', id)}.${language}`;
  }

  /** @returns which one is to end, and the language; undefined when the token is none of ours */
  readUnfollow(token: string): { id: string; language: string } | undefined {
    const [id = '', signature = '', language = ''] = token.split('.');
    const isOurs = isId('follow', id) && this.#isSigned({ purpose: 'unfollow', id, signature });
    return isOurs ? { id, language } : undefined;
  }

  #isSigned({ purpose, id, signature }: { purpose: Purpose; id: string; signature: string }): boolean {
    const given = Buffer.from(signature);
    const right = Buffer.from(this.#sign(purpose, id));
    return given.length === right.length && timingSafeEqual(given, right);
  }

  #sign(purpose: Purpose, id: string): string {
    const digest = createHmac('sha256', this.#key).update(`${purpose}:${id}`).digest();
    return Array.from(digest.subarray(0, SIGNATURE), (byte) => ALPHABET.charAt(byte & 31)).join('');
  }
}

/** A question to an address, the latest of `asked_count`. */
interface Asked {
  id: string;
  email: string;
  asked_count: number;
}

const askedId = ({ id, email, asked_count }: Asked) => `${id}:${asked_count}:${email}`;

function linkId(
  { conversation, contact }: LinkTarget,
  { upTo, until }: { upTo: number; until: number },
): string {
  return [conversation.id, contact.id, upTo, until, contact.email].join(':');
}
