/** Portuguese. */
import type { FigureTexts } from './figure-texts.js';

export const pt: FigureTexts = {
  subject: (period) => `Os seus números de ${period}`,
  intro: (period) => `O que as suas conversas custaram e trouxeram de ${period}.`,
  before: (value) => `semana anterior: ${value}`,
  between: (low, high) => `Com 95 % de certeza: entre ${low} e ${high}`,
  tooFew: 'Poucas para concluir',
  byTeam: 'Por equipa',
  noTeam: 'Sem equipa',
  open: 'Abrir os números',
  stop: 'Não receber mais os números semanais',
  stopped: 'Não receberá mais os números semanais por e-mail. Pode voltar a ativá-los na consola.',
  missing: (currencies) => `Os valores em ${currencies} ficam de fora: não se conhece a taxa de câmbio.`,
  linkOver: 'Esta ligação já não é válida. Peça outra a quem a enviou.',
  metrics: {
    profit: 'Lucro',
    value: 'Valor',
    cost: 'Custo',
    conversations: 'Conversas',
    time: 'Tempo de trabalho',
    profit_per_conversation: 'Lucro por conversa',
    first_response: 'Primeira resposta',
    resolution: 'Resolução',
    satisfaction: 'Satisfação',
    deflection: 'Perguntas respondidas em público',
  },
};
