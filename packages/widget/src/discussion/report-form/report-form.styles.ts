import { css } from 'lit';

export const reportFormStyles = css`
  :host {
    display: block;
    margin-block: 8px;
    padding: 16px;
    border: 1px solid var(--parley-border);
    border-radius: var(--parley-radius-card);
    background: var(--parley-surface);
  }

  fieldset {
    display: grid;
    gap: 4px;
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend {
    padding: 0;
    margin-block-end: 4px;
    font-weight: 600;
  }

  label {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 32px;
  }

  input {
    inline-size: 16px;
    block-size: 16px;
    accent-color: var(--parley-accent-fill);
  }

  textarea {
    inline-size: 100%;
    margin-block: 8px;
    padding: 8px 12px;
    border: 1px solid var(--parley-border-strong);
    border-radius: var(--parley-radius-control);
    font-size: 16px;
    resize: vertical;
    color: var(--parley-text);
    background: var(--parley-surface);
  }

  ::placeholder {
    color: var(--parley-text-3);
    opacity: 1;
  }

  .buttons {
    display: flex;
    justify-content: flex-end;
    gap: 8px;
  }

  @media (pointer: coarse) {
    label {
      min-block-size: 44px;
    }
  }
`;
