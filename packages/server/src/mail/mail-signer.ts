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

type Purpose = 'reply' | 'stop';

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
