/** Writes the mails about discussions that somebody follows: the question whether they want to, and what is new. */
import { wordsOf } from '../discussion-pages/words.js';
import type { Letter } from './compose.js';
import { bubble, buttonLink, page, paragraph, small, smallLink } from './html.js';
import { mailTexts } from './texts.js';

/** Of longer messages the mail has the beginning. */
const MOST_LETTERS = 1500;

export interface FollowQuestion {
  site: { name: string; locale: string };
  /** Where the discussion is. */
  pageLink: string;
  confirmLink: string;
}

/** Says nothing that whoever asked has written: it may be sent to anybody. */
export function composeFollowQuestion({ site, pageLink, confirmLink }: FollowQuestion): Letter {
  const texts = mailTexts(site.locale);
  const subject = texts.followAskSubject(site.name);
  const ask = texts.followAsk(site.name);
  const text = [ask, pageLink, `${texts.followConfirm}:\n${confirmLink}`, texts.followIgnore];
  const html = [
    paragraph(ask),
    smallLink(pageLink, pageLink),
    buttonLink(confirmLink, texts.followConfirm),
    small(texts.followIgnore),
  ];
  return { subject, text: `${text.join('\n\n')}\n`, html: page(texts, subject, html) };
}

export interface FollowNews {
  site: { name: string; locale: string };
  topic: string;
  /** In the order in which they were published; without a name: anonymous. */
  messages: { author: string | null; text: string }[];
  /** How many more there are. */
  more: number;
  /** Where the first of them is. */
  link: string;
  stopLink: string;
}

export function composeFollowNews(news: FollowNews): Letter {
  const { site, messages, more, link, stopLink } = news;
  const texts = mailTexts(site.locale);
  const subject = texts.followSubject(news.topic);
  const guest = wordsOf(site.locale).words.anonymous;
  const said = messages.map(({ author, text }) => ({ author: author ?? guest, text: shorten(text) }));
  const further = more === 0 ? [] : [texts.followMore(String(more))];
  const text = [
    subject,
    ...said.map((one) => `${one.author}:\n${one.text}`),
    ...further,
    `${texts.followOpen}:\n${link}`,
    `${texts.followStop}:\n${stopLink}`,
  ];
  const html = [
    paragraph(subject),
    ...said.map((one) => bubble(one.author, one.text)),
    ...further.map(small),
    buttonLink(link, texts.followOpen),
    smallLink(stopLink, texts.followStop),
  ];
  return { subject, text: `${text.join('\n\n')}\n`, html: page(texts, subject, html) };
}

/** Half of a character is none. */
function shorten(text: string): string {
  if (text.length <= MOST_LETTERS) return text;
  return `${text.slice(0, MOST_LETTERS).replace(/[\ud800-\udbff]$/, '')}…`;
}
