import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import { ApiError } from '../../client/api-error.js';
import { clear, draw, expectAccessible, inside, until, words } from '../../testing/setup.js';
import type { ParleySignInEvent } from '../events/sign-in.js';
import './sign-in.js';
import type { ParleySignIn } from './sign-in.js';

async function drawSignIn() {
  const element = await draw<ParleySignIn>(html`<parley-sign-in></parley-sign-in>`);
  const sent: ParleySignInEvent[] = [];
  element.addEventListener('parley-sign-in', (event) => sent.push(event));
  return { element, sent };
}

const button = (element: ParleySignIn) => inside<HTMLButtonElement>(element, 'button');
const field = (element: ParleySignIn, name: string) => inside<HTMLInputElement>(element, `#${name}`);

function fill(element: ParleySignIn, name: string, value: string) {
  field(element, name).value = value;
  field(element, name).dispatchEvent(new InputEvent('input', { bubbles: true }));
}

describe('<parley-sign-in>', () => {
  afterEach(clear);

  it('is a form that password managers understand', async () => {
    const { element } = await drawSignIn();

    expect(field(element, 'email').form).to.equal(inside(element, 'form'));
    expect(field(element, 'email').autocomplete).to.equal('username');
    expect(field(element, 'password').autocomplete).to.equal('current-password');
    expect(field(element, 'password').type).to.equal('password');
  });

  it('gives away what was typed, by keyboard alone', async () => {
    const { element, sent } = await drawSignIn();

    await sendKeys({ type: 'lena@acme.example' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: 'correct horse' });
    await sendKeys({ press: 'Enter' });

    expect(sent.map(({ email, password }) => [email, password])).to.deep.equal([
      ['lena@acme.example', 'correct horse'],
    ]);
    expect(element.isConnected).to.equal(true);
  });

  it('asks for what is missing, at the field, and goes there', async () => {
    const { element, sent } = await drawSignIn();
    fill(element, 'email', 'lena@acme.example');

    button(element).click();
    await element.updateComplete;

    expect(sent).to.deep.equal([]);
    expect(element.shadowRoot?.activeElement).to.equal(field(element, 'password'));
    expect(field(element, 'password').getAttribute('aria-invalid')).to.equal('true');
    expect(words(inside(element, '#mistake'))).to.equal('Enter your password.');
  });

  it('says that the two do not match, not which of them is wrong', async () => {
    const { element } = await drawSignIn();
    fill(element, 'password', 'wrong');

    element.error = new ApiError('unauthenticated', 'Wrong.', { status: 401 });
    await element.updateComplete;

    const notice = inside(element, 'parley-notice');
    expect(notice.getAttribute('kind')).to.equal('danger');
    expect(words(notice)).to.equal('That e-mail and password do not match.');
    expect(element.shadowRoot?.activeElement).to.equal(field(element, 'password'));
    expect(field(element, 'password').selectionEnd).to.equal('wrong'.length);
  });

  it('waits as long as the server asks, and says how long', async () => {
    const { element, sent } = await drawSignIn();
    fill(element, 'email', 'lena@acme.example');
    fill(element, 'password', 'wrong');

    element.error = new ApiError('rate_limited', 'Slow down.', { status: 429, retryAfter: 2 });
    await element.updateComplete;
    expect(words(button(element))).to.equal('Try again in 2 seconds');
    button(element).click();
    expect(sent).to.deep.equal([]);

    await until('the end of the wait', () => words(button(element)) === 'Sign in');
    button(element).click();
    expect(sent.length).to.equal(1);
  });

  it('lets somebody who mistyped the address go on at once', async () => {
    const { element } = await drawSignIn();
    element.error = new ApiError('rate_limited', 'Slow down.', { status: 429, retryAfter: 900 });
    await element.updateComplete;
    expect(words(button(element))).to.equal('Try again in 15 minutes');

    fill(element, 'email', 'lena@acme.example');
    await element.updateComplete;

    expect(words(button(element))).to.equal('Sign in');
  });

  it('sends nothing twice while it is busy', async () => {
    const { element, sent } = await drawSignIn();
    fill(element, 'email', 'lena@acme.example');
    fill(element, 'password', 'correct horse');
    element.busy = true;
    await element.updateComplete;

    button(element).click();

    expect(sent).to.deep.equal([]);
    expect(words(button(element))).to.equal('Signing in…');
  });

  it('says after a session that what was written is kept, and knows the address', async () => {
    const element = await draw<ParleySignIn>(
      html`<parley-sign-in ended email="lena@acme.example"></parley-sign-in>`,
    );

    expect(words(inside(element, 'parley-notice'))).to.include('what you were writing is kept');
    expect(field(element, 'email').value).to.equal('lena@acme.example');
    expect(element.shadowRoot?.activeElement).to.equal(field(element, 'password'));
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible with an error, ${theme}`, async () => {
      const error = new ApiError('network', 'Away.');
      const element = await draw(html`<parley-sign-in .error=${error}></parley-sign-in>`, { theme });

      await expectAccessible(element);
    });
  }
});
