import { css } from 'lit';

export const signInStyles = css`
  :host {
    display: grid;
    place-items: center;
    min-block-size: 100%;
    padding: 24px 16px;
    background: var(--parley-surface-2);
  }

  .card {
    inline-size: 100%;
    max-inline-size: 376px;
    padding: 32px;
    border-radius: var(--parley-radius-panel);
    background: var(--parley-surface);
    box-shadow: var(--parley-shadow);
  }

  .mark {
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    margin-block-end: 20px;
    border-radius: var(--parley-radius-card);
    color: var(--parley-on-accent);
    background: var(--parley-accent-fill);
  }

  h1 {
    margin: 0;
    font-size: 20px;
    font-weight: 600;
    line-height: 1.3;
    letter-spacing: -0.01em;
  }

  .lead {
    margin: 4px 0 24px;
    color: var(--parley-text-2);
  }

  parley-notice {
    margin-block-end: 16px;
  }

  form {
    display: grid;
    gap: 16px;
  }

  .field {
    display: grid;
    gap: 6px;
  }

  label {
    font-size: 13px;
    font-weight: 500;
    line-height: 1.3;
  }

  input {
    inline-size: 100%;
    block-size: 40px;
    padding: 0 12px;
    border: 0;
    border-radius: var(--parley-radius-control);
    color: var(--parley-text);
    background: var(--parley-surface);
    box-shadow: inset 0 0 0 1px var(--parley-border-strong);
    transition: box-shadow var(--parley-fast);
  }

  input:focus {
    outline: 2px solid var(--parley-focus);
    outline-offset: -1px;
  }

  input[aria-invalid='true'] {
    box-shadow: inset 0 0 0 1px var(--parley-danger);
  }

  .mistake {
    margin: 0;
    font-size: 13px;
    line-height: 1.3;
    color: var(--parley-danger);
  }

  button {
    block-size: 40px;
    margin-block-start: 4px;
    border-radius: var(--parley-radius-control);
    font-weight: 500;
    color: var(--parley-on-accent);
    background: var(--parley-accent-fill);
    font-variant-numeric: tabular-nums;
    transition: opacity var(--parley-fast);
  }

  /* It keeps the focus while it cannot act, so it is not disabled in the browser's sense. */
  button[aria-disabled='true'] {
    opacity: 0.6;
    cursor: default;
  }

  @media (hover: hover) {
    button:hover:not([aria-disabled='true']) {
      opacity: 0.9;
    }
  }

  @media (pointer: coarse) {
    input,
    button {
      block-size: 44px;
      font-size: 16px;
    }
  }

  @media (max-width: 479px) {
    :host {
      place-items: start center;
      padding: 0;
      background: var(--parley-surface);
    }

    .card {
      padding: max(48px, env(safe-area-inset-top)) 24px 24px;
      max-inline-size: 440px;
      box-shadow: none;
      background: none;
    }
  }
`;
