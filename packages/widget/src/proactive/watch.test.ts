import { type EncounterGroup, groupOf, newId } from '@parley/protocol';
import { expect } from 'chai';
import { html } from 'lit';
import { Api } from '../client/api.js';
import { ContactSession } from '../client/session.js';
import { SafeStorage } from '../client/storage.js';
import { clear, draw, until } from '../testing/setup.js';
import { watch } from './watch.js';

/** As the server of these tests has it. */
const MESSAGE = { proactiveId: 'dutch', holdout: 0.5 };

/** A browser that chance has put into `group`. */
async function visitAs(group: EncounterGroup) {
  localStorage.clear();
  sessionStorage.clear();
  let id = newId('contact');
  while (groupOf({ ...MESSAGE, visitorId: id }) !== group) id = newId('contact');
  localStorage.setItem('parley:acme:visit', JSON.stringify({ count: 1, at: 0, spoken: false, id }));
  performance.clearResourceTimings();
  const page = await draw<HTMLElement>(html`<div><span></span></div>`);
  const launcher = page.querySelector('span') as HTMLElement;
  const stop = await watch({
    ...{ site: 'acme', server: window.PARLEY_SERVER, locale: 'nl', theme: 'light', launcher },
    ...{ isOpen: () => false, answer: () => undefined },
  });
  const answers = () =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter(
        ({ name, initiatorType }) => name.endsWith('/v1/proactive/encounters') && initiatorType === 'fetch',
      )
      .map(({ responseStatus }) => responseStatus);
  return { id, stop, answers, bubble: () => page.querySelector('parley-bubble') };
}

const kept = () => JSON.parse(localStorage.getItem('parley:acme:visit') ?? '{}');

describe('a message with a hold-out', () => {
  afterEach(() => {
    clear();
    localStorage.clear();
    sessionStorage.clear();
  });

  for (const group of ['shown', 'held'] as const) {
    it(`counts whoever is ${group}, who then is the contact of that id`, async () => {
      const { id, stop, answers, bubble } = await visitAs(group);

      expect(bubble() !== null).to.equal(group === 'shown');
      // One a visit, also for who is held out.
      expect([kept().count, kept().spoken, kept().id]).to.deep.equal([2, true, id]);
      await until('the server has counted it', () => answers().includes(200));
      expect(answers()).to.deep.equal([200]);
      stop();

      const api = new Api({ server: window.PARLEY_SERVER });
      const session = new ContactSession({ api, site: 'acme', storage: new SafeStorage() });
      expect((await session.open()).contact.id).to.equal(id);
    });
  }
});
