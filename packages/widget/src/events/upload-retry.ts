/** A file that could not be uploaded should be tried again. */
export class ParleyUploadRetryEvent extends Event {
  /** The upload's key. */
  readonly key: string;

  constructor(key: string) {
    super('parley-upload-retry', { bubbles: true, composed: true });
    this.key = key;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-upload-retry': ParleyUploadRetryEvent;
  }
}
