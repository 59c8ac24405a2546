/** Who gets the next conversation of a team. Pure. */

/** Somebody of the team who is there. */
export interface Candidate {
  agentId: string;
  /** Open conversations that are theirs. */
  open: number;
  /** When they were last given one of this team's; null when never. */
  assignedAt: string | null;
}

export interface Choice {
  mode: 'round_robin' | 'least_busy';
  /** Whoever has so many open ones gets no more. */
  capacity: number;
}

/** @returns undefined when nobody has room */
export function chooseAgent(
  candidates: readonly Candidate[],
  { mode, capacity }: Choice,
): Candidate | undefined {
  return candidates
    .filter(({ open }) => open < capacity)
    .toSorted((a, b) => (mode === 'least_busy' ? a.open - b.open : 0) || byTurn(a, b))[0];
}

/** Who has waited longest for one, and who never had one, first. */
function byTurn(a: Candidate, b: Candidate): number {
  const [first, second] = [a.assignedAt ?? '', b.assignedAt ?? ''];
  if (first !== second) return first < second ? -1 : 1;
  return a.agentId < b.agentId ? -1 : 1;
}
