import { CommanderError } from 'commander';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readOptions, usageExitCode } from './options.js';

const read = (...args: string[]) => readOptions(['node', 'load', ...args]);

/** What `readOptions` said on stderr, and the exit code it stands for. */
function mistake(...args: string[]): { code: number | undefined; said: string } {
  let said = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += text;
    return true;
  });
  try {
    read(...args);
  } catch (error) {
    return { code: usageExitCode(error), said };
  }
  return expect.fail('it was expected to be refused');
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe('the command line', () => {
  it('loads a file into a server of its own, 32 conversations at once', () => {
    expect(read('a.ndjson')).toEqual({
      file: 'a.ndjson',
      verify: null,
      server: null,
      site: null,
      fresh: false,
      resend: false,
      concurrency: 32,
    });
  });

  it('takes the key from the environment, so that it need not stand in the list of processes', () => {
    vi.stubEnv('PARLEY_API_KEY', 'parley_sk_env');

    const { server, site } = read('a.ndjson', '--url', 'http://127.0.0.1:1', '--site', 'acme');

    expect({ server, site }).toEqual({
      server: { url: 'http://127.0.0.1:1', apiKey: 'parley_sk_env' },
      site: 'acme',
    });
  });

  it('verifies without loading, or after it with the same file', () => {
    expect(read('--verify', 'a')).toMatchObject({ file: null, verify: 'a' });
    expect(read('a', '--verify')).toMatchObject({ file: 'a', verify: 'a' });
  });

  it.each([
    [[], 'name a file to load'],
    [['--verify'], '--verify needs a file'],
    [['a', 'b'], 'too many arguments'],
    [['a', '--unknown'], "unknown option '--unknown'"],
    [['a', '--concurrency', '0'], 'whole number'],
    [['a', '--concurrency', 'many'], 'whole number'],
    [['a', '--url', 'nowhere'], '--url is not a URL'],
    [['a', '--url', 'http://x', '--site', 's'], 'PARLEY_API_KEY'],
    [['a', '--url', 'http://x', '--site', 's', '--api-key', 'k', '--fresh'], '--fresh'],
  ])('refuses %j', (args, reason) => {
    vi.stubEnv('PARLEY_API_KEY', undefined);

    const { code, said } = mistake(...args);

    expect(code).toBe(2);
    expect(said).toContain(reason);
  });
});

describe('the exit code', () => {
  it('is 0 for the help, and undefined for what is no mistake of usage', () => {
    expect(usageExitCode(new CommanderError(0, 'commander.helpDisplayed', 'help'))).toBe(0);
    expect(usageExitCode(new Error('disk full'))).toBeUndefined();
  });
});
