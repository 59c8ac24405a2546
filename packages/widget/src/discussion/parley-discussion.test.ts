import { expect } from 'chai';
import {
  afresh,
  all,
  choose,
  composer,
  discussion,
  ready,
  root,
  saying,
  send,
  sheet,
  shown,
  type,
} from '../testing/discussions.js';
import { clear, expectAccessible, inside, settled, until, words } from '../testing/setup.js';
import { change, newTopic, reader, say, written } from '../testing/topics.js';
import type { ParleyTopicComposer } from './topic-composer/topic-composer.js';
import type { ParleyTopicMessage } from './topic-message/topic-message.js';

describe('<parley-discussion>', () => {
  afresh();

  it('invites to begin where nobody has said anything, and lets one do so', async () => {
    const element = await discussion(newTopic());
    await ready(element);
    expect(words(inside(element, '.empty'))).to.equal('Nobody has said anything yet. Be the first.');
    await expectAccessible(element);

    await type(composer(element), 'Is the saddle included?');
    inside<HTMLInputElement>(composer(element), '.name input').value = 'Grace';
    await expectAccessible(element);
    await send(composer(element));

    const message = await shown(element, 'Is the saddle included?');
    await until('it is published', () => root(message).querySelector('.vote'));
    expect(words(inside(message, '.who'))).to.equal('Grace');
    expect(inside<HTMLTextAreaElement>(composer(element), 'textarea').value).to.equal('');
    await until('it is counted', () => words(inside(element, 'h2')) === '1 comment');
    await expectAccessible(element);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`shows branches, official words, the answer and pins accessibly, in ${theme} colours`, async () => {
      const topic = newTopic();
      const question = await say(topic, 'Does it **fit**?\n\n> quoted\n\n`code`');
      const reply = await say(topic, 'It does.', { parentId: question.id, teamId: 'customer-support' });
      await change(topic, { answer: true }, reply.id);
      await change(topic, { pinned: true }, question.id);
      const element = await discussion(topic, { theme });
      const message = await shown(element, 'Does it fit?');

      expect(words(inside(message, '.first'))).to.equal('Pinned');
      expect(words(inside(message, 'blockquote'))).to.equal('quoted');
      const answer = all(element)[0] as ParleyTopicMessage;
      expect(words(inside(answer, '.seal'))).to.equal('Official Customer support');
      expect(words(inside(answer, '.first'))).to.equal('Answer');
      await expectAccessible(element);
      inside<HTMLElement>(message, '.more').click();
      await settled(message);
      await expectAccessible(element);
      inside<HTMLElement>(message, '.react').click();
      await settled(message);
      await expectAccessible(element);
    });
  }

  it('answers in place, with a quote when it is wanted, and keeps the draft', async () => {
    const topic = newTopic();
    await say(topic, 'How long does it last?');
    const element = await discussion(topic);
    const message = await shown(element, 'How long');

    await choose(message, 'Quote');
    await until('there is a field', () => message.querySelector('parley-topic-composer'));
    const field = message.querySelector('parley-topic-composer') as ParleyTopicComposer;
    await settled(field);
    expect(field.value).to.equal('> How long does it last?\n\n');
    await until('the caret is in it', () => field.matches(':focus-within'));
    await type(field, '> How long does it last?\n\nYears.');
    await expectAccessible(element);
    clear();

    const again = await discussion(topic);
    const same = await shown(again, 'How long');
    inside<HTMLElement>(same, '.reply').click();
    await until('there is a field', () => same.querySelector('parley-topic-composer'));
    const kept = same.querySelector('parley-topic-composer') as ParleyTopicComposer;
    await settled(kept);
    expect(kept.value).to.equal('> How long does it last?\n\nYears.');
    await send(kept);
    const reply = await shown(again, 'Years.');
    expect(reply.closest('.reply')?.classList.contains('level-1')).to.equal(true);
    await until('the focus is on it', () => reply.matches(':focus-within'));
  });

  it('answers the answer where it was asked to, though it stands in two places', async () => {
    const topic = newTopic();
    const question = await say(topic, 'Does it fit?');
    const { id } = await say(topic, 'It does.', { parentId: question.id });
    await change(topic, { answer: true }, id);
    const element = await discussion(topic);
    await shown(element, 'It does.');
    const places = all(element).filter(({ message }) => message.id === id);
    expect(places).to.have.length(2);
    expect(places.map((place) => place.id)).to.deep.equal([`parley-${id}`, '']);

    inside<HTMLElement>(places[1] as Element, '.reply').click();

    await until('the caret is there', () => places[1]?.querySelector('parley-topic-composer:focus-within'));
    expect(places[0]?.querySelector('parley-topic-composer')).to.equal(null);
  });

  it('holds back what others say, tells how much it is, and goes there when asked', async () => {
    const topic = newTopic();
    await say(topic, 'First');
    const element = await discussion(topic);
    await shown(element, 'First');
    const height = element.offsetHeight;

    await say(topic, 'News');
    await until('something new is told of', () => root(element).querySelector('.pill'));

    expect(saying(element, 'News')).to.equal(undefined);
    expect(element.offsetHeight).to.equal(height);
    await expectAccessible(element);
    inside<HTMLElement>(element, '.pill').click();
    const news = await shown(element, 'News');
    await until('the focus is on it', () => root(element).activeElement !== null);
    expect(root(element).querySelector('.pill')).to.equal(null);
    expect(news.message.text).to.equal('News');
  });

  it('votes and reacts by buttons that tell how things stand', async () => {
    const topic = newTopic();
    await say(topic, 'Good idea');
    const element = await discussion(topic);
    const message = await shown(element, 'Good idea');
    const up = () => inside<HTMLElement>(message, '.vote');

    up().click();
    await until('it is counted', () => up().getAttribute('aria-pressed') === 'true');
    expect(up().getAttribute('aria-label')).to.equal('Vote up, 1');
    inside<HTMLElement>(message, '.react').click();
    await settled(message);
    sheet(message)[1]?.click();
    await until('the reaction is shown', () => root(message).querySelector('.reaction'));
    expect(inside(message, '.reaction').getAttribute('aria-label')).to.equal('Love, 1');
    await expectAccessible(element);
  });

  it('changes and deletes one’s own words, asking once before anything is lost', async () => {
    const topic = newTopic();
    const element = await discussion(topic);
    await ready(element);
    await type(composer(element), 'Teh saddle');
    await send(composer(element));
    const message = await shown(element, 'Teh saddle');
    await until('it is published', () => root(message).querySelector('.vote'));

    await choose(message, 'Edit');
    await until('there is a field', () => message.querySelector('parley-topic-composer'));
    const field = message.querySelector('parley-topic-composer') as ParleyTopicComposer;
    await type(field, 'The saddle');
    await expectAccessible(element);
    await send(field);
    await shown(element, 'The saddle');
    expect(words(inside(message, '.edited'))).to.equal('Edited');

    await choose(message, 'Delete');
    await until('it is asked', () => root(message).querySelector('.keep'));
    await expectAccessible(element);
    inside<HTMLElement>(message, '.danger').click();
    await until('it is gone', () => all(element).length === 0);
  });

  it('takes reports with a reason', async () => {
    const topic = newTopic();
    await say(topic, 'Buy my watches');
    const element = await discussion(topic);
    const message = await shown(element, 'Buy my watches');

    await choose(message, 'Report');
    await until(
      'the form is there',
      () => message.querySelector('parley-report-form')?.shadowRoot?.activeElement,
    );
    const form = message.querySelector('parley-report-form') as HTMLElement;
    await expectAccessible(element);
    inside<HTMLElement>(form, 'input[value=spam]').click();
    await settled(form);
    inside<HTMLElement>(form, '.send').click();

    await until('they are thanked', () => message.note.startsWith('Thank you'));
    expect(message.querySelector('parley-report-form')).to.equal(null);
  });

  it('tells what waits for a moderator apart, and says so when nobody may write', async () => {
    const topic = newTopic();
    await change(topic, { moderation: 'before' });
    const element = await discussion(topic);
    await ready(element);
    await type(composer(element), 'Let me in');
    await send(composer(element));
    const message = await shown(element, 'Let me in');
    await until('it waits', () =>
      words(root(message).querySelector('.phase')).startsWith('Waiting for a moderator'),
    );
    await expectAccessible(element);

    await change(topic, { locked: true });
    await until('it is locked', () => root(element).querySelector('.closed'));
    expect(root(element).querySelector('parley-topic-composer')).to.equal(null);
    await expectAccessible(element);
  });

  it('scrolls to where a permanent link leads, focuses and marks it', async () => {
    const topic = newTopic();
    const { id } = await say(topic, 'Far below');
    for (let i = 0; i < 21; i += 1) await say(topic, `Above ${i}`);
    location.hash = `#parley-${id}`;

    const element = await discussion(topic);
    const message = await shown(element, 'Far below');

    await until('it has the focus', () => root(element).activeElement === message);
    expect(message.linked).to.equal(true);
    const { top, bottom } = message.getBoundingClientRect();
    expect(top >= 0 && bottom <= innerHeight).to.equal(true);
    await expectAccessible(element);
  });

  it('shows what the server has rendered until it has its own, and when it cannot be had', async () => {
    const topic = newTopic();
    await say(topic, 'From the server');
    const element = await discussion(topic, { fallback: 'From the server, rendered' });
    const light = element.querySelector('p') as HTMLElement;
    expect(light.checkVisibility()).to.equal(true);

    await shown(element, 'From the server');
    expect(light.checkVisibility()).to.equal(false);
    clear();

    const broken = await discussion(topic, { site: 'nowhere', fallback: 'Rendered' });
    await until('it says so', () => root(broken).querySelector('parley-notice'));
    expect(words(inside(broken, 'parley-notice'))).to.equal('The discussion is not enabled for this page.');
    expect((broken.querySelector('p') as HTMLElement).checkVisibility()).to.equal(true);
    await expectAccessible(broken);
  });

  it('loads more where there is more', async () => {
    const topic = newTopic();
    for (let i = 0; i <= 20; i += 1) await say(topic, `Message ${i}`);
    const element = await discussion(topic);
    await ready(element);
    expect(all(element)).to.have.length(20);

    inside<HTMLElement>(element, '.more parley-button').click();

    await until('the rest is there', () => all(element).length === 21);
    expect(root(element).querySelector('.more')).to.equal(null);
  });

  it('stands in the reader’s language and direction', async () => {
    document.documentElement.lang = 'ar';
    const topic = newTopic();
    await written(await reader(topic), 'مرحبا');
    const element = await discussion(topic);
    await shown(element, 'مرحبا');

    await until('it speaks Arabic', () => inside(element, 'section').getAttribute('dir') === 'rtl');
    await until(
      'its own texts are there',
      () => inside(element, 'section').getAttribute('aria-label') === 'النقاش',
    );
    await expectAccessible(element);
    document.documentElement.lang = 'en';
    clear();
    const english = await discussion(topic);
    await until('it speaks English', () => inside(english, 'section').getAttribute('dir') === 'ltr');
  });
});
