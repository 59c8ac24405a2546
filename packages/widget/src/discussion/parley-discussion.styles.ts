import { css } from 'lit';

export const parleyDiscussionStyles = css`
  /* Part of the page: its colour scheme, its typeface, no surface of its own. */
  :host {
    --parley-font: inherit;

    display: block;
    min-block-size: var(--parley-reserve, 320px);
    color-scheme: inherit;
  }

  :host([reserved]) {
    min-block-size: max(var(--parley-reserve, 320px), 100vh);
  }

  section {
    font-size: 14px;
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 8px;
    margin-block-end: 16px;
  }

  parley-topic-search {
    flex-basis: 100%;
  }

  h2 {
    flex: auto;
    margin: 0;
    font-size: 20px;
    font-weight: 600;
    line-height: 1.3;
    font-variant-numeric: tabular-nums;
  }

  select {
    min-block-size: 32px;
    padding: 0 4px;
    border: 0;
    border-radius: var(--parley-radius-control);
    font: inherit;
    color: var(--parley-text-2);
    background: transparent;
    cursor: pointer;
  }

  select option {
    color: var(--parley-text);
    background: var(--parley-surface);
  }

  parley-notice {
    margin-block-end: 12px;
  }

  .closed {
    display: flex;
    align-items: center;
    gap: 8px;
    margin: 0;
    padding: 12px 14px;
    border-radius: var(--parley-radius-card);
    color: var(--parley-text-2);
    background: var(--parley-surface-2);
  }

  .empty {
    margin: 24px 0;
    font-size: 16px;
    color: var(--parley-text-2);
  }

  .list {
    margin-block-start: 12px;
    transition: opacity var(--parley-fast);
  }

  .list.sorting {
    opacity: 0.5;
  }

  .branch + .branch {
    margin-block-start: 8px;
    border-block-start: 1px solid var(--parley-border);
  }

  parley-topic-composer[purpose] {
    margin-block: 8px;
  }

  parley-topic-composer.begin {
    margin-block: 0;
  }

  .reply {
    padding-inline-start: calc(24px * var(--_level, 1));
  }

  .level-2 {
    --_level: 2;
  }

  .level-3 {
    --_level: 3;
  }

  .replies {
    margin-inline-start: -12px;
  }

  .more {
    margin-block-start: 16px;
    text-align: center;
  }

  .more-failed {
    margin: 8px 0 0;
    color: var(--parley-danger);
  }

  /* It floats over what is read and takes no room, so that nothing moves when it comes. */
  .pill-place {
    position: sticky;
    inset-block-start: 12px;
    z-index: 1;
    block-size: 0;
    text-align: center;
  }

  .pill {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 36px;
    padding: 0 16px;
    border-radius: 18px;
    font-size: 14px;
    font-weight: 500;
    color: var(--parley-on-accent);
    background: var(--parley-accent-fill);
    box-shadow: var(--parley-shadow);
    animation: appear 160ms cubic-bezier(0.2, 0, 0, 1);
  }

  .pill svg {
    inline-size: 16px;
    block-size: 16px;
  }

  @keyframes appear {
    from {
      opacity: 0;
      transform: translateY(-6px);
    }
  }

  @media (max-width: 420px) {
    .reply {
      padding-inline-start: calc(14px * var(--_level, 1));
    }
  }

  @media (pointer: coarse) {
    select,
    .pill {
      min-block-size: 44px;
      border-radius: 22px;
    }
  }
`;
