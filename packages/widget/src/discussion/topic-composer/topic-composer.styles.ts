import { css } from 'lit';

export const topicComposerStyles = css`
  :host {
    display: block;
  }

  .box {
    border: 1px solid var(--parley-border-strong);
    border-radius: var(--parley-radius-card);
    background: var(--parley-surface);
    transition:
      border-color var(--parley-fast),
      box-shadow var(--parley-fast);
  }

  .box:focus-within {
    border-color: var(--parley-focus);
    box-shadow: 0 0 0 3px color-mix(in oklch, var(--parley-focus) 18%, transparent);
  }

  /* The text's twin gives the field its height, so that nothing is measured or set by script. */
  .field {
    display: grid;
    max-block-size: calc(14 * 24px + 20px);
    overflow: hidden auto;
    scrollbar-width: thin;
  }

  .open .field {
    min-block-size: 76px;
  }

  .twin,
  textarea {
    grid-area: 1 / 1;
    min-inline-size: 0;
    padding: 10px 14px;
    font-size: 16px;
    line-height: 24px;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .twin {
    visibility: hidden;
  }

  textarea {
    inline-size: 100%;
    border: 0;
    resize: none;
    overflow: hidden;
    color: var(--parley-text);
    background: none;
    outline: none;
  }

  ::placeholder {
    color: var(--parley-text-3);
    opacity: 1;
  }

  /* Out of sight, but there for whoever fills in every field. */
  .trap {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding: 8px;
    border-block-start: 1px solid var(--parley-border);
  }

  .name {
    flex: 1 1 160px;
    min-inline-size: 0;
  }

  .name input {
    inline-size: 100%;
    max-inline-size: 280px;
    min-block-size: 36px;
    padding: 0 8px;
    border: 1px solid transparent;
    border-radius: var(--parley-radius-control);
    font-size: 14px;
    background: var(--parley-surface-2);
    outline-offset: 0;
  }

  .remaining {
    margin: 0 6px;
    font-size: 12px;
    line-height: 1.3;
    color: var(--parley-text-2);
    font-variant-numeric: tabular-nums;
  }

  .remaining.over {
    color: var(--parley-danger);
  }

  .buttons {
    display: flex;
    gap: 8px;
    margin-inline-start: auto;
  }

  /* Below 16 px iOS zooms the page when the field takes focus. */
  @media (pointer: coarse) {
    .name input {
      min-block-size: 44px;
      font-size: 16px;
    }
  }
`;
