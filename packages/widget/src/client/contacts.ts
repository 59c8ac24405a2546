/**
 * The people of the conversations that were opened, as far as somebody has asked for them: kept for a while, so that their card
 * is there at once when the conversation is opened again, and kept up to date by events. It never asks on its own.
 */
import type { Contact, Event } from '@parley/protocol';
import { Store } from './store.js';

/** So many are remembered; older ones are asked for again. */
const KEPT = 30;

export class Contacts extends Store<ReadonlyMap<string, Contact>> {
  constructor() {
    super(new Map());
  }

  /** Somebody as last heard of. */
  find(id: string): Contact | undefined {
    return this.state.get(id);
  }

  /** The server has told of somebody. */
  learn(contact: Contact): void {
    const known = new Map(this.state);
    // The one that was asked for last is the last to go.
    known.delete(contact.id);
    known.set(contact.id, contact);
    const oldest = known.keys().next().value;
    if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
    this.set(known);
  }

  /** Takes in a batch of events: a colleague, the company's programs or the person have changed something. */
  apply(events: readonly Event[]): void {
    for (const event of events) {
      switch (event.type) {
        case 'contact.updated':
        case 'contact.merged':
          if (this.state.has(event.contact.id)) this.learn(event.contact);
          break;
        case 'contact.erased':
          this.#forget(event.contactId);
          break;
        default:
        // Nothing of the rest is on a card; and a newer server has types that are not known here.
      }
    }
  }

  #forget(id: string): void {
    if (!this.state.has(id)) return;
    const known = new Map(this.state);
    known.delete(id);
    this.set(known);
  }
}
