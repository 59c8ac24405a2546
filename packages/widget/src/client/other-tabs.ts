/** Tells the other tabs of this browser that somebody has logged out on a site. */

/** The ids by which tabs may know the one who left: what the browser made, and what the server calls them. */
export type Left = readonly (string | undefined)[];

export class OtherTabs {
  #channel: BroadcastChannel | undefined;

  constructor(site: string, onLeft: (ids: Left) => void) {
    try {
      this.#channel = new BroadcastChannel(`parley:${site}`);
      this.#channel.onmessage = ({ data }: MessageEvent<unknown>) => {
        // The page's other scripts can write here as well.
        if (Array.isArray(data)) onLeft(data.filter((id) => typeof id === 'string'));
      };
    } catch {
      // A frame without an origin has no other tabs.
    }
  }

  left(ids: Left): void {
    this.#channel?.postMessage(ids.filter(Boolean));
  }

  close(): void {
    this.#channel?.close();
  }
}
