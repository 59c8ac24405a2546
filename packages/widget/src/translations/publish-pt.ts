/** Portuguese: publishing an answer given in private. */
import { str } from '@lit/localize';
import type { PublishTranslation } from './publish-message-id.js';

export const templates = {
  'publish-cancel': 'Cancelar',
  'publish-conflict': 'Esta resposta já está publicada ou o cliente está a ser consultado.',
  'publish-failed': 'Não funcionou. Tente de novo.',
  'publish-hint': 'O cliente é consultado no chat. Nada é público antes de concordar.',
  'publish-left': str`Ainda parecem dados pessoais: ${0}`,
  'publish-none': 'Não são dados pessoais',
  'publish-send': 'Perguntar ao cliente',
  'publish-text': 'O que todos vão ler',
  'publish-title': 'Publicar esta resposta',
  'publish-to': str`Vai aparecer em: ${0}`,
  'publish-topic': 'Chave da discussão',
  'publish-topic-missing': 'Não existe tal discussão neste site.',
} satisfies PublishTranslation;
