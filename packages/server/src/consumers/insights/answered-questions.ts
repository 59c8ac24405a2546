/** Public questions that spared the company a chat: answered, and their authors opened none within a week after they asked. */
import type { Db } from '../../db/schema.js';
import {
  listAnswerPaths,
  listQuestions,
  listSourcesOfContacts,
  type SourceConversation,
} from '../../store/insights-sources.js';
import { branchOf } from '../../store/topic-messages.js';

const WEEK_MS = 7 * 86_400_000;

/** @returns by discussion, when each of them was asked */
export async function answeredQuestions(
  db: Db,
  sources: SourceConversation[],
): Promise<Map<string, string[]>> {
  const ids = sources.flatMap(({ id, kind }) => (kind === 'discussion' ? id : []));
  const answered = new Map<string, string[]>();
  if (ids.length === 0) return answered;
  const branches = new Set(
    (await listAnswerPaths(db, ids)).map(
      ({ conversation_id, path }) => `${conversation_id} ${branchOf(path)}`,
    ),
  );
  if (branches.size === 0) return answered;
  const questions = (await listQuestions(db, ids)).filter(({ conversation_id, path }) =>
    branches.has(`${conversation_id} ${path}`),
  );
  const authors = [...new Set(questions.map(({ author_id }) => author_id))];
  const chatsOf = Map.groupBy(await listSourcesOfContacts(db, authors), ({ contactId }) => contactId ?? '');
  for (const { author_id, conversation_id, created_at } of questions) {
    const until = new Date(Date.parse(created_at) + WEEK_MS).toISOString();
    const opened = chatsOf.get(author_id) ?? [];
    if (opened.some(({ createdAt }) => createdAt >= created_at && createdAt < until)) continue;
    answered.set(conversation_id, [...(answered.get(conversation_id) ?? []), created_at]);
  }
  return answered;
}
