/** `pnpm bench spam`: how well the filter that learns from moderators tells spam from what is none, and how fast. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { say } from '../shared/progress.js';
import { percentile } from '../shared/statistics.js';
import { formatTable } from '../shared/table.js';
import { conclude } from '../shared/verdict.js';
import { classify, crossValidate, emptyTally, FOLDS, ratesOf, shuffle, type Tally } from './classify.js';
import { type Comment, readComments } from './comments.js';

/** Beside the project, where those who work on it keep real input; the project does without. */
const COMMENTS = fileURLToPath(new URL('../../../../shared/data/comment-spam.csv', import.meta.url));
const ORDERS = { quick: 3, full: 20 };
const TARGETS = { precision: { min: 0.97 }, recall: { min: 0.9 } };

export interface SpamOptions {
  quick: boolean;
  /** Learn from this file and judge `test`, instead of cross-validating over one. */
  train?: string;
  test?: string;
}

/** @returns whether every target was met */
export function runSpam({ quick, train, test = COMMENTS }: SpamOptions): boolean {
  if (!existsSync(test)) throw new Error(`there is no ${test}: name files of your own by --train and --test`);
  const comments = readComments(test);
  const tally = train ? learnAndTest(readComments(train), comments) : validate(comments, quick);
  const { held, wronged, missed, passed, times } = tally;
  const head = ['', 'is spam', 'is none'];
  console.log(
    formatTable(head, [
      ['held', held, wronged],
      ['let through', missed, passed],
    ]),
  );
  const p99 = percentile(times, 0.99);
  console.log(`a judgement takes ${p99.toFixed(3)} ms or less, 99 times of 100`);
  return conclude({
    name: 'spam',
    quick,
    ratios: ratesOf(tally),
    targets: TARGETS,
    checks: { 'a judgement takes less than 1 ms, 99 times of 100': p99 < 1 },
    details: { file: test, train: train ?? null, comments: comments.length, held, wronged, missed, passed },
  });
}

function learnAndTest(taught: Comment[], asked: Comment[]): Tally {
  say(`learning from ${taught.length} comments, judging ${asked.length}`);
  const tally = emptyTally();
  classify(taught, asked, tally);
  return tally;
}

/** In several orders: what a filter learns last, and which comments share a fold, should not decide. */
function validate(comments: Comment[], quick: boolean): Tally {
  const tally = emptyTally();
  const orders = quick ? ORDERS.quick : ORDERS.full;
  for (let seed = 1; seed <= orders; seed += 1) {
    say(`${comments.length} comments in ${FOLDS} folds, order ${seed} of ${orders}`);
    crossValidate(shuffle(comments, seed), tally);
  }
  return tally;
}
