import { css } from 'lit';

export const homeStyles = css`
  :host {
    display: block;
    flex: 1;
    min-block-size: 0;
    padding: 20px 16px 16px;
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }

  .new {
    display: flex;
    align-items: center;
    justify-content: space-between;
    inline-size: 100%;
    min-block-size: 52px;
    margin-block: 20px 28px;
    padding: 0 10px 0 16px;
    padding-inline: 16px 10px;
    border: 1px solid var(--parley-border);
    border-radius: var(--parley-radius-card);
    font-weight: 500;
    background: var(--parley-surface);
    box-shadow: 0 1px 2px oklch(0.2 0.02 265 / 0.04);
    transition: background-color var(--parley-fast);
  }

  .new svg {
    box-sizing: content-box;
    inline-size: 18px;
    block-size: 18px;
    padding: 7px;
    border-radius: 50%;
    color: var(--parley-on-accent);
    background: var(--parley-accent-fill);
  }

  h4 {
    margin: 0 0 4px;
    font-size: 12px;
    font-weight: 500;
    line-height: 1.3;
    color: var(--parley-text-3);
  }

  ul {
    margin: 0 -8px;
    padding: 0;
    list-style: none;
  }

  li button {
    display: flex;
    align-items: center;
    gap: 12px;
    inline-size: 100%;
    min-block-size: 64px;
    padding: 8px;
    border-radius: var(--parley-radius-card);
    text-align: start;
    transition: background-color var(--parley-fast);
  }

  li button:focus-visible {
    outline-offset: -2px;
  }

  parley-avatar {
    --_avatar-size: 40px;
  }

  .words {
    display: grid;
    flex: 1;
    gap: 2px;
    min-inline-size: 0;
    line-height: 1.4;
  }

  .line {
    display: flex;
    align-items: baseline;
    gap: 8px;
    min-inline-size: 0;
  }

  .who,
  .last {
    flex: 1;
    overflow: hidden;
    /* A name in another script has its own direction, and stands where all the others stand. */
    text-align: -webkit-match-parent;
    text-align: match-parent;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .who {
    font-weight: 500;
  }

  .last {
    font-size: 13px;
    color: var(--parley-text-2);
  }

  time,
  .status {
    flex: none;
    font-size: 12px;
    color: var(--parley-text-3);
    font-variant-numeric: tabular-nums;
  }

  .unread .who,
  .unread .last {
    font-weight: 600;
    color: var(--parley-text);
  }

  .count {
    flex: none;
    min-inline-size: 20px;
    padding: 0 6px;
    border-radius: 10px;
    font-size: 12px;
    font-weight: 600;
    line-height: 20px;
    text-align: center;
    color: var(--parley-on-accent);
    background: var(--parley-accent-fill);
    font-variant-numeric: tabular-nums;
  }

  .chevron svg {
    inline-size: 16px;
    block-size: 16px;
    color: var(--parley-text-3);
  }

  .chevron:dir(rtl) {
    scale: -1 1;
  }

  parley-button {
    display: flex;
    margin-block-start: 8px;
  }

  @media (hover: hover) {
    .new:hover,
    li button:hover {
      background: var(--parley-surface-2);
    }
  }
`;
