import { css } from 'lit';

export const workspaceStyles = css`
  /* Its columns scroll. What is hidden from the eye alone must not make a page below them, which a space would scroll to. */
  :host {
    position: relative;
    overflow: clip;
    display: flex;
    flex-direction: column;
    block-size: 100%;
    min-block-size: 0;
    background: var(--parley-surface);
  }

  .banner {
    flex: none;
    padding: 8px 8px 0;
  }

  /* One column: inbox and conversation lie in the same cell, so that the hidden one keeps its place and its size. */
  .columns {
    display: grid;
    flex: 1;
    grid-template-rows: minmax(0, 1fr);
    grid-template-columns: minmax(0, 1fr);
    min-block-size: 0;
  }

  .columns > * {
    grid-area: 1 / 1;
    min-block-size: 0;
    min-inline-size: 0;
  }

  .columns > section {
    display: grid;
  }

  .columns.open:not(.wide) .inbox,
  .columns:not(.open, .wide) .conversation {
    visibility: hidden;
  }

  .conversation {
    container-type: inline-size;
  }

  .columns.wide {
    grid-template-columns: 360px minmax(0, 1fr);
  }

  .columns.wide > .conversation {
    grid-column: 2;
    border-inline-start: 1px solid var(--parley-border);
  }

  .columns.wide.roomy {
    grid-template-columns: 220px 360px minmax(0, 1fr);
  }

  .columns.roomy > .inbox {
    grid-column: 2;
    border-inline-start: 1px solid var(--parley-border);
  }

  .columns.wide.roomy > .conversation {
    grid-column: 3;
  }

  .side {
    display: flex;
    flex-direction: column;
  }

  .side parley-views {
    flex: 1;
    min-block-size: 0;
  }

  .side parley-place-links {
    flex: none;
  }

  .place {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
  }

  .place > header {
    display: flex;
    flex: none;
    align-items: center;
    gap: 8px;
    block-size: 56px;
    padding-inline: 8px 16px;
    border-block-end: 1px solid var(--parley-border);
  }

  .place h1 {
    margin: 0;
    font-size: 16px;
    font-weight: 600;
    line-height: 1.3;
  }

  .place > :last-child {
    flex: 1;
    min-block-size: 0;
    overflow: hidden auto;
  }

  .place .back:dir(rtl) svg {
    transform: scaleX(-1);
  }

  .failure {
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 12px;
    padding: 24px;
    text-align: center;
  }

  .help {
    display: grid;
    place-content: center;
    padding: 24px;
    overflow: hidden auto;
  }

  .help parley-install-help {
    inline-size: min(520px, 100cqi - 48px);
  }

  .hint {
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 8px;
    padding: 24px;
    text-align: center;
    color: var(--parley-text-3);
  }

  .hint svg {
    inline-size: 32px;
    block-size: 32px;
    margin-block-end: 4px;
    stroke-width: 1.2;
  }

  .hint p {
    margin: 0;
  }

  .keys {
    display: none;
    font-size: 12px;
    line-height: 24px;
  }

  .keys span + span {
    margin-inline-start: 16px;
  }

  kbd {
    display: inline-block;
    min-inline-size: 20px;
    margin-inline-end: 4px;
    padding: 0 5px;
    border-radius: 4px;
    font: inherit;
    line-height: 20px;
    text-align: center;
    color: var(--parley-text-2);
    background: var(--parley-surface-2);
    box-shadow: inset 0 0 0 1px var(--parley-border);
  }

  @media (hover: hover) and (pointer: fine) {
    .keys {
      display: block;
    }
  }
`;
