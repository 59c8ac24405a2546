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

  .outcome {
    padding: 8px 12px 0;
  }

  parley-chat-conversation,
  parley-home {
    flex: 1;
    min-block-size: 0;
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
  }
`;
