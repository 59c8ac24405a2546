/** Somebody chose an emoji. */
export class ParleyEmojiPickEvent extends Event {
  readonly emoji: string;

  constructor(emoji: string) {
    super('parley-emoji-pick', { bubbles: true, composed: true });
    this.emoji = emoji;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-emoji-pick': ParleyEmojiPickEvent;
  }
}
