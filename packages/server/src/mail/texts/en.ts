/** English. */
import type { MailTexts } from './mail-texts.js';

export const en: MailTexts = {
  tag: 'en',
  direction: 'ltr',
  subject: (site) => `Your conversation with ${site}`,
  greeting: (name) => (name === null ? 'Hello,' : `Hello ${name},`),
  answered: (site) => `${site} has answered you:`,
  open: 'Open the conversation',
  line: '--- Please write your answer above this line ---',
  reply: 'You can simply answer this e-mail.',
  stop: 'No more answers by e-mail',
  stopped: 'You will get no more answers by e-mail. They are still there in the chat.',
  files: (names) => `Files: ${names}`,
  leftOut: (names) => `[Files that came by e-mail and were left out: ${names}]`,
  transcript: (site) => `This is your conversation with ${site}:`,
  transcriptSubject: (site) => `Transcript of your conversation with ${site}`,
  earlier: 'Earlier messages are left out here. The whole conversation can be downloaded in the chat.',
  you: 'You',
  edited: 'edited',
  deleted: 'This message was deleted.',
};
