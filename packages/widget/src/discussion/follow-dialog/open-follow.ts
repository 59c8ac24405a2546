/** Joins the dialog to the topic's store, for as long as it is open. */
import type { FollowTopicInput } from '@parley/protocol';
import { ApiError } from '../../client/api-error.js';
import type { DiscussionStore } from '../../client/discussion-store.js';
import { msg } from '../../internal/localize.js';
import { ParleyFollowDialog } from './follow-dialog.js';

/** @param opener stands in the discussion, and has the focus again afterwards */
export function openFollow(opener: HTMLElement, store: DiscussionStore): void {
  const dialog = new ParleyFollowDialog();
  dialog.email = store.state.contact?.email ?? '';
  dialog.addEventListener('parley-follow', ({ wish }) => {
    dialog.phase = 'sending';
    dialog.problem = '';
    ask(store, wish).then(
      () => {
        dialog.phase = 'sent';
      },
      (thrown: unknown) => {
        dialog.phase = 'asking';
        dialog.problem = wordsOf(ApiError.from(thrown));
      },
    );
  });
  dialog.addEventListener('parley-follow-close', () => {
    dialog.remove();
    opener.focus();
  });
  opener.after(dialog);
}

/** Has the address asked whether it wants to be told of what is new. @throws ApiError */
async function ask(
  { person, api, page }: DiscussionStore,
  wish: Pick<FollowTopicInput, 'email' | 'scope'>,
): Promise<void> {
  await person.introduce();
  await api.ask('/follow', { method: 'POST', body: { ...wish, page } });
}

function wordsOf({ code }: ApiError): string {
  if (code === 'rate_limited') {
    return msg('That was asked too often. Please try again in an hour.', { id: 'follow-limited' });
  }
  if (code === 'invalid_input') {
    return msg('Please enter your e-mail address.', { id: 'follow-email-missing' });
  }
  return msg('That did not work. Please try again.', { id: 'topic-failed' });
}
