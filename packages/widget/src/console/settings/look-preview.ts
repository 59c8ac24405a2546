/** How a site's chat will look: the launcher itself, in its corner, over a sketch of the open chat. It asks nobody anything. */
import type { SiteTexts, SiteTheme } from '@parley/protocol';
import { css, html, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { language, msg, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { tokenStyles } from '../../internal/tokens.styles.js';
import { createLauncher, type Launcher } from '../../loader/launcher.js';

const styles = css`
  /* What is fixed in it is fixed to it. */
  :host {
    position: relative;
    display: block;
    min-block-size: 360px;
    border: 1px solid var(--parley-border);
    border-radius: var(--parley-radius-card);
    overflow: hidden;
    contain: layout paint;
    color: var(--parley-text);
    background: var(--parley-surface-2);
  }

  .panel {
    position: absolute;
    inset-block: 16px var(--_above, 88px);
    inset-inline: auto var(--_side, 20px);
    display: flex;
    flex-direction: column;
    inline-size: min(260px, 100% - 40px);
    border-radius: var(--parley-radius-panel);
    overflow: hidden;
    background: var(--parley-surface);
    box-shadow: var(--parley-shadow);
  }

  .panel.start {
    inset-inline: var(--_side, 20px) auto;
  }

  .head {
    padding: 12px 16px;
    font-weight: 600;
    overflow-wrap: anywhere;
    border-block-end: 1px solid var(--parley-border);
  }

  .talk {
    display: grid;
    flex: 1;
    align-content: end;
    gap: 8px;
    padding: 12px;
    overflow: hidden;
  }

  .talk p {
    margin: 0;
    max-inline-size: 85%;
    padding: 8px 12px;
    border-radius: 16px;
    font-size: 13px;
    overflow-wrap: anywhere;
  }

  .theirs {
    justify-self: start;
    border-end-start-radius: 4px !important;
    background: var(--parley-surface-2);
  }

  .own {
    justify-self: end;
    border-end-end-radius: 4px !important;
    color: var(--parley-on-accent);
    background: var(--parley-accent-fill);
  }
`;

export class ParleyLookPreview extends ParleyElement {
  static override styles = [resetStyles, tokenStyles, styles];

  private launcher: Launcher | undefined;

  @property({ attribute: false }) theme!: SiteTheme;
  @property({ attribute: false }) texts!: SiteTexts;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('theme')) return;
    const { accent, mode, offset, position } = this.theme;
    this.setAttribute('theme', mode);
    const set = (name: string, value: string) => {
      this.style.setProperty(name, value);
    };
    if (accent) set('--parley-accent', accent);
    else this.style.removeProperty('--parley-accent');
    set('--parley-launcher-inline', `${offset.inline}px`);
    set('--parley-launcher-block', `${offset.block}px`);
    set('--_side', `${offset.inline}px`);
    set('--_above', `${offset.block + 68}px`);
    this.launcher ??= createLauncher(language(), position);
    this.launcher.host.setAttribute('position', position);
    this.launcher.show({ open: true, busy: false, failed: false, unread: 0 });
  }

  override render() {
    return html`<div inert role="img" aria-label=${msg('How the chat will look', { id: 'settings-preview' })}>
      <div class="panel ${this.theme.position}">
        <div class="head" dir="auto">${this.texts.title}</div>
        <div class="talk">
          <p class="theirs" dir="auto">${this.texts.greeting}</p>
          <p class="own">${msg('Where is my order?', { id: 'settings-preview-words' })}</p>
        </div>
      </div>
      ${this.launcher?.host}
    </div>`;
  }
}

define('parley-look-preview', ParleyLookPreview);

declare global {
  interface HTMLElementTagNameMap {
    'parley-look-preview': ParleyLookPreview;
  }
}
