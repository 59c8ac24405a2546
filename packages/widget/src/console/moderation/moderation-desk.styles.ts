/** A queue and the person, side by side or one over the other. */
import { css } from 'lit';

export const moderationDeskStyles = css`
  :host {
    display: block;
    min-block-size: 0;
    container-type: inline-size;
  }

  .room {
    position: relative;
    display: grid;
    grid-template-rows: minmax(0, 1fr);
    grid-template-columns: minmax(0, 1fr);
    block-size: 100%;
  }

  parley-moderation-person {
    position: absolute;
    inset: 0;
    z-index: 2;
    background: var(--parley-surface);
  }

  .deed {
    position: absolute;
    inset-block-end: 84px;
    inset-inline: 0;
    z-index: 1;
    display: grid;
    justify-content: center;
    pointer-events: none;
  }

  .deed p {
    margin: 0;
    padding: 6px 14px;
    border-radius: 16px;
    font-size: 13px;
    color: var(--parley-surface);
    background: var(--parley-text);
    animation: appear var(--parley-slow);
  }

  .deed .bad {
    background: var(--parley-danger);
  }

  @keyframes appear {
    from {
      opacity: 0;
    }
  }

  /* What the person lies over shall not be come upon by keys. */
  @container (max-width: 699px) {
    .beside parley-moderation-list {
      visibility: hidden;
    }
  }

  @container (min-width: 700px) {
    .room.beside {
      grid-template-columns: minmax(0, 1fr) 340px;
    }

    parley-moderation-person {
      position: static;
      border-inline-start: 1px solid var(--parley-border);
    }
  }
`;
