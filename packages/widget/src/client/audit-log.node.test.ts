import { describe, expect, it } from 'vitest';
import { AuditLog } from './audit-log.js';

describe('the audit log', () => {
  it('shows all of it at first, then what was chosen, from the beginning', async () => {
    const asked: { cursor?: string | undefined; types?: string | undefined }[] = [];
    const log = new AuditLog({
      audit: async (query) => {
        asked.push(query);
        return { data: [], next: query.cursor ? null : 'second' };
      },
    });

    await log.load();
    await log.act({ do: 'more' });
    await log.act({ do: 'choose', kind: 'settings' });
    await log.act({ do: 'more' });

    expect(asked).toEqual([
      { cursor: undefined, types: undefined },
      { cursor: 'second', types: undefined },
      { cursor: undefined, types: 'settings.updated' },
      { cursor: 'second', types: 'settings.updated' },
    ]);
    expect(log.state.kind).toBe('settings');
  });
});
