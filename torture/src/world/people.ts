/** Everybody who speaks with the company, and everybody who works there, each behind a line of their own. */
import type { Account } from '../account/account.js';
import type { Evidence } from '../account/evidence.js';
import type { Violation } from '../account/verify.js';
import { Crm } from '../clients/crm.js';
import { Desk } from '../clients/desk.js';
import { Visitor } from '../clients/visitor.js';
import { Watcher } from '../clients/watcher.js';
import { EMAIL, type Fleet, ORIGIN, PASSWORD, SITE } from '../fleet/fleet.js';
import { TcpProxy } from '../proxy/tcp-proxy.js';
import type { Random } from '../random.js';
import { pause, until } from '../until.js';

const VISITORS = 4;
/** Between two messages of one writer. */
const REST_MS = { least: 15, most: 60 };
/** Of so many pauses, one is used to leave the page and come back. */
const RELOAD_ODDS = 400;

export interface Line {
  /** Whose it is. */
  name: string;
  proxy: TcpProxy;
}

export class People {
  readonly visitors: readonly Visitor[];
  readonly desk: Desk;
  readonly watcher: Watcher;
  readonly crm: Crm;
  readonly lines: readonly Line[];
  readonly #random: Random;
  #writing: Promise<unknown> = Promise.resolve();
  #mayWrite = false;

  private constructor(
    made: Pick<People, 'visitors' | 'desk' | 'watcher' | 'crm'>,
    lines: readonly Line[],
    random: Random,
  ) {
    this.visitors = made.visitors;
    this.desk = made.desk;
    this.watcher = made.watcher;
    this.crm = made.crm;
    this.lines = lines;
    this.#random = random;
  }

  /** Lets everybody in. */
  static async gather(fleet: Fleet, account: Account, random: Random): Promise<People> {
    const lines: Line[] = [];
    const lay = async (name: string, host = '127.0.0.1') => {
      const proxy = await TcpProxy.start(fleet.ports, lines.length);
      lines.push({ name, proxy });
      return { name, server: `http://${host}:${proxy.port}`, account, random };
    };
    const visitors: Visitor[] = [];
    for (let n = 1; n <= VISITORS; n += 1) {
      visitors.push(new Visitor({ ...(await lay(`visitor ${n}`)), site: SITE, origin: ORIGIN }));
    }
    await Promise.all(visitors.map((visitor) => visitor.ready()));
    // The console is the server's own page: another name of this machine keeps the two apart, as two sites are.
    const agent = { email: EMAIL, password: PASSWORD };
    const desk = await Desk.signIn({ ...(await lay('the desk', 'localhost')), ...agent });
    const watcher = await Watcher.signIn({ ...(await lay('the watcher', 'localhost')), ...agent });
    const crm = new Crm({ ...(await lay('the CRM')), apiKey: fleet.apiKey });
    return new People({ visitors, desk, watcher, crm }, lines, random);
  }

  /** Everybody begins to write, and goes on until `hush`. */
  speak(): void {
    this.#mayWrite = true;
    const writers = [...this.visitors, this.desk, this.crm];
    this.#writing = Promise.all(writers.map((writer) => this.#keepWriting(writer)));
  }

  async hush(): Promise<void> {
    this.#mayWrite = false;
    await this.#writing;
  }

  /** Waits until everybody is connected, has got everything off, and has heard all there is. */
  async settle(fleet: Fleet, ms: number): Promise<void> {
    const { visitors, desk, watcher, crm } = this;
    await until(() => [...visitors, desk, watcher].every(({ isOnline }) => isOnline), {
      what: 'everybody is connected again',
      ms,
    });
    await until(
      () => {
        for (const visitor of visitors) if (visitor.waiting > 0) visitor.look();
        return [...visitors, crm].every(({ waiting }) => waiting === 0);
      },
      { what: 'visitors and CRM have got off what they wrote', ms },
    );
    await until(
      async () => {
        await desk.look(crm.conversations);
        return desk.waiting === 0;
      },
      { what: 'the desk has got off what it wrote', ms },
    );
    await until(
      async () => {
        // Marks of what was read follow the messages for a moment.
        const { count } = crm;
        await pause(300);
        if (crm.count !== count) return false;
        // Too far behind for a replay: the next thing said shows whether it listens again.
        if (watcher.isBlank) visitors[0]?.write();
        const feed = await fleet.feed();
        return feed.length === crm.count && watcher.lastId === feed.at(-1)?.id;
      },
      { what: 'watcher and CRM have heard all', ms },
    );
  }

  /** What everybody heard and sees. */
  async testify(): Promise<Pick<Evidence, 'heard' | 'shown'>> {
    const shown = await Promise.all(this.visitors.map((visitor) => visitor.shown()));
    shown.push(...(await this.desk.shown(this.crm.conversations)));
    return { heard: [this.crm.heard(), this.watcher.heard()], shown };
  }

  /** Those who were given up on. */
  complaints(): Violation[] {
    return [...this.visitors, this.desk, this.watcher, this.crm].flatMap(({ name, ended }) =>
      ended === null ? [] : [{ kind: 'refused' as const, what: `${name}: ${ended}` }],
    );
  }

  async close(): Promise<void> {
    await this.hush();
    for (const client of [...this.visitors, this.desk, this.watcher]) client.close();
    await this.crm.close();
    for (const { proxy } of this.lines) proxy.close();
  }

  async #keepWriting(writer: Visitor | Desk | Crm): Promise<void> {
    while (this.#mayWrite) {
      writer.write();
      await pause(this.#random.between(REST_MS.least, REST_MS.most));
      if (writer instanceof Visitor && this.#random.between(1, RELOAD_ODDS) === 1) writer.reload();
    }
  }
}
