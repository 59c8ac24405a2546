#!/usr/bin/env node
/** The `parley` command: refuses a Node that cannot run it before anything is loaded that would crash there. */
const NEEDED: readonly [number, number] = [22, 13];
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
  process.stderr.write(
    `parley: Node ${NEEDED.join('.')} or newer is needed; this is ${process.versions.node}.\n`,
  );
  process.exit(1);
}

const { run } = await import('./cli/program.js');
await run();
