import type { Contact } from '@parley/protocol';
import { expect } from 'chai';
import { html } from 'lit';
import { clear, draw, expectAccessible, inside, words } from '../../testing/setup.js';
import './attribute-fields.js';
import type { ParleyAttributeFields } from './attribute-fields.js';

const KNOWN = { plan: 'Gold', bikes: 2, newsletter: true };

const drawFields = (attributes: Contact['attributes'] = KNOWN, theme: 'light' | 'dark' = 'light') =>
  draw<ParleyAttributeFields>(
    html`<parley-attribute-fields .known=${attributes}></parley-attribute-fields>`,
    { theme },
  );
const rowsOf = (fields: ParleyAttributeFields) =>
  [...fields.renderRoot.querySelectorAll('.row')].map((row) => [...row.querySelectorAll('input')]);

function fill(input: HTMLInputElement | undefined, text: string) {
  if (!input) throw new Error('No such field.');
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

async function add(fields: ParleyAttributeFields, name: string, text: string) {
  inside<HTMLElement>(fields, '.add').click();
  await fields.updateComplete;
  const [nameField, textField] = rowsOf(fields).at(-1) ?? [];
  fill(nameField, name);
  fill(textField, text);
  await fields.updateComplete;
}

describe('<parley-attribute-fields>', () => {
  afterEach(clear);

  it('leaves numbers and truths what they are, and what is not touched alone', async () => {
    const fields = await drawFields();
    expect(fields.read()).to.deep.equal(KNOWN);

    fill(rowsOf(fields)[1]?.[1], ' 3 ');
    fill(rowsOf(fields)[2]?.[1], 'false');
    fill(rowsOf(fields)[0]?.[1], '7');

    expect(fields.read()).to.deep.equal({ plan: '7', bikes: 3, newsletter: false });
    fill(rowsOf(fields)[1]?.[1], 'many');
    expect(fields.read()).to.deep.include({ bikes: 'many' });
  });

  it('adds, renames and takes away', async () => {
    const fields = await drawFields({ plan: 'Gold' });

    await add(fields, ' city ', ' Graz ');
    expect(fields.shadowRoot?.activeElement).to.equal(rowsOf(fields)[1]?.[0]);
    fill(rowsOf(fields)[0]?.[0], 'tariff');
    expect(fields.read()).to.deep.equal({ tariff: 'Gold', city: 'Graz' });
    inside<HTMLElement>(fields, '.row button').click();
    await fields.updateComplete;

    expect(fields.read()).to.deep.equal({ city: 'Graz' });
    expect(fields.shadowRoot?.activeElement?.className).to.equal('add');
  });

  it('says what is wrong, where it is, and takes nothing', async () => {
    const fields = await drawFields({ plan: 'Gold' });
    await add(fields, 'plan', 'Silver');

    expect(fields.read()).to.equal(null);
    await fields.updateComplete;
    expect(words(inside(fields, '#fault'))).to.equal('There is one of this name already.');
    expect(fields.shadowRoot?.activeElement).to.equal(rowsOf(fields)[1]?.[0]);
    await expectAccessible(fields);

    fill(rowsOf(fields)[1]?.[0], 'city');
    fill(rowsOf(fields)[1]?.[1], '');
    expect(fields.read()).to.equal(null);
    await fields.updateComplete;
    expect(words(inside(fields, '#fault'))).to.equal('Each attribute needs a name and a value.');
  });

  it('overlooks a new one into which nothing was written', async () => {
    const fields = await drawFields({});
    await add(fields, '', ' ');

    expect(fields.read()).to.deep.equal({});
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible, ${theme}`, async () => {
      await expectAccessible(await drawFields(KNOWN, theme));
    });
  }
});
