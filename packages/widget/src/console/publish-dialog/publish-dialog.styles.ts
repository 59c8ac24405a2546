import { css } from 'lit';

export const publishDialogStyles = css`
  form {
    display: grid;
    gap: 8px;
    padding: 24px;
  }

  h2 {
    margin: 0;
    font-size: 16px;
    font-weight: 600;
  }

  p {
    margin: 0;
  }

  label {
    margin-block-start: 8px;
    font-weight: 500;
  }

  .hint {
    font-size: 13px;
    color: var(--parley-text-2);
  }

  textarea,
  input[type='text'] {
    box-sizing: border-box;
    inline-size: 100%;
    padding: 8px 12px;
    border: 1px solid var(--parley-border-strong);
    border-radius: var(--parley-radius-control);
    font: inherit;
    color: var(--parley-text);
    background: var(--parley-surface);
  }

  textarea {
    resize: vertical;
  }

  .left {
    display: grid;
    gap: 4px;
    padding: 8px 12px;
    border-radius: var(--parley-radius-control);
    color: var(--parley-text);
    background: var(--parley-danger-soft);
    overflow-wrap: anywhere;
  }

  .none {
    display: flex;
    align-items: center;
    gap: 8px;
    margin: 0;
    min-block-size: 28px;
    font-weight: 400;
  }

  .none input {
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
    accent-color: var(--parley-accent-fill);
  }

  .problem {
    color: var(--parley-danger);
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 8px;
    margin-block-start: 8px;
  }
`;
