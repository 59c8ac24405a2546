/**
 * The door of `npm start` and `npm test`. Plain Node and nothing installed: it brings what is missing, then works.
 * Nodes that are too old must still be able to read this one file, to be told so: no recent syntax in here.
 */
import { unsupportedNode } from './lib/node-version.mjs';

const refusal = unsupportedNode(process.versions.node);

if (refusal === null) {
  // Without await, which old Nodes do not know out here; main never rejects.
  void import('./lib/main.mjs').then((module) => module.main(process.argv.slice(2)));
} else {
  console.error(refusal);
  process.exit(1);
}
