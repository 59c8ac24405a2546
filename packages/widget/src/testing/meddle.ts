/** A network that misbehaves between a real client and a real server: frames doubled or held back, as networks do. */

type Pass = (data: string) => void;

const original = Object.getOwnPropertyDescriptor(WebSocket.prototype, 'onmessage');

/**
 * Lets `frame` decide what becomes of each frame that a web socket opened from now on receives: it passes it on
 * with `pass`, once, twice or later. Call the returned function to have a faithful network again.
 */
export function meddle(frame: (data: string, pass: Pass) => void): () => void {
  Object.defineProperty(WebSocket.prototype, 'onmessage', {
    configurable: true,
    set(this: WebSocket, handler: ((event: MessageEvent) => void) | null) {
      this.addEventListener('message', ({ data }: MessageEvent<string>) => {
        frame(data, (passed) => handler?.(new MessageEvent('message', { data: passed })));
      });
    },
  });
  return () => {
    if (original) Object.defineProperty(WebSocket.prototype, 'onmessage', original);
  };
}

/** Whether a frame is a batch of live events. */
export function isEvents(data: string): boolean {
  return data.startsWith('42["events"');
}

/** Whether a frame is the answer to something that was asked. */
export function isAnswer(data: string): boolean {
  return data.startsWith('43');
}
