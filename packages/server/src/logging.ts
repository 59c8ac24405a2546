/**
 * The server's own log: one JSON object a line, on the standard output. No text of a message, no token and no address of
 * a person gets into it: of errors only what is listed here, for a database's error also tells the row that it refused.
 */
import { type DestinationStream, type Logger, pino } from 'pino';

interface LoggedError {
  type: string;
  message: string;
  code?: string;
  stack?: string;
  cause?: LoggedError;
}

/** Deep enough for what wraps what, and an end to what wraps itself. */
const DEPTH = 4;

export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = { level, serializers: { err: (error: unknown) => toLogged(error, DEPTH) } };
  return destination === undefined ? pino(options) : pino(options, destination);
}

function toLogged(error: unknown, depth: number): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const { name, message, stack, cause } = error;
  return {
    type: name,
    message,
    ...('code' in error && { code: String(error.code) }),
    ...(stack !== undefined && { stack }),
    ...(cause !== undefined && depth > 0 && { cause: toLogged(cause, depth - 1) }),
  };
}
