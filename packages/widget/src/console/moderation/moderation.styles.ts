/** The place of moderators: queues, messages, person, side by side or one at a time. */
import { css } from 'lit';

export const moderationStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }

  .room {
    position: relative;
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    grid-template-columns: minmax(0, 1fr);
    block-size: 100%;
  }

  .none {
    margin: 0;
    padding: 48px 24px;
    text-align: center;
    color: var(--parley-text-2);
  }

  nav {
    min-inline-size: 0;
    border-block-end: 1px solid var(--parley-border);
  }

  nav ul {
    display: flex;
    gap: 4px;
    margin: 0;
    padding: 8px 12px;
    overflow-x: auto;
    list-style: none;
  }

  nav a {
    display: flex;
    justify-content: space-between;
    gap: 12px;
    padding: 6px 12px;
    border-radius: var(--parley-radius-control);
    line-height: 20px;
    white-space: nowrap;
    text-decoration: none;
    color: var(--parley-text-2);
  }

  nav a[aria-current] {
    font-weight: 500;
    color: var(--parley-accent-text);
    background: var(--parley-accent-soft);
  }

  nav hr {
    margin: 8px 0;
    border: 0;
    border-block-start: 1px solid var(--parley-border);
  }

  .count {
    font-variant-numeric: tabular-nums;
  }

  select {
    inline-size: calc(100% - 24px);
    min-block-size: 36px;
    margin: 12px 12px 0;
    padding: 6px 10px;
    border: 0;
    border-radius: var(--parley-radius-control);
    font: inherit;
    color: inherit;
    background: var(--parley-surface);
    box-shadow: inset 0 0 0 1px var(--parley-border-strong);
  }

  @container (min-width: 760px) {
    .room {
      grid-template-rows: minmax(0, 1fr);
      grid-template-columns: 208px minmax(0, 1fr);
    }

    nav {
      border-block-end: 0;
      border-inline-end: 1px solid var(--parley-border);
      overflow: hidden auto;
    }

    nav ul {
      flex-direction: column;
      padding: 16px 12px;
    }
  }

  @media (hover: hover) {
    nav a:hover:not([aria-current]) {
      color: var(--parley-text);
      background: var(--parley-surface-2);
    }
  }

  @media (pointer: coarse) {
    nav a {
      padding-block: 12px;
    }

    select {
      min-block-size: 44px;
      font-size: 16px;
    }
  }
`;
