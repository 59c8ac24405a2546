import { css } from 'lit';

export const consoleStyles = css`
  :host {
    display: block;
    block-size: 100%;
    overflow: hidden auto;
    background: var(--parley-surface);
  }

  main {
    block-size: 100%;
  }

  .wait {
    padding: 72px 12px;
    max-inline-size: 360px;
  }

  .failure {
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 12px;
    block-size: 100%;
    padding: 24px;
    text-align: center;
  }

  .failure p {
    margin: 0;
    max-inline-size: 36ch;
    color: var(--parley-text-2);
    text-wrap: pretty;
  }
`;
