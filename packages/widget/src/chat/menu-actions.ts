/** What the chat's menu does. Loaded when something was chosen from it. */
import type { ChatStore } from '../client/chat-store.js';
import type { MenuChoice } from '../events/menu-choose.js';
import { msg } from '../internal/localize.js';
import type { ChatAlerts } from './alerts.js';

export interface MenuActor {
  store: ChatStore;
  alerts: ChatAlerts;
}

export interface Outcome {
  text: string;
  failed: boolean;
}

/** Does it; answers with what there is to tell. It never throws. */
export async function act(choice: MenuChoice, actor: MenuActor): Promise<Outcome | null> {
  try {
    const text = await attempt(choice, actor);
    return text ? { text, failed: false } : null;
  } catch {
    return { text: msg('That did not work. Please try again.', { id: 'menu-failed' }), failed: true };
  }
}

async function attempt(choice: MenuChoice, { store, alerts }: MenuActor): Promise<string | undefined> {
  switch (choice) {
    case 'sound':
    case 'notify':
      await alerts.toggle(choice);
      return undefined;
    case 'transcript':
      saveFile(await store.transcript(), store.state.site?.name ?? 'chat');
      return undefined;
    case 'transcript-mail':
      await store.mailTranscript();
      return msg('It is on its way to your inbox.', { id: 'menu-mailed' });
    case 'log-out':
      await store.logout();
      return undefined;
  }
}

function saveFile(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = [name, 'html'].join('.');
  link.click();
  // Safari reads it after the click has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
