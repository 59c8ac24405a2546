/** Clicks on links to conversations, which the console answers itself as long as they mean nothing else to the browser. */

/**
 * The link whose conversation should open here; its id is in `data-id`. Null beside a link, and with a modifier: then
 * the browser opens the address in a new tab or window, as for any link.
 */
export function conversationLink(event: MouseEvent): HTMLAnchorElement | null {
  const { target, altKey, ctrlKey, metaKey, shiftKey } = event;
  if (altKey || ctrlKey || metaKey || shiftKey || !(target instanceof Element)) return null;
  return target.closest<HTMLAnchorElement>('a[data-id]');
}
