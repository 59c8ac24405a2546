import type { AttachmentRules } from '@parley/protocol';
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import { ApiError } from '../../client/api-error.js';
import type { UploadItem } from '../../client/uploads.js';
import { file as attachment } from '../../testing/messages.js';
import { draw, expectAccessible, inside, settled, until, words } from '../../testing/setup.js';
import type { ParleyComposer } from './composer.js';
import './composer.js';

const RULES: AttachmentRules = { maxBytes: 10_000_000, perMessage: 5, types: ['image/*', 'application/pdf'] };
const PDF = new File(['%PDF'], 'invoice.pdf', { type: 'application/pdf' });

function item(changes: Partial<UploadItem> = {}): UploadItem {
  const { name, type } = changes.file ?? PDF;
  const base = { key: 'one', file: PDF, name, type, bytes: 184_320, progress: 1, error: null };
  return { ...base, phase: 'done', attachment: attachment(), ...changes };
}

async function setup(uploads: UploadItem[] = [], options = {}) {
  const composer = await draw<ParleyComposer>(
    html`<parley-composer .attach=${RULES} .uploads=${uploads}></parley-composer>`,
    options,
  );
  const heard: string[] = [];
  composer.addEventListener('parley-files-add', ({ files }) =>
    heard.push(`add ${files.map(({ name }) => name)}`),
  );
  composer.addEventListener('parley-upload-cancel', ({ key }) => heard.push(`cancel ${key}`));
  composer.addEventListener('parley-upload-retry', ({ key }) => heard.push(`retry ${key}`));
  composer.addEventListener('parley-message-send', ({ text }) => heard.push(`send ${text}`));
  composer.addEventListener('parley-edit-cancel', () => heard.push('leave'));
  if (uploads.length > 0) {
    await until('the files are shown', () =>
      composer.shadowRoot?.querySelector('parley-upload-list:defined'),
    );
    await settled(composer);
  }
  return { composer, heard, field: inside<HTMLTextAreaElement>(composer, 'textarea') };
}

const list = (composer: ParleyComposer) => inside(composer, 'parley-upload-list');
const send = (composer: ParleyComposer) => inside<HTMLButtonElement>(composer, '.send');

function paste(field: HTMLElement, data: DataTransfer): boolean {
  const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
  return field.dispatchEvent(event);
}

