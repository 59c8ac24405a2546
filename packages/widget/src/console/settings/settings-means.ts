/** The stores behind the pages, kept while the console is: whoever leaves for the inbox finds their edit again. */
import { AgentTeams } from '../../client/agent-teams.js';
import type { Api } from '../../client/api.js';
import { ApiKeys } from '../../client/api-keys.js';
import { AuditLog } from '../../client/audit-log.js';
import { IdentityKeys } from '../../client/identity-keys.js';
import { OwnPassword } from '../../client/own-password.js';
import { People } from '../../client/people.js';
import { SettingsDraft } from '../../client/settings-draft.js';
import { Sightings } from '../../client/sightings.js';
import { StaffApi } from '../../client/staff-api.js';
import { Webhooks } from '../../client/webhooks.js';

export interface SettingsMeans {
  draft: SettingsDraft;
  members: AgentTeams;
  sightings: Sightings;
  /** What each page beside the document shows, by the page's id. */
  pages: PageStores;
}

export interface PageStores {
  people: People;
  keys: ApiKeys;
  webhooks: Webhooks;
  identity: IdentityKeys;
  audit: AuditLog;
  password: OwnPassword;
}

const means = new WeakMap<Api, SettingsMeans>();

export function meansOf(api: Api): SettingsMeans {
  const known = means.get(api);
  if (known) return known;
  const staff = new StaffApi(api);
  const draft = new SettingsDraft(staff);
  const made: SettingsMeans = {
    draft,
    members: new AgentTeams(staff, () => draft.state.base?.teams.map(({ id }) => id) ?? []),
    sightings: new Sightings((site) => staff.sightings(site)),
    pages: {
      people: new People(staff),
      keys: new ApiKeys(staff),
      webhooks: new Webhooks(staff),
      identity: new IdentityKeys(staff),
      audit: new AuditLog(staff),
      password: new OwnPassword(staff),
    },
  };
  means.set(api, made);
  return made;
}
