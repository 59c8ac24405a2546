import { css } from 'lit';

export const failureStyles = css`
  :host {
    font-size: inherit;
    line-height: inherit;
    color: inherit;
  }
`;
