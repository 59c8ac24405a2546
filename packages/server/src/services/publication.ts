/** Making a message of a discussion visible to everybody, and taking it away again, with all that is counted by it. */
import type { Db } from '../db/schema.js';
import type { TopicTable } from '../db/topic-tables.js';
import { countAbove, type TopicMessageRow, updateTopicMessage } from '../store/topic-messages.js';
import { pinnedIdsOf, updateTopicRow } from '../store/topics.js';

type Shown = Pick<TopicMessageRow, 'id' | 'conversation_id' | 'path' | 'shown' | 'stub' | 'replies'>;

const isReadable = (row: Shown) => row.shown === 1 && row.stub === null;

/** From now on everybody can read it. The topic must be locked. */
export async function publish(db: Db, topic: TopicTable, row: Shown): Promise<TopicTable> {
  if (isReadable(row)) return topic;
  await updateTopicMessage(db, row.id, { shown: 1, stub: null });
  await countAbove(db, { conversationId: topic.id, path: row.path, by: 1 });
  return updateTopicRow(db, { ...topic, messages: topic.messages + 1 });
}

/** From now on nobody can read it. Of one that was answered, a stub keeps the place. The topic must be locked. */
export async function withdraw(
  db: Db,
  topic: TopicTable,
  { row, stub }: { row: Shown; stub: 'deleted' | 'private' },
): Promise<TopicTable> {
  const keepsPlace = row.shown === 1 && (row.replies > 0 || stub === 'private');
  await updateTopicMessage(db, row.id, { shown: keepsPlace ? 1 : 0, stub: keepsPlace ? stub : null });
  if (!isReadable(row)) return topic;
  await countAbove(db, { conversationId: topic.id, path: row.path, by: -1 });
  const pinned = pinnedIdsOf(topic).filter((id) => id !== row.id);
  return updateTopicRow(db, {
    ...topic,
    messages: topic.messages - 1,
    answer_id: topic.answer_id === row.id ? null : topic.answer_id,
    pinned: JSON.stringify(pinned),
  });
}
