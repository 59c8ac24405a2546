/** The part of Mermaid's flowcharts that the documents use, checked strictly: more would need Mermaid itself. */
import { expect } from 'vitest';

const NODE = '[a-z]+(?:\\["[^"\\]]+"\\])?';
const EDGE = new RegExp(`^ {2}(${NODE}) -->(?:\\|"[^"|]+"\\|)? (${NODE})$`);

/** Fails unless each line is an edge, and each node has one label. */
export function assertDiagram(text: string): void {
  const [head, ...lines] = text.split('\n');
  expect(head).toMatch(/^flowchart (LR|TD)$/);
  const labels = new Map<string, string>();
  const named = new Set<string>();
  for (const line of lines) {
    const edge = EDGE.exec(line);
    expect(edge, line).not.toBeNull();
    for (const node of edge?.slice(1) ?? []) {
      const [id = '', label] = node.split(/\[|\]/);
      named.add(id);
      if (label === undefined) continue;
      expect(labels.get(id) ?? label).toBe(label);
      labels.set(id, label);
    }
  }
  // `services` and its like are labelled where they first matter; what has no label shows its own name.
  expect(named.size).toBeGreaterThan(3);
}
