/** One message of the company's above the launcher. Built node by node, like the launcher. */
import { BUBBLE_STYLES } from './bubble-styles.js';

const SVG = 'http://www.w3.org/2000/svg';

/** "Close", for those who hear it. */
const CLOSE: Record<string, string> = {
  de: 'Schließen',
  fr: 'Fermer',
  es: 'Cerrar',
  it: 'Chiudi',
  pt: 'Fechar',
  nl: 'Sluiten',
  pl: 'Zamknij',
  tr: 'Kapat',
  ar: 'إغلاق',
  he: 'סגירה',
  ja: '閉じる',
};

export interface BubbleOptions {
  /** Who speaks. */
  from: string;
  text: string;
  /** BCP 47 tag of the page's language. */
  locale: string;
  onAnswer: () => void;
  onClose: () => void;
}

function cross(): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  for (const [name, value] of Object.entries({ viewBox: '0 0 20 20', width: '18', height: '18' })) {
    svg.setAttribute(name, value);
  }
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', 'M5 5l10 10M15 5L5 15');
  svg.append(path);
  return svg;
}

function button(name: string, onClick: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = name;
  element.addEventListener('click', onClick);
  return element;
}

export function createBubble({ from, text, locale, onAnswer, onClose }: BubbleOptions): HTMLElement {
  const host = document.createElement('parley-bubble');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(BUBBLE_STYLES);
  root.adoptedStyleSheets = [sheet];

  const section = document.createElement('section');
  section.setAttribute('aria-label', from);
  const words = button('text', onAnswer);
  words.dir = 'auto';
  const close = button('close', onClose);
  close.setAttribute('aria-label', CLOSE[locale.toLowerCase().split('-')[0] ?? ''] ?? 'Close');
  close.append(cross());
  section.append(words, close);
  section.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') onClose();
  });
  const announced = document.createElement('div');
  announced.setAttribute('role', 'status');
  announced.append(section);
  root.append(announced);
  // What comes into a live region once it is there is read out.
  requestAnimationFrame(() => {
    words.textContent = text;
  });
  return host;
}
