/** Writes our e-mails, as plain text and as HTML that says the same. */
import type { Message } from '@parley/protocol';
import { bubble, buttonLink, page, paragraph, postButton, small, smallLink } from './html.js';
import { bodyOf, nameOf } from './message-words.js';
import { mailTexts } from './texts.js';

export interface Letter {
  subject: string;
  text: string;
  html: string;
}

export interface AnswerLetter {
  site: { name: string; locale: string };
  contactName: string | null;
  messages: Message[];
  /** Opens the conversation. */
  link: string;
  /** Whether an answer to the mail reaches us. */
  canReply: boolean;
  stopLink: string;
}

/** What the company said while the customer was away. */
export function composeAnswer(letter: AnswerLetter): Letter {
  const { site, messages, link, canReply, stopLink } = letter;
  const texts = mailTexts(site.locale);
  const hint = canReply ? [texts.reply] : [];
  const head = [texts.greeting(letter.contactName), texts.answered(site.name)];
  const said = messages.map((message) => `${nameOf(message, site.name)}:\n${bodyOf(message, texts)}`);
  const text = [
    ...(canReply ? [texts.line] : []),
    ...head,
    ...said,
    `${texts.open}:\n${link}`,
    ...hint,
    `${texts.stop}:\n${stopLink}`,
  ];
  const html = [
    ...(canReply ? [small(texts.line)] : []),
    ...head.map(paragraph),
    ...messages.map((message) => bubble(nameOf(message, site.name), bodyOf(message, texts))),
    buttonLink(link, texts.open),
    ...hint.map(small),
    smallLink(stopLink, texts.stop),
  ];
  return {
    subject: texts.subject(site.name),
    text: `${text.join('\n\n')}\n`,
    html: page(texts, texts.subject(site.name), html),
  };
}

export interface Note {
  locale: string;
  text: string | null;
  /** Posts to where the page came from. */
  button: string | null;
}

/** A page with one sentence or one button. */
export function composeNote({ locale, text, button }: Note): string {
  const parts = [text === null ? [] : paragraph(text), button === null ? [] : postButton(button)].flat();
  return page(mailTexts(locale), text ?? button ?? '', parts);
}
