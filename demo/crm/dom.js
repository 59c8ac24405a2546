/** Makes elements. Text only ever becomes a text node: nothing in here can turn words into markup. */

/**
 * An element with attributes and children; strings become text, null and false are left out.
 * @param {string} tag
 * @param {Record<string, string | boolean | null | undefined>} attributes
 * @param {...(Node | string | null | false)} children
 */
export function el(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== null && child !== false));
  return element;
}

/** The element that `index.html` calls `id`. */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`index.html has no #${id}.`);
  return element;
}

/** A message for when there is nothing else to show: a title, a sentence and, when wished, a button that helps. */
export function state({ title, text, action, onAction }) {
  const box = el('div', { class: 'state' }, el('h2', {}, title), el('p', {}, text));
  if (action) {
    const button = el('button', { type: 'button' }, action);
    button.addEventListener('click', onAction);
    box.append(button);
  }
  return box;
}

/** Grey lines in the place of what is coming. They appear late by style, so that a quick answer shows none. */
export function skeleton(lines) {
  const box = el('div', { class: 'skeleton', 'aria-hidden': 'true' });
  for (let line = 0; line < lines; line += 1) box.append(el('span', {}));
  return box;
}
