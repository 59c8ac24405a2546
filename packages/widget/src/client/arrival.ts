/** Somebody comes by the link of a mail: whether this browser may have the conversation. Loaded when that happens. */
import type { Conversation, MailLink } from '@parley/protocol';
import { dropLink, linkInAddress } from './address.js';
import { ApiError } from './api-error.js';

/**
 * Why the conversation is not open. `over`: the link was used before, or is too old. `sign-in`: the company's page has to
 * say who is here. `other`: this browser has another one's conversations, and they would have to go.
 */
export type Arrival = 'over' | 'sign-in' | 'other';

export interface ArrivalMeans {
  session: { exists: boolean; openByLink(link: MailLink): Promise<void> };
  api: { conversation(id: string): Promise<Conversation> };
}

/** @returns null when there is nothing to tell @throws ApiError when the server could not say */
export async function arrive({ session, api }: ArrivalMeans): Promise<Arrival | null> {
  const link = linkInAddress();
  if (!link) return null;
  try {
    if (session.exists) await api.conversation(link.conversationId);
    else await session.openByLink(link);
  } catch (thrown) {
    const { code, transient } = ApiError.from(thrown);
    if (transient) throw thrown;
    // The link is still good: they may want it.
    if (code === 'not_found') return 'other';
    dropLink();
    return code === 'identity_required' ? 'sign-in' : 'over';
  }
  dropLink();
  return null;
}
