import { css } from 'lit';

/** A choice in the console, as low as a button. */
export const selectStyles = css`
  select {
    min-block-size: 36px;
    padding: 6px 10px;
    border: 0;
    border-radius: var(--parley-radius-control);
    font: inherit;
    color: inherit;
    background: var(--parley-surface);
    box-shadow: inset 0 0 0 1px var(--parley-border-strong);
  }

  @media (pointer: coarse) {
    select {
      min-block-size: 44px;
      font-size: 16px;
    }
  }
`;
