import { css } from 'lit';

export const conversationBarStyles = css`
  :host {
    display: block;
    flex: none;
  }

  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
    padding: 8px 24px;
    border-block-end: 1px solid var(--parley-border);
  }

  select,
  input,
  .until button {
    box-sizing: border-box;
    max-inline-size: 180px;
    min-block-size: 28px;
    padding-inline: 8px;
    border: 1px solid transparent;
    border-radius: var(--parley-radius-control);
    font: inherit;
    font-size: 13px;
    line-height: 1.3;
    color: var(--parley-text-2);
    background: var(--parley-surface-2);
    text-overflow: ellipsis;
  }

  /* As wide as what is chosen, where the browser can. */
  select {
    field-sizing: content;
  }

  select.high,
  select.urgent {
    color: var(--parley-danger);
  }

  select.urgent {
    font-weight: 600;
    background: var(--parley-danger-soft);
  }

  .until {
    display: flex;
    gap: 4px;
  }

  .until input {
    max-inline-size: none;
  }

  .tags {
    display: contents;
    list-style: none;
  }

  li {
    display: inline-flex;
    align-items: center;
    min-inline-size: 0;
    max-inline-size: 200px;
    min-block-size: 28px;
    padding-inline-start: 10px;
    border-radius: 14px;
    font-size: 13px;
    line-height: 1.3;
    color: var(--parley-accent-text);
    background: var(--parley-accent-soft);
  }

  li.add {
    padding: 0;
    background: none;
  }

  bdi {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  li button {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 28px;
    block-size: 28px;
    border-radius: 50%;
    color: inherit;
  }

  li svg {
    inline-size: 14px;
    block-size: 14px;
  }

  .add input {
    inline-size: 120px;
    background: none;
  }

  .add input::placeholder {
    color: var(--parley-text-3);
    opacity: 1;
  }

  @media (hover: hover) {
    select:hover,
    .add input:hover {
      border-color: var(--parley-border-strong);
    }
  }

  @container (max-width: 560px) {
    .bar {
      flex-wrap: nowrap;
      padding-inline: 12px;
      overflow: auto hidden;
      scrollbar-width: none;
    }

    .bar > *,
    li {
      flex: none;
    }

    /* While more follows, the end fades; where the browser cannot tell, what is cut off says so. */
    @supports (animation-timeline: scroll()) {
      .bar {
        mask: linear-gradient(to right, #000 calc(100% - 32px), transparent) 0 0 / calc(100% + 32px) 100% no-repeat;
        animation: more-right linear;
        animation-timeline: scroll(self inline);
      }

      .bar:dir(rtl) {
        mask-image: linear-gradient(to left, #000 calc(100% - 32px), transparent);
        mask-position: 100% 0;
        animation-name: more-left;
      }
    }
  }

  @keyframes more-right {
    from {
      mask-position: 100% 0;
    }
  }

  @keyframes more-left {
    from {
      mask-position: 0 0;
    }
  }

  @media (pointer: coarse) {
    select,
    input,
    .until button,
    li button {
      min-block-size: 44px;
      min-inline-size: 44px;
    }
  }
`;
