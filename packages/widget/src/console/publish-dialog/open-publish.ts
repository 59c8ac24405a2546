/** Joins the dialog to the server, for as long as it is open. */
import {
  type ConversationOrigin,
  type Message,
  type PublishInput,
  redactPrivateData,
} from '@parley/protocol';
import type { Api, MessageAddress } from '../../client/api.js';
import { ApiError } from '../../client/api-error.js';
import { msg } from '../../internal/localize.js';
import { ParleyPublishDialog } from './publish-dialog.js';
import { loadTexts } from './texts.js';

type Asking = Pick<Api, 'request'>;

export interface PublishOptions {
  api: Asking;
  address: MessageAddress;
  text: string;
  /** Words that name the customer. */
  names: readonly (string | null | undefined)[];
  /** Where the dialog is put, for as long as it is open. */
  place: ParentNode;
}

export async function openPublish({ api, address, text, names, place }: PublishOptions): Promise<void> {
  const path = `/v1/conversations/${address.conversationId}`;
  const [origin] = await Promise.all([
    // Of most chats there is none.
    api.request<ConversationOrigin>(`${path}/origin`).catch(() => null),
    loadTexts(),
  ]);
  const dialog = new ParleyPublishDialog();
  dialog.text = redactPrivateData(
    text,
    names.filter((name) => typeof name === 'string'),
  );
  dialog.topic = origin?.topic ?? null;
  dialog.addEventListener('parley-publish', async ({ input }) => {
    dialog.busy = true;
    dialog.problem = '';
    try {
      await propose(api, `${path}/messages/${address.id}/publish`, input);
      dialog.close();
    } catch (thrown) {
      dialog.problem = wordsOf(ApiError.from(thrown));
    }
    dialog.busy = false;
  });
  dialog.addEventListener('parley-overlay-close', (event) => {
    event.stopPropagation();
    dialog.remove();
  });
  place.append(dialog);
}

function propose(api: Asking, path: string, body: PublishInput): Promise<Message> {
  return api.request(path, { method: 'POST', body });
}

function wordsOf({ code }: ApiError): string {
  if (code === 'invalid_input') {
    return msg('There is no such discussion on this site.', { id: 'publish-topic-missing' });
  }
  if (code === 'conflict') {
    return msg('This answer is published already, or the customer is being asked.', {
      id: 'publish-conflict',
    });
  }
  return msg('That did not work. Please try again.', { id: 'publish-failed' });
}
