/** The place of the settings: the list of its pages, the page, and the bar that saves. */
import { css } from 'lit';

export const settingsStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }

  .room {
    display: grid;
    grid-template-rows: auto 1fr;
    min-block-size: 100%;
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
    display: block;
    padding: 6px 12px;
    border-radius: var(--parley-radius-control);
    line-height: 20px;
    white-space: nowrap;
    text-decoration: none;
    color: var(--parley-text-2);
  }

  nav .mark {
    display: inline-block;
    inline-size: 8px;
    block-size: 8px;
    margin-inline-start: 8px;
    border-radius: 50%;
    background: var(--parley-danger);
  }

  nav .elsewhere {
    margin-inline-start: 4px;
    padding-inline-start: 8px;
    border-inline-start: 1px solid var(--parley-border);
  }

  nav a[aria-current] {
    font-weight: 500;
    color: var(--parley-accent-text);
    background: var(--parley-accent-soft);
  }

  .page {
    min-inline-size: 0;
    padding: 24px 16px 32px;
  }

  .page > :first-child {
    max-inline-size: 760px;
  }

  parley-save-bar {
    position: sticky;
    inset-block-end: 0;
    max-inline-size: 760px;
    margin-block-start: 24px;
  }

  @container (min-width: 760px) {
    .room {
      grid-template-rows: none;
      grid-template-columns: 208px minmax(0, 1fr);
    }

    nav {
      border-block-end: 0;
      border-inline-end: 1px solid var(--parley-border);
    }

    nav ul {
      position: sticky;
      inset-block-start: 0;
      flex-direction: column;
      padding: 16px 12px;
    }

    nav .elsewhere {
      margin: 8px 0 0;
      padding: 12px 0 0;
      border-inline-start: 0;
      border-block-start: 1px solid var(--parley-border);
    }

    .page {
      padding: 32px 40px 48px;
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
