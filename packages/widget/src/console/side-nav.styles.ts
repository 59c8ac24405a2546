import { css } from 'lit';

/** A place of several pages: their list in a row above the page, and beside it where there is room. */
export const sideNavStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }

  .room {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
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

  @container (min-width: 760px) {
    .room {
      grid-template-columns: 208px minmax(0, 1fr);
    }

    nav {
      border-block-end: 0;
      border-inline-end: 1px solid var(--parley-border);
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
  }
`;
