/** What becomes of something written that had better not be said in public: it is offered to go on in private with it. */
import { html } from 'lit';
import { ApiError } from '../../client/api-error.js';
import type { DiscussionStore } from '../../client/discussion-store.js';
import type { OfferChoice, ParleyOfferChooseEvent } from '../../events/offer-choose.js';
import type { ActingController, Offer } from '../acting.js';
import { failureWords } from './failure.js';
import './private-offer.js';
import { openConversation, type PrivateHost, sendPrivately } from './private-way.js';

export interface Means {
  acting: ActingController;
  store: DiscussionStore;
  host: PrivateHost;
}

export function renderOffer(means: Means, offer: Offer) {
  return html`<parley-private-offer
    .kinds=${offer.kinds}
    .phase=${offer.phase}
    ?editing=${means.acting.place?.purpose === 'edit'}
    @parley-offer-choose=${(event: ParleyOfferChooseEvent) => {
      event.stopPropagation();
      void settle(means, offer, event.choice);
    }}
  ></parley-private-offer>`;
}

async function settle({ acting, store, host }: Means, offer: Offer, choice: OfferChoice): Promise<void> {
  const { at, writing, ids } = offer;
  if (choice === 'post-anyway') {
    acting.show(null);
    return acting.send(writing);
  }
  if (choice === 'close') {
    acting.show(null);
    return acting.focus(at, 'writing');
  }
  try {
    if (choice === 'send-private') {
      acting.show({ ...offer, phase: 'sending' });
      await sendPrivately(store, ids, writing.text);
      store.drafts.set(acting.draftKey(at), '');
      acting.show({ ...offer, phase: 'sent' });
    }
    await openConversation(host, ids.conversationId);
  } catch (thrown) {
    if (acting.offer?.phase === 'sending') acting.show({ ...offer, phase: 'failed' });
    else acting.announce(failureWords(ApiError.from(thrown).code));
  }
}
