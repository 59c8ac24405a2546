import { css } from 'lit';

export const dueChipStyles = css`
  :host {
    display: contents;
  }

  .due {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    padding-inline: 6px 7px;
    border-radius: 9px;
    font-size: 12px;
    font-weight: 500;
    line-height: 18px;
    white-space: nowrap;
    color: var(--parley-text-2);
    background: var(--parley-surface-3);
    font-variant-numeric: tabular-nums;
  }

  .due svg {
    inline-size: 12px;
    block-size: 12px;
  }

  .late {
    font-weight: 600;
    color: var(--parley-danger);
    background: var(--parley-danger-soft);
  }

  @media (forced-colors: active) {
    .due {
      outline: 1px solid;
    }
  }
`;
