/** The round button. Built node by node: no HTML string, no style attribute, so that any strict policy lets it be. */
import { LAUNCHER_STYLES } from './launcher-styles.js';

const SVG = 'http://www.w3.org/2000/svg';

/** Drawings of Lucide (ISC). */
const CHAT =
  'M2.992 16.342a2 2 0 0 1 .094 1.167l-1.065 3.29a1 1 0 0 0 1.236 1.168l3.413-.998a2 2 0 0 1 1.099.092 10 10 0 1 0-4.777-4.719';
const DOWN = 'm6 9 6 6 6-6';

/** What the button is called. */
const LABELS: Record<string, [open: string, close: string, failed: string]> = {
  en: ['Open chat', 'Close chat', 'The chat could not be loaded. Try again'],
  de: ['Chat öffnen', 'Chat schließen', 'Der Chat ließ sich nicht laden. Erneut versuchen'],
  fr: ['Ouvrir le chat', 'Fermer le chat', 'Le chat n’a pas pu être chargé. Réessayer'],
  es: ['Abrir el chat', 'Cerrar el chat', 'No se pudo cargar el chat. Reintentar'],
  it: ['Apri la chat', 'Chiudi la chat', 'Non è stato possibile caricare la chat. Riprova'],
  pt: ['Abrir o chat', 'Fechar o chat', 'Não foi possível carregar o chat. Tentar novamente'],
  nl: ['Chat openen', 'Chat sluiten', 'De chat kon niet worden geladen. Opnieuw proberen'],
  pl: ['Otwórz czat', 'Zamknij czat', 'Nie udało się wczytać czatu. Spróbuj ponownie'],
  tr: ['Sohbeti aç', 'Sohbeti kapat', 'Sohbet yüklenemedi. Yeniden dene'],
  ar: ['فتح المحادثة', 'إغلاق المحادثة', 'تعذّر تحميل المحادثة. إعادة المحاولة'],
  he: ['פתיחת הצ׳אט', 'סגירת הצ׳אט', 'לא ניתן היה לטעון את הצ׳אט. ניסיון נוסף'],
  ja: ['チャットを開く', 'チャットを閉じる', 'チャットを読み込めませんでした。再試行'],
};
const [ENGLISH] = Object.values(LABELS);

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

function drawing(name: string, path: string): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', name);
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('width', '26');
  svg.setAttribute('height', '26');
  svg.setAttribute('aria-hidden', 'true');
  svg.append(document.createElementNS(SVG, 'path'));
  svg.firstElementChild?.setAttribute('d', path);
  return svg;
}

/** @param locale BCP 47 tag of the page's language */
export function createLauncher(locale: string, position: string): Launcher {
  const [open, close, failure] = LABELS[locale.toLowerCase().split('-')[0] ?? ''] ?? ENGLISH ?? [];
  const host = document.createElement('parley-launcher');
  host.setAttribute('position', position);
  // The chat gives the focus back to the host; it belongs on the button.
  const root = host.attachShadow({ mode: 'open', delegatesFocus: true });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(LAUNCHER_STYLES);
  root.adoptedStyleSheets = [sheet];

  const button = document.createElement('button');
  button.type = 'button';
  button.setAttribute('aria-haspopup', 'dialog');
  const badge = document.createElement('b');
  badge.setAttribute('aria-hidden', 'true');
  button.append(drawing('chat', CHAT), drawing('down', DOWN), badge);
  root.append(button);

  return {
    host,
    show(state) {
      const count = state.open || state.unread === 0 ? '' : state.unread > 9 ? '9+' : String(state.unread);
      const label = state.failed ? failure : state.open ? close : open;
      button.setAttribute('aria-label', `${label}${count && `, ${count}`}`);
      button.setAttribute('aria-expanded', String(state.open));
      button.setAttribute('aria-busy', String(state.busy));
      button.title = state.failed ? (failure ?? '') : '';
      badge.textContent = count;
    },
  };
}
