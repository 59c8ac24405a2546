/**
 * Files on their way to the server, before their message is sent: how far each is, and a way to leave it out or to try
 * it again. Loaded with the first file. It shows what it is given and must never upload.
 */
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import type { UploadItem } from '../../client/uploads.js';
import { ParleyUploadCancelEvent } from '../../events/upload-cancel.js';
import { ParleyUploadRetryEvent } from '../../events/upload-retry.js';
import { formatBytes } from '../../internal/format-bytes.js';
import { closeIcon, fileIcon, retryIcon } from '../../internal/icons.js';
import { msg, str, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { drawThumbnail } from './thumbnail.js';
import { uploadListStyles } from './upload-list.styles.js';

/**
 * @summary Files that are being uploaded.
 * @event {ParleyUploadCancelEvent} parley-upload-cancel - One should be left out.
 * @event {ParleyUploadRetryEvent} parley-upload-retry - One should be tried again.
 */
export class ParleyUploadList extends ParleyElement {
  static override styles = [resetStyles, uploadListStyles];

  private drawn = new WeakSet<Element>();

  /** The files, in order. */
  @property({ attribute: false }) items: readonly UploadItem[] = [];

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override render() {
    return html`<ul aria-label=${msg('Files', { id: 'upload-list' })}>
      ${repeat(
        this.items,
        (item) => item.key,
        (item) => this.renderItem(item),
      )}
    </ul>`;
  }

  private renderItem(item: UploadItem) {
    const { key, name, phase } = item;
    return html`<li class=${phase}>
      ${
        item.type.startsWith('image/')
          ? html`<canvas width="72" height="72" ${ref((canvas) => this.draw(canvas, item))}></canvas>`
          : html`<span class="icon">${fileIcon}</span>`
      }
      <div class="words">
        <bdi class="name" title=${name}>${name}</bdi>
        ${this.renderPhase(item)}
      </div>
      ${
        phase === 'failed'
          ? html`<button
              type="button"
              aria-label=${msg(str`Try ${name} again`, { id: 'upload-retry' })}
              @click=${() => this.dispatchEvent(new ParleyUploadRetryEvent(key))}
            >
              ${retryIcon}
            </button>`
          : nothing
      }
      <button
        type="button"
        aria-label=${msg(str`Remove ${name}`, { id: 'upload-cancel' })}
        @click=${() => this.dispatchEvent(new ParleyUploadCancelEvent(key))}
      >
        ${closeIcon}
      </button>
    </li>`;
  }

  private renderPhase({ phase, progress, bytes, name, error }: UploadItem) {
    switch (phase) {
      case 'waiting':
      case 'uploading':
        return html`<progress
          max="1"
          .value=${progress}
          aria-label=${msg(str`${name} is being uploaded`, { id: 'upload-progress' })}
        ></progress>`;
      case 'done':
        return html`<span class="detail">${formatBytes(bytes)}</span>`;
      case 'failed':
        return html`<span class="detail" role="alert">${
          error?.transient
            ? msg('The connection was lost.', { id: 'upload-lost' })
            : msg('This file was not accepted.', { id: 'upload-refused' })
        }</span>`;
    }
  }

  private draw(canvas: Element | undefined, { file }: UploadItem) {
    if (!(canvas instanceof HTMLCanvasElement) || this.drawn.has(canvas)) return;
    this.drawn.add(canvas);
    void drawThumbnail(canvas, file);
  }
}

define('parley-upload-list', ParleyUploadList);

declare global {
  interface HTMLElementTagNameMap {
    'parley-upload-list': ParleyUploadList;
  }
}
