/** What a conversation has come to: a stage and a value, kept by the CRM, which tells Parley of it once it is closed. */
import { el } from './dom.js';

const STAGES = { none: 'No deal', open: 'Open deal', won: 'Won', lost: 'Lost' };

/** The two fields for a conversation; what is chosen is kept at once. */
export function createDeal({ id, deal }) {
  const options = Object.entries(STAGES).map(([value, words]) =>
    el('option', { value, selected: value === deal.stage }, words),
  );
  const stage = el('select', { 'aria-label': 'Stage of the deal' }, ...options);
  const value = el('input', {
    type: 'number',
    min: '0',
    step: '1',
    value: String(deal.value),
    'aria-label': 'Value in euros',
  });
  const isClosed = deal.stage === 'won' || deal.stage === 'lost';
  const words = deal.told ? 'Parley knows' : 'Parley is being told';
  const said = el('span', { class: 'deal-said', role: 'status' }, isClosed ? words : '');
  value.hidden = stage.value === 'none';

  async function keep() {
    value.hidden = stage.value === 'none';
    if (!value.checkValidity()) {
      said.textContent = 'Whole euros, please';
      return;
    }
    const answer = await fetch(`/api/conversations/${encodeURIComponent(id)}/deal`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ stage: stage.value, value: Number(value.value) }),
    }).catch(() => null);
    said.textContent = answer?.ok ? 'Kept' : 'Not kept: is the CRM running?';
  }
  stage.addEventListener('change', () => keep());
  value.addEventListener('change', () => keep());
  return el('div', { class: `deal ${deal.stage}` }, stage, value, said);
}
