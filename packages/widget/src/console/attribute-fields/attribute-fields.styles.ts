import { css } from 'lit';

export const attributeFieldsStyles = css`
  fieldset {
    display: grid;
    gap: 6px;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend {
    margin-block-end: 4px;
    padding: 0;
    font-size: 13px;
    color: var(--parley-text-2);
  }

  .row {
    display: grid;
    grid-template-columns: minmax(0, 2fr) minmax(0, 3fr) auto;
    gap: 4px;
  }

  input {
    min-block-size: 32px;
    min-inline-size: 0;
    padding-inline: 8px;
    border: 1px solid var(--parley-border-strong);
    border-radius: var(--parley-radius-control);
    font: inherit;
    font-size: 13px;
    color: inherit;
    background: var(--parley-surface);
  }

  input[aria-invalid] {
    border-color: var(--parley-danger);
  }

  input::placeholder {
    color: var(--parley-text-3);
    opacity: 1;
  }

  button {
    border: 0;
    border-radius: var(--parley-radius-control);
    font: inherit;
    font-size: 13px;
    font-weight: 500;
    color: var(--parley-text-2);
    background: none;
    cursor: pointer;
  }

  .row button {
    display: grid;
    place-items: center;
    inline-size: 32px;
    padding: 0;
  }

  .row svg {
    inline-size: 16px;
    block-size: 16px;
  }

  .add {
    justify-self: start;
    min-block-size: 32px;
    padding-inline: 8px;
    color: var(--parley-accent-text);
  }

  @media (hover: hover) {
    button:hover {
      background: var(--parley-surface-2);
    }
  }

  p {
    margin: 0;
    font-size: 13px;
    color: var(--parley-danger);
  }

  @media (pointer: coarse) {
    input,
    button {
      min-block-size: 44px;
    }

    .row button {
      inline-size: 44px;
    }
  }
`;
