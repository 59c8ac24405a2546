import { expect } from 'chai';
import { until, words } from './testing/setup.js';
import { newTopic, say } from './testing/topics.js';

const TEST_RUNNER = '__web-dev-server';
let frame: HTMLIFrameElement | undefined;

async function article(topic: string, hash = '') {
  frame = document.createElement('iframe');
  frame.style.cssText = 'inline-size: 800px; block-size: 600px';
  frame.src = `/article.html?topic=${topic}${hash}`;
  const loaded = new Promise((resolve) => frame?.addEventListener('load', resolve));
  document.body.append(frame);
  await loaded;
  const host = frame.contentWindow as Window;
  const page = frame.contentDocument as Document;
  const element = () => page.querySelector('parley-discussion') as HTMLElement;
  const requested = () =>
    host.performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname)
      .filter((path) => !path.includes(TEST_RUNNER));
  return { host, page, element, requested };
}

const fetched = (paths: string[]) => paths.some((path) => path.startsWith('/widget/discussion-'));

describe('the script tag of discussions, on a page with a strict policy', () => {
  afterEach(() => frame?.remove());

  it('counts in one request, and fetches the element only when it comes near', async () => {
    const topic = newTopic();
    await say(topic, 'One');
    await say(topic, 'Two');
    const { host, page, element, requested } = await article(topic);

    await until('it is counted', () => words(page.querySelector('span')) === '2');
    expect(words(page.querySelector('b'))).to.equal('0');
    expect(requested().filter((path) => path === '/v1/topics/counts')).to.have.length(1);
    expect(fetched(requested())).to.equal(false);

    host.scrollTo(0, page.documentElement.scrollHeight);

    await until(
      'it is there',
      () => element().shadowRoot?.querySelectorAll('parley-topic-message').length === 2,
    );
    expect(element().getAttribute('site')).to.equal('acme');
  });

  it('fetches it at once for a permanent link', async () => {
    const topic = newTopic();
    const { id } = await say(topic, 'Look here');

    const { host, element } = await article(topic, `#parley-${id}`);

    await until('it is there', () => element().shadowRoot?.querySelector('parley-topic-message[linked]'));
    await until('the page has gone there', () => host.scrollY > 0);
  });

  it('shifts nothing that the reader sees', async () => {
    const topic = newTopic();
    for (let i = 0; i < 5; i += 1) await say(topic, `Message ${i}`);
    const { host, page, element } = await article(topic);
    const shifts: number[] = [];
    const view = host as Window & typeof globalThis;
    new view.PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        shifts.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });

    // As a reader scrolls: near it first, then to it.
    for (let at = 0; at < 20; at += 1) {
      host.scrollTo(0, (page.documentElement.scrollHeight * at) / 20);
      await new Promise((resolve) => host.requestAnimationFrame(resolve));
    }
    await until('it is there', () => element().shadowRoot?.querySelector('parley-topic-message'));
    await until('it is drawn', () => element().offsetHeight > 400);
    await new Promise((resolve) => host.requestAnimationFrame(() => host.requestAnimationFrame(resolve)));

    expect(shifts.reduce((sum, value) => sum + value, 0)).to.be.lessThan(0.001);
  });

  it('brings the chat for what goes on in private, on a page that has none', async () => {
    localStorage.clear();
    const { host, page, element } = await article(newTopic());
    host.scrollTo(0, page.documentElement.scrollHeight);
    const inner = (selector: string) => element().shadowRoot?.querySelector(selector)?.shadowRoot;
    await until('it is there', () => inner('parley-topic-composer')?.querySelector('textarea'));
    const area = inner('parley-topic-composer')?.querySelector('textarea') as HTMLTextAreaElement;
    area.focus();
    area.value = 'Write to grace@example.com';
    area.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    await until('it can be sent', () =>
      inner('parley-topic-composer')?.querySelector('.send:not([disabled])'),
    );
    inner('parley-topic-composer')?.querySelector<HTMLElement>('.send')?.click();
    await until('the private way is offered', () => inner('parley-private-offer')?.querySelector('.private'));

    inner('parley-private-offer')?.querySelector<HTMLElement>('.private')?.click();

    const chat = () => page.querySelector('parley-chat');
    await until('the chat is open', () => chat()?.hasAttribute('open'), 20_000);
    const list = () =>
      chat()
        ?.shadowRoot?.querySelector('parley-chat-conversation')
        ?.shadowRoot?.querySelector('parley-message-list')?.shadowRoot;
    await until('it shows what was said', () =>
      words(list()?.querySelector('[part~=log]') ?? list()?.firstElementChild).includes(
        'Write to grace@example.com',
      ),
    );
    await until(
      'it is counted as nothing',
      () => words(element().shadowRoot?.querySelector('h2')) === '0 comments',
    );
  });
});
