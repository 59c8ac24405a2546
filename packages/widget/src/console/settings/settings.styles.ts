/** The place of the settings: the list of its pages, the page, and the bar that saves. */
import { css } from 'lit';

export const settingsStyles = css`
  .room {
    grid-template-rows: auto 1fr;
    min-block-size: 100%;
  }

  nav a {
    display: block;
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
    }

    nav ul {
      position: sticky;
      inset-block-start: 0;
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
`;
