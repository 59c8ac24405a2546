/** Which Node is good enough for what. Readable to old Nodes, like bootstrap.mjs. */

function isAtLeast(version, major, minor) {
  const numbers = version.split('.').map(Number);
  return numbers[0] > major || (numbers[0] === major && numbers[1] >= minor);
}

/** The sentence for a Node that cannot even run these scripts; null when it can. */
export function unsupportedNode(version) {
  if (isAtLeast(version, 20, 0)) return null;
  return (
    `Parley needs Node.js 20 or newer, and this is ${version}. ` +
    'Install a current one from https://nodejs.org, then run the same command again.'
  );
}

/** Whether this Node can run Parley itself. One that cannot is used only to fetch one that can. */
export function canRunParley(version) {
  return isAtLeast(version, 22, 13);
}
