import { css } from 'lit';

export const topicSearchStyles = css`
  :host {
    display: block;
  }

  .field {
    display: flex;
    align-items: center;
    gap: 8px;
    padding-inline: 12px 4px;
    border-radius: var(--parley-radius-control);
    background: var(--parley-surface-2);
    box-shadow: inset 0 0 0 1px var(--parley-border);
    color: var(--parley-text-3);
  }

  .field:focus-within {
    outline: 2px solid var(--parley-accent-text);
    outline-offset: -1px;
  }

  .field svg {
    flex: none;
    inline-size: 18px;
    block-size: 18px;
  }

  input {
    flex: 1;
    min-inline-size: 0;
    block-size: 40px;
    padding: 0;
    border: 0;
    font: inherit;
    font-size: 16px;
    color: var(--parley-text);
    background: none;
  }

  /* The ring is around the whole field. */
  input:focus-visible {
    outline: none;
  }

  input::placeholder {
    color: var(--parley-text-3);
    opacity: 1;
  }

  .close {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 32px;
    block-size: 32px;
    border-radius: var(--parley-radius-control);
  }

  .close:focus-visible {
    outline-offset: -2px;
  }

  ul {
    margin: 8px 0 0;
    padding: 0;
    list-style: none;
  }

  li + li {
    border-block-start: 1px solid var(--parley-border);
  }

  a {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 2px 12px;
    padding: 10px 12px;
    color: inherit;
    text-decoration: none;
  }

  a:focus-visible {
    outline-offset: -2px;
  }

  .name {
    overflow: hidden;
    font-size: 14px;
    font-weight: 600;
    line-height: 20px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  time,
  .topic {
    font-size: 13px;
    line-height: 20px;
    color: var(--parley-text-3);
  }

  .topic,
  .words {
    grid-column: 1 / -1;
    overflow-wrap: anywhere;
  }

  .words {
    font-size: 14px;
    line-height: 20px;
    color: var(--parley-text-2);
  }

  mark {
    border-radius: 2px;
    font-weight: 600;
    color: var(--parley-text);
    background: var(--parley-accent-soft);
  }

  .note {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    margin: 0;
    padding: 12px;
    font-size: 14px;
    color: var(--parley-text-2);
  }

  @media (hover: hover) {
    a:hover,
    .close:hover {
      background: var(--parley-surface-2);
    }

    .close:hover {
      color: var(--parley-text);
    }
  }

  @media (pointer: coarse) {
    input,
    .close {
      min-block-size: 44px;
    }

    .close {
      inline-size: 44px;
    }
  }
`;
