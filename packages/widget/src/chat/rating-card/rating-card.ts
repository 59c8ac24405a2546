/** Asks how a conversation was, once it is over: one press is enough, a word is welcome. It must never ask twice. */
import type { Rating } from '@parley/protocol';
import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import '../../elements/button/button.js';
import { ParleyRatingGiveEvent } from '../../events/rating-give.js';
import { checkIcon } from '../../internal/icons.js';
import { msg, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { ratingCardStyles } from './rating-card.styles.js';

/** From bad to great. */
const FACES = ['😞', '🙁', '😐', '🙂', '😄'];

/** Longest comment, in UTF-16 code units. */
const COMMENT_MOST = 2000;

/**
 * @summary A question with five answers and room for a comment.
 * @event {ParleyRatingGiveEvent} parley-rating-give - The customer has answered.
 */
export class ParleyRatingCard extends ParleyElement {
  static override styles = [resetStyles, ratingCardStyles];

  @query('textarea') private comment!: HTMLTextAreaElement | null;

  @state() private score = 0;

  /** What the customer has answered before; null when nothing. */
  @property({ attribute: false }) rating: Rating | null = null;

  /** Whether the answer is on its way. */
  @property({ type: Boolean }) busy = false;

  /** Whether the answer did not get through. */
  @property({ type: Boolean }) failed = false;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override render() {
    if (this.rating) {
      const thanks = msg('Thank you for telling us.', { id: 'rating-thanks' });
      return html`<p class="thanks" role="status">${checkIcon}${thanks}<span aria-hidden="true">${FACES[this.rating.score - 1]}</span></p>`;
    }
    return html`<fieldset ?disabled=${this.busy}>
      <legend>${msg('How did we do?', { id: 'rating-ask' })}</legend>
      <div class="faces">${FACES.map((face, i) => this.renderFace(face, i + 1))}</div>
      ${this.score > 0 ? this.renderComment() : nothing}
    </fieldset>`;
  }

  private renderFace(face: string, score: number) {
    return html`<label title=${this.nameOf(score)}
      ><input
        type="radio"
        name="score"
        value=${score}
        aria-label=${this.nameOf(score)}
        .checked=${this.score === score}
        @change=${() => this.handleScore(score)} /><span aria-hidden="true">${face}</span></label
    >`;
  }

  private renderComment() {
    return html`<textarea
        rows="3"
        maxlength=${COMMENT_MOST}
        dir="auto"
        aria-label=${msg('Anything you would like to add?', { id: 'rating-comment' })}
        placeholder=${msg('Anything you would like to add?', { id: 'rating-comment' })}
      ></textarea>
      ${
        this.failed
          ? html`<p class="failed" role="alert">${msg('That did not get through. Please try again.', { id: 'rating-failed' })}</p>`
          : nothing
      }
      <parley-button variant="primary" ?disabled=${this.busy} @click=${this.handleSend}
        >${msg('Send', { id: 'composer-send' })}</parley-button
      >`;
  }

  private nameOf(score: number): string {
    switch (score) {
      case 1:
        return msg('Bad', { id: 'rating-1' });
      case 2:
        return msg('Not good', { id: 'rating-2' });
      case 3:
        return msg('Fair', { id: 'rating-3' });
      case 4:
        return msg('Good', { id: 'rating-4' });
      default:
        return msg('Great', { id: 'rating-5' });
    }
  }

  private handleScore(score: number) {
    this.score = score;
  }

  private handleSend() {
    this.dispatchEvent(new ParleyRatingGiveEvent(this.score, this.comment?.value.trim() ?? ''));
  }
}

define('parley-rating-card', ParleyRatingCard);

declare global {
  interface HTMLElementTagNameMap {
    'parley-rating-card': ParleyRatingCard;
  }
}
