/** Ids on their way into a path. Must never let a value through that could name another path, such as `..`. */
import { ID_PREFIXES, type IdNoun, isId } from '@parley/protocol';
import { InvalidRequestError } from '../errors.js';

/** `id` as it is when it is one of `noun`. Otherwise throws `InvalidRequestError`: an external id was given, most often. */
export function pathId(noun: IdNoun, id: string): string {
  if (isId(noun, id)) return id;
  const message = `must be the id of a ${noun} (\`${ID_PREFIXES[noun]}_…\`)`;
  throw new InvalidRequestError(`This ${message}.`, {
    code: 'invalid_input',
    details: [{ path: 'id', message }],
  });
}
