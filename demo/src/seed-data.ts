/**
 * The conversations a newcomer finds: eight people who ride a Halden, or might. Invented, all of them. Maja has none that is open, so that
 * her console begins with those that nobody looks after, where a newcomer's own comes in.
 */

/** Who speaks: the customer, or one of the two who answer at Halden. */
export type Voice = 'customer' | 'maja' | 'tomas';

export interface SeedConversation {
  /** Halden's own key for the person; the ids are made from it. */
  externalId: string;
  /** Null for somebody who has not said who they are. */
  name: string | null;
  email: string | null;
  /** Of Halden's website: where they were. */
  page: string;
  hoursAgo: number;
  lines: [Voice, string][];
  /** Who looks after it; nobody yet when absent, and then nothing of the following is decided. */
  by?: Exclude<Voice, 'customer'>;
  team?: string;
  tags?: string[];
  priority?: 'high';
  status?: 'resolved' | 'snoozed';
  /** Only for Halden's people; beginning with `@`, it calls the other of the two. */
  note?: string;
}

export const SEED: SeedConversation[] = [
  {
    externalId: 'halden-1042',
    name: 'Lieve Claes',
    email: 'lieve.claes@mail.example',
    page: '/pricing',
    hoursAgo: 98.4,
    lines: [
      ['customer', 'Hi, the One is due for its yearly service. Can I bring it on a Saturday, cello and all?'],
      ['tomas', 'Bring the cello. Saturday at 10:00 is free, you would have it back by noon.'],
      ['customer', 'Perfect, booked. Front brake squeals a bit when wet, could you look at that too?'],
      [
        'tomas',
        'Will do. Probably glazed pads, ten minutes and € 24 with the new ones. See you on Saturday.',
      ],
    ],
    by: 'tomas',
    team: 'customer-service',
    tags: ['service'],
    status: 'resolved',
  },
  {
    externalId: 'halden-1107',
    name: 'Pieter Vos',
    email: 'p.vos@mail.example',
    page: '/pricing#long',
    hoursAgo: 75.2,
    lines: [
      [
        'customer',
        'We have the Long with two cushions. Our youngest is nearly five: when can she go without the rail?',
      ],
      [
        'maja',
        'Keep the rail until both of them hold on without being told, which is usually seven. It also stops the school bags from leaving.',
      ],
      ['customer', 'Ha, fair. Then we keep it. Thank you!'],
      ['maja', 'Any time. Greetings to the youngest.'],
    ],
    by: 'maja',
    team: 'customer-support',
    status: 'resolved',
  },
  {
    externalId: 'halden-1219',
    name: 'Anke Brandt',
    email: 'anke@brandt.example',
    page: '/pricing#short',
    hoursAgo: 50.6,
    lines: [
      [
        'customer',
        'Does the crate of the Short come off without tools? I would like to carry it up with the shopping in it.',
      ],
      ['maja', 'Yes: one lever under the front edge, lift, done. It holds up to 15 kg when carried by hand.'],
      ['customer', 'Found the lever. Three weeks of ownership and I had been unloading it apple by apple.'],
      ['maja', 'You are not the first. We are going to paint that lever red.'],
    ],
    by: 'maja',
    team: 'customer-support',
    status: 'resolved',
  },
  {
    externalId: 'halden-1230',
    name: 'Bakkerij De Molen',
    email: 'orders@demolen.example',
    page: '/halden-one',
    hoursAgo: 27.8,
    lines: [
      [
        'customer',
        'We are looking at three bikes for morning deliveries, about 40 kg of bread each, hills included. Box or deck?',
      ],
      [
        'maja',
        'For bread: the box. It is flat, dry with the hood and at the height of a counter. Three Ones, then, and a second battery to share.',
      ],
      ['customer', 'What would that come to, with VAT on the invoice? And can we try one first?'],
      [
        'maja',
        'Three Halden One, three hoods and one battery: € 18,027 with VAT, € 14,898.35 without. We lend you one for two weeks before you decide. Shall Tomas bring it on Monday at six, when you bake?',
      ],
      ['customer', 'Monday at six is fine. There will be coffee.'],
      ['tomas', 'Six it is. I bring the bike, you have the croissants.'],
    ],
    by: 'tomas',
    team: 'sales',
    tags: ['business', 'loan'],
    priority: 'high',
    note: '@Maja Lindqvist they bake from half past five. I take the One with the tall hood; would you send them the loan agreement?',
  },
  {
    externalId: 'halden-1244',
    name: 'Samira Haddad',
    email: 'samira.haddad@mail.example',
    page: '/pricing',
    hoursAgo: 25.1,
    lines: [
      [
        'customer',
        'My employer works with a leasing firm that is not on your page. Is there anything to be done?',
      ],
      [
        'maja',
        'Nearly always. Send us the name of the firm and of the person at your HR, and we do the paperwork. It takes about a week.',
      ],
      ['customer', 'It is Wielwijs, and I have just put you in touch by e-mail.'],
      ['maja', 'Got it, thank you. I answer them today and write to you here when it is settled.'],
    ],
    by: 'maja',
    team: 'sales',
    tags: ['leasing'],
    status: 'snoozed',
  },
  {
    externalId: 'halden-1251',
    name: 'Jonas Weber',
    email: 'jonas.weber@mail.example',
    page: '/halden-one',
    hoursAgo: 6.3,
    lines: [
      [
        'customer',
        'My display shows E-07 since this morning and the motor does not help any more. Bike: One, 2024.',
      ],
      [
        'tomas',
        'E-07 is the speed sensor: the magnet on a rear spoke has turned away. Could you look whether it still faces the little black box on the frame, 5 to 10 mm apart?',
      ],
      ['customer', 'It had slipped down to the rim. I pushed it back and the motor is there again. Magic.'],
      ['tomas', 'Good hands. Give its screw a quarter turn so that it stays.'],
    ],
    by: 'tomas',
    team: 'customer-support',
    tags: ['e-07'],
  },
  {
    externalId: 'halden-1256',
    name: 'Eva De Smet',
    email: 'eva.desmet@mail.example',
    page: '/halden-one',
    hoursAgo: 1.4,
    lines: [
      ['customer', 'Is the colour chalk more white or more grey? On my screen it is both.'],
      [
        'maja',
        'A warm grey, like a wall that was white in 1970. I can send you a painted piece of tube by post.',
      ],
      ['customer', 'Yes please! Coupure 88, 9000 Ghent. And how long is the wait for chalk at the moment?'],
    ],
  },
  {
    externalId: 'halden-1257',
    name: null,
    email: null,
    page: '/pricing#long',
    hoursAgo: 0.3,
    lines: [
      [
        'customer',
        'Hello, I am 1.58 m and a bit afraid of the long one. Could I ride it on Saturday without anybody watching?',
      ],
    ],
  },
];
