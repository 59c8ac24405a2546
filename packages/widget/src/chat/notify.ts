/**
 * Notifications of the browser, for a customer who has asked for them. It asks the browser only in answer to that
 * press, and tells nothing while the customer is looking at the page.
 */
import { plainText } from '@parley/protocol';

export interface Arrival {
  title: string;
  /** The message, in which some Markdown may stand. */
  text: string;
  /** A later one with the same tag takes the place of the earlier. */
  tag: string;
  /** What a press on it does, after the page has come to the front. */
  open: () => void;
}

/** Whether the browser lets us; asks it when it has not been asked. */
export async function mayNotify(): Promise<boolean> {
  if (!('Notification' in globalThis)) return false;
  if (Notification.permission !== 'default') return Notification.permission === 'granted';
  return (await Notification.requestPermission()) === 'granted';
}

export function notify({ title, text, tag, open }: Arrival): void {
  if (!('Notification' in globalThis) || Notification.permission !== 'granted') return;
  if (document.visibilityState === 'visible' && document.hasFocus()) return;
  try {
    const notification = new Notification(title, { body: plainText(text), tag });
    notification.onclick = () => {
      globalThis.focus();
      open();
      notification.close();
    };
  } catch {
    // Chrome on Android only lets service workers show any; the badge in the title says it too.
  }
}
