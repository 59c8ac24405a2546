import { css } from 'lit';

/** Fields of the figures' pages: a label above what is filled in. */
export const fieldStyles = css`
  label {
    display: grid;
    gap: 4px;
    min-inline-size: 0;
    font-size: 12px;
    line-height: 1.3;
    color: var(--parley-text-2);
  }

  input:not([type='checkbox']),
  select,
  textarea {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 32px;
    padding: 0 8px;
    border: 1px solid var(--parley-border-strong);
    border-radius: var(--parley-radius-control);
    font: inherit;
    font-size: 14px;
    color: var(--parley-text);
    background: var(--parley-surface);
  }

  textarea {
    padding: 8px;
  }

  .tick {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 32px;
    font-size: 13px;
    color: var(--parley-text);
  }

  input[type='checkbox'] {
    inline-size: 16px;
    block-size: 16px;
    accent-color: var(--parley-accent-fill);
  }

  @media (pointer: coarse) {
    input:not([type='checkbox']),
    select {
      min-block-size: 44px;
      font-size: 16px;
    }
  }
`;
