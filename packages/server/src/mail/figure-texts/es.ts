/** Spanish. */
import type { FigureTexts } from './figure-texts.js';

export const es: FigureTexts = {
  subject: (period) => `Sus cifras del ${period}`,
  intro: (period) => `Lo que sus conversaciones costaron y aportaron del ${period}.`,
  before: (value) => `semana anterior: ${value}`,
  between: (low, high) => `Seguro al 95 %: entre ${low} y ${high}`,
  tooFew: 'Muy pocas para afirmar algo',
  byTeam: 'Por equipo',
  noTeam: 'Sin equipo',
  open: 'Abrir las cifras',
  stop: 'No recibir más las cifras semanales',
  stopped: 'Ya no recibirá las cifras semanales por correo. Puede volver a activarlas en la consola.',
  missing: (currencies) => `Faltan los importes en ${currencies}: no se conoce ningún tipo de cambio.`,
  linkOver: 'Este enlace ya no es válido. Pida otro a quien se lo envió.',
  metrics: {
    profit: 'Beneficio',
    value: 'Valor',
    cost: 'Coste',
    conversations: 'Conversaciones',
    time: 'Tiempo de trabajo',
    profit_per_conversation: 'Beneficio por conversación',
    first_response: 'Primera respuesta',
    resolution: 'Resolución',
    satisfaction: 'Satisfacción',
    deflection: 'Preguntas respondidas en público',
  },
};
