import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import { closeIcon } from '../../internal/icons.js';
import { draw, expectAccessible, inside } from '../../testing/setup.js';
import type { ParleyButton } from './button.js';
import './button.js';

describe('<parley-button>', () => {
  it('is pressed with Enter and with the space bar', async () => {
    const button = await draw<ParleyButton>(html`<parley-button>Save</parley-button>`);
    let clicks = 0;
    button.addEventListener('click', () => {
      clicks += 1;
    });
    button.focus();

    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Space' });

    expect(clicks).to.equal(2);
  });

  it('does nothing while it is disabled', async () => {
    const button = await draw<ParleyButton>(html`<parley-button disabled>Save</parley-button>`);
    let clicks = 0;
    button.addEventListener('click', () => {
      clicks += 1;
    });

    inside<HTMLButtonElement>(button, 'button').click();

    expect(clicks).to.equal(0);
  });

  it('carries a name when it is only an icon', async () => {
    const button = await draw<ParleyButton>(
      html`<parley-button variant="icon" label="Close">${closeIcon}</parley-button>`,
    );

    expect(inside(button, 'button').getAttribute('aria-label')).to.equal('Close');
    await expectAccessible(button);
  });

  for (const theme of ['light', 'dark'] as const) {
    for (const variant of ['primary', 'secondary', 'quiet'] as const) {
      it(`is accessible when ${variant} and ${theme}`, async () => {
        const button = await draw(html`<parley-button .variant=${variant}>Save</parley-button>`, { theme });

        await expectAccessible(button);
      });
    }
  }
});
