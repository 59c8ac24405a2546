import { expect } from 'chai';
import { html } from 'lit';
import type { NotifyKind } from '../../client/notify-choice.js';
import { clear, draw, expectAccessible, inside, until, words } from '../../testing/setup.js';
import './notify-choices.js';
import type { ParleyNotifyChoices } from './notify-choices.js';

/** What the browser would say: it asks a person, whom a test has not. */
class Answering extends EventTarget {
  static permission: NotificationPermission = 'default';
  static answer: NotificationPermission = 'granted';
  static asked = 0;
  static async requestPermission(): Promise<NotificationPermission> {
    Answering.asked += 1;
    Answering.permission = Answering.answer;
    return Answering.answer;
  }
}

const real = globalThis.Notification;

async function drawChoices(kinds: ReadonlySet<NotifyKind>, theme: 'light' | 'dark' = 'light') {
  const choices = await draw<ParleyNotifyChoices>(
    html`<parley-notify-choices .kinds=${kinds}></parley-notify-choices>`,
    { theme },
  );
  const chosen: string[] = [];
  choices.addEventListener('parley-notify-choose', (event) => chosen.push([...event.kinds].join(' ')));
  return { choices, chosen };
}

const isOn = (choices: ParleyNotifyChoices) =>
  inside(choices, '[role=switch]').getAttribute('aria-checked') === 'true';

describe('<parley-notify-choices>', () => {
  beforeEach(() => {
    Object.assign(Answering, { permission: 'default', answer: 'granted', asked: 0 });
    globalThis.Notification = Answering as unknown as typeof Notification;
  });
  afterEach(async () => {
    await clear();
    globalThis.Notification = real;
  });

  it('asks the browser only when it is switched on, and then wants everything', async () => {
    const { choices, chosen } = await drawChoices(new Set());
    expect(Answering.asked).to.equal(0);
    expect(isOn(choices)).to.equal(false);

    inside<HTMLElement>(choices, '[role=switch]').click();
    await until('the switch', () => isOn(choices));

    expect(chosen).to.deep.equal(['mine unassigned calls']);
    inside<HTMLElement>(choices, 'input').click();
    await choices.updateComplete;
    inside<HTMLElement>(choices, '[role=switch]').click();
    await choices.updateComplete;
    expect(chosen.slice(1)).to.deep.equal(['unassigned calls', '']);
    expect(Answering.asked).to.equal(1);
  });

  it('says what to do when the browser says no, and stays off', async () => {
    Answering.answer = 'denied';
    const { choices, chosen } = await drawChoices(new Set());

    inside<HTMLElement>(choices, '[role=switch]').click();

    await until('the words', () => words(inside(choices, '[role=status]')).includes('blocks'));
    expect(isOn(choices)).to.equal(false);
    expect(chosen).to.deep.equal([]);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible, ${theme}`, async () => {
      Answering.permission = 'granted';
      const { choices } = await drawChoices(new Set(['mine']), theme);

      await expectAccessible(choices);
    });
  }
});
