import { css } from 'lit';

/** The list: what scrolls, its days, and the pill that leads to its end. */
export const messageListStyles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    container-type: inline-size;
  }

  .log {
    flex: 1;
    min-block-size: 0;
    padding: 16px;
    overflow: hidden auto;
    overscroll-behavior: contain;
    /* The element keeps the reader's place itself, the same way in every browser. */
    overflow-anchor: none;
    scrollbar-width: thin;
    scrollbar-color: var(--parley-border-strong) transparent;
    outline-offset: -2px;
  }

  .older {
    display: grid;
    place-items: center;
    min-block-size: 24px;
  }

  .older i {
    inline-size: 16px;
    block-size: 16px;
    border: 2px solid var(--parley-surface-3);
    border-block-start-color: var(--parley-text-3);
    border-radius: 50%;
    animation: turn 0.8s linear infinite;
  }

  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }

  .day {
    margin: 16px 0 12px;
    font-size: 12px;
    font-weight: 500;
    line-height: 1.3;
    text-align: center;
    color: var(--parley-text-3);
  }

  .pill {
    position: absolute;
    inset-block-end: 12px;
    inset-inline: 0;
    display: flex;
    align-items: center;
    gap: 4px;
    inline-size: fit-content;
    min-block-size: 32px;
    margin-inline: auto;
    padding: 0 14px 0 10px;
    padding-inline: 10px 14px;
    border-radius: 16px;
    font-size: 13px;
    font-weight: 500;
    line-height: 1.3;
    color: var(--parley-on-accent);
    background: var(--parley-accent-fill);
    box-shadow: 0 2px 8px oklch(0.2 0.02 265 / 0.2);
    animation: enter 160ms cubic-bezier(0.2, 0, 0, 1);
  }

  .pill svg {
    inline-size: 16px;
    block-size: 16px;
  }

  .pill::after {
    position: absolute;
    inset: -6px;
    content: '';
  }
`;
