/** The stores behind the pages, kept while the console is: whoever leaves for the inbox finds their edit again. */
import { AgentTeams } from '../../client/agent-teams.js';
import type { Api } from '../../client/api.js';
import { People } from '../../client/people.js';
import { SettingsDraft } from '../../client/settings-draft.js';
import { Sightings } from '../../client/sightings.js';
import { StaffApi } from '../../client/staff-api.js';

export interface SettingsMeans {
  staff: StaffApi;
  draft: SettingsDraft;
  members: AgentTeams;
  people: People;
  sightings: Sightings;
}

const means = new WeakMap<Api, SettingsMeans>();

export function meansOf(api: Api): SettingsMeans {
  const known = means.get(api);
  if (known) return known;
  const staff = new StaffApi(api);
  const draft = new SettingsDraft(staff);
  const made = {
    staff,
    draft,
    members: new AgentTeams(staff, () => draft.state.base?.teams.map(({ id }) => id) ?? []),
    people: new People(staff),
    sightings: new Sightings((site) => staff.sightings(site)),
  };
  means.set(api, made);
  return made;
}
