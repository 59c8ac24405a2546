/**
 * How conversations find their team and their agent, as it stands in the settings: rules, how a team's conversations are
 * given out, and how soon it wants to answer. All of it can be left out: then nothing is routed and nothing is due.
 */
import { z } from 'zod';

const slug = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/, 'Expected lower-case letters, digits and hyphens, 1 to 40.');

/** From 1; whoever sees the refusal in a form reads what is wanted. */
function wholeNumber(most: number) {
  const error = `Expected a whole number from 1 to ${most}.`;
  return z.int({ error }).min(1, { error }).max(most, { error });
}

/** All conditions that are given must hold, each by any of its entries. Rules are tried in their order. */
const rule = z.strictObject({
  id: slug,
  /** Paths of the page where the conversation began; `*` stands for anything: `/pricing*`. */
  paths: z.array(z.string().min(1).max(200)).max(50).default([]),
  /** Teams that the customer chose before the first message. Without this, what a customer chose stands. */
  chosen: z.array(slug).max(50).default([]),
  /** Words or phrases of the first message, whatever their case and accents. */
  keywords: z.array(z.string().trim().min(1).max(80)).max(100).default([]),
  /** Keys of sites. */
  sites: z.array(z.string().min(1).max(40)).max(200).default([]),
  team: slug,
});

export const routingSettings = z.strictObject({ rules: z.array(rule).max(200).default([]) });

/** How a team's conversations are given to its agents. */
export const assignmentSettings = z.strictObject({
  /** `manual`: somebody takes them. `round_robin`: in turn. `least_busy`: to whom has the fewest open. */
  mode: z.enum(['manual', 'round_robin', 'least_busy']).default('manual'),
  /** Most open conversations that an agent has of all teams together; what comes beyond waits. */
  capacity: wholeNumber(1000).default(10),
});

const minutes = wholeNumber(60 * 24 * 30);

/** How soon a team wants to answer, in minutes of its office hours; null for no target. */
export const slaSettings = z.strictObject({
  firstResponseMinutes: minutes.nullable().default(null),
  nextResponseMinutes: minutes.nullable().default(null),
});

export const privacySettings = z.strictObject({
  /** `own`: an agent sees the time it spent. `team`: only the totals of teams are kept, nobody’s own. */
  time: z.enum(['own', 'team']).default('own'),
});

export type RoutingRule = z.infer<typeof rule>;
export type AssignmentSettings = z.infer<typeof assignmentSettings>;
export type SlaSettings = z.infer<typeof slaSettings>;

/** As it is for a team of which nothing is said. */
export const DEFAULT_ASSIGNMENT = assignmentSettings.parse({});
export const DEFAULT_SLA = slaSettings.parse({});

interface Named {
  sites: { key: string }[];
  teams: { id: string }[];
  routing: z.infer<typeof routingSettings>;
}

/** Names in the rules that name nothing, and ids that two rules have. */
export function routingFaults({
  sites,
  teams,
  routing,
}: Named): { path: (string | number)[]; message: string }[] {
  const isSite = (key: string) => sites.some((site) => site.key === key);
  const isTeam = (id: string) => teams.some((team) => team.id === id);
  const ids = routing.rules.map(({ id }) => id);
  return routing.rules.flatMap((given, index) => {
    const at = (field: string) => ['routing', 'rules', index, field];
    const twice = ids.indexOf(given.id) < index;
    return [
      ...(twice ? [{ path: at('id'), message: `Two rules have "${given.id}".` }] : []),
      ...[...given.chosen, given.team]
        .filter((id) => !isTeam(id))
        .map((id) => ({
          path: at(id === given.team ? 'team' : 'chosen'),
          message: `There is no team "${id}".`,
        })),
      ...given.sites
        .filter((key) => !isSite(key))
        .map((key) => ({ path: at('sites'), message: `There is no site "${key}".` })),
    ];
  });
}
