/** The configuration file: what is no secret. Every mistake in it is named, before anything is begun. */
import { readFile } from 'node:fs/promises';
import type { CrmMapping } from '../sync/mapping.js';
import { TARGETS, type Target, UsageError } from './usage.js';

export interface Config {
  /** Where Parley is; the environment's `PARLEY_URL` comes first. */
  url?: string;
  to?: Target;
  /** Only what belongs to the site with this key. */
  site?: string;
  /** The file that keeps the place; with `sql`, the name under which the database does. */
  checkpoint?: string;
  /** The file that lists what was refused. */
  deadLetters?: string;
  /** Fields beside those that a CRM's sink fills, or in their stead. */
  mapping?: CrmMapping;
  files?: { directory?: string; format?: 'ndjson' | 'csv'; columns?: Record<string, string[]> };
  hubspot?: { messagesAs?: 'notes' | 'communications'; pipeline?: string; stages?: Record<string, string> };
  salesforce?: { statuses?: Record<string, string>; version?: string };
  pipedrive?: { host?: string };
}

const TEXT = (value: unknown): boolean => typeof value === 'string';
const OBJECT = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const TEXTS = (value: unknown): boolean => OBJECT(value) && Object.values(value as object).every(TEXT);
const oneOf =
  (...words: string[]) =>
  (value: unknown): boolean =>
    words.includes(value as string);

type Check = (value: unknown) => boolean;
const within =
  (checks: Record<string, Check>): Check =>
  (value) =>
    OBJECT(value) && Object.entries(value as object).every(([name, one]) => checks[name]?.(one) ?? false);

/** A field's source in JSON: a path, or always the same. */
const SOURCES: Check = (value) =>
  OBJECT(value) &&
  Object.values(value as object).every((one) => TEXT(one) || (OBJECT(one) && 'value' in (one as object)));

const CHECKS: Record<string, Check> = {
  $schema: TEXT,
  url: TEXT,
  to: oneOf(...TARGETS),
  site: TEXT,
  checkpoint: TEXT,
  deadLetters: TEXT,
  mapping: within({ contact: SOURCES, conversation: SOURCES, message: SOURCES }),
  files: within({ directory: TEXT, format: oneOf('ndjson', 'csv'), columns: OBJECT }),
  hubspot: within({ messagesAs: oneOf('notes', 'communications'), pipeline: TEXT, stages: TEXTS }),
  salesforce: within({ statuses: TEXTS, version: TEXT }),
  pipedrive: within({ host: TEXT }),
};

const DEFAULT_FILE = 'parley-sync.json';

/** The file as configuration; nothing where none was named and there is none of the usual name. */
export async function readConfig(file: string | undefined): Promise<Config> {
  const path = file ?? DEFAULT_FILE;
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (file === undefined && (error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new UsageError(`${path} cannot be read: ${(error as Error).message}`);
  }
  let config: unknown;
  try {
    config = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${path} is not JSON: ${(error as Error).message}`);
  }
  if (!OBJECT(config)) throw new UsageError(`${path} must be a JSON object.`);
  const wrong = Object.entries(config as object)
    .filter(([name, value]) => !CHECKS[name]?.(value))
    .map(([name]) => `"${name}"`);
  if (wrong.length > 0) {
    throw new UsageError(
      `${path}: ${wrong.join(', ')} cannot be so. The names and values that can be are in the README.`,
    );
  }
  return config as Config;
}