describe('<parley-composer>, with files', () => {
  it('has no way to attach where nothing may be attached', async () => {
    const { composer } = await setup();
    expect(composer.shadowRoot?.querySelector('input[type=file]')).not.to.equal(null);

    composer.attach = null;
    await composer.updateComplete;

    expect(composer.shadowRoot?.querySelector('input[type=file]')).to.equal(null);
  });

  it('hands over what was chosen, also the same file twice', async () => {
    const { composer, heard } = await setup();
    const picker = inside<HTMLInputElement>(composer, 'input');

    for (let i = 0; i < 2; i += 1) {
      const data = new DataTransfer();
      data.items.add(PDF);
      picker.files = data.files;
      picker.dispatchEvent(new Event('change'));
    }

    expect(heard).to.deep.equal(['add invoice.pdf', 'add invoice.pdf']);
    expect(picker.accept).to.equal('image/*,application/pdf');
  });

  it('takes files that are pasted, and of text with a picture of it the text', async () => {
    const { field, heard } = await setup();
    const files = new DataTransfer();
    files.items.add(PDF);
    const both = new DataTransfer();
    both.items.add(PDF);
    both.setData('text/plain', 'words');

    const goesOn = [paste(field, files), paste(field, both)];

    expect(heard).to.deep.equal(['add invoice.pdf']);
    expect(goesOn).to.deep.equal([false, true]);
  });

  it('sends files without a word, once all of them are there', async () => {
    const { composer, heard } = await setup([
      item(),
      item({ key: 'two', phase: 'uploading', progress: 0.4 }),
    ]);
    composer.focus();
    await sendKeys({ press: 'Enter' });
    expect(heard).to.deep.equal([]);
    expect(send(composer).disabled).to.equal(true);

    composer.uploads = [item()];
    await composer.updateComplete;
    await sendKeys({ press: 'Enter' });

    expect(heard).to.deep.equal(['send ']);
  });

  it('shows how far a file is, and lets it be left out', async () => {
    const { composer, heard } = await setup([item({ phase: 'uploading', progress: 0.4 })]);

    expect(inside<HTMLProgressElement>(list(composer), 'progress').value).to.equal(0.4);
    inside<HTMLButtonElement>(list(composer), 'button').click();

    expect(heard).to.deep.equal(['cancel one']);
  });

  it('says why a file failed and offers to try it again', async () => {
    const error = new ApiError('network', 'No.');
    const { composer, heard } = await setup([item({ phase: 'failed', error, attachment: null })]);

    expect(words(inside(list(composer), '[role=alert]'))).to.equal('The connection was lost.');
    inside<HTMLButtonElement>(list(composer), 'button').click();

    expect(heard).to.deep.equal(['retry one']);
  });

  it('puts an emoji where the caret is', async () => {
    const { composer, field } = await setup();
    composer.value = 'Hello there';
    await composer.updateComplete;
    field.setSelectionRange(5, 5);
    inside<HTMLButtonElement>(composer, '.emoji').click();
    await until('the emoji are there', () =>
      composer.shadowRoot?.querySelector('parley-emoji-picker:defined'),
    );
    await settled(composer);
    const picker = inside(composer, 'parley-emoji-picker');

    inside<HTMLInputElement>(picker, 'input').focus();
    await sendKeys({ type: 'rocket' });
    await settled(picker);
    inside<HTMLButtonElement>(picker, '.grid button').click();
    await composer.updateComplete;

    expect(composer.value).to.equal('Hello🚀 there');
    expect(composer.shadowRoot?.activeElement).to.equal(field);
    expect(composer.shadowRoot?.querySelector('parley-emoji-picker')).to.equal(null);
  });

  it('closes the emoji with Escape, and nothing around it', async () => {
    const { composer } = await setup();
    let reached = 0;
    composer.addEventListener('keydown', () => {
      reached += 1;
    });
    inside<HTMLButtonElement>(composer, '.emoji').focus();
    await sendKeys({ press: 'Space' });
    await until('the emoji are there', () =>
      composer.shadowRoot?.querySelector('parley-emoji-picker:defined'),
    );
    await settled(composer);
    reached = 0;

    await sendKeys({ press: 'Escape' });
    await composer.updateComplete;

    expect(composer.shadowRoot?.querySelector('parley-emoji-picker')).to.equal(null);
    expect(composer.shadowRoot?.activeElement?.className).to.contain('emoji');
    expect(reached).to.equal(0);
  });

  it('says that a message is being changed, and leaves it with Escape', async () => {
    const { composer, heard } = await setup();
    composer.editing = true;
    composer.value = 'As it was';
    await composer.updateComplete;
    composer.focus();

    expect(words(inside(composer, '.editing'))).to.equal('Change your message');
    expect(send(composer).getAttribute('aria-label')).to.equal('Save');
    await sendKeys({ press: 'Escape' });

    expect(heard).to.deep.equal(['leave']);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible with files, emoji and a change, ${theme}`, async () => {
      const png = new File(['x'], 'cat.png', { type: 'image/png' });
      const error = new ApiError('forbidden', 'No.');
      const { composer } = await setup(
        [
          item(),
          item({ key: 'two', phase: 'uploading', progress: 0.4, file: png }),
          item({ key: 'three', phase: 'failed', error }),
        ],
        { theme },
      );
      composer.style.marginBlockStart = '400px';
      inside<HTMLButtonElement>(composer, '.emoji').click();
      await until('the emoji are there', () =>
        composer.shadowRoot?.querySelector('parley-emoji-picker:defined'),
      );
      await settled(composer);
      await expectAccessible(composer);

      composer.uploads = [];
      composer.editing = true;
      await settled(composer);
      await expectAccessible(composer);
    });
  }
});
