import { css } from 'lit';

export const parleyChatStyles = css`
  :host {
    position: fixed;
    inset-block-end: var(--parley-offset-block, 88px);
    inset-inline-end: var(--parley-offset-inline, 20px);
    z-index: var(--parley-layer, 1000);
    display: block;
  }

  :host([position='start']) {
    inset-inline: var(--parley-offset-inline, 20px) auto;
  }

  .panel {
    display: flex;
    flex-direction: column;
    inline-size: min(400px, 100vw - 40px);
    block-size: min(704px, 100dvh - 96px);
    overflow: hidden;
    border-radius: var(--parley-radius-panel);
    background: var(--parley-surface);
    box-shadow: var(--parley-shadow);
    transform-origin: 100% 100%;
    transition:
      opacity var(--parley-slow),
      transform var(--parley-slow);
  }

  .panel[inert] {
    visibility: hidden;
    opacity: 0;
    transform: translateY(12px) scale(0.985);
    /* Only on the way out: what is not visible yet cannot take the focus. */
    transition-property: opacity, transform, visibility;
    transition-duration: 120ms;
  }

  .body {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
  }

  parley-message-list,
  .loading {
    flex: 1;
  }

  .greeting {
    padding: 12px 0 24px;
  }

  .greeting p {
    margin: 0;
    font-size: 20px;
    font-weight: 500;
    line-height: 1.4;
    letter-spacing: -0.012em;
    text-wrap: pretty;
    white-space: pre-line;
  }

  .failure {
    display: grid;
    flex: 1;
    place-content: center;
    justify-items: center;
    gap: 16px;
    padding: 24px;
    text-align: center;
    color: var(--parley-text-2);
  }

  .failure svg {
    inline-size: 28px;
    block-size: 28px;
    color: var(--parley-text-3);
  }

  .failure p {
    margin: 0;
    max-inline-size: 32ch;
    text-wrap: balance;
  }

  footer {
    display: grid;
    gap: 8px;
    padding: 8px 12px 12px;
  }

  /* A phone has no room beside the panel: it is the whole screen, in front of everything, until it is closed. */
  @media (max-width: 479.98px) {
    :host([open]) {
      inset: 0;
      z-index: var(--parley-layer-full, 2147483000);
    }

    .panel {
      position: fixed;
      inset-block-start: var(--_top, 0px);
      inset-inline: 0;
      inline-size: auto;
      block-size: var(--_height, 100dvh);
      border-radius: 0;
      box-shadow: none;
    }

    parley-chat-header {
      padding-block-start: max(12px, env(safe-area-inset-top));
    }

    footer {
      padding-block-end: max(12px, env(safe-area-inset-bottom));
    }
  }
`;
