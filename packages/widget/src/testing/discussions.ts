/** `<parley-discussion>` in tests: drawing it, finding what it shows, doing what people do. */
import { html } from 'lit';
import '../discussion/parley-discussion.js';
import type { ParleyDiscussion } from '../discussion/parley-discussion.js';
import type { ParleyTopicComposer } from '../discussion/topic-composer/topic-composer.js';
import type { ParleyTopicMessage } from '../discussion/topic-message/topic-message.js';
import { clear, draw, inside, pause, settled, until, words } from './setup.js';
import { closeReaders } from './topics.js';

type Look = 'light' | 'dark';

/** Each test of the suite begins in a browser that has never been here, and leaves nobody who listens. */
export function afresh(): void {
  beforeEach(() => {
    localStorage.clear();
    location.hash = '';
  });
  afterEach(() => {
    clear();
    closeReaders();
  });
}

export async function discussion(
  topic: string,
  more: { theme?: Look; site?: string; fallback?: string } = {},
) {
  const { theme = 'light', site = 'acme', fallback } = more;
  const element = await draw<ParleyDiscussion>(
    html`<parley-discussion topic=${topic} site=${site} theme=${theme} server=${window.PARLEY_SERVER}
      >${fallback ? html`<p>${fallback}</p>` : ''}</parley-discussion
    >`,
    { theme },
  );
  return element;
}

export const root = (element: Element) => element.shadowRoot as ShadowRoot;
export const all = (element: Element) => [
  ...root(element).querySelectorAll<ParleyTopicMessage>('parley-topic-message'),
];
export const ready = (element: Element) => until('it is loaded', () => root(element).querySelector('h2'));
export const saying = (element: Element, text: string) =>
  all(element).find((message) => words(message.shadowRoot?.querySelector('.words')).includes(text));
export const composer = (element: Element) =>
  inside<ParleyTopicComposer>(element, 'parley-topic-composer.begin');
export const sheet = (message: Element) => [...root(message).querySelectorAll<HTMLElement>('.sheet button')];

export async function shown(element: Element, text: string): Promise<ParleyTopicMessage> {
  await until(`"${text}" is shown`, () => saying(element, text));
  const found = saying(element, text) as ParleyTopicMessage;
  await settled(found);
  return found;
}

export async function type(field: ParleyTopicComposer, text: string): Promise<void> {
  await settled(field);
  const area = inside<HTMLTextAreaElement>(field, 'textarea');
  area.focus();
  area.value = text;
  area.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await settled(field);
}

/** Somebody writes what nobody holds back. @returns it, as it is shown */
export async function published(element: Element, text: string): Promise<ParleyTopicMessage> {
  await type(composer(element), text);
  await send(composer(element));
  const message = await shown(element, text);
  await until('it is published', () => root(message).querySelector('.vote'));
  return message;
}

export async function choose(message: Element, name: string): Promise<void> {
  inside<HTMLElement>(message, '.more').click();
  await settled(message);
  const item = sheet(message).find((button) => words(button) === name);
  if (!item) throw new Error(`No ${name} in ${sheet(message).map(words)}.`);
  item.click();
  await settled(message);
}

export async function send(field: ParleyTopicComposer): Promise<void> {
  await settled(field);
  // Who is quicker is taken for a program.
  await pause(1100);
  inside<HTMLElement>(field, '.send').click();
}
