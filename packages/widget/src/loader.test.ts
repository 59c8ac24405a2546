import type { Conversation } from '@parley/protocol';
import { expect } from 'chai';
import type { ParleyChat } from './chat/parley-chat.js';
import type { ParleyPage, ParleyRefusal } from './page-api.js';
import { ask, inside, pause, until } from './testing/setup.js';

interface Host extends Window {
  parley: ParleyPage;
  ReportingObserver: new (
    callback: (reports: { body: { blockedURL: string; effectiveDirective: string } }[]) => void,
    options: { types: string[]; buffered: boolean },
  ) => { observe(): void };
}

/** The test runner's own script, which it puts into every page. */
const TEST_RUNNER = '__web-dev-server';

let frame: HTMLIFrameElement | undefined;

/** A page of its own that the script tag has been put into. */
async function setup(path = '/strict.html', attributes = '', hash = '') {
  frame = document.createElement('iframe');
  frame.style.cssText = 'inline-size: 1000px; block-size: 700px';
  frame.src = `${path}?data=${encodeURIComponent(attributes)}${hash}`;
  const loaded = new Promise((resolve) => frame?.addEventListener('load', resolve));
  document.body.append(frame);
  await loaded;
  const host = frame.contentWindow as Host;
  const page = frame.contentDocument as Document;
  const errors: string[] = [];
  host.addEventListener('error', (event) => errors.push(event.message));
  const violations: string[] = [];
  new host.ReportingObserver(
    (reports) => {
      const found = reports.map(({ body }) => `${body.effectiveDirective} ${body.blockedURL}`);
      violations.push(...found.filter((line) => !line.includes(TEST_RUNNER)));
    },
    { types: ['csp-violation'], buffered: true },
  ).observe();
  await until('the launcher is drawn', () => page.querySelector('parley-launcher'));
  const launcher = page.querySelector('parley-launcher') as HTMLElement;
  return { host, page, errors, violations, launcher, button: inside<HTMLButtonElement>(launcher, 'button') };
}

const requests = (host: Window) =>
  host.performance
    .getEntriesByType('resource')
    .map((entry) => new URL(entry.name).pathname)
    .filter((path) => !path.includes(TEST_RUNNER));
const panel = (page: Document) => page.querySelector('parley-chat')?.shadowRoot?.querySelector('.panel');
const body = (page: Document) => panel(page)?.querySelector('parley-chat-conversation')?.shadowRoot;

