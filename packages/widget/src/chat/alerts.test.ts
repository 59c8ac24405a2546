import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { SafeStorage } from '../client/storage.js';
import { MemoryStorage } from '../testing/fresh-storage.js';
import { until } from '../testing/setup.js';
import { ChatAlerts } from './alerts.js';
import { mayNotify } from './notify.js';

/** What a browser with a screen does; the one of the tests has none, and forbids all notifications. */
class Screen extends EventTarget {
  static permission: NotificationPermission = 'default';
  static answer: NotificationPermission = 'granted';
  static asked = 0;
  static shown: Screen[] = [];
  static async requestPermission() {
    Screen.asked += 1;
    Screen.permission = Screen.answer;
    return Screen.permission;
  }

  onclick: (() => void) | null = null;
  closed = false;
  readonly title: string;
  readonly options: NotificationOptions;

  constructor(title: string, options: NotificationOptions) {
    super();
    this.title = title;
    this.options = options;
    Screen.shown.push(this);
  }

  close() {
    this.closed = true;
  }
}

const real = {
  Notification: globalThis.Notification,
  start: OscillatorNode.prototype.start,
  hasFocus: document.hasFocus,
};

describe('ChatAlerts', () => {
  const disk = new MemoryStorage();
  let tones = 0;
  const setup = () => new ChatAlerts('acme', new SafeStorage(() => disk));
  const arrival = { title: 'Ada', text: '**Hi** there', tag: 'parley-acme', open: () => undefined };

  beforeEach(() => {
    disk.clear();
    tones = 0;
    Object.assign(Screen, { permission: 'default', answer: 'granted', asked: 0, shown: [] });
    globalThis.Notification = Screen as unknown as typeof Notification;
    OscillatorNode.prototype.start = function start(this: OscillatorNode, ...when) {
      tones += 1;
      real.start.apply(this, when);
    };
    document.hasFocus = () => false;
  });

  afterEach(() => {
    globalThis.Notification = real.Notification;
    OscillatorNode.prototype.start = real.start;
    document.hasFocus = real.hasFocus;
  });

  it('is silent and asks for nothing until the customer wants it', async () => {
    const alerts = setup();

    await alerts.arrive(arrival);

    expect(alerts.offered).to.deep.equal(['sound', 'notify']);
    expect(alerts.chosen).to.deep.equal([]);
    expect([tones, Screen.asked, Screen.shown.length]).to.deep.equal([0, 0, 0]);
  });

  it('shows a notification also where the browser allows no sound yet', async () => {
    expect(navigator.userActivation.hasBeenActive).to.equal(false);
    const alerts = setup();
    await alerts.toggle('sound');
    await alerts.toggle('notify');

    await alerts.arrive(arrival);

    expect([tones, Screen.shown.length]).to.deep.equal([0, 1]);
  });

  it('plays when it is switched on, so that one knows what it is, and with each arrival until it is switched off', async () => {
    const alerts = setup();
    // Browsers allow sound once the page was touched.
    await sendKeys({ press: 'Shift' });
    await sendKeys({ press: 'a' });

    await alerts.toggle('sound');
    expect(tones).to.equal(2);
    await alerts.arrive(arrival);
    expect(tones).to.equal(4);
    await alerts.toggle('sound');
    await alerts.arrive(arrival);

    expect(tones).to.equal(4);
    expect(alerts.chosen).to.deep.equal([]);
  });

  it('remembers on the next page what was chosen, each site for itself', async () => {
    await setup().toggle('sound');

    expect(setup().chosen).to.deep.equal(['sound']);
    expect(new ChatAlerts('other', new SafeStorage(() => disk)).chosen).to.deep.equal([]);
  });

  it('shows the words without their marks, and brings the chat up when pressed', async () => {
    const alerts = setup();
    let opened = 0;
    await alerts.toggle('notify');

    await alerts.arrive({ ...arrival, open: () => (opened += 1) });

    const [shown] = Screen.shown;
    expect(Screen.asked).to.equal(1);
    expect(shown?.title).to.equal('Ada');
    expect(shown?.options).to.deep.equal({ body: 'Hi there', tag: 'parley-acme' });
    shown?.onclick?.();
    expect([opened, shown?.closed]).to.deep.equal([1, true]);
  });

  it('stays off where the browser is told no, and is not offered again', async () => {
    Screen.answer = 'denied';
    const alerts = setup();

    await alerts.toggle('notify');
    await alerts.arrive(arrival);

    expect(alerts.chosen).to.deep.equal([]);
    expect(alerts.offered).to.deep.equal(['sound']);
    expect(Screen.shown).to.have.length(0);
  });

  it('is quiet while the customer looks at the page', async () => {
    const alerts = setup();
    await alerts.toggle('notify');
    document.hasFocus = () => true;

    await alerts.arrive(arrival);

    expect(Screen.shown).to.have.length(0);
  });

  it('copes with a browser that knows no notifications, or throws instead of showing one', async () => {
    const alerts = setup();
    await alerts.toggle('notify');
    globalThis.Notification = class extends Screen {
      static override permission: NotificationPermission = 'granted';
      constructor() {
        super('', {});
        throw new TypeError('Only service workers may.');
      }
    } as unknown as typeof Notification;
    await alerts.arrive(arrival);
    Reflect.deleteProperty(globalThis, 'Notification');

    expect(alerts.offered).to.deep.equal(['sound']);
    expect(await mayNotify()).to.equal(false);
    await until('nothing is thrown', () => alerts.arrive(arrival).then(() => true));
  });
});
