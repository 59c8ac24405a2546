/** Lets files be dropped on an element, and says while some are held over it. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export interface FileDropOptions {
  /** Whether files are welcome right now. */
  welcome: () => boolean;
  onFiles: (files: File[]) => void;
}

export class FileDropController implements ReactiveController {
  /** Whether files are held over the element. */
  over = false;
  #host: ReactiveControllerHost & HTMLElement;
  #options: FileDropOptions;

  constructor(host: ReactiveControllerHost & HTMLElement, options: FileDropOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
    host.addEventListener('dragover', this.#handleOver);
    host.addEventListener('dragleave', this.#handleLeave);
    host.addEventListener('drop', this.#handleDrop);
  }

  hostDisconnected(): void {
    this.#show(false);
  }

  #handleOver = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files') || !this.#options.welcome()) return;
    // Without this the browser would leave the page and open the file.
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    this.#show(true);
  };

  #handleLeave = (event: DragEvent): void => {
    const to = event.relatedTarget;
    if (!(to instanceof Node) || !this.#host.contains(to)) this.#show(false);
  };

  #handleDrop = (event: DragEvent): void => {
    if (!this.over) return;
    event.preventDefault();
    this.#show(false);
    this.#options.onFiles([...(event.dataTransfer?.files ?? [])]);
  };

  #show(over: boolean): void {
    if (over === this.over) return;
    this.over = over;
    this.#host.requestUpdate();
  }
}
