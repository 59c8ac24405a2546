import { css } from 'lit';

/** The box, the field that grows in it, and the count; the composer says how large. */
export const baseComposerStyles = css`
  :host {
    display: block;
  }

  .box {
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
    overflow: hidden auto;
    scrollbar-width: thin;
  }

  .twin,
  textarea {
    grid-area: 1 / 1;
    min-inline-size: 0;
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

  .remaining {
    font-size: 12px;
    line-height: 1.3;
    color: var(--parley-text-2);
    font-variant-numeric: tabular-nums;
  }

  .remaining.over {
    color: var(--parley-danger);
  }
`;
