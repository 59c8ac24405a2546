import { css } from 'lit';

export const roomStyles = css`
  :host {
    display: grid;
    min-block-size: 0;
    min-inline-size: 0;
  }

  parley-conversation-pane.over {
    outline: 2px dashed var(--parley-focus);
    outline-offset: -8px;
  }
`;
