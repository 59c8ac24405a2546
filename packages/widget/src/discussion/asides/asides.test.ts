import { expect } from 'chai';
import type { ParleyPrivateOpenEvent } from '../../events/private-open.js';
import {
  afresh,
  all,
  choose,
  composer,
  discussion,
  published,
  ready,
  root,
  saying,
  send,
  shown,
  type,
} from '../../testing/discussions.js';
import { ask, clear, expectAccessible, inside, settled, until, words } from '../../testing/setup.js';
import { messages, newTopic, reader, texts, written } from '../../testing/topics.js';

const PRIVATE = 'Where is it? Write to grace@example.com about order A-12345.';

/** The page shows private conversations itself. @returns which it was asked for */
function showItself(element: HTMLElement): string[] {
  const asked: string[] = [];
  element.addEventListener('parley-private-open', (event: ParleyPrivateOpenEvent) => {
    event.preventDefault();
    asked.push(event.conversationId);
  });
  return asked;
}

async function offerIn(element: Element): Promise<HTMLElement> {
  await until('the private way is offered', () => root(element).querySelector('parley-private-offer'));
  const offer = inside<HTMLElement>(element, 'parley-private-offer');
  await settled(offer);
  return offer;
}

const decide = (decision: string, id: string) =>
  ask('parley-api', {
    path: '/v1/moderation/decisions',
    method: 'POST',
    body: { site: 'acme', decision, messageIds: [id] },
  });

