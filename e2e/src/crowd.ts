/** Customers who wrote already, as agents find them in the inbox: made by the company's own programs. */
import type { Conversation } from '@parley/protocol';
import type { Stage } from './stage.js';

export interface Wrote {
  /** Null for somebody without a name. */
  name: string | null;
  texts: readonly string[];
}

/** @returns their conversation */
export async function wrote(
  { company }: Pick<Stage, 'company'>,
  { name, texts }: Wrote,
): Promise<Conversation> {
  const contact = await company.contacts.create({ site: 'acme', ...(name && { name }) });
  const { id } = await company.conversations.create({ kind: 'chat', contactId: contact.id });
  for (const text of texts) await company.messages.send({ conversationId: id, text, side: 'contact' });
  return company.conversations.get(id);
}
