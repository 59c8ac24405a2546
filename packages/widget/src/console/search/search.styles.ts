import { css } from 'lit';

export const searchStyles = css`
  :host {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
  }

  .field {
    display: flex;
    flex: none;
    align-items: center;
    gap: 8px;
    margin: 0 12px 8px;
    padding-inline: 10px;
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
    inline-size: 16px;
    block-size: 16px;
  }

  input {
    flex: 1;
    min-inline-size: 0;
    block-size: 36px;
    padding: 0;
    border: 0;
    font: inherit;
    color: var(--parley-text);
    background: none;
    outline: none;
  }

  /* The ring is around the whole field. */
  input:focus-visible {
    outline: none;
  }

  input::placeholder {
    color: var(--parley-text-3);
    opacity: 1;
  }

  .hits {
    flex: 1;
    min-block-size: 0;
    margin: 0;
    padding: 0 8px 8px;
    overflow: hidden auto;
    list-style: none;
    scrollbar-width: thin;
    scrollbar-color: var(--parley-border-strong) transparent;
  }

  a {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    column-gap: 12px;
    padding: 10px;
    border-radius: 8px;
    color: inherit;
    text-decoration: none;
  }

  a:focus-visible {
    outline-offset: -2px;
  }

  @media (hover: hover) {
    a:hover {
      background: var(--parley-surface-2);
    }
  }

  a[aria-current] {
    background: var(--parley-accent-soft);
  }

  .name {
    overflow: hidden;
    text-overflow: ellipsis;
    font-weight: 500;
    line-height: 20px;
    white-space: nowrap;
  }

  time,
  .found {
    font-size: 12px;
    line-height: 20px;
    color: var(--parley-text-3);
  }

  a[aria-current] :is(time, .found) {
    color: var(--parley-text-2);
  }

  .words {
    grid-column: 1 / -1;
    display: -webkit-box;
    overflow: hidden;
    font-size: 13px;
    line-height: 19px;
    color: var(--parley-text-2);
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }

  mark {
    border-radius: 2px;
    font-weight: 600;
    color: var(--parley-text);
    background: var(--parley-accent-soft);
  }

  a[aria-current] mark {
    background: none;
    text-decoration: underline;
  }

  .note {
    margin: 0;
    padding: 16px 18px;
    color: var(--parley-text-3);
    text-wrap: pretty;
  }

  .failure {
    display: grid;
    justify-items: start;
    gap: 12px;
    padding: 16px 18px;
  }

  .failure p {
    margin: 0;
    color: var(--parley-text-2);
  }

  .more {
    padding: 8px 10px;
  }

  .loading {
    flex: 1;
    overflow: hidden;
  }
`;
