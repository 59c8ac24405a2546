import { describe, expect, it } from 'vitest';
import { Metrics } from './metrics.js';

describe('the metrics', () => {
  it('tell what they can while the database is away', async () => {
    const metrics = new Metrics();
    let away = false;
    const lag = async () => {
      if (away) throw new Error('ECONNREFUSED');
      return { 'fan-out': 3 };
    };
    metrics.watch({ connections: () => 7, waiting: () => 5, lag });
    const before = (await metrics.page()).text;
    away = true;

    const { text } = await metrics.page();

    expect(before).toContain('parley_log_lag_events{consumer="fan-out"} 3');
    expect(text).toContain('parley_connections 7');
    expect(text).toContain('parley_commit_waiting 5');
    expect(text).not.toContain('parley_log_lag_events{');
  });
});
