import { css } from 'lit';

export const noticeStyles = css`
  :host {
    display: block;
    font-size: 13px;
    line-height: 1.4;
  }

  div {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 8px 12px;
    border-radius: var(--parley-radius-card);
    color: var(--parley-text);
    background: var(--parley-surface-2);
  }

  .warning {
    background: var(--parley-warning-soft);
  }

  .danger {
    background: var(--parley-danger-soft);
  }

  .warning svg {
    color: var(--parley-warning);
  }

  .danger svg {
    color: var(--parley-danger);
  }

  .done svg {
    color: var(--parley-success);
  }

  svg {
    inline-size: 16px;
    block-size: 16px;
    color: var(--parley-text-2);
  }

  p {
    flex: 1;
    margin: 0;
    text-wrap: pretty;
  }

  button {
    position: relative;
    flex: none;
    padding: 4px;
    border-radius: var(--parley-radius-control);
    font-weight: 600;
    text-decoration: underline;
    text-decoration-color: transparent;
    text-underline-offset: 3px;
    transition: text-decoration-color var(--parley-fast);
  }

  button:hover {
    text-decoration-color: currentcolor;
  }

  /* A finger's target, larger than the words. */
  button::after {
    position: absolute;
    inset: -8px;
    content: '';
  }
`;
