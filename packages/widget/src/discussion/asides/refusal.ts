/** Tells an author why a message is not published, and takes what they have to say against it, once. */
import { LIMITS, type RefusalReason } from '@parley/protocol';
import { html, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import '../../elements/button/button.js';
import { ParleyTopicActEvent } from '../../events/topic-act.js';
import { msg, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { asideStyles } from './aside.styles.js';

/**
 * @summary Why a message was refused.
 * @event {ParleyTopicActEvent} parley-topic-act - Its author asks to look again.
 */
export class ParleyRefusal extends ParleyElement {
  static override styles = [resetStyles, asideStyles];

  @query('.reason') private words!: HTMLElement;
  @query('textarea') private field!: HTMLTextAreaElement | null;
  @state() private asking = false;
  @state() private blank = true;

  @property() reason: RefusalReason = 'other';

  /** `open`: it can be asked for once. */
  @property() appeal: 'open' | 'made' | null = null;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('appeal') && this.appeal !== 'open') this.asking = false;
  }

  protected override updated(changed: PropertyValues<this>) {
    if (changed.get('appeal') === 'open') this.words.focus();
  }

  override render() {
    return html`<p class="reason" tabindex="-1">
        ${msg('Not published. Only you can see it.', { id: 'phase-rejected' })} ${reasonWords(this.reason)}
        ${
          this.appeal === 'made'
            ? msg('You have asked a moderator to look again.', { id: 'appeal-made' })
            : nothing
        }
      </p>
      ${this.appeal === 'open' ? (this.asking ? this.renderForm() : this.renderButton()) : nothing}`;
  }

  private renderButton() {
    return html`<div class="buttons start">
      <parley-button class="ask" @click=${() => this.ask(true)}
        >${msg('Ask to look again', { id: 'appeal-ask' })}</parley-button
      >
    </div>`;
  }

  private renderForm() {
    const label = msg('Why should it be published?', { id: 'appeal-text' });
    return html`<div @keydown=${this.handleKeydown}>
      <textarea
        rows="2"
        maxlength=${LIMITS.reportText}
        aria-label=${label}
        placeholder=${label}
        @input=${this.handleInput}
      ></textarea>
      <div class="buttons">
        <parley-button variant="quiet" @click=${() => this.ask(false)}
          >${msg('Cancel', { id: 'composer-cancel' })}</parley-button
        >
        <parley-button class="send" variant="primary" ?disabled=${this.blank} @click=${this.send}
          >${msg('Ask to look again', { id: 'appeal-ask' })}</parley-button
        >
      </div>
    </div>`;
  }

  private ask(asking: boolean) {
    this.asking = asking;
    this.blank = true;
    void this.updateComplete.then(() => {
      const next = asking ? this.field : this.shadowRoot?.querySelector<HTMLElement>('.ask');
      next?.focus();
    });
  }

  private handleInput() {
    this.blank = this.field?.value.trim() === '';
  }

  private handleKeydown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.stopPropagation();
    this.ask(false);
  }

  private send() {
    const text = this.field?.value.trim() ?? '';
    if (text) this.dispatchEvent(new ParleyTopicActEvent({ type: 'send-appeal', text }));
  }
}

function reasonWords(reason: RefusalReason): string {
  switch (reason) {
    case 'moderator':
      return msg('A moderator decided that it does not belong here.', { id: 'refusal-moderator' });
    case 'words':
      return msg('It has words that are not wanted here.', { id: 'refusal-words' });
    case 'links':
      return msg('It has links that are not wanted here.', { id: 'refusal-links' });
    case 'repeated':
      return msg('You have said the same before, or much at once.', { id: 'refusal-repeated' });
    case 'spam':
      return msg('It looks like advertising.', { id: 'refusal-spam' });
    case 'robot':
      return msg('It was sent faster than people write.', { id: 'refusal-robot' });
    case 'other':
      return msg('It did not pass the rules of this site.', { id: 'refusal-other' });
  }
}

define('parley-refusal', ParleyRefusal);

declare global {
  interface HTMLElementTagNameMap {
    'parley-refusal': ParleyRefusal;
  }
}
