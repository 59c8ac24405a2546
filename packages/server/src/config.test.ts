import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.js';

const mistakes = (flags: object, env: Record<string, string>) => {
  try {
    readConfig(flags, env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('It was expected to be refused.');
};

describe('the configuration', () => {
  it('needs only a directory', () => {
    expect(readConfig({ dataDir: 'd' }, {})).toMatchObject({
      port: 4300,
      host: '127.0.0.1',
      trustProxy: false,
    });
  });

  it('takes variables, and flags before them', () => {
    const env = {
      PARLEY_DATA: 'from-variable',
      PARLEY_PORT: '5000',
      PARLEY_TRUST_PROXY: 'true',
      HOME: '/root',
    };

    const config = readConfig({ port: '6000' }, env);

    expect(config).toMatchObject({ dataDir: 'from-variable', port: 6000, trustProxy: true });
  });

  it('reports every mistake at once, each by the name it was given under', () => {
    const said = mistakes(
      { port: '99999', publicUrl: 'nowhere' },
      { PARLEY_LOG_LEVEL: 'loud', PARLEY_PROT: '1' },
    );

    expect(said).toContain('--port: The port must be at most 65535.');
    expect(said).toContain('--public-url: The public URL');
    expect(said).toContain('PARLEY_LOG_LEVEL:');
    expect(said).toContain('PARLEY_PROT is no variable');
    expect(said).toContain('PARLEY_DATA: A data directory is needed');
  });

  it.each(['-1', '1.5', '0x10', 'many', ''])('refuses %j as a port', (port) => {
    expect(mistakes({ dataDir: 'd', port }, {})).toContain('--port');
  });

  it('refuses a rate of nothing, which would lock everybody out', () => {
    expect(mistakes({ dataDir: 'd', rateContact: '0' }, {})).toContain(
      '--rate-contact: A rate limit must be at least 1',
    );
  });
});
