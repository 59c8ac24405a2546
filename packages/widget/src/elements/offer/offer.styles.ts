import { css } from 'lit';

export const offerStyles = css`
  .offer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    margin-block-start: 4px;
  }

  p {
    margin: 0;
    font-size: 13px;
    color: var(--parley-text-2);
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
`;
