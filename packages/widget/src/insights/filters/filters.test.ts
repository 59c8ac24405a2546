import { expect } from 'chai';
import { html } from 'lit';
import { FIRST_CHOICE, type InsightsChoice } from '../../client/insights-choice.js';
import { clear, draw, expectAccessible, inside, settled, words } from '../../testing/setup.js';
import './filters.js';
import type { ParleyInsightsFilters } from './filters.js';

const OWN: InsightsChoice = {
  ...FIRST_CHOICE,
  preset: 'own',
  own: { from: '2026-11-01', to: '2026-11-20' },
};

async function drawFilters(choice: InsightsChoice = OWN) {
  const filters = await draw<ParleyInsightsFilters>(
    html`<parley-insights-filters .choice=${choice} today="2026-11-28"></parley-insights-filters>`,
  );
  const chosen: InsightsChoice[] = [];
  filters.addEventListener('parley-insights-choose', (event) => chosen.push(event.choice));
  const date = async (index: number, day: string) => {
    const input = filters.renderRoot.querySelectorAll<HTMLInputElement>('input[type=date]')[index];
    if (input) input.value = day;
    input?.dispatchEvent(new Event('change'));
    await settled(filters);
  };
  const mistake = () => words(filters.renderRoot.querySelector('[role=alert]'));
  return { filters, chosen, date, mistake };
}

describe('<parley-insights-filters>', () => {
  afterEach(clear);

  it('offers today first, and asks for it', async () => {
    const { filters, chosen } = await drawFilters(FIRST_CHOICE);
    const select = inside<HTMLSelectElement>(filters, 'select');

    expect(words(select.options[0])).to.equal('Today');
    select.value = 'today';
    select.dispatchEvent(new Event('change'));

    expect(chosen[0]).to.include({ preset: 'today', own: null });
  });

  it('takes days of one’s own, and the other end along with one that is moved past it', async () => {
    const { chosen, date } = await drawFilters();

    await date(1, '2026-11-25');
    await date(0, '2026-11-22');

    expect(chosen.map(({ own }) => own)).to.deep.equal([
      { from: '2026-11-01', to: '2026-11-25' },
      { from: '2026-11-22', to: '2026-11-22' },
    ]);
  });

  it('says why days cannot be shown, asks for none of them, and forgets it once they can', async () => {
    const { filters, chosen, date, mistake } = await drawFilters();

    await date(0, '');
    expect(mistake()).to.equal('Enter both days.');
    await date(0, '2026-12-01');
    expect(mistake()).to.equal('These days are still to come.');
    await date(0, '2024-01-01');
    expect(mistake()).to.equal('At most 731 days at once.');
    await expectAccessible(filters);
    const [from] = filters.renderRoot.querySelectorAll<HTMLInputElement>('input[type=date]');
    expect(from?.getAttribute('aria-invalid')).to.equal('true');
    expect(chosen).to.deep.equal([]);

    await date(0, '2026-11-10');
    filters.choice = { ...OWN, own: chosen[0]?.own ?? null };
    await settled(filters);
    expect(chosen).to.have.length(1);
    expect(mistake()).to.equal('');
    expect(from?.getAttribute('aria-invalid')).to.equal('false');
  });

  it('keeps all but the period behind a key where there is little room', async () => {
    const { filters } = await drawFilters(FIRST_CHOICE);
    const place = document.createElement('div');
    place.style.cssText = 'container-type: inline-size; inline-size: 340px';
    filters.replaceWith(place);
    place.append(filters);
    const kind = () => inside<HTMLElement>(filters, '.more label');
    const key = inside<HTMLElement>(filters, '.toggle');

    expect(kind().checkVisibility()).to.equal(false);
    expect(inside<HTMLElement>(filters, 'select').checkVisibility()).to.equal(true);
    key.click();
    await settled(filters);
    expect(kind().checkVisibility()).to.equal(true);
    expect(key.getAttribute('aria-expanded')).to.equal('true');
    place.style.inlineSize = '900px';
    expect(key.checkVisibility()).to.equal(false);
    place.remove();
  });
});
