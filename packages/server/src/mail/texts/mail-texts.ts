/** What our e-mails say, in one language. A language that lacks a text does not compile. */
export interface MailTexts {
  /** As HTML names the language. */
  tag: string;
  direction: 'ltr' | 'rtl';
  /** The same for every mail of a conversation, so that mail programs keep them together. */
  subject: (site: string) => string;
  greeting: (name: string | null) => string;
  answered: (site: string) => string;
  open: string;
  /** Stands where an answer ends; whatever follows is cut off when it comes back. */
  line: string;
  reply: string;
  stop: string;
  stopped: string;
  files: (names: string) => string;
  /** What is written in the place of files that came by e-mail. */
  leftOut: (names: string) => string;
  transcript: (site: string) => string;
  transcriptSubject: (site: string) => string;
  earlier: string;
  you: string;
  edited: string;
  deleted: string;
  /** Asks a customer in the chat; the words in question follow. */
  publishAsk: (site: string) => string;
  /** Asks an address whether it wants mails about a discussion. */
  followAskSubject: (site: string) => string;
  followAsk: (site: string) => string;
  followConfirm: string;
  followIgnore: string;
  followed: string;
  followGone: string;
  /** Tells of what is new in it. */
  followSubject: (topic: string) => string;
  followMore: (count: string) => string;
  followOpen: string;
  followStop: string;
  followStopped: string;
}
