import { css } from 'lit';

export const answerBoxStyles = css`
  :host {
    display: block;
  }

  .box {
    position: relative;
  }

  .modes {
    display: flex;
    gap: 4px;
    margin-block-end: 6px;
  }

  .modes button {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 28px;
    padding-inline: 10px;
    border-radius: 14px;
    font-size: 13px;
    font-weight: 500;
    line-height: 1.3;
    color: var(--parley-text-2);
  }

  .modes svg {
    inline-size: 14px;
    block-size: 14px;
  }

  .modes button[aria-pressed='true'] {
    color: var(--parley-text);
    background: var(--parley-surface-3);
  }

  :host([noting]) .modes button[aria-pressed='true'] {
    color: var(--parley-warning);
    background: var(--parley-warning-soft);
  }

  :host([noting]) parley-composer {
    --parley-surface: var(--parley-warning-soft);
    --parley-border: color-mix(in oklch, var(--parley-warning) 45%, transparent);
  }

  .suggestions {
    position: absolute;
    inset-inline: 0;
    inset-block-end: calc(100% + 8px);
    z-index: 2;
    max-block-size: 264px;
    padding: 4px;
    overflow: hidden auto;
    border-radius: var(--parley-radius-card);
    background: var(--parley-surface);
    box-shadow: var(--parley-shadow);
  }

  [role='option'] {
    display: grid;
    align-content: center;
    min-block-size: 36px;
    padding: 6px 12px;
    border-radius: var(--parley-radius-control);
    line-height: 1.3;
    cursor: pointer;
  }

  [role='option'][aria-selected='true'] {
    background: var(--parley-accent-soft);
  }

  .label {
    font-weight: 500;
  }

  .detail {
    overflow: hidden;
    font-size: 13px;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: var(--parley-text-2);
  }

  @media (hover: hover) {
    .modes button:hover {
      color: var(--parley-text);
    }

    [role='option']:hover {
      background: var(--parley-surface-2);
    }

    [role='option'][aria-selected='true']:hover {
      background: var(--parley-accent-soft);
    }
  }

  @media (pointer: coarse) {
    .modes button,
    [role='option'] {
      min-block-size: 44px;
    }
  }
`;
