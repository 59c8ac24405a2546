/** Errors in words for an agent: what happened and what to do. Codes are for programs, `message` is for developers. */
import type { ApiError } from '../client/api-error.js';
import { msg } from '../internal/localize.js';

/** Why something could not be loaded. */
export function loadErrorWords({ code }: ApiError): string {
  switch (code) {
    case 'network':
    case 'timeout':
      return msg('The server cannot be reached. Check your connection.', { id: 'console-error-network' });
    case 'rate_limited':
    case 'busy':
      return msg('The server is busy. Try again in a moment.', { id: 'console-error-busy' });
    case 'forbidden':
    case 'origin_forbidden':
      return msg('Your account may not see this. Ask an administrator.', { id: 'console-error-forbidden' });
    case 'not_found':
      return msg('This conversation does not exist, or no longer.', { id: 'console-error-missing' });
    default:
      return msg('Something went wrong on the server. Try again.', { id: 'console-error-internal' });
  }
}

/** Why a sign-in failed. */
export function signInErrorWords(error: ApiError): string {
  switch (error.code) {
    case 'unauthenticated':
    case 'invalid_input':
      return msg('That e-mail and password do not match.', { id: 'sign-in-wrong' });
    case 'rate_limited':
      return msg('Too many attempts. Wait a little, then try again.', { id: 'sign-in-limited' });
    default:
      return loadErrorWords(error);
  }
}