describe('the script tag, on a page with a strict policy and a real server', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => frame?.remove());

  it('requests nothing but itself before somebody wants to chat', async () => {
    const { host } = await setup();

    await pause(500);

    expect(new Set(requests(host))).to.deep.equal(new Set(['/parley.js']));
  });

  it('draws one launcher, though the tag is there twice', async () => {
    const { page } = await setup();

    expect(page.querySelectorAll('parley-launcher')).to.have.length(1);
  });

  it('fetches the chat when somebody comes near, and shows it only when they press', async () => {
    const { host, page, launcher, button } = await setup();
    launcher.dispatchEvent(new Event('pointerenter'));
    await until('the chat is fetched', () => requests(host).some((path) => path.startsWith('/widget/chat-')));
    expect(page.querySelector('parley-chat')).to.equal(null);

    button.click();

    await until('the panel is open', () => panel(page)?.hasAttribute('inert') === false);
  });

  it('sends and hears under the strict policy, without a violation or an error', async () => {
    const { page, violations, errors, button } = await setup();
    button.click();
    await until('the greeting is there', () => body(page)?.querySelector('.greeting'));
    const composer = body(page)?.querySelector('parley-composer');
    if (!composer) throw new Error('No composer.');
    composer.value = 'Hello';
    await composer.updateComplete;

    inside<HTMLButtonElement>(composer, '.send').click();
    const list = () => body(page)?.querySelector('parley-message-list');
    await until('it is sent', () =>
      list()?.shadowRoot?.querySelector('.state')?.textContent?.includes('Sent'),
    );

    expect(getComputedStyle(composer).display).to.equal('block');
    expect(violations).to.deep.equal([]);
    expect(errors).to.deep.equal([]);
  });

  it('opens at once for whoever came by the link of a mail', async () => {
    const { page } = await setup('/strict.html', '', '#parley:cnv_00000000000000000000000000');

    await until('the panel is open', () => panel(page)?.hasAttribute('inert') === false);
  });

  it('tells assistive technology what the button does and how it stands', async () => {
    const { page, button } = await setup('/strict.html', 'data-locale="de"');
    expect(button.getAttribute('aria-label')).to.equal('Chat');
    expect(button.getAttribute('aria-expanded')).to.equal('false');

    button.click();
    await until('the panel is open', () => panel(page)?.hasAttribute('inert') === false);

    // A name that changes along with the state would say the same twice.
    expect(button.getAttribute('aria-label')).to.equal('Chat');
    expect(button.getAttribute('aria-expanded')).to.equal('true');
    expect(button.getAttribute('aria-busy')).to.equal('false');
  });

  it('gives the focus back to its button', async () => {
    const { page, button, host } = await setup();
    button.focus();
    host.parley.open();
    await until('the focus is in the chat', () => page.activeElement?.localName === 'parley-chat');

    host.parley.close();

    await until('the focus is back', () => page.activeElement?.localName === 'parley-launcher');
  });

  it('answers calls from before the chat was there, and tells what happened', async () => {
    const { host, page } = await setup();
    const heard: string[] = [];
    const hear = () => heard.push('open');
    host.parley.on('open', hear);
    host.parley.on('close', () => heard.push('close'));

    host.parley.push(['open']);
    await until('it has opened', () => heard.includes('open'));
    host.parley.toggle();
    await until('it has closed', () => heard.includes('close'));
    host.parley.off('open', hear);
    host.parley.open();
    await until('it is open again', () => panel(page)?.hasAttribute('inert') === false);

    expect(heard).to.deep.equal(['open', 'close']);
  });

  it('hides and shows the launcher', async () => {
    const { host, launcher } = await setup();

    host.parley.hide();
    expect(launcher.getClientRects()).to.have.length(0);
    host.parley.show();

    expect(launcher.getClientRects()).to.have.length(1);
  });

  it('goes on where the visitor was, and leaves the focus alone', async () => {
    localStorage.setItem('parley:acme:open', '1');

    const { page } = await setup();
    await until('the panel is open', () => panel(page)?.hasAttribute('inert') === false);
    await pause(100);

    expect(page.activeElement?.localName).to.equal('body');
  });

  it('remembers that it was closed', async () => {
    const { host, page } = await setup();
    host.parley.open();
    await until('it is remembered', () => localStorage.getItem('parley:acme:open') === '1');
    await until('the panel is open', () => panel(page)?.hasAttribute('inert') === false);

    host.parley.close();

    await until('it is forgotten', () => localStorage.getItem('parley:acme:open') === null);
  });

  it('runs before the page has a body', async () => {
    const { page, errors, button } = await setup('/head.html');

    button.click();

    await until('the panel is open', () => panel(page)?.hasAttribute('inert') === false);
    expect(errors).to.deep.equal([]);
  });

  it('is called in the language of the page', async () => {
    const { button } = await setup('/strict.html', 'data-locale="ja-JP"');

    expect(button.getAttribute('aria-label')).to.equal('チャット');
  });

  it('comes back into the page when a script puts a new body in', async () => {
    const { host, page, button } = await setup();
    button.click();
    await until('the panel is open', () => panel(page)?.hasAttribute('inert') === false);
    const chat = page.querySelector('parley-chat');

    for (let i = 0; i < 3; i += 1) {
      page.body.replaceWith(page.createElement('body'));
      await until('the launcher is back', () => page.body.querySelector('parley-launcher'));
    }

    expect(
      [...page.querySelectorAll('parley-launcher, parley-chat')].map(({ localName }) => localName),
    ).to.deep.equal(['parley-launcher', 'parley-chat']);
    expect(page.querySelector('parley-chat')).to.equal(chat);
    host.parley.close();
    await until('it still listens', () => button.getAttribute('aria-expanded') === 'false');
  });

  it('hands over who is here and where they are, said before the chat was there', async () => {
    const { host, page, button } = await setup('/strict.html', 'data-token="first"');
    host.parley.push(['setContext', { product: 'Halden Long' }], ['setContext', { order: 4711 }]);
    button.click();
    await until('the panel is open', () => panel(page)?.hasAttribute('inert') === false);
    const chat = page.querySelector('parley-chat') as ParleyChat;

    expect(chat.token).to.equal('first');
    expect(chat.context).to.deep.equal({ product: 'Halden Long', order: 4711 });
    host.parley.identify('second');
    host.parley.setContext({ product: null });

    expect(chat.token).to.equal('second');
    expect(chat.context).to.deep.equal({ product: null, order: 4711 });
  });

  it('tells that a token was refused, and asks nobody about it before the chat is opened', async () => {
    const { host } = await setup();
    const refusals: ParleyRefusal[] = [];
    host.parley.on('error', (error) => refusals.push(error));

    host.parley.identify('not signed by anyone');
    await pause(300);
    expect(requests(host)).to.not.satisfy((paths: string[]) => paths.some((path) => path.startsWith('/v1/')));
    host.parley.open();

    await until('it is told', () => refusals.length === 1);
    expect(refusals[0]?.message).to.be.a('string').that.is.not.empty;
  });

  it('fetches the chat for somebody who has written before, so that they hear of an answer', async () => {
    localStorage.setItem('parley:acme', '{}');

    const { host, page } = await setup();

    await until('the chat is fetched', () => requests(host).some((path) => path.startsWith('/widget/chat-')));
    await until('it is in the page', () => page.querySelector('parley-chat'));
    expect(panel(page)?.hasAttribute('inert')).to.equal(true);
  });

  it('logs out at once, though the chat was never fetched', async () => {
    const { host } = await setup();
    localStorage.setItem('parley:acme:draft:new', 'secret words');
    localStorage.setItem('parley:acme', '{"contactId":"con_1"}');
    localStorage.setItem('parley:acme-two', 'of another site');
    const told = new Promise((resolve) => {
      new BroadcastChannel('parley:acme').onmessage = ({ data }) => resolve(data);
    });

    host.parley.logout();

    expect(Object.keys(localStorage)).to.deep.equal(['parley:acme-two']);
    expect(await told).to.deep.equal(['con_1']);
  });

  it('works on a page whose storage is blocked', async () => {
    const { page, errors } = await blocked();
    const button = inside<HTMLButtonElement>(page.querySelector('parley-launcher') as Element, 'button');

    button.click();
    await until('the panel is open', () => body(page)?.querySelector('.greeting'));

    expect(errors).to.deep.equal([]);
  });
});

