/** The CRM's page: binds list and timeline to the address and to what the CRM tells live. */
import { byId } from './dom.js';
import { createList } from './list.js';
import { createTimeline } from './timeline.js';

const STATES = {
  syncing: 'Taking in news',
  in_sync: 'In sync',
  offline: 'Parley is not answering',
  failed: 'Sync has stopped',
  lost: 'Connection to the CRM lost',
};
const WIDE = matchMedia('(min-width: 761px)');

const list = createList();
const timeline = createTimeline();

/** At most one run at a time, and one more when something happened meanwhile. */
function coalesce(work) {
  let running = false;
  let again = false;
  return async () => {
    again = true;
    if (running) return;
    running = true;
    while (again) {
      again = false;
      await work();
    }
    running = false;
  };
}

const refreshList = coalesce(() => list.refresh());
const refreshTimeline = coalesce(() => timeline.refresh());

function showStatus({ state, cursor, problem }) {
  byId('sync').dataset.state = state;
  const text = byId('sync-text');
  // A status that says the same again would be read out again.
  if (text.textContent !== STATES[state]) text.textContent = STATES[state];
  if (cursor !== undefined) byId('sync-cursor').textContent = cursor ?? 'none yet';
  const box = byId('problem');
  if (box.textContent !== (problem ?? '')) box.textContent = problem ?? '';
  box.hidden = !problem;
}

function openFromAddress() {
  const id = location.hash.slice(1) || null;
  document.body.classList.toggle('has-selection', id !== null);
  list.select(id);
  return timeline.open(id);
}

function listen() {
  const live = new EventSource('/api/live');
  live.addEventListener('status', (event) => showStatus(JSON.parse(event.data)));
  live.addEventListener('changed', (event) => {
    const { conversations } = JSON.parse(event.data);
    void refreshList();
    if (timeline.shows(conversations)) void refreshTimeline();
  });
  live.addEventListener('open', () => {
    // Whatever was told while nobody listened is in the lists.
    void refreshList();
    void refreshTimeline();
  });
  live.addEventListener('error', () =>
    showStatus({
      state: 'lost',
      problem: 'The CRM does not answer. This page goes on by itself when it is back.',
    }),
  );
}

addEventListener('hashchange', openFromAddress);
setInterval(() => list.tick(), 30_000);
await refreshList();
// On a wide screen an empty right half would waste the first look.
if (WIDE.matches && location.hash === '' && list.first()) history.replaceState(null, '', `#${list.first()}`);
await openFromAddress();
listen();
