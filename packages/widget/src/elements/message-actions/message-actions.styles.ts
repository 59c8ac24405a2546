import { css } from 'lit';

export const messageActionsStyles = css`
  :host {
    display: block;
    margin-block: 4px;
    animation: appear 120ms ease-out;
  }

  @keyframes appear {
    from {
      opacity: 0;
    }
  }

  div {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px;
  }

  span {
    margin-inline-end: 4px;
    font-size: 13px;
    color: var(--parley-text-2);
  }

  button {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 32px;
    padding: 0 10px;
    border-radius: 16px;
    font-size: 13px;
    font-weight: 500;
    line-height: 1.3;
    color: var(--parley-text);
    box-shadow: inset 0 0 0 1px var(--parley-border);
  }

  button svg {
    inline-size: 14px;
    block-size: 14px;
  }

  .danger {
    color: var(--parley-danger);
  }

  @media (hover: hover) {
    button:hover {
      background: var(--parley-surface-2);
    }

    .danger:hover {
      background: var(--parley-danger-soft);
    }
  }

  @media (pointer: coarse) {
    button {
      min-block-size: 44px;
      border-radius: 22px;
    }
  }
`;
