import { expect } from 'chai';
import { html, LitElement } from 'lit';
import { clear, draw, inside, until, words } from '../../testing/setup.js';
import { codeView } from './code-view.js';

/** Code that does not come at first. */
let answers: (() => Promise<unknown>)[] = [];
const load = () => answers.shift()?.() ?? Promise.reject(new Error('No answer left.'));

class Host extends LitElement {
  static override properties = { quiet: {} };
  declare quiet: boolean;

  override render() {
    return html`<div>${codeView({ load, host: this, draw: () => html`<p>There</p>`, quiet: this.quiet })}</div>`;
  }
}
customElements.define('code-view-host', Host);

describe('codeView', () => {
  afterEach(clear);

  it('waits, says when the code does not come, and asks again for it', async () => {
    answers = [() => Promise.reject(new Error('Away.')), () => Promise.resolve()];
    const host = await draw<Host>(html`<code-view-host .quiet=${true}></code-view-host>`);

    expect(words(inside(host, 'div'))).to.equal('');
    host.quiet = false;
    await until('the failure', () => words(inside(host, 'div')).includes('cannot be reached'));
    inside<HTMLElement>(host, 'parley-button').click();

    await until('what was loaded', () => words(inside(host, 'div')) === 'There');
    expect(answers).to.deep.equal([]);
  });
});
