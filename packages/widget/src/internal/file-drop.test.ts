import { expect } from 'chai';
import { html, LitElement } from 'lit';
import { pause } from '../testing/setup.js';
import { FileDropController } from './file-drop.js';

class Target extends LitElement {
  welcome = true;
  readonly taken: string[] = [];
  readonly drop = new FileDropController(this, {
    welcome: () => this.welcome,
    onFiles: (files) => this.taken.push(...files.map(({ name }) => name)),
  });

  override render() {
    return html`<p>${this.drop.over ? 'over' : 'not over'}</p><button>Inside</button>`;
  }
}
customElements.define('drop-target', Target);

function setup(): Target {
  const target = document.createElement('drop-target') as Target;
  document.body.append(target);
  return target;
}

function drag(target: Element, type: string, options: { text?: string; to?: Element } = {}): DragEvent {
  const data = new DataTransfer();
  if (options.text) data.items.add(options.text, 'text/plain');
  else for (const name of ['one.txt', 'two.txt']) data.items.add(new File(['x'], name));
  const event = new DragEvent(type, {
    dataTransfer: data,
    relatedTarget: options.to ?? null,
    bubbles: true,
    composed: true,
    cancelable: true,
  });
  target.dispatchEvent(event);
  return event;
}

describe('FileDropController', () => {
  afterEach(() => document.querySelector('drop-target')?.remove());

  it('takes files that are dropped, and says while they are held over it', async () => {
    const target = setup();

    const over = drag(target, 'dragover');
    await target.updateComplete;
    expect([over.defaultPrevented, target.shadowRoot?.querySelector('p')?.textContent]).to.deep.equal([
      true,
      'over',
    ]);
    const drop = drag(target, 'drop');

    expect(drop.defaultPrevented).to.equal(true);
    expect(target.taken).to.deep.equal(['one.txt', 'two.txt']);
    expect(target.drop.over).to.equal(false);
  });

  it('ends when they are carried away, but not while they pass over what is in it', async () => {
    const target = setup();
    await target.updateComplete;
    const inside = document.createElement('i');
    target.append(inside);
    drag(target, 'dragover');

    drag(target, 'dragleave', { to: inside });
    expect(target.drop.over).to.equal(true);
    drag(target, 'dragleave', { to: document.body });

    expect(target.drop.over).to.equal(false);
  });

  it('leaves text alone, and files where they are not welcome', () => {
    const target = setup();

    expect(drag(target, 'dragover', { text: 'words' }).defaultPrevented).to.equal(false);
    target.welcome = false;
    expect(drag(target, 'dragover').defaultPrevented).to.equal(false);
    expect(drag(target, 'drop').defaultPrevented).to.equal(false);

    expect([target.drop.over, target.taken]).to.deep.equal([false, []]);
  });

  it('forgets them when it goes away', async () => {
    const target = setup();
    drag(target, 'dragover');

    target.remove();
    await pause(0);

    expect(target.drop.over).to.equal(false);
  });
});
