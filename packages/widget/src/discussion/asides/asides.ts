/**
 * What of a discussion only a click needs: reports, the private way, refusals, earlier versions. One file, fetched when somebody
 * begins to write or asks for it.
 */
import { findPrivateData, type MessageRevisions, type PrivateDataKind, quote } from '@parley/protocol';
import { html } from 'lit';
import type { TopicMessageView } from '../../client/topic-view.js';
import type { AsideAct } from '../../events/topic-act.js';
import { msg } from '../../internal/localize.js';
import type { ActingController } from '../acting.js';
import '../report-form/report-form.js';
import './message-history.js';
import type { Means } from './offer.js';
import { moveToPrivate, openConversation } from './private-way.js';
import './refusal.js';

export { failureWords } from './failure.js';
export { renderOffer } from './offer.js';
export { newPrivateIds } from './private-way.js';

export function privateKinds(text: string): PrivateDataKind[] {
  return findPrivateData(text).map(({ kind }) => kind);
}

/** Does what was asked of a message. @throws ApiError */
export async function actAside(
  { acting, store, host }: Means,
  message: TopicMessageView,
  act: AsideAct,
): Promise<void> {
  const { id, level } = message;
  switch (act.type) {
    case 'quote': {
      const key = acting.draftKey(id);
      store.drafts.set(key, quote(message.text) + store.drafts.get(key));
      return acting.begin({ purpose: 'reply', messageId: id, level });
    }
    case 'report':
      return acting.begin({ purpose: 'report', messageId: id, level });
    case 'send-report': {
      await store.api.ask(`/messages/${id}/reports`, { method: 'POST', body: act.report });
      acting.end();
      const thanks = msg('Thank you. A moderator will look at it.', { id: 'report-thanks' });
      acting.tell(id, thanks);
      return acting.focus(id, 'message');
    }
    case 'history': {
      const path = `/messages/${id}/history`;
      const { data } = await store.api.ask<MessageRevisions>(path, { authenticated: false });
      acting.revisions = data;
      return acting.begin({ purpose: 'history', messageId: id, level });
    }
    case 'send-appeal':
      await store.api.ask(`/messages/${id}/appeal`, { method: 'POST', body: { text: act.text } });
      if (message.told) store.learn(id, { ...message.told, appeal: 'made' });
      return;
    case 'private':
      await openConversation(host, await moveToPrivate(store, id));
      return;
    case 'open-private':
      if (message.told?.privateConversationId)
        await openConversation(host, message.told.privateConversationId);
  }
}

/** What stands below a message that is being reported, or whose earlier versions are shown. */
export function renderAside(acting: ActingController, now: number) {
  return acting.place?.purpose === 'history'
    ? html`<parley-message-history .revisions=${acting.revisions} .now=${now}></parley-message-history>`
    : html`<parley-report-form></parley-report-form>`;
}
