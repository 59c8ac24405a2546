import { css } from 'lit';

export const followDialogStyles = css`
  dialog {
    box-sizing: border-box;
    inline-size: min(400px, calc(100vw - 32px));
    margin: auto;
    padding: 24px;
    border: 1px solid var(--parley-border);
    border-radius: var(--parley-radius-panel, 16px);
    color: var(--parley-text);
    background: var(--parley-surface);
    font: inherit;
    text-align: start;
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 40%);
  }

  h2 {
    margin: 0 0 16px;
    font-size: 20px;
    font-weight: 600;
    line-height: 1.3;
  }

  form {
    display: grid;
    gap: 8px;
  }

  label[for] {
    font-size: 14px;
    font-weight: 500;
  }

  input[type='email'] {
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: 44px;
    padding: 8px 12px;
    border: 1px solid var(--parley-border-strong);
    border-radius: var(--parley-radius-control);
    color: var(--parley-text);
    background: var(--parley-surface);
    font: inherit;
    font-size: 16px;
  }

  :host(:dir(rtl)) input[type='email'] {
    text-align: end;
  }

  fieldset {
    display: grid;
    margin: 8px 0;
    padding: 0;
    border: 0;
  }

  .choice {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 36px;
  }

  .choice input {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
    accent-color: var(--parley-accent-fill);
  }

  p {
    margin: 0;
  }

  .hint {
    font-size: 13px;
    color: var(--parley-text-2);
  }

  .problem {
    font-size: 14px;
    color: var(--parley-danger);
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 8px;
    margin-block-start: 16px;
  }

  @media (pointer: coarse) {
    .choice {
      min-block-size: 44px;
    }
  }
`;
