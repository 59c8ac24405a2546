/** The few words of a discussion that a page shows before any script runs, in the languages of the widget. */

export interface DiscussionWords {
  discussion: string;
  answer: string;
  official: string;
  anonymous: string;
  deleted: string;
  movedToPrivate: string;
  more: string;
  replies: (count: string) => string;
}

const WORDS = {
  en: {
    discussion: 'Discussion',
    answer: 'Answer',
    official: 'Official',
    anonymous: 'Guest',
    deleted: 'This message is gone.',
    movedToPrivate: 'This goes on in private.',
    more: 'More messages',
    replies: (count) => `Replies: ${count}`,
  },
  de: {
    discussion: 'Diskussion',
    answer: 'Antwort',
    official: 'Offiziell',
    anonymous: 'Gast',
    deleted: 'Diese Nachricht gibt es nicht mehr.',
    movedToPrivate: 'Dies geht vertraulich weiter.',
    more: 'Weitere Nachrichten',
    replies: (count) => `Antworten: ${count}`,
  },
  fr: {
    discussion: 'Discussion',
    answer: 'Réponse',
    official: 'Officiel',
    anonymous: 'Invité',
    deleted: 'Ce message n’existe plus.',
    movedToPrivate: 'La suite est privée.',
    more: 'Plus de messages',
    replies: (count) => `Réponses : ${count}`,
  },
  es: {
    discussion: 'Conversación',
    answer: 'Respuesta',
    official: 'Oficial',
    anonymous: 'Invitado',
    deleted: 'Este mensaje ya no existe.',
    movedToPrivate: 'Esto continúa en privado.',
    more: 'Más mensajes',
    replies: (count) => `Respuestas: ${count}`,
  },
  it: {
    discussion: 'Discussione',
    answer: 'Risposta',
    official: 'Ufficiale',
    anonymous: 'Ospite',
    deleted: 'Questo messaggio non c’è più.',
    movedToPrivate: 'Il seguito è privato.',
    more: 'Altri messaggi',
    replies: (count) => `Risposte: ${count}`,
  },
  pt: {
    discussion: 'Discussão',
    answer: 'Resposta',
    official: 'Oficial',
    anonymous: 'Visitante',
    deleted: 'Esta mensagem já não existe.',
    movedToPrivate: 'Isto continua em privado.',
    more: 'Mais mensagens',
    replies: (count) => `Respostas: ${count}`,
  },
  nl: {
    discussion: 'Discussie',
    answer: 'Antwoord',
    official: 'Officieel',
    anonymous: 'Gast',
    deleted: 'Dit bericht is er niet meer.',
    movedToPrivate: 'Dit gaat privé verder.',
    more: 'Meer berichten',
    replies: (count) => `Antwoorden: ${count}`,
  },
  pl: {
    discussion: 'Dyskusja',
    answer: 'Odpowiedź',
    official: 'Oficjalne',
    anonymous: 'Gość',
    deleted: 'Tej wiadomości już nie ma.',
    movedToPrivate: 'Ciąg dalszy jest prywatny.',
    more: 'Więcej wiadomości',
    replies: (count) => `Odpowiedzi: ${count}`,
  },
  tr: {
    discussion: 'Tartışma',
    answer: 'Yanıt',
    official: 'Resmî',
    anonymous: 'Ziyaretçi',
    deleted: 'Bu mesaj artık yok.',
    movedToPrivate: 'Bu özel olarak sürüyor.',
    more: 'Daha fazla mesaj',
    replies: (count) => `Yanıtlar: ${count}`,
  },
  ja: {
    discussion: 'ディスカッション',
    answer: '回答',
    official: '公式',
    anonymous: 'ゲスト',
    deleted: 'このメッセージはありません。',
    movedToPrivate: '続きは非公開です。',
    more: 'さらにメッセージ',
    replies: (count) => `返信：${count}`,
  },
  ar: {
    discussion: 'نقاش',
    answer: 'الإجابة',
    official: 'رسمي',
    anonymous: 'زائر',
    deleted: 'لم تعد هذه الرسالة موجودة.',
    movedToPrivate: 'يستمر هذا على انفراد.',
    more: 'رسائل أخرى',
    replies: (count) => `الردود: ${count}`,
  },
  he: {
    discussion: 'דיון',
    answer: 'תשובה',
    official: 'רשמי',
    anonymous: 'אורח',
    deleted: 'ההודעה הזו כבר לא כאן.',
    movedToPrivate: 'ההמשך פרטי.',
    more: 'הודעות נוספות',
    replies: (count) => `תגובות: ${count}`,
  },
} as const satisfies Record<string, DiscussionWords>;

const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(['ar', 'he']);

/** The words of a language, English where there are none. */
export function wordsOf(locale: string): { words: DiscussionWords; tag: string; direction: 'ltr' | 'rtl' } {
  const tag = locale.toLowerCase().split('-')[0] ?? '';
  const isKnown = Object.hasOwn(WORDS, tag);
  const words: DiscussionWords = isKnown ? WORDS[tag as keyof typeof WORDS] : WORDS.en;
  return { words, tag: isKnown ? locale : 'en', direction: RIGHT_TO_LEFT.has(tag) ? 'rtl' : 'ltr' };
}
