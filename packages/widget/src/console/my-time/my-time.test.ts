import { newId, type TimeSheet } from '@parley/protocol';
import { expect } from 'chai';
import { html } from 'lit';
import type { Api } from '../../client/api.js';
import { ApiError } from '../../client/api-error.js';
import { clear, draw, expectAccessible, inside, until, words } from '../../testing/setup.js';
import './my-time.js';
import type { ParleyMyTime } from './my-time.js';

const MINUTE = 60_000;
const NONE = { answering: 0, reading: 0, moderating: 0 };
const SHEET: TimeSheet = {
  zone: 'UTC',
  days: [
    { date: '2026-11-22', ms: NONE },
    { date: '2026-11-23', ms: { answering: 65 * MINUTE, reading: 10 * MINUTE, moderating: 0 } },
  ],
};

type MyTimeApi = Pick<Api, 'request'>;
const ids = [newId('conversation'), newId('conversation')];

/** Answers as the server does; `sheet` for the days. */
function api(sheet: () => Promise<TimeSheet> = async () => SHEET): MyTimeApi {
  const answers = (path: string, cursor: string | undefined) =>
    path === '/v1/time'
      ? sheet()
      : {
          data: [
            {
              conversationId: ids[cursor ? 1 : 0],
              contactName: cursor ? null : 'Ada',
              ms: { ...NONE, reading: MINUTE },
            },
          ],
          next: cursor ? null : ids[0],
        };
  return {
    request: async <T>(path: string, { query }: { query?: { cursor?: string } } = {}) =>
      (await answers(path, query?.cursor)) as T,
  };
}

async function drawTime(given = api(), theme: 'light' | 'dark' = 'light', dir: 'ltr' | 'rtl' = 'ltr') {
  const element = await draw<ParleyMyTime>(html`<parley-my-time .api=${given}></parley-my-time>`, {
    theme,
    dir,
  });
  await until('it is loaded', () => !element.renderRoot.querySelector('parley-skeleton'));
  return element;
}

const insideAll = <T extends Element>(element: ParleyMyTime, selector: string) => [
  ...element.renderRoot.querySelectorAll<T>(selector),
];

describe('<parley-my-time>', () => {
  afterEach(clear);

  it('shows the days, the newest first, and what they come to', async () => {
    const element = await drawTime();

    const [first] = insideAll<HTMLTableRowElement>(element, 'tbody tr');
    expect(words(inside(element, '.total'))).to.equal('1h 15m');
    expect([...(first?.cells ?? [])].map(words)).to.deep.equal([
      'Mon, Nov 23',
      '1h 5m',
      '10m',
      '0m',
      '1h 15m',
    ]);
  });

  it('shows further conversations when asked, each with the way there', async () => {
    const element = await drawTime();

    inside<HTMLElement>(element, '.more').click();
    await until('the second page', () => insideAll(element, 'tbody a').length === 2);

    const links = insideAll<HTMLAnchorElement>(element, 'tbody a').map((link) => link.getAttribute('href'));
    expect(links).to.deep.equal(ids.map((id) => `#/c/${id}`));
    expect(insideAll(element, '.more')).to.have.length(0);
  });

  it('says that nobody’s own time is kept where it is not', async () => {
    const refused = new ApiError('forbidden', 'Only totals', { status: 403 });
    const element = await drawTime(api(() => Promise.reject(refused)));

    expect(words(inside(element, '.state'))).to.contain('only the totals of teams');
  });

  it('can be loaded again when the server could not be reached', async () => {
    let tries = 0;
    const element = await drawTime(
      api(async () => {
        tries += 1;
        if (tries === 1) throw new ApiError('network', 'gone');
        return SHEET;
      }),
    );

    inside<HTMLElement>(element, '.state parley-button').click();
    await until('it is there', () => element.renderRoot.querySelector('.total'));

    expect(tries).to.equal(2);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible, ${theme}`, async () => {
      await expectAccessible(await drawTime(api(), theme, theme === 'dark' ? 'rtl' : 'ltr'));
    });
  }
});
