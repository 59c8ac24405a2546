import { expect } from 'chai';
import type { ParleyPage } from './page-api.js';
import { inside, pause, until } from './testing/setup.js';

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
async function setup(path = '/strict.html', attributes = '') {
  frame = document.createElement('iframe');
  frame.style.cssText = 'inline-size: 1000px; block-size: 700px';
  frame.src = `${path}?data=${encodeURIComponent(attributes)}`;
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

  it('tells assistive technology what the button does and how it stands', async () => {
    const { page, button } = await setup('/strict.html', 'data-locale="de"');
    expect(button.getAttribute('aria-label')).to.equal('Chat öffnen');
    expect(button.getAttribute('aria-expanded')).to.equal('false');

    button.click();
    await until('the panel is open', () => panel(page)?.hasAttribute('inert') === false);

    expect(button.getAttribute('aria-label')).to.equal('Chat schließen');
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

  it('works on a page whose storage is blocked', async () => {
    const { page, errors } = await blocked();
    const button = inside<HTMLButtonElement>(page.querySelector('parley-launcher') as Element, 'button');

    button.click();
    await until('the panel is open', () => body(page)?.querySelector('.greeting'));

    expect(errors).to.deep.equal([]);
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
