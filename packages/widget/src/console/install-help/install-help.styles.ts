import { css } from 'lit';

export const installHelpStyles = css`
  :host {
    display: block;
    padding: 32px 16px;
  }

  h2 {
    margin: 0 0 4px;
    font-size: 16px;
    font-weight: 600;
    line-height: 1.3;
  }

  p {
    margin: 0;
    color: var(--parley-text-2);
    text-wrap: pretty;
  }

  section {
    margin-block-start: 20px;
  }

  h3 {
    margin: 0 0 6px;
    font-size: 13px;
    font-weight: 500;
    line-height: 1.3;
  }
`;
