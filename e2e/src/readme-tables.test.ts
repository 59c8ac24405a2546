/** What the documents list, compared with the code: links, paths, calls, tables. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ERROR_STATUS, EVENT_TYPES } from '@parley/protocol';
import { parley } from '@parley/server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codesIn, DOCUMENTS, documentAt, ROOT, tableOf } from './readme-blocks.js';
import { type Company, openCompany } from './readme-company.js';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(() => company?.stop());

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const firstCells = (path: string, head: string) => tableOf(path, head).flatMap((row) => codesIn(row[0]));

describe.each(DOCUMENTS)('$path', (document) => {
  it('links to what is there', () => {
    for (const link of document.links.filter((href) => !/^https?:/.test(href))) {
      const [file = '', anchor] = link.split('#');
      expect(existsSync(join(ROOT, dirname(document.path), file)), link).toBe(true);
      expect(anchor, 'no test looks for headings').toBeUndefined();
    }
  });

  it('names files and folders that are there', () => {
    const paths = document.code.filter((text) =>
      /^(packages|demo|bench|torture|e2e|docs|scripts|\.ci)\/[\w./-]+$/.test(text),
    );
    for (const path of paths) expect(existsSync(join(ROOT, path)), path).toBe(true);
  });

  it('names calls that the server knows', async () => {
    const { paths } = (await (await fetch(`${company.url}/openapi.json`)).json()) as {
      paths: Record<string, Record<string, unknown>>;
    };
    for (const text of document.code.filter((code) => /^(GET|POST) \/v1/.test(code))) {
      const [method = '', address = ''] = text.split(' ');
      const known = Object.keys(paths).find((path) => isAt(path, address));
      expect(known && paths[known]?.[method.toLowerCase()], text).toBeDefined();
    }
  });

  it('names commands and variables that are there', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    for (const text of document.code) {
      for (const [, script = ''] of text.matchAll(/\bp?npm (?:run )?([a-z]\w+)/g)) {
        if (script === 'exec') continue;
        expect(Object.keys(scripts), text).toContain(script);
      }
      const [, command] = /^parley ((?:key |agent )?[a-z]+)/.exec(text) ?? [];
      if (command) expect(parley(...command.split(' '), '--help')).toContain('Usage: parley');
      if (/^PARLEY_[A-Z_]+$/.test(text)) {
        expect([...serverVariables(), 'PARLEY_CHROMIUM']).toContain(text);
      }
      const files = [...text.matchAll(/\b(?:packages|e2e)\/[\w./-]+/g)].map(([path]) => path);
      for (const path of files) expect(existsSync(join(ROOT, path)), path).toBe(true);
    }
  });
});

/** The server's own configuration, from its build. */
interface ConfigModule {
  VARIABLES: Record<string, string>;
  configSchema: { parse(input: object): Record<string, unknown> };
}
const { VARIABLES, configSchema } = (await import(
  new URL('../../packages/server/dist/config.js', import.meta.url).href
)) as ConfigModule;

function serverVariables(): string[] {
  return Object.values(VARIABLES);
}

describe('the operators’ page', () => {
  it('has every flag and variable, with its default', () => {
    const rows = tableOf('docs/for-operators.md', 'flag').map((row) =>
      row.slice(0, 3).map((cell) => codesIn(cell)[0]),
    );
    const help = parley('serve', '--help');
    const flags = [...help.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, flag]) => flag);

    expect(rows.map(([flag]) => flag)).toEqual(expect.arrayContaining(flags));
    expect(rows).toHaveLength(flags.length);
    const defaults = configSchema.parse({ dataDir: './parley-data' });
    const expected = Object.entries(VARIABLES).map(([field, variable]) => {
      const value = defaults[field];
      return [variable, value === undefined ? undefined : String(value)];
    });
    expect(Object.fromEntries(rows.map(([, variable, value]) => [variable, value]))).toEqual(
      Object.fromEntries(expected),
    );
  });

  it('has every metric of ours', async () => {
    const page = await (await fetch(`${company.url}/metrics`)).text();
    const names = [...page.matchAll(/^# HELP (parley_\w+) /gm)].map(([, name]) => name);

    expect(firstCells('docs/for-operators.md', 'metric').sort()).toEqual(names.sort());
  });

  it('has every file of the data directory', () => {
    const files = readdirSync(company.data);

    expect(firstCells('docs/for-operators.md', 'file')).toEqual(expect.arrayContaining(files));
  });
});

describe('the integrators’ page', () => {
  it('has every error code with its status', () => {
    const rows = tableOf('docs/for-integrators.md', 'code').map(([code, status]) => [
      codesIn(code)[0],
      Number(status),
    ]);

    expect(rows).toEqual(Object.entries(ERROR_STATUS));
  });

  it('has every type of event', () => {
    expect(documentAt('docs/for-integrators.md').code).toEqual(expect.arrayContaining([...EVENT_TYPES]));
  });
});

