/** How a page beside the figures stands in their place. */
import { css } from 'lit';

export const subPageStyles = css`
  :host {
    max-inline-size: 760px;
    margin-inline: auto;
    padding: 16px 24px 48px;
  }

  .back {
    display: inline-block;
    margin-block-end: 16px;
  }
`;
