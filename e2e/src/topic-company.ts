/** What the company does in a discussion, over the API as its programs do. */
import type { Stage } from './stage.js';

export interface TopicCompany {
  /** Says something. @returns its id */
  say(text: string, more?: object): Promise<string>;
  /** Changes marks of a message. */
  mark(id: string, marks: object): Promise<void>;
  /** Changes the topic. */
  change(changes: object): Promise<void>;
  /** Decides about a message, as a moderator does. */
  decide(decision: 'approve' | 'reject' | 'spam', id: string): Promise<void>;
  /** The id of what was said first. */
  first(): Promise<string>;
}

export function companyIn({ url, apiKey }: Pick<Stage, 'url' | 'apiKey'>, topic: string): TopicCompany {
  const ask = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(await answer.text());
    return (await answer.json()) as { id: string; data: { id: string }[] };
  };
  const call = (method: string, path: string, body?: object) =>
    ask(method, `/v1/topics/${topic}${path}?site=acme`, body);
  return {
    say: async (text, more) => (await call('POST', '/messages', { text, ...more })).id,
    mark: async (id, marks) => void (await call('PATCH', `/messages/${id}`, marks)),
    change: async (changes) => void (await call('PATCH', '', changes)),
    decide: async (decision, id) =>
      void (await ask('POST', '/v1/moderation/decisions', { site: 'acme', messageIds: [id], decision })),
    first: async () => (await call('GET', '/messages')).data.at(-1)?.id ?? '',
  };
}
