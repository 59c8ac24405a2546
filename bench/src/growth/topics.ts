/** Topics of 10, 1,000 and 100,000 messages in one installation, asked in turns to be opened, spoken in and voted on. */
import { Agent, request } from 'node:http';
import { newId, type TopicBranchPage } from '@parley/protocol';
import { createInstallation, ORIGIN, openSession, serveInstallation } from '../shared/product.js';
import { say } from '../shared/progress.js';
import { median, percentile } from '../shared/statistics.js';
import { formatTable } from '../shared/table.js';
import { type SeededTopic, seedTopics } from './seed-topics.js';

const SIZES = [10, 1_000, 100_000] as const;
const OPERATIONS = ['topicOpen', 'topicPost', 'topicVote'] as const;
type Operation = (typeof OPERATIONS)[number];

/** People who vote: one alone may do so only so often in a minute. */
const VOTERS = 40;

export interface TopicPlan {
  rounds: number;
  samples: number;
  warmUps: number;
}

export interface TopicFindings {
  /** By operation: the slowest topic's median to that of the smallest. */
  ratios: Record<Operation, number>;
  details: unknown;
}

type Samples = Record<Operation, number[]>;

/** @param directory where the installation may lie */
export async function measureTopics(directory: string, plan: TopicPlan): Promise<TopicFindings> {
  say(`storing topics of ${SIZES.map((size) => size.toLocaleString('en')).join(', ')} messages`);
  const installation = await createInstallation(directory, 'topics');
  const topics = seedTopics(installation.database, SIZES);
  const server = await serveInstallation(installation);
  try {
    const voters = await Promise.all(Array.from({ length: VOTERS }, () => openSession(server.url)));
    const tokens = voters.map(({ token }) => token);
    const probe = new TopicProbe({ url: server.url, apiKey: installation.apiKey, tokens });
    const samples = new Map<SeededTopic, Samples>(
      topics.map((topic) => [topic, { topicOpen: [], topicPost: [], topicVote: [] }]),
    );
    for (const operation of OPERATIONS) {
      for (const topic of topics)
        for (let i = 0; i < plan.warmUps; i += 1) await probe.time(operation, topic);
    }
    for (let round = 1; round <= plan.rounds; round += 1) {
      say(`topics, round ${round} of ${plan.rounds}`);
      for (const operation of OPERATIONS) {
        for (let i = 0; i < plan.samples; i += 1) {
          // In turns, so that whatever else the machine does meets all alike.
          for (const topic of topics)
            samples.get(topic)?.[operation].push(await probe.time(operation, topic));
        }
      }
    }
    probe.close();
    return conclude([...samples.values()]);
  } finally {
    await server.stop();
  }
}

function conclude(samples: Samples[]): TopicFindings {
  const medians = (operation: Operation) => samples.map((each) => median(each[operation]));
  const ratioOf = (operation: Operation) => {
    const [least = Number.NaN, ...others] = medians(operation);
    return Math.max(...others) / least;
  };
  const heads = SIZES.map((size) => size.toLocaleString('en'));
  console.log(
    formatTable(
      ['ms', ...heads, 'ratio'],
      OPERATIONS.map((operation) => [operation, ...medians(operation), ratioOf(operation)]),
    ),
  );
  return {
    ratios: {
      topicOpen: ratioOf('topicOpen'),
      topicPost: ratioOf('topicPost'),
      topicVote: ratioOf('topicVote'),
    },
    details: samples.map((each, index) => ({
      messages: SIZES[index],
      ...Object.fromEntries(
        OPERATIONS.map((operation) => [
          operation,
          { medianMs: median(each[operation]), p95Ms: percentile(each[operation], 0.95) },
        ]),
      ),
    })),
  };
}

interface Access {
  url: string;
  apiKey: string;
  tokens: string[];
}

class TopicProbe {
  readonly #access: Access;
  readonly #connections = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #votes = new Map<string, 1 | -1>();
  #turn = 0;

  constructor(access: Access) {
    this.#access = access;
  }

  close(): void {
    this.#connections.destroy();
  }

  /** Does it once. @returns how many milliseconds it took */
  async time(operation: Operation, topic: SeededTopic): Promise<number> {
    this.#turn += 1;
    const start = performance.now();
    await this.#run(operation, topic);
    return performance.now() - start;
  }

  async #run(operation: Operation, { key, ids }: SeededTopic): Promise<void> {
    const path = `/v1/topics/${key}`;
    const { apiKey, tokens } = this.#access;
    switch (operation) {
      case 'topicOpen': {
        await this.#ask('GET', `${path}?site=bench`, { origin: ORIGIN });
        const page = await this.#ask('GET', `${path}/messages?site=bench`, { origin: ORIGIN });
        if ((page as TopicBranchPage).data.length === 0) throw new Error(`${key} came back empty.`);
        return;
      }
      case 'topicPost': {
        const body = { id: newId('message'), text: 'Yes, it does: we tried it last week.' };
        await this.#ask('POST', `${path}/messages?site=bench`, { authorization: `Bearer ${apiKey}` }, body);
        return;
      }
      case 'topicVote': {
        const id = ids[this.#turn % ids.length];
        const token = tokens[this.#turn % tokens.length];
        const headers = { origin: ORIGIN, authorization: `Bearer ${token}` };
        // The same vote again would be no change, and cost less.
        const value = this.#votes.get(`${id} ${token}`) === 1 ? -1 : 1;
        this.#votes.set(`${id} ${token}`, value);
        const body = { value };
        await this.#ask('PUT', `${path}/messages/${id}/vote?site=bench`, headers, body);
      }
    }
  }

  #ask(...[method, path, headers, body]: Asked): Promise<unknown> {
    const sent = body === undefined ? undefined : JSON.stringify(body);
    const type = sent === undefined ? {} : { 'content-type': 'application/json' };
    return new Promise((resolve, reject) => {
      const options = { method, agent: this.#connections, headers: { ...headers, ...type } };
      const asked = request(`${this.#access.url}${path}`, options, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.once('error', reject);
        response.once('end', () => {
          const text = Buffer.concat(parts).toString();
          if ((response.statusCode ?? 500) < 300) resolve(JSON.parse(text));
          else reject(new Error(`${path} answered ${response.statusCode}: ${text}`));
        });
      });
      asked.once('error', reject);
      asked.end(sent);
    });
  }
}

type Asked = [method: 'GET' | 'POST' | 'PUT', path: string, headers: Record<string, string>, body?: object];
