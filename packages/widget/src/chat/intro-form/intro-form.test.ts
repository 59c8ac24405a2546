import type { PreChatField } from '@parley/protocol';
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import type { Introduction } from '../../events/introduce.js';
import { draw, expectAccessible, inside, settled, words } from '../../testing/setup.js';
import './intro-form.js';
import type { ParleyIntroForm } from './intro-form.js';

const ALL: PreChatField[] = ['name', 'email', 'team'];
const TEAMS = [{ id: 'sales', name: 'Sales' }];

async function setup({ fields = ALL, required = false, ...options } = {}) {
  const form = await draw<ParleyIntroForm>(
    html`<parley-intro-form heading="Hello" .fields=${fields} .teams=${TEAMS} ?required=${required}></parley-intro-form>`,
    options,
  );
  const heard: Introduction[] = [];
  form.addEventListener('parley-introduce', ({ answers }) => heard.push(answers));
  form.focus();
  return { form, heard };
}

const errors = (form: ParleyIntroForm) =>
  [...(form.shadowRoot?.querySelectorAll('.error') ?? [])].map((error) => words(error));

describe('<parley-intro-form>', () => {
  it('hands over what was filled in, and only that', async () => {
    const { form, heard } = await setup();

    await sendKeys({ type: ' Kim ' });
    inside<HTMLSelectElement>(form, 'select').value = 'sales';
    await sendKeys({ press: 'Enter' });

    expect(heard).to.deep.equal([{ name: 'Kim', teamId: 'sales' }]);
  });

  it('can be skipped unless it is required', async () => {
    const { form, heard } = await setup();
    inside<HTMLElement>(inside(form, 'parley-button'), 'button').click();
    expect(heard).to.deep.equal([{}]);

    const other = await setup({ required: true });

    expect(other.form.shadowRoot?.querySelectorAll('parley-button')).to.have.length(1);
  });

  it('says what is missing beside each field, and puts the caret into the first of them', async () => {
    const { form, heard } = await setup({ required: true });
    await sendKeys({ type: 'Kim' });

    await sendKeys({ press: 'Enter' });
    await settled(form);

    expect(heard).to.deep.equal([]);
    expect(errors(form)).to.deep.equal([
      'Please check this address, e.g. name@example.com.',
      'Please choose one.',
    ]);
    expect(form.shadowRoot?.activeElement?.id).to.equal('email');
    await expectAccessible(form);
  });

  it('does not take for an address what can be none', async () => {
    const { form, heard } = await setup({ fields: ['email'] });

    await sendKeys({ type: 'kim at example' });
    await sendKeys({ press: 'Enter' });
    await settled(form);

    expect(errors(form)).to.have.length(1);
    expect(heard).to.deep.equal([]);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible, ${theme}`, async () => {
      const { form } = await setup({ theme } as object);

      await expectAccessible(form);
    });
  }
});
