import { css } from 'lit';

export const paletteStyles = css`
  dialog {
    overflow: hidden;
  }

  dialog[open] {
    display: flex;
    flex-direction: column;
  }

  .field {
    display: flex;
    flex: none;
    border-block-end: 1px solid var(--parley-border);
  }

  input {
    inline-size: 100%;
    min-block-size: 48px;
    padding: 0 16px;
    border: 0;
    font-size: 16px;
    background: none;
    outline: none;
  }

  input::placeholder {
    color: var(--parley-text-3);
    opacity: 1;
  }

  [role='listbox'] {
    flex: 1;
    min-block-size: 0;
    padding: 4px;
    overflow: hidden auto;
  }

  [role='option'] {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 16px;
    min-block-size: 36px;
    padding: 0 12px;
    border-radius: 8px;
    cursor: pointer;
  }

  [role='option'] > :first-child {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  [aria-selected='true'] {
    background: var(--parley-accent-soft);
    box-shadow: inset 0 0 0 1px var(--parley-focus);
  }

  .none {
    margin: 0;
    padding: 16px;
    color: var(--parley-text-3);
  }

  @media (pointer: coarse) {
    [role='option'] {
      min-block-size: 44px;
    }
  }
`;
