/** Somebody chose, pasted or dropped files. */
export class ParleyFilesAddEvent extends Event {
  /** In the order in which they came. */
  readonly files: readonly File[];

  constructor(files: readonly File[]) {
    super('parley-files-add', { bubbles: true, composed: true });
    this.files = files;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-files-add': ParleyFilesAddEvent;
  }
}
