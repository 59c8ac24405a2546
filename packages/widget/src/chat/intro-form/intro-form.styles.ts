import { css } from 'lit';

export const introFormStyles = css`
  :host {
    display: block;
    padding: 16px;
    border: 1px solid var(--parley-border);
    border-radius: var(--parley-radius-card);
    background: var(--parley-surface);
  }

  form {
    display: grid;
    gap: 12px;
  }

  .heading {
    margin: 0;
    font-weight: 500;
    line-height: 1.4;
  }

  .field {
    display: grid;
    gap: 6px;
  }

  label {
    font-size: 13px;
    font-weight: 500;
    line-height: 1.3;
    color: var(--parley-text-2);
  }

  input,
  select {
    inline-size: 100%;
    min-block-size: 40px;
    margin: 0;
    padding: 0 12px;
    border: 1px solid var(--parley-border-strong);
    border-radius: var(--parley-radius-control);
    font: inherit;
    color: inherit;
    background: var(--parley-surface);
  }

  :is(input, select):focus-visible {
    outline-offset: 0;
  }

  [aria-invalid='true'] {
    border-color: var(--parley-danger);
  }

  .error {
    margin: 0;
    font-size: 12px;
    color: var(--parley-danger);
  }

  .actions {
    display: flex;
    justify-content: flex-end;
    gap: 8px;
    margin-block-start: 4px;
  }

  /* Below 16 px iOS zooms the page when the field takes focus. */
  @media (pointer: coarse) {
    input,
    select {
      min-block-size: 44px;
      font-size: 16px;
    }
  }
`;
