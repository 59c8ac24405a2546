import { expect } from 'chai';
import { LitElement } from 'lit';
import { pause, until } from '../../testing/setup.js';
import { WidthController } from './width-controller.js';

class Probe extends LitElement {
  readonly drawn: boolean[] = [];
  private width = new WidthController(this, 300);

  override render() {
    this.drawn.push(this.width.wide);
  }
}
customElements.define('width-probe', Probe);

function put(width: string): Probe {
  const probe = document.createElement('width-probe') as Probe;
  probe.style.cssText = `display:block;inline-size:${width}`;
  document.body.append(probe);
  return probe;
}

describe('WidthController', () => {
  afterEach(() => document.querySelector('width-probe')?.remove());

  it('goes by the width of its host from the first picture on, not by that of the window', async () => {
    const probe = put('200px');
    await probe.updateComplete;
    await pause(100);

    expect(innerWidth).to.be.greaterThan(300);
    expect(probe.drawn).to.deep.equal([false]);
  });

  it('follows its host as it grows', async () => {
    const probe = put('200px');
    await probe.updateComplete;

    probe.style.inlineSize = '300px';

    await until('it is wide', () => probe.drawn.at(-1));
    expect(probe.drawn).to.deep.equal([false, true]);
  });
});
