import { css } from 'lit';

/** What it has beside what stands in every aside. */
export const reportFormStyles = css`
  fieldset {
    display: grid;
    gap: 4px;
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend {
    padding: 0;
    margin-block-end: 4px;
    font-weight: 600;
  }

  label {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 32px;
  }

  input {
    inline-size: 16px;
    block-size: 16px;
    accent-color: var(--parley-accent-fill);
  }

  @media (pointer: coarse) {
    label {
      min-block-size: 44px;
    }
  }
`;
