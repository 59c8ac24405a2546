import { css } from 'lit';

export const notifyChoicesStyles = css`
  ul {
    margin: 0 0 8px;
    padding: 0 12px;
    list-style: none;
  }

  label {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 32px;
    font-size: 13px;
    cursor: pointer;
  }

  input {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
    accent-color: var(--parley-accent-fill);
  }

  @media (pointer: coarse) {
    label {
      min-block-size: 44px;
    }
  }
`;
