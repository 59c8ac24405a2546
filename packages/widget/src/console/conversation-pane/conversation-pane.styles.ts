import { css } from 'lit';

export const conversationPaneStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;
    background: var(--parley-surface);
  }

  header {
    display: flex;
    flex: none;
    align-items: center;
    gap: 12px;
    block-size: 56px;
    padding-inline: 24px 16px;
    border-block-end: 1px solid var(--parley-border);
  }

  .back {
    display: none;
  }

  .back:dir(rtl) svg {
    transform: scaleX(-1);
  }

  parley-avatar {
    --_avatar-size: 32px;
  }

  .who {
    display: grid;
    flex: 1;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    min-inline-size: 0;
  }

  .who parley-due-chip {
    grid-area: 1 / 2 / 3;
    margin-inline-start: 12px;
  }

  h2 {
    grid-column: 1;
    justify-self: start;
    max-inline-size: 100%;
    margin: 0;
    overflow: hidden;
    font-size: 14px;
    font-weight: 600;
    line-height: 1.3;
    /* A name of any script begins where the column begins; its own direction rules order and ellipsis. */
    text-align: left;
    text-overflow: ellipsis;
    white-space: nowrap;
    border-radius: 2px;
  }

  /* Further out it would go through the line below. */
  h2:focus-visible {
    outline-offset: 0;
  }

  :host(:dir(rtl)) h2 {
    text-align: right;
  }

  .detail {
    grid-column: 1;
    margin: 0;
    overflow: hidden;
    font-size: 12px;
    line-height: 1.3;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: var(--parley-text-3);
  }

  .actions {
    display: flex;
    flex: none;
    align-items: center;
    gap: 8px;
    margin-inline-start: auto;
  }

  select {
    max-inline-size: 160px;
    min-block-size: 32px;
    padding-inline: 8px;
    border: 1px solid var(--parley-border-strong);
    border-radius: var(--parley-radius-control);
    font: inherit;
    font-size: 13px;
    color: inherit;
    background: var(--parley-surface);
  }

  .columns {
    position: relative;
    display: flex;
    flex: 1;
    min-block-size: 0;
  }

  parley-contact-card {
    flex: none;
    inline-size: 300px;
    border-inline-start: 1px solid var(--parley-border);
  }

  :host(:not([roomy])) parley-contact-card {
    position: absolute;
    inset-block: 0;
    inset-inline-end: 0;
    z-index: 1;
    max-inline-size: 100%;
    box-shadow: var(--parley-shadow);
  }

  :host([narrow]) parley-contact-card {
    inline-size: 100%;
    border: 0;
  }

  @media (pointer: coarse) {
    select {
      min-block-size: 44px;
    }
  }

  .body {
    min-inline-size: 0;
    /* Words keep to the middle of a wide screen; the scroll bar stays at its edge. */
    --_side: max(24px, calc((100% - 880px) / 2));

    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
  }

  parley-message-list,
  parley-skeleton,
  .failure {
    flex: 1;
    min-block-size: 0;
  }

  parley-message-list::part(log) {
    padding-inline: var(--_side);
  }

  parley-skeleton {
    overflow: hidden;
    padding-inline: calc(var(--_side) - 16px);
  }

  .failure {
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 12px;
    padding: 24px;
    text-align: center;
  }

  .failure p {
    margin: 0;
    max-inline-size: 36ch;
    color: var(--parley-text-2);
    text-wrap: pretty;
  }

  .nothing {
    margin: 0;
    padding: 16px;
    text-align: center;
    color: var(--parley-text-3);
  }

  footer {
    flex: none;
    padding: 8px var(--_side) max(20px, env(safe-area-inset-bottom));
  }

  .here {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    color: var(--parley-accent-text);
    vertical-align: top;
  }

  .here svg {
    inline-size: 14px;
    block-size: 14px;
  }

  .arrived {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    overflow-wrap: anywhere;
    color: var(--parley-text);
  }

  footer parley-notice {
    margin-block-end: 8px;
  }

  :host([narrow]) .back {
    display: inline-flex;
  }

  :host([narrow]) header {
    padding-inline: 16px;
    gap: 8px;
  }

  :host([narrow]) .back {
    margin-inline: -14px -4px;
  }

  :host([narrow]) .body {
    --_side: 12px;
  }

  @container (max-width: 560px) {
    /* In a small column all of it keeps one line: the picture says no more than the name. */
    header {
      padding-inline: 16px 8px;
    }

    header > span {
      display: none;
    }

    .who {
      grid-template-columns: auto minmax(0, 1fr);
    }

    h2 {
      grid-column: 1 / -1;
    }

    .who parley-due-chip {
      grid-area: 2 / 1;
      margin-inline: 0 8px;
    }

    .detail {
      grid-area: 2 / 2;
    }

    .actions {
      gap: 2px;
    }

    select {
      flex: 1;
      min-inline-size: 0;
      max-inline-size: none;
    }
  }

  :host([narrow]) footer {
    padding-block-end: max(12px, env(safe-area-inset-bottom));
  }
`;