describe('the web developers’ page', () => {
  const page = 'docs/for-web-developers.md';
  const interfaceOf = (name: string) =>
    new RegExp(`interface ${name} \\{([\\s\\S]*?)\\n\\}`).exec(
      read('packages/widget/src/page-api.ts'),
    )?.[1] ?? '';

  it('has every attribute of the script tag', () => {
    const taken =
      /const \{([^}]+)\} = script\.dataset/.exec(read('packages/widget/src/loader.ts'))?.[1] ?? '';
    const names = [...taken.matchAll(/(\w+)(?: = [^,]+)?/g)].map(([, name]) => `data-${name}`);

    expect(firstCells(page, 'attribute').sort()).toEqual(names.sort());
  });

  it('has every method and event of window.parley', () => {
    const methods = [...interfaceOf('ParleyPage').matchAll(/^ {2}(\w+)[(<]/gm)].map(([, name]) => name);
    const types = [...interfaceOf('ParleyPageEvents').matchAll(/^ {2}(\w+):/gm)].map(([, name]) => name);

    expect(firstCells(page, 'method').map((code) => code.split('(')[0])).toEqual(methods);
    expect(firstCells(page, 'type')).toEqual(types);
  });

  it('has every attribute, event and custom property of the element', () => {
    interface Declaration {
      name: string;
      attributes?: { name: string }[];
      events?: { name: string; description?: string }[];
      cssProperties?: { name: string }[];
    }
    const { modules } = JSON.parse(read('packages/widget/dist/custom-elements.json')) as {
      modules: { declarations: Declaration[] }[];
    };
    const chat = modules
      .flatMap(({ declarations }) => declarations)
      .find(({ name }) => name === 'ParleyChat');
    const names = (list: { name: string }[] | undefined) => (list ?? []).map(({ name }) => name);
    const launcher = read('packages/widget/src/loader/launcher-styles.ts').match(/--parley-[\w-]+/g) ?? [];

    expect(documentAt(page).code).toEqual(expect.arrayContaining(names(chat?.attributes)));
    // The analyzer also guesses some from the code; those that the class itself tells of have a description.
    const told = chat?.events?.filter((event) => event.description !== undefined);
    expect(firstCells(page, 'event').sort()).toEqual(names(told).sort());
    // The tokens and parts are held against the code by chat-looks.test.ts.
    expect(firstCells(page, 'property').sort()).toEqual(
      [...new Set([...names(chat?.cssProperties), ...launcher])].sort(),
    );
  });
});

/** Whether an address of an example, which may have a query, is one of a path of the API's document. */
function isAt(path: string, address: string): boolean {
  const [said = ''] = address.split('?');
  const parts = said.split('/');
  const wanted = path.split('/');
  return (
    parts.length === wanted.length &&
    wanted.every((part, index) => part === parts[index] || (part.startsWith('{') && parts[index] !== ''))
  );
}

describe('the README', () => {
  it('has the ports of npm start', async () => {
    const { readStartOptions } = (await import(
      new URL('../../scripts/lib/options.mjs', import.meta.url).href
    )) as {
      readStartOptions: (args: string[], env: object) => { ports: Record<string, number> };
    };
    const named = tableOf('README.md', 'address').map(([cell]) => Number(/:(\d+)/.exec(cell ?? '')?.[1]));

    expect([...new Set(named)].sort()).toEqual(Object.values(readStartOptions([], {}).ports).sort());
  });

  it('has every package', () => {
    const rows = tableOf('README.md', 'folder').map(([cell]) => /\((.*)\)/.exec(cell ?? '')?.[1]);
    const packages = readdirSync(join(ROOT, 'packages')).map((name) => `packages/${name}`);

    expect(rows).toEqual(
      expect.arrayContaining([...packages, 'demo', 'bench', 'torture', 'e2e', 'docs', 'scripts']),
    );
  });
});

describe('the architecture', () => {
  const page = 'docs/architecture.md';

  it('has every folder of the server', () => {
    const source = 'packages/server/src';
    const folders = readdirSync(join(ROOT, source), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'testing')
      .map(({ name }) => `${source}/${name}`);

    expect(firstCells(page, 'folder').sort()).toEqual(folders.sort());
  });

  it('says of each folder what it must not import as the linter says it', () => {
    const { overrides } = JSON.parse(read('biome.json')) as { overrides: { includes: string[] }[] };
    for (const [folder, , forbidden] of tableOf(page, 'folder')) {
      const rule = overrides.find(
        (each) =>
          each.includes.includes(`${codesIn(folder)[0]}/**`) &&
          JSON.stringify(each).includes('noRestrictedImports'),
      );
      for (const name of codesIn(forbidden)) expect(JSON.stringify(rule), name).toContain(`"**/${name}/**"`);
      if (codesIn(forbidden).length === 0 && forbidden === '') expect(rule).toBeUndefined();
    }
  });

  it('names tests that are there', () => {
    for (const [, cell = ''] of tableOf(page, 'promise')) {
      const [, file = '', name = ''] = /^`([^`]+)`: (.+)$/.exec(cell) ?? [];
      expect(read(file).includes(`'${name}'`), name).toBe(true);
    }
  });
});

describe('the agents’ page', () => {
  it('has the words that stand under a message', () => {
    const source = read('packages/widget/src/elements/message-list/message-parts.ts');

    for (const [words] of tableOf('docs/for-agents.md', 'it says'))
      expect(source).toMatch(new RegExp(`msg\\('${words}`));
  });
});