describe('a message that speaks first', () => {
  const bubble = (page: Document) => page.querySelector('parley-bubble')?.shadowRoot;
  const said = (page: Document) => bubble(page)?.querySelector('.text')?.textContent || undefined;

  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  afterEach(() => frame?.remove());

  it('is asked for only where the script tag says so', async () => {
    const { host, page } = await setup('/strict.html', 'data-locale="de"');

    await pause(500);

    expect(new Set(requests(host))).to.deep.equal(new Set(['/parley.js']));
    expect(bubble(page)).to.equal(undefined);
    expect(localStorage.length).to.equal(0);
  });

  it('shows in the page’s language under a strict policy, without the chat, once a visit', async () => {
    const { host, page, violations, errors } = await setup(
      '/strict.html',
      'data-proactive data-locale="de-AT"',
    );

    await until('it speaks', () => said(page) === 'Können wir helfen?');

    expect(bubble(page)?.querySelector('.close')?.getAttribute('aria-label')).to.equal('Schließen');
    expect(requests(host).filter((path) => path.startsWith('/widget/chat'))).to.deep.equal([]);
    expect(violations).to.deep.equal([]);
    expect(errors).to.deep.equal([]);
    inside<HTMLButtonElement>(page.querySelector('parley-bubble') as Element, '.close').click();
    expect(bubble(page)).to.equal(undefined);

    frame?.remove();
    const next = await setup('/strict.html', 'data-proactive data-locale="de-AT"');
    await pause(1500);

    expect(bubble(next.page)).to.equal(undefined);
  });

  it('waits for its page and its time, shows what was written, and is answered in a conversation of its own', async () => {
    const { host, page } = await setup('/strict.html', 'data-proactive');
    host.history.pushState(null, '', '/prices');
    await until('it speaks', () => said(page));
    expect(said(page)).to.equal('Looking for <b>prices</b>?');

    inside<HTMLButtonElement>(page.querySelector('parley-bubble') as Element, '.text').click();
    await until('the chat begins with it', () =>
      body(page)?.querySelector('.greeting')?.textContent?.includes('Looking for <b>prices</b>?'),
    );
    expect(bubble(page)).to.equal(undefined);
    const composer = body(page)?.querySelector('parley-composer');
    if (!composer) throw new Error('No composer.');
    composer.value = 'Yes';
    await composer.updateComplete;
    inside<HTMLButtonElement>(composer, '.send').click();
    const chat = page.querySelector('parley-chat') as unknown as {
      chat: { state: { conversation: { id: string } | null } };
    };
    await until('it is begun', () => chat.chat.state.conversation);
    const conversationId = chat.chat.state.conversation?.id;
    let stored: Conversation | undefined;
    await until('the company has it', async () => {
      stored = await ask<Conversation>('parley-conversation', { conversationId });
      return stored.proactiveId;
    });

    expect(stored?.proactiveId).to.equal('moved');
    expect(stored?.context).to.deep.equal({
      ...{ url: host.location.href, title: 'Page', product: null, order: null },
    });
  });

  it('goes when the chat is opened', async () => {
    const { host, page } = await setup('/strict.html', 'data-proactive data-locale="de"');
    await until('it speaks', () => said(page));

    host.parley.open();

    await until('it is gone', () => !bubble(page));
  });
});

/** A page that may not use its storage, as in a browser that blocks third parties. */
async function blocked() {
  frame = document.createElement('iframe');
  document.body.append(frame);
  const page = frame.contentDocument as Document;
  const host = frame.contentWindow as Window;
  const errors: string[] = [];
  host.addEventListener('error', (event) => errors.push(event.message));
  host.addEventListener('unhandledrejection', (event) => errors.push(String(event.reason)));
  Object.defineProperty(host, 'localStorage', {
    get() {
      throw new DOMException('Blocked.', 'SecurityError');
    },
  });
  const script = page.createElement('script');
  script.src = `${window.PARLEY_SERVER}/parley.js`;
  script.dataset.site = 'acme';
  page.head.append(script);
  await until('the launcher is drawn', () => page.querySelector('parley-launcher'));
  return { page, errors };
}
