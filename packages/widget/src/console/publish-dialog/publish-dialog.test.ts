import type { PublishInput } from '@parley/protocol';
import { expect } from 'chai';
import { html } from 'lit';
import { draw, expectAccessible, inside, settled, words } from '../../testing/setup.js';
import type { ParleyPublishEvent } from '../events/publish.js';
import './publish-dialog.js';
import type { ParleyPublishDialog } from './publish-dialog.js';

const TOPIC = { key: 'saddles', title: 'Saddles' };

async function open(text: string, more: { topic?: typeof TOPIC | null; theme?: 'light' | 'dark' } = {}) {
  const { topic = TOPIC, theme = 'light' } = more;
  const dialog = await draw<ParleyPublishDialog>(
    html`<parley-publish-dialog .text=${text} .topic=${topic}></parley-publish-dialog>`,
    { theme },
  );
  const inputs: PublishInput[] = [];
  dialog.addEventListener('parley-publish', ({ input }: ParleyPublishEvent) => inputs.push(input));
  return { dialog, inputs };
}

const send = (dialog: ParleyPublishDialog) => inside<HTMLElement & { disabled: boolean }>(dialog, '.send');

async function type(dialog: ParleyPublishDialog, text: string): Promise<void> {
  const field = inside<HTMLTextAreaElement>(dialog, 'textarea');
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await settled(dialog);
}

describe('<parley-publish-dialog>', () => {
  it('tells the words as the agent leaves them, and where they would stand', async () => {
    const { dialog, inputs } = await open('It fits, […].');
    expect(words(inside(dialog, 'form'))).to.contain('Will stand in: Saddles');

    await type(dialog, ' It fits. ');
    send(dialog).click();

    expect(inputs).to.deep.equal([{ text: 'It fits.' }]);
  });

  it('shows what still looks like personal data, and asks nobody before somebody says that it is none', async () => {
    const { dialog, inputs } = await open('Write to zoe@example.com');
    expect(words(inside(dialog, '#left'))).to.contain('zoe@example.com');
    expect(send(dialog).disabled).to.equal(true);
    await expectAccessible(dialog);

    inside<HTMLInputElement>(dialog, 'input[type="checkbox"]').click();
    await settled(dialog);
    send(dialog).click();
    expect(inputs).to.deep.equal([{ text: 'Write to zoe@example.com', allowPrivateData: true }]);

    await type(dialog, 'Write to bo@example.com');
    expect(send(dialog).disabled).to.equal(true);
  });

  it('asks for the discussion where the chat came from none', async () => {
    const { dialog, inputs } = await open('It fits.', { topic: null });

    inside<HTMLInputElement>(dialog, '#key').value = ' product-42 ';
    send(dialog).click();

    expect(inputs).to.deep.equal([{ text: 'It fits.', topic: 'product-42' }]);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible when ${theme}`, async () => {
      const { dialog } = await open('It fits.', { theme, topic: null });
      await expectAccessible(dialog);

      dialog.problem = 'There is no such discussion on this site.';
      await settled(dialog);
      await expectAccessible(dialog);
    });
  }
});
