import type { OwnAvailability } from '@parley/protocol';
import { expect } from 'chai';
import { LitElement } from 'lit';
import type { Api } from '../../client/api.js';
import { ApiError } from '../../client/api-error.js';
import { until } from '../../testing/setup.js';
import { ParleyAvailabilityChangeEvent } from '../events/availability-change.js';
import { AvailabilityController } from './availability-controller.js';

class Host extends LitElement {
  answers = 0;
  refusal: ApiError | null = null;
  said: OwnAvailability = { availability: 'online', away: false };

  readonly api = { request: this.answer.bind(this) } as unknown as Pick<Api, 'request'>;
  readonly availability = new AvailabilityController(this, () => this.api);

  private async answer(
    _: string,
    { body }: { body?: { availability: string } } = {},
  ): Promise<OwnAvailability> {
    this.answers += 1;
    if (this.refusal) throw this.refusal;
    if (body) this.said = { ...this.said, away: body.availability === 'away' };
    return this.said;
  }
}
customElements.define('availability-host', Host);

async function come(refusal: ApiError | null = null): Promise<Host> {
  const host = new Host();
  host.refusal = refusal;
  document.body.append(host);
  await until('the answer', () => host.availability.away !== null || host.availability.error);
  return host;
}

describe('whether an agent is there', () => {
  afterEach(() => document.querySelector('availability-host')?.remove());

  it('is asked at first, and changed at once', async () => {
    const host = await come();
    expect(host.availability.away).to.equal(false);

    host.dispatchEvent(new ParleyAvailabilityChangeEvent(true));

    expect(host.availability.away).to.equal(true);
    await until('the server has it', () => host.said.away);
    expect(host.availability.error).to.equal(null);
  });

  it('is put back when the server does not take it, and says why until it does', async () => {
    const host = await come();

    host.refusal = new ApiError('network', 'Away.');
    host.dispatchEvent(new ParleyAvailabilityChangeEvent(true));
    await until('the refusal', () => host.availability.error?.code === 'network');
    expect(host.availability.away).to.equal(false);
    host.refusal = null;
    host.dispatchEvent(new ParleyAvailabilityChangeEvent(true));
    await until('the server has it', () => host.said.away);

    await until('no word is left', () => host.availability.error === null);
    expect(host.availability.away).to.equal(true);
  });

  it('says why it is not known', async () => {
    const host = await come(new ApiError('network', 'Away.'));

    expect(host.availability.away).to.equal(null);
    expect(host.availability.error?.code).to.equal('network');
  });

  it('is nothing that those are asked who answer nobody', async () => {
    const host = new Host();
    host.refusal = new ApiError('forbidden', 'Not for analysts.');

    document.body.append(host);
    await until('the answer', () => host.answers === 1);
    await host.updateComplete;

    expect([host.availability.away, host.availability.error]).to.deep.equal([null, null]);
  });
});
