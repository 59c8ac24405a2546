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
  publishAsk: (site) =>
    `May we publish this answer on the page of ${site}, in these words and without your name? You can say yes or no in the chat, and take a yes back at any time.`,
  followAskSubject: (site) => `Please confirm: e-mails from ${site}`,
  followAsk: (site) =>
    `Somebody, we hope you, wants to be told by e-mail of what is new in a discussion of ${site}:`,
  followConfirm: 'Yes, tell me',
  followIgnore: 'If it was not you, do nothing: no more mail will follow, and the address is forgotten.',
  followed: 'You will be told by e-mail of what is new. Each of these mails has a link that ends them.',
  followGone: 'This link is no longer valid. You can ask for a new one on the page.',
  followSubject: (topic) => `New in “${topic}”`,
  followMore: (count) => `Further new messages: ${count}`,
  followOpen: 'Read it on the page',
  followStop: 'No more mails about this discussion',
  followStopped: 'You will get no more mails about this discussion. Your address is forgotten.',
};
