/** Puts what is known into a canned reply. Pure. */

export type ReplyValues = Readonly<Record<ReplyVariable, string | null>>;

export const REPLY_VARIABLES = ['contact.name', 'agent.name', 'site.name', 'conversation.id'] as const;
export type ReplyVariable = (typeof REPLY_VARIABLES)[number];

const VARIABLE = /\{\{\s*([a-z.]+)\s*(?:\|([^{}]*))?\}\}/g;

/** What is not known becomes what follows the bar, or nothing; what is no variable stays, so that its writer sees it. */
export function fillReply(text: string, values: ReplyValues): string {
  return text.replace(VARIABLE, (whole, name: string, instead = '') =>
    isVariable(name) ? (values[name] ?? instead.trim()) : whole,
  );
}

function isVariable(name: string): name is ReplyVariable {
  return (REPLY_VARIABLES as readonly string[]).includes(name);
}
