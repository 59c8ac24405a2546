import { css } from 'lit';

export const chatConversationStyles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
  }

  parley-message-list,
  .loading {
    flex: 1;
  }

  /* As the list shows it, while the list itself is on its way. */
  parley-message-list:not(:defined) {
    display: block;
    padding: 16px;
    overflow: hidden auto;
  }

  .greeting {
    padding: 12px 0 24px;
  }

  .failure {
    display: grid;
    flex: 1;
    place-content: center;
    justify-items: center;
    gap: 16px;
    padding: 24px;
    text-align: center;
    color: var(--parley-text-2);
  }

  .failure svg {
    inline-size: 28px;
    block-size: 28px;
    color: var(--parley-text-3);
  }

  .failure p {
    margin: 0;
    max-inline-size: 32ch;
    text-wrap: balance;
  }

  .arrival {
    padding: 8px 12px 0;
  }

  .foot {
    display: grid;
    gap: 8px;
    padding: 8px 12px 12px;
  }

  .resolved,
  .closed {
    margin: 20px 0 0;
    font-size: 13px;
    line-height: 1.4;
    text-align: center;
    text-wrap: balance;
    word-break: auto-phrase;
    color: var(--parley-text-2);
  }

  .resolved svg {
    display: inline-block;
    inline-size: 14px;
    block-size: 14px;
    margin-inline-end: 6px;
    vertical-align: -2px;
    color: var(--parley-success);
  }

  .closed {
    margin: 0;
    padding: 14px 16px;
    border-radius: var(--parley-radius-card);
    background: var(--parley-surface-2);
  }

  parley-intro-form:not(:defined),
  parley-rating-card:not(:defined) {
    display: none;
  }

  parley-intro-form {
    margin-block-start: 16px;
  }

  .drop {
    position: absolute;
    inset: 8px;
    z-index: 3;
    display: grid;
    place-content: center;
    border: 2px dashed var(--parley-accent-text);
    border-radius: var(--parley-radius-card);
    color: var(--parley-accent-text);
    background: color-mix(in oklch, var(--parley-accent-soft) 92%, transparent);
    pointer-events: none;
  }

  .drop p {
    margin: 0;
    font-weight: 600;
  }

  @media (max-width: 479.98px) {
    .foot {
      padding-block-end: max(12px, env(safe-area-inset-bottom));
    }
  }
`;
