/** What people and the company said in the made-up quarter, by team: invented, all of it. */

export const QUARTER_WORDS = {
  sales: [
    ['Is the Long there to be tried on a Saturday?', 'It is, from ten to four. Shall I keep one for you?'],
    ['Does the Short fit somebody of 1.58 m?', 'It does, from 1.50 m. Come and sit on it.'],
    ['Can two children sit in the box of the Long?', 'Two with a belt each, up to about seven years.'],
    ['What does the second battery weigh?', '2.6 kg, and it lies under the first one.'],
    ['Do you lease to companies?', 'We do, from three bicycles on. I send you the sheet.'],
  ],
  'customer-service': [
    [
      'Where is my order? It was to come on Tuesday.',
      'It left us this morning and is with you tomorrow before noon.',
    ],
    ['Can I still change the colour of my order?', 'Until Friday you can. Which one shall it be?'],
    [
      'I sent the basket back. When do I get my money?',
      'It arrived yesterday, the money is on its way: two days.',
    ],
    ['My invoice has the wrong address.', 'I have mended it, a new one is in your mail.'],
    ['Can somebody else fetch my bicycle?', 'With your order number they can.'],
  ],
  'customer-support': [
    [
      'The brake squeals when it is wet.',
      'Most often the pads are glazed. Sand them lightly; if it stays, come by.',
    ],
    [
      'The display says E-07. What is that?',
      'The sensor at the wheel has moved. Turn the magnet towards it.',
    ],
    ['How do I take the front wheel out?', 'Loosen the brake first, then the axle with a 6 mm key.'],
    ['The battery shows two bars only, overnight.', 'Below five degrees it does. Charge it indoors once.'],
    ['Which oil for the chain?', 'A thin one in winter, wax in summer; ours is number 4.'],
  ],
} as const;

export const QUARTER_PEOPLE = [
  'Anke Visser',
  'Joris Maes',
  'Elif Kaya',
  'Bram de Wit',
  'Nora Lund',
  'Pavel Novak',
  'Sofia Marin',
  'Hugo Laurent',
  'Mirjam Bos',
  'Tariq Aziz',
  'Lotte Kramer',
  'Ivo Hendriks',
  'Clara Weiss',
  'Daan Smits',
  'Yara Haddad',
  'Emil Berg',
] as const;
