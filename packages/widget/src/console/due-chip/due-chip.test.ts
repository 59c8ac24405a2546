import type { ConversationSla } from '@parley/protocol';
import { expect } from 'chai';
import { html } from 'lit';
import { clear, draw, expectAccessible, words } from '../../testing/setup.js';
import './due-chip.js';
import type { ParleyDueChip } from './due-chip.js';
import { nextChange } from './due-words.js';

const START = Date.parse('2026-11-23T10:00:00.000Z');
const MINUTE = 60_000;
const iso = (minutes: number) => new Date(START + minutes * MINUTE).toISOString();
const SLA: ConversationSla = {
  kind: 'first',
  since: iso(0),
  warnAt: iso(30),
  dueAt: iso(60),
  breached: false,
};

const at = (minutes: number, sla: ConversationSla | null = SLA, theme: 'light' | 'dark' = 'light') =>
  draw<ParleyDueChip>(
    html`<parley-due-chip .sla=${sla} .now=${() => START + minutes * MINUTE}></parley-due-chip>`,
    { theme },
  );
const chipsOf = (element: ParleyDueChip) => insideAll(element, '.due');
const said = async (minutes: number, sla?: ConversationSla) => {
  const [chip] = chipsOf(await at(minutes, sla));
  return chip ? words(chip) : '';
};

const insideAll = <T extends Element>(element: ParleyDueChip, selector: string) => [
  ...element.renderRoot.querySelectorAll<T>(selector),
];

describe('<parley-due-chip>', () => {
  afterEach(clear);

  it('says nothing for as long as there is time, or nothing is due', async () => {
    expect(await said(29)).to.equal('');
    expect(chipsOf(await at(50, null))).to.have.length(0);
  });

  it('counts down once half of the time is over, and up once it is late', async () => {
    expect(await said(30)).to.equal('30m left');
    expect(await said(59.5)).to.equal('1m left');
    expect(await said(60)).to.equal('1m late');
    expect(await said(65)).to.equal('5m late');
    expect(await said(60 + 26 * 60)).to.equal('1d late');
  });

  it('looks again when its words change, and not before', () => {
    const change = (minutes: number) => nextChange(SLA, START + minutes * MINUTE) / MINUTE;

    expect(change(0)).to.equal(30);
    expect(change(30)).to.equal(1);
    expect(change(30.25)).to.equal(0.75);
    expect(change(60.25)).to.equal(0.75);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible, ${theme}`, async () => {
      for (const minutes of [40, 70]) await expectAccessible(await at(minutes, SLA, theme));
    });
  }
});
