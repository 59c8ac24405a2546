import { css } from 'lit';

export const attachmentsStyles = css`
  :host {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    max-inline-size: min(80cqi, 480px);
  }

  :host([own]) {
    justify-content: flex-end;
  }

  .picture {
    display: block;
    max-inline-size: min(100%, 280px);
    border-radius: 14px;
    overflow: hidden;
    background: var(--parley-surface-2);
    outline-offset: 2px;
  }

  /* Width and height are attributes: the browser reserves the room before anything has come. */
  img {
    display: block;
    block-size: auto;
    min-inline-size: 64px;
    min-block-size: 48px;
    max-inline-size: 100%;
    max-block-size: 320px;
    object-fit: cover;
    color: transparent;
    box-shadow: inset 0 0 0 1px var(--parley-border);
  }

  audio {
    inline-size: 280px;
    max-inline-size: 100%;
    block-size: 44px;
  }

  /* Its size is not known before it has begun to load. */
  video {
    inline-size: 280px;
    max-inline-size: 100%;
    aspect-ratio: 16 / 9;
    border-radius: 14px;
    background: var(--parley-surface-3);
  }

  .file {
    display: flex;
    align-items: center;
    gap: 10px;
    min-inline-size: 0;
    max-inline-size: 100%;
    min-block-size: 52px;
    padding: 8px 14px 8px 8px;
    padding-inline: 8px 14px;
    border: 1px solid var(--parley-border);
    border-radius: 14px;
    line-height: 1.35;
    text-decoration: none;
    color: var(--parley-text);
    background: var(--parley-surface);
    transition: background-color var(--parley-fast);
  }

  .file svg {
    box-sizing: content-box;
    padding: 8px;
    border-radius: 10px;
    color: var(--parley-accent-text);
    background: var(--parley-accent-soft);
  }

  .file > span {
    min-inline-size: 0;
  }

  .name {
    display: -webkit-box;
    overflow: hidden;
    font-size: 13px;
    font-weight: 500;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }

  .bytes {
    font-size: 12px;
    color: var(--parley-text-2);
    font-variant-numeric: tabular-nums;
  }

  @media (hover: hover) {
    .file:hover {
      background: var(--parley-surface-2);
    }
  }
`;
