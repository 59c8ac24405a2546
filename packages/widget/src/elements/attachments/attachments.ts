/**
 * The files that go with a message: pictures with their room reserved before they have loaded, recordings to be played,
 * everything else as a chip with name and size. Loaded when the first message with a file is shown.
 */
import type { Attachment } from '@parley/protocol';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { formatBytes } from '../../internal/format-bytes.js';
import { fileIcon } from '../../internal/icons.js';
import { msg, str, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { attachmentsStyles } from './attachments.styles.js';

/** What browsers play; what one of them cannot becomes a chip when it fails. */
const RECORDING = /^(?:audio|video)\//;
/** What browsers show as a picture and the server hands out as one. */
const PICTURE = /^image\/(?:png|jpeg|gif|webp|avif)$/;

/**
 * @summary The files of a message.
 * @csspart picture - A picture.
 * @csspart file - The chip of any other file.
 */
export class ParleyAttachments extends ParleyElement {
  static override styles = [resetStyles, attachmentsStyles];

  /** Pictures and recordings that did not load: the page's policy forbids them, or their address has run out. */
  @state() private broken: ReadonlySet<string> = new Set();

  /** What to show, in order. */
  @property({ attribute: false }) items: readonly Attachment[] = [];

  /** Origin of the server that has the files; the page's own by default. */
  @property() server = '';

  /** Whether they stand at the end of the line, as one's own do. */
  @property({ type: Boolean, reflect: true }) own = false;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override render() {
    return this.items.map((item) => this.renderItem(item));
  }

  private renderItem(item: Attachment) {
    const href = this.addressOf(item);
    const shown = href !== undefined && !this.broken.has(item.id);
    if (shown && RECORDING.test(item.type)) return this.renderRecording(item, href);
    const picture = shown && PICTURE.test(item.type) && item.width && item.height;
    if (!picture) {
      return html`<a
        part="file"
        class="file"
        href=${href ?? nothing}
        target="_blank"
        rel="noopener noreferrer"
        download=${item.name}
      >
        ${fileIcon}
        <span><bdi class="name">${item.name}</bdi> <span class="bytes">${formatBytes(item.bytes)}</span></span>
      </a>`;
    }
    return html`<a
      class="picture"
      href=${href ?? nothing}
      target="_blank"
      rel="noopener noreferrer"
      title=${item.name}
      ><img
        part="picture"
        src=${href ?? nothing}
        alt=${msg(str`Picture ${item.name}`, { id: 'attachment-picture' })}
        width=${item.width ?? nothing}
        height=${item.height ?? nothing}
        loading="lazy"
        decoding="async"
        @error=${() => this.handleBroken(item)}
    /></a>`;
  }

  private renderRecording(item: Attachment, href: string) {
    const failed = () => this.handleBroken(item);
    return item.type.startsWith('audio/')
      ? html`<audio controls preload="none" src=${href} aria-label=${item.name} @error=${failed}></audio>`
      : html`<video controls preload="metadata" playsinline src=${href} aria-label=${item.name} @error=${failed}></video>`;
  }

  /** Its address on the server, if it is one at all: never another scheme. */
  private addressOf({ url }: Attachment): string | undefined {
    const base = this.server || document.baseURI;
    if (!URL.canParse(url, base)) return undefined;
    const address = new URL(url, base);
    return /^https?:$/.test(address.protocol) ? address.href : undefined;
  }

  private handleBroken({ id }: Attachment) {
    this.broken = new Set([...this.broken, id]);
  }
}

define('parley-attachments', ParleyAttachments);

declare global {
  interface HTMLElementTagNameMap {
    'parley-attachments': ParleyAttachments;
  }
}
