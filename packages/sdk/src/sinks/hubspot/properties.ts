/** Makes the properties that the sink needs where they are missing. Must leave alone what is there. */
import { RefusedByCrm } from '../shared/apart.js';
import { ask, ID, type ObjectType } from './calls.js';
import type { HubSpotClient, PropertyInput } from './client.js';

const GROUP = 'parley';

const TEXT = { groupName: GROUP, type: 'string', fieldType: 'text' } as const;
const ID_PROPERTY: PropertyInput = {
  ...{ name: ID, label: 'Parley id', description: 'Where this is in Parley.', hasUniqueValue: true },
  ...TEXT,
};

/** Two syncs may begin at once: what the other one has just made is there. */
async function unlessThere(make: () => Promise<unknown>): Promise<void> {
  try {
    await ask(make);
  } catch (error) {
    const { code } = (error instanceof RefusedByCrm ? error.cause : {}) as { code?: number };
    if (code !== 409) throw error;
  }
}

export async function makeProperties(client: HubSpotClient, types: readonly ObjectType[]): Promise<void> {
  const { coreApi, groupsApi } = client.crm.properties;
  for (const type of types) {
    const { results: there } = await ask(() => coreApi.getAll(type));
    if (there.some(({ name }) => name === ID)) continue;
    const { results: groups } = await ask(() => groupsApi.getAll(type));
    if (!groups.some(({ name }) => name === GROUP)) {
      await unlessThere(() => groupsApi.create(type, { name: GROUP, label: 'Parley' }));
    }
    await unlessThere(() => coreApi.create(type, ID_PROPERTY));
  }
}
