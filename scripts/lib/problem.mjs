/** A failure that a person can do something about: one sentence or two, no stack. */
export class Problem extends Error {
  name = 'Problem';
}

/** What went wrong with a file, in words, for the errors that mean "not here". Undefined for every other error. */
export function fileProblem(error, path) {
  const choose = 'Choose another place with --data, or change that.';
  switch (error?.code) {
    case 'EACCES':
    case 'EPERM':
      return new Problem(`This user may not write to ${path}. ${choose}`);
    case 'EROFS':
      return new Problem(`${path} is on a read-only disk. ${choose}`);
    case 'ENOTDIR':
    case 'EEXIST':
      return new Problem(`${path} cannot be a folder, because a file is in the way. ${choose}`);
    case 'ENOSPC':
      return new Problem(`The disk of ${path} is full. Make some room, then run the same command again.`);
    default:
      return undefined;
  }
}
