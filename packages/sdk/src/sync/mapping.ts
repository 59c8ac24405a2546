/**
 * Which fields of a CRM say what, as configuration: a field's name, and where its value comes from. Must be possible to write in
 * a JSON file, and be checked by the compiler in a program.
 */
import type { ContactRecord, ConversationRecord, MessageRecord } from './records.js';

/** What a field of a CRM can hold. */
export type FieldValue = string | number | boolean | null;

/** A field of a record by its name; of a contact also `attributes.plan`, of a conversation `context.url`, `rating.score`. */
export type FieldPath<R> = R extends ContactRecord
  ? Exclude<keyof R & string, 'attributes'> | `attributes.${string}`
  : R extends ConversationRecord
    ? (keyof R & string) | `context.${string}` | `rating.${string}`
    : (keyof R & string) | `author.${string}`;

/** The CRM's name of a field, and what stands in it: a field of the record, `{ value }` for always the same, or a function. */
export type FieldMapping<R> = Record<
  string,
  FieldPath<R> | { value: FieldValue } | ((record: R) => FieldValue | undefined)
>;

/** What goes beside the fields that a sink fills by itself, or in their stead. */
export interface CrmMapping {
  contact?: FieldMapping<ContactRecord> | undefined;
  conversation?: FieldMapping<ConversationRecord> | undefined;
  message?: FieldMapping<MessageRecord> | undefined;
}

function atPath(record: object, path: string): FieldValue {
  // Attributes may have dots in their names: only the first one divides.
  const [first = '', ...rest] = path.split('.');
  let value: unknown = Reflect.get(record, first);
  if (rest.length > 0) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, rest.join('.')) : undefined;
  }
  if (value === undefined || value === null) return null;
  return typeof value === 'object' ? JSON.stringify(value) : (value as string | number | boolean);
}

/** The fields as the mapping says. What is `undefined` is left out; null is what the record does not know. */
export function mapFields<R extends object>(
  record: R,
  mapping: FieldMapping<R> | undefined,
): Record<string, FieldValue> {
  const fields: Record<string, FieldValue> = {};
  for (const [name, source] of Object.entries(mapping ?? {})) {
    const from = source as string | { value: FieldValue } | ((record: R) => FieldValue | undefined);
    let value: FieldValue | undefined;
    if (typeof from === 'string') value = atPath(record, from);
    else value = typeof from === 'function' ? from(record) : from.value;
    if (value !== undefined) fields[name] = value;
  }
  return fields;
}
