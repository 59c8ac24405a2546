/** What search engines are told of a discussion, in the words of schema.org. It holds what the page shows and nothing else. */
import { plainWords, type Topic, type TopicBranch, type TopicMessage } from '@parley/protocol';

export interface Described {
  topic: Topic;
  branches: TopicBranch[];
  /** The site's name, which speaks where no person does. */
  siteName: string;
}

type Json = Record<string, unknown>;

/** `QAPage` where people ask, `DiscussionForumPosting` where they talk. */
export function describe(described: Described): Json {
  const { topic } = described;
  return topic.format === 'questions' ? questionPage(described) : posting(described);
}

const pageOf = ({ url }: Topic): Json => (url === null ? {} : { url });
const linkOf = ({ url }: Topic, id: string): Json => (url === null ? {} : { url: `${url}#parley-${id}` });

function posting({ topic, branches, siteName }: Described): Json {
  return {
    '@context': 'https://schema.org',
    '@type': 'DiscussionForumPosting',
    headline: topic.title ?? topic.key,
    ...pageOf(topic),
    author: { '@type': 'Organization', name: siteName },
    ...(topic.createdAt !== null && { datePublished: topic.createdAt }),
    commentCount: topic.messages,
    comment: branches.flatMap((branch) => comment(branch, { topic, siteName, below: branch.first })),
  };
}

interface Around {
  topic: Topic;
  siteName: string;
  below: TopicMessage[];
}

function comment(message: TopicMessage, { topic, siteName, below }: Around): Json[] {
  const answers = below.filter(({ parentId }) => parentId === message.id);
  const comments = answers.flatMap((one) => comment(one, { topic, siteName, below }));
  // Of a stub nothing is told but what stands below it.
  if (message.stub !== null) return comments;
  return [
    {
      '@type': 'Comment',
      ...linkOf(topic, message.id),
      ...said(message, siteName),
      ...(comments.length > 0 && { comment: comments }),
    },
  ];
}

function said(message: TopicMessage, siteName: string): Json {
  const { author, text, createdAt, editedAt, votes } = message;
  const isPerson = author?.type === 'contact' || author?.type === 'agent';
  return {
    author: isPerson
      ? { '@type': 'Person', ...(author.name !== null && { name: author.name }) }
      : { '@type': 'Organization', name: siteName },
    text: plainWords(text),
    datePublished: createdAt,
    ...(editedAt !== null && { dateModified: editedAt }),
    upvoteCount: votes.up,
  };
}

/** The question is the branch that has the answer, or the first one. */
function questionPage({ topic, branches, siteName }: Described): Json {
  const branch =
    branches.find(({ id, first }) => [id, ...first.map((one) => one.id)].includes(topic.answer?.id ?? '')) ??
    branches.find(({ stub }) => stub === null);
  const answers = (branch?.first ?? []).filter(({ stub, answer }) => stub === null && !answer);
  const toAnswer = (message: TopicMessage): Json => ({
    '@type': 'Answer',
    ...linkOf(topic, message.id),
    ...said(message, siteName),
  });
  return {
    '@context': 'https://schema.org',
    '@type': 'QAPage',
    ...pageOf(topic),
    ...(branch !== undefined &&
      branch.stub === null && {
        mainEntity: {
          '@type': 'Question',
          name: topic.title ?? plainWords(branch.text).slice(0, 110),
          ...said(branch, siteName),
          answerCount: branch.replies,
          ...(topic.answer !== null && { acceptedAnswer: toAnswer(topic.answer) }),
          ...(answers.length > 0 && { suggestedAnswer: answers.map(toAnswer) }),
        },
      }),
  };
}

/** JSON that can stand inside a script element: nothing in it ends one. */
export function toScript(json: Json): string {
  return JSON.stringify(json)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}
