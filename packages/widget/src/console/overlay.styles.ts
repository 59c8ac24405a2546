import { css } from 'lit';

/** A window over the console: the browser's own dialog, which keeps the focus and gives it back. */
export const overlayStyles = css`
  dialog {
    inline-size: min(560px, calc(100vw - 32px));
    max-block-size: min(560px, calc(100vh - 64px));
    margin: min(12vh, 96px) auto auto;
    padding: 0;
    border: 0;
    border-radius: var(--parley-radius-card);
    overflow: hidden auto;
    color: var(--parley-text);
    background: var(--parley-surface);
    box-shadow: var(--parley-shadow);
    animation: appear var(--parley-fast);
  }

  dialog::backdrop {
    background: oklch(0 0 0 / 0.35);
  }

  @keyframes appear {
    from {
      opacity: 0;
      transform: translateY(-4px);
    }
  }

  kbd {
    display: inline-block;
    min-inline-size: 22px;
    padding: 0 6px;
    border-radius: 4px;
    font: inherit;
    font-size: 12px;
    line-height: 20px;
    text-align: center;
    color: var(--parley-text-2);
    background: var(--parley-surface-2);
    box-shadow: inset 0 0 0 1px var(--parley-border);
  }

  .keys {
    display: inline-flex;
    flex: none;
    gap: 4px;
  }
`;
