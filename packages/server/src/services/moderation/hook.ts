/**
 * The company's own judge: a signed request, as webhooks are, whose answer counts. It gets what everybody would see and how the author
 * stands, never an address. It is asked before the transaction, and only for so long.
 */
import type { ModerationReason } from '@parley/protocol';
import { z } from 'zod';
import type { DiscussionSettings } from '../../settings/discussion-settings.js';
import { signedHeaders } from '../../webhooks/signing.js';
import type { WebhookPoster } from '../../webhooks/webhook-poster.js';
import type { Decision } from './moderate.js';

const answerSchema = z.object({
  decision: z.enum(['publish', 'hold', 'reject']),
  reason: z.string().max(300).optional(),
});

/** What the judge is told. */
export interface HookLetter {
  id: string;
  site: string;
  topic: string;
  text: string;
  parentId: string | null;
  author: { id: string; name: string | null; verified: boolean; published: number; rejected: number };
}

export interface HookMeans {
  hook: NonNullable<DiscussionSettings['hook']>;
  /** Those that are in force, the newest first. */
  secrets: string[];
  poster: Pick<WebhookPoster, 'post'>;
}

/** @returns what the judge says; when it does not say in time, what the site wants then */
export async function askHook(
  { hook, secrets, poster }: HookMeans,
  letter: HookLetter,
  at: Date,
): Promise<{ decision: Decision['decision']; reason: ModerationReason | null }> {
  const body = JSON.stringify({ type: 'moderation.requested', at: at.toISOString(), ...letter });
  const outcome = await poster.post({
    url: hook.url,
    headers: signedHeaders(secrets, { id: letter.id, at, body }),
    body,
    signal: AbortSignal.timeout(hook.timeoutMs),
  });
  const answer = outcome.error === null ? parse(outcome.answer) : undefined;
  if (answer === undefined) {
    const why = outcome.error ?? 'It answered something else.';
    if (hook.onFailure === 'publish') return { decision: 'publish', reason: null };
    return { decision: 'hold', reason: { rule: 'hook', action: 'hold', found: [why] } };
  }
  const { decision, reason } = answer;
  if (decision === 'publish') return { decision, reason: null };
  return {
    decision,
    reason: { rule: 'hook', action: decision, found: reason === undefined ? [] : [reason] },
  };
}

function parse(text: string | null): z.output<typeof answerSchema> | undefined {
  try {
    return answerSchema.parse(JSON.parse(text ?? ''));
  } catch {
    // What a judge says that cannot be understood counts as no answer.
    return undefined;
  }
}
