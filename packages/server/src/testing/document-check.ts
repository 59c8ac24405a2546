/**
 * Holds what a server answers against the OpenAPI document that it serves itself: every route, every status, every field. For tests
 * only; a test server checks each answer that it hands out.
 */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

interface Operation {
  responses: Record<string, { content?: Record<string, { schema?: object }> }>;
}
export interface ApiDocument {
  paths: Record<string, Record<string, Operation>>;
}

export interface Answered {
  method: string;
  /** With its query. */
  path: string;
  status: number;
  body: unknown;
  headers?: Headers;
}

/** Says what is wrong with an answer; undefined when nothing is, or when it is none of a route of the API. */
export type DocumentCheck = (answered: Answered) => string | undefined;

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+').replaceAll('.', '\\.')}$`);
}

export function documentCheck(document: ApiDocument): DocumentCheck {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addSchema(document, 'document');
  // Without parameters first: `/v1/conversations/counts` is not a conversation.
  const paths = Object.keys(document.paths).sort((a, b) => a.split('{').length - b.split('{').length);
  const patterns = paths.map((path) => ({ path, pattern: patternOf(path) }));
  const compiled = new Map<string, ValidateFunction>();

  function validatorOf(pointer: string): ValidateFunction {
    const known = compiled.get(pointer) ?? ajv.compile({ $ref: `document#${pointer}` });
    compiled.set(pointer, known);
    return known;
  }
  return ({ method, path, status, body, headers }) => {
    const [pathname = ''] = path.split('?');
    const found = patterns.find(({ pattern }) => pattern.test(pathname));
    const operation = found && document.paths[found.path]?.[method.toLowerCase()];
    if (found === undefined || operation === undefined) return undefined;
    const name = `${method} ${found.path}`;
    const response = operation.responses[String(status)];
    if (response === undefined) return `${name} answered ${status}, of which the document says nothing.`;
    const type = headers?.get('content-type')?.split(';')[0] ?? 'application/json';
    if (type !== 'application/json' && response.content?.[type] !== undefined) return undefined;
    if (response.content?.['application/json']?.schema === undefined) return undefined;
    const encode = (part: string): string =>
      encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
    const parts = ['paths', found.path, method.toLowerCase(), 'responses', String(status)];
    const pointer = [...parts, 'content', 'application/json', 'schema']
      .map((part) => `/${encode(part)}`)
      .join('');
    const validate = validatorOf(pointer);
    if (validate(body)) return undefined;
    return `${name} answered ${status} with what the document does not allow for: ${ajv.errorsText(validate.errors)}\n${JSON.stringify(body)}`;
  };
}
