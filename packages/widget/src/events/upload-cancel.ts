/** A file should not be sent after all. */
export class ParleyUploadCancelEvent extends Event {
  /** The upload's key. */
  readonly key: string;

  constructor(key: string) {
    super('parley-upload-cancel', { bubbles: true, composed: true });
    this.key = key;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-upload-cancel': ParleyUploadCancelEvent;
  }
}
