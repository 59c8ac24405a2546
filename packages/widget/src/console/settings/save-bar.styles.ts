/** The bar that saves, and the conflicts in it. */
import { css } from 'lit';

export const saveBarStyles = css`
  :host {
    display: block;
  }

  .bar {
    display: grid;
    gap: 12px;
    padding: 12px 16px;
    border-radius: var(--parley-radius-card);
    background: var(--parley-surface);
    box-shadow: var(--parley-shadow);
  }

  .bar .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }

  .bar .row > :first-child {
    flex: 1 1 160px;
    margin: 0;
  }

  .conflicts {
    display: grid;
    gap: 12px;
    margin: 0;
    padding: 0;
    max-block-size: 40vh;
    overflow: auto;
    list-style: none;
  }

  .conflicts p {
    margin: 0 0 4px;
    font-weight: 500;
  }

  .conflicts dl {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 2px 12px;
    margin: 0 0 8px;
    font-size: 13px;
  }

  .conflicts dt {
    color: var(--parley-text-2);
  }

  .conflicts dd {
    margin: 0;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
`;
