/**
 * Takes the indentation out of template literals that hold CSS or HTML. White space between rules and attributes is
 * all it touches, and only runs that contain a line break, so that no text loses a space anybody sees. A full HTML or
 * CSS minifier would understand more and, with relative colours and container units, has broken more.
 */

/** A line break with the indentation around it. */
const BREAK = /\s*\n\s*/g;
/** The templates, which tsc writes with a space after the tag, and the loader's plain style text. */
const TAGGED = /(?<tag>\b(?:css|html|svg)|LAUNCHER_STYLES =) ?`/g;

/** Rollup plugin: works on our own modules one by one, for afterwards Rollup gives the tags other names. */
export function trimTemplates() {
  return {
    name: 'trim-templates',
    transform: (code, id) => (id.includes('node_modules') ? null : { code: trim(code), map: null }),
  };
}

/** Exported for its test. */
export function trim(code) {
  let result = '';
  let from = 0;
  for (const match of code.matchAll(TAGGED)) {
    const start = match.index + match[0].length;
    if (match.index < from) continue;
    const style = match.groups.tag !== 'html' && match.groups.tag !== 'svg';
    const end = endOfTemplate(code, start);
    result += code.slice(from, start) + trimBody(code.slice(start, end), style);
    from = end;
  }
  return result + code.slice(from);
}

function trimBody(body, style) {
  if (!style) {
    // Expressions inside are code with templates of their own: only the strings between them are trimmed.
    return mapStrings(
      body,
      (text) => text.replace(BREAK, ' ').replace(/ >/g, '>'),
      (expression) => trim(expression),
    );
  }
  return body
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(BREAK, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;\}/g, '}')
    .trim();
}

/** Splits a template's body into its strings and its expressions and puts both back together, changed. */
function mapStrings(body, onString, onExpression) {
  let result = '';
  let from = 0;
  for (let i = 0; i < body.length; i += 1) {
    if (body[i] === '\\') i += 1;
    else if (body[i] === '$' && body[i + 1] === '{') {
      const end = endOfExpression(body, i + 2);
      result += `${onString(body.slice(from, i))}\${${onExpression(body.slice(i + 2, end))}}`;
      from = end + 1;
      i = end;
    }
  }
  return result + onString(body.slice(from));
}

/** Index of the back tick that closes the template whose body begins at `start`. */
function endOfTemplate(code, start) {
  for (let i = start; i < code.length; i += 1) {
    if (code[i] === '\\') i += 1;
    else if (code[i] === '`') return i;
    else if (code[i] === '$' && code[i + 1] === '{') i = endOfExpression(code, i + 2);
  }
  throw new Error('A template literal does not end.');
}

/** Index of the brace that closes the expression that begins at `start`. */
function endOfExpression(code, start) {
  for (let i = start; i < code.length; i += 1) {
    const character = code[i];
    if (character === '}') return i;
    if (character === '{') i = endOfExpression(code, i + 1);
    else if (character === '`') i = endOfTemplate(code, i + 1);
    else if (character === "'" || character === '"') i = endOfString(code, i);
    else if (code.startsWith('//', i)) i = endOf(code, '\n', i + 2);
    else if (code.startsWith('/*', i)) i = endOf(code, '*/', i + 2);
  }
  throw new Error('An expression does not end.');
}

/** Index of the quote that closes the string whose quote is at `start`. */
function endOfString(code, start) {
  for (let i = start + 1; i < code.length; i += 1) {
    if (code[i] === '\\') i += 1;
    else if (code[i] === code[start]) return i;
  }
  throw new Error('A string does not end.');
}

/** Index of the last character of what ends a comment: quotes and braces in it are words. */
function endOf(code, mark, start) {
  const at = code.indexOf(mark, start);
  if (at === -1) throw new Error('A comment does not end.');
  return at + mark.length - 1;
}
