/** Portuguese: sharing the figures. */
import { str } from '@lit/localize';
import type { SharingTranslation } from './sharing-message-id.js';

export const templates = {
  'sharing-active': 'Ativo',
  'sharing-all': 'Todas as conversas',
  'sharing-days': 'Dias',
  'sharing-days-hint': 'Até ontem, seja quando for aberto.',
  'sharing-ended': str`terminou ${0}`,
  'sharing-ends': str`termina ${0}`,
  'sharing-expired': 'Expirado',
  'sharing-full': 'Já há tantos links quantos pode haver. Revogue um de que ninguém precise.',
  'sharing-life': 'Válido por',
  'sharing-links': 'Links públicos',
  'sharing-links-lead':
    'Quem tiver o endereço vê estes números sem conta, e nada mais: nenhuma conversa, nenhuma pessoa.',
  'sharing-mail': 'E-mail semanal',
  'sharing-mail-language': str`Língua do e-mail: ${0}`,
  'sharing-mail-lead':
    'Os números da semana à segunda-feira de manhã, na língua que a consola tiver quando os pedir. O operador tem de ter configurado um servidor de correio.',
  'sharing-mail-want': 'Enviar-me o e-mail semanal',
  'sharing-make': 'Criar o link',
  'sharing-name': 'Para quem',
  'sharing-name-hint': 'Por exemplo, «Direção». Só o leem o próprio e os seus colegas.',
  'sharing-new': 'Novo link',
  'sharing-none': 'Ainda não há links.',
  'sharing-once': 'Copie o endereço agora: não voltará a ser mostrado.',
  'sharing-revoked': 'Revogado',
  'sharing-shows': 'Mostra:',
  'sharing-shows-hint': 'São os filtros da página dos números. Para outros, escolha-os primeiro lá.',
  'sharing-span': str`${0} até ontem`,
  'sharing-title': 'Partilhar os números',
  'sharing-unused': 'nunca aberto',
  'sharing-used': str`aberto pela última vez ${0}`,
} satisfies SharingTranslation;
