/** The round button. Built node by node: no HTML string, no style attribute, so that any strict policy lets it be. */
import { LAUNCHER_STYLES } from './launcher-styles.js';

const SVG = 'http://www.w3.org/2000/svg';

/** Drawings of Lucide (ISC). */
const CHAT =
  'M2.992 16.342a2 2 0 0 1 .094 1.167l-1.065 3.29a1 1 0 0 0 1.236 1.168l3.413-.998a2 2 0 0 1 1.099.092 10 10 0 1 0-4.777-4.719';
const DOWN = 'm6 9 6 6 6-6';

type Label = [failed: string, name?: string];

/**
 * What the button says when it failed, and what it is called where that is not "Chat". The name stays the same whether
 * the chat is open or not: that is told by the button's state.
 */
const LABELS: Record<string, Label> & { en: Label } = {
  en: ['Could not be loaded. Try again'],
  de: ['Nicht geladen. Erneut versuchen'],
  fr: ['Échec du chargement. Réessayer'],
  es: ['No se pudo cargar. Reintentar'],
  it: ['Caricamento non riuscito. Riprova'],
  pt: ['Falha ao carregar. Tentar novamente'],
  nl: ['Laden mislukt. Opnieuw proberen'],
  pl: ['Nie udało się wczytać. Spróbuj ponownie', 'Czat'],
  tr: ['Yüklenemedi. Yeniden dene', 'Sohbet'],
  ar: ['تعذّر التحميل. إعادة المحاولة', 'محادثة'],
  he: ['הטעינה נכשלה. ניסיון נוסף', 'צ׳אט'],
  ja: ['読み込めませんでした。再試行', 'チャット'],
};

export interface LauncherState {
  open: boolean;
  busy: boolean;
  failed: boolean;
  unread: number;
}

export interface Launcher {
  host: HTMLElement;
  /** Shows how things are. */
  show(state: LauncherState): void;
}

function drawing(path: string): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.append(document.createElementNS(SVG, 'path'));
  svg.firstElementChild?.setAttribute('d', path);
  return svg;
}

/** @param locale BCP 47 tag of the page's language */
export function createLauncher(locale: string, position: string): Launcher {
  const [failure, name = 'Chat'] = LABELS[locale.toLowerCase().split('-')[0] ?? ''] ?? LABELS.en;
  const host = document.createElement('parley-launcher');
  host.setAttribute('position', position);
  // The chat gives the focus back to the host; it belongs on the button.
  const root = host.attachShadow({ mode: 'open', delegatesFocus: true });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(LAUNCHER_STYLES);
  root.adoptedStyleSheets = [sheet];

  const button = document.createElement('button');
  button.type = button.part.value = 'button';
  button.setAttribute('aria-haspopup', 'dialog');
  const badge = document.createElement('b');
  badge.part.value = 'badge';
  badge.setAttribute('aria-hidden', 'true');
  button.append(drawing(CHAT), drawing(DOWN), badge);
  root.append(button);

  return {
    host,
    show(state) {
      const count = state.open || state.unread === 0 ? '' : state.unread > 9 ? '9+' : String(state.unread);
      const label = state.failed ? `${name}: ${failure}` : name;
      button.setAttribute('aria-label', `${label}${count && `, ${count}`}`);
      button.setAttribute('aria-expanded', String(state.open));
      button.setAttribute('aria-busy', String(state.busy));
      button.title = state.failed ? failure : '';
      badge.textContent = count;
    },
  };
}