describe('what a click in a discussion brings', () => {
  afresh();

  it('offers the private way before anything personal is posted, and lets people go on writing', async () => {
    const element = await discussion(newTopic());
    await ready(element);
    await type(composer(element), PRIVATE);
    await send(composer(element));
    const offer = await offerIn(element);

    expect(words(inside(offer, '#more'))).to.include('an e-mail address and an order number');
    expect(offer.matches(':focus-within')).to.equal(true);
    expect(all(element)).to.have.length(0);
    await expectAccessible(element);

    inside(offer, '.box').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await until('the caret is back', () => composer(element).matches(':focus-within'));
    expect(composer(element).value).to.equal(PRIVATE);
    await send(composer(element));
    await offerIn(element);
    await type(composer(element), 'Where is it?');
    await until('there is nothing more to offer', () => !root(element).querySelector('parley-private-offer'));
    await type(composer(element), PRIVATE);
    await send(composer(element));
    inside<HTMLElement>(await offerIn(element), '.anyway').click();
    await shown(element, PRIVATE);
  });

  it('sends a draft into the private chat and never into the discussion', async () => {
    const topic = newTopic();
    const element = await discussion(topic);
    const opened = showItself(element);
    await ready(element);
    await type(composer(element), PRIVATE);
    await send(composer(element));
    const offer = await offerIn(element);

    inside<HTMLElement>(offer, '.private').click();
    await until('the conversation is to be shown', () => opened.length === 1);

    const [conversationId] = opened;
    const said = await ask<{ text: string }[]>('parley-messages', { conversationId });
    expect(said.map(({ text }) => text)).to.deep.equal([PRIVATE]);
    const chat = await ask<{ context: { title: string } }>('parley-conversation', { conversationId });
    expect(chat.context.title).to.equal(document.title);
    expect(texts(await reader(topic))).to.deep.equal([]);
    await settled(offer);
    expect(words(inside(offer, '.head'))).to.equal('Sent in private. Only you and the company can read it.');
    expect(composer(element).value).to.equal('');
    expect(offer.matches(':focus-within')).to.equal(true);
    await expectAccessible(element);
    inside<HTMLElement>(offer, '.open').click();
    await until('it is shown again', () => opened.length === 2);
    expect(opened[1]).to.equal(conversationId);
  });

  it('says when that did not work, and sends it once when it is tried again', async () => {
    const element = await discussion(newTopic());
    const opened = showItself(element);
    await ready(element);
    await type(composer(element), PRIVATE);
    await send(composer(element));
    const offer = await offerIn(element);

    await ask('parley-stop');
    inside<HTMLElement>(offer, '.private').click();
    await until('that is told', () => root(offer).querySelector('.wrong'), 20_000);
    await expectAccessible(element);
    await ask('parley-start');
    inside<HTMLElement>(offer, '.private').click();
    await until('it is sent', () => opened.length === 1);

    const said = await ask<unknown[]>('parley-messages', { conversationId: opened[0] });
    expect(said).to.have.length(1);
  });

  it('takes one’s own message into private after asking, and leaves a stub that only its author can follow', async () => {
    const topic = newTopic();
    const element = await discussion(topic);
    const opened = showItself(element);
    await ready(element);
    const message = await published(element, 'Let us talk about my order');

    await choose(message, 'Continue in private');
    await until('it is asked', () => root(message).querySelector('.keep'));
    expect(root(message).activeElement?.className).to.equal('keep');
    await expectAccessible(element);
    inside<HTMLElement>(message, '.go').click();
    await until('the conversation is to be shown', () => opened.length === 1);

    const stub = () => words(root(message).querySelector('.stub'));
    await until('a stub is left', () => stub() === 'This goes on in private. Open the conversation');
    await expectAccessible(element);
    const other = messages(await reader(topic))[0];
    expect([other?.stub, other?.text, other?.told]).to.deep.equal(['private', '', null]);
    clear();
    const again = await discussion(topic);
    const shownAgain = showItself(again);
    const follow = () => all(again)[0]?.shadowRoot?.querySelector<HTMLElement>('.stub button');
    await until('its author can follow it', follow);
    follow()?.click();
    await until('it is shown', () => shownAgain.length === 1);
    expect(shownAgain).to.deep.equal(opened);
  });

  it('tells in plain words why a message was refused, and takes one appeal', async () => {
    const element = await discussion(newTopic());
    await ready(element);
    const message = await published(element, 'Off the point');
    await decide('reject', message.message.id);
    await until('the reason is told', () =>
      root(message).querySelector('parley-refusal')?.shadowRoot?.querySelector('.reason'),
    );
    const refusal = inside<HTMLElement>(message, 'parley-refusal');
    expect(words(inside(refusal, '.reason'))).to.equal(
      'Not published. Only you can see it. A moderator decided that it does not belong here.',
    );
    await expectAccessible(element);

    inside<HTMLElement>(refusal, '.ask').click();
    await settled(refusal);
    const field = inside<HTMLTextAreaElement>(refusal, 'textarea');
    await until('the caret is in the field', () => root(refusal).activeElement === field);
    field.value = 'It is about the saddle';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await settled(refusal);
    await expectAccessible(element);
    inside<HTMLElement>(refusal, '.send').click();
    await until('that is told', () => words(inside(refusal, '.reason')).includes('You have asked'));

    expect(root(refusal).querySelector('.ask')).to.equal(null);
    expect(root(refusal).activeElement?.className).to.equal('reason');
    const { data } = await ask<{ data: { appeal: string | null }[] }>('parley-api', {
      path: '/v1/moderation/messages?site=acme&queue=appealed',
    });
    expect(data.map(({ appeal }) => appeal)).to.include('It is about the saddle');
    const opened = showItself(element);
    await choose(message, 'Continue in private');
    await until('it is asked', () => root(message).querySelector('.go'));
    inside<HTMLElement>(message, '.go').click();
    await until('the conversation is to be shown', () => opened.length === 1);
    await until('nothing but a stub is left', () => root(message).querySelector('.stub button'));
  });

  it('shows what a message said before, and gives the focus back', async () => {
    const topic = newTopic();
    const author = await reader(topic);
    const id = await written(author, 'Teh saddle');
    await author.edit(id, 'The saddle');
    const element = await discussion(topic);
    const message = await shown(element, 'The saddle');

    inside<HTMLElement>(message, '.edited').click();
    await until('it is shown', () => message.querySelector('parley-message-history'));
    const history = message.querySelector('parley-message-history') as HTMLElement;
    await settled(history);

    expect(words(inside(history, 'li .words'))).to.equal('Teh saddle');
    expect(history.matches(':focus-within')).to.equal(true);
    await expectAccessible(element);
    inside<HTMLElement>(history, '.close').click();
    await until('the focus is on the message', () => message.matches(':focus-within'));
    expect(message.querySelector('parley-message-history')).to.equal(null);
  });

  it('looks at a change as well', async () => {
    const element = await discussion(newTopic());
    await ready(element);
    const message = await published(element, 'Call me');

    await choose(message, 'Edit');
    await until('there is a field', () => message.querySelector('parley-topic-composer'));
    const field = message.querySelector(
      'parley-topic-composer',
    ) as HTMLElementTagNameMap['parley-topic-composer'];
    await type(field, 'Call me at +49 171 2345678');
    inside<HTMLElement>(field, '.send').click();
    await until('the private way is offered', () => message.querySelector('parley-private-offer'));
    const offer = message.querySelector('parley-private-offer') as HTMLElement;
    await settled(offer);
    expect(words(inside(offer, '.anyway'))).to.equal('Save anyway');
    inside<HTMLElement>(offer, '.anyway').click();

    await until('it is saved', () => saying(element, '+49 171 2345678'));
  });
});
