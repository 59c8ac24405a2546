/** What a newcomer finds said in public below the product and the news. Invented, all of it; the last lines are what a moderator is for. */

export interface SeedPost {
  /** Whose words: a person of `PEOPLE`, or somebody at Halden. */
  by: string;
  text: string;
  /** Number, in this topic, of the post that it answers. */
  to?: number;
  /** For Halden's own people: on behalf of which team. */
  team?: string;
}

export interface SeedTopic {
  topic: string;
  title: string;
  format: 'discussion' | 'questions';
  /** When it began. */
  hoursAgo: number;
  posts: SeedPost[];
  /** Numbers of posts with a mark. */
  answer?: number;
  pinned?: number;
  /** By post: how many of the people vote for it. */
  votes: Record<number, number>;
}

export const PEOPLE = [
  'Lieve Claes',
  'Pieter Vos',
  'Amina Haddad',
  'Jonas Weber',
  'Sofie Maes',
  'Bram de Wit',
];

export const TOPICS: SeedTopic[] = [
  {
    topic: 'halden-one',
    title: 'Halden One: the cargo bike with the box',
    format: 'questions',
    hoursAgo: 331,
    posts: [
      {
        by: 'Amina Haddad',
        text: 'Our hallway is 92 cm wide with a radiator on one side. Has anybody parked a One in a hallway like that?',
      },
      {
        by: 'Jonas Weber',
        text: 'We have 95 cm and it works, but you learn to open the front door with your elbow.',
        to: 0,
      },
      {
        by: 'maja',
        team: 'customer-service',
        text: 'With the handlebar turned to the stop it needs **71 cm**. With a radiator, measure at the height of the box (22 to 69 cm): that is where it gets tight.',
        to: 0,
      },
      { by: 'Amina Haddad', text: 'Measured: 78 cm at that height. It fits. Thank you!', to: 2 },
      {
        by: 'Pieter Vos',
        text: 'How long does the battery really last with two children, in winter? The brochure of every bike says something else.',
      },
      {
        by: 'tomas',
        team: 'customer-support',
        text: 'Our own winter test, 4 °C, two children, wind from the sea:\n\n- flat, assistance 3 of 4: 51 km\n- with the bridges of Ghent: 44 km\n\nKeep the battery inside at night, that is worth about 6 km.',
        to: 4,
      },
      {
        by: 'Sofie Maes',
        text: '> with the bridges of Ghent: 44 km\n\nI get 41 with a trailer behind it, so that sounds honest.',
        to: 5,
      },
      { by: 'Bram de Wit', text: 'Does the rain hood stay on when the box is empty and it is windy?' },
    ],
    answer: 2,
    votes: { 0: 3, 2: 5, 4: 2, 5: 4, 6: 3 },
  },
  {
    topic: 'news-second-workshop',
    title: 'A second workshop, in Antwerp',
    format: 'discussion',
    hoursAgo: 187,
    posts: [
      {
        by: 'maja',
        team: 'marketing',
        text: 'Questions about the new workshop go here. We read all of them, and answer within a working day.',
      },
      { by: 'Lieve Claes', text: 'Finally. Will Antwerp also do the yearly service on Saturdays?' },
      {
        by: 'tomas',
        team: 'customer-service',
        text: 'Yes: Saturdays from 9 to 16, by appointment, with coffee.',
        to: 1,
      },
      { by: 'Bram de Wit', text: 'Is there a place to try the Long with the children in it?' },
      {
        by: 'Sofie Maes',
        text: 'Good news for us on the left bank. The ferry takes cargo bikes, by the way.',
      },
    ],
    pinned: 0,
    votes: { 0: 2, 1: 4, 2: 3, 4: 2 },
  },
];

/** What comes in besides: by whom, and into which topic. None of it should be read by anybody but a moderator. */
export const BAD_POSTS: { topic: string; by: string; hoursAgo: number; text: string; trap?: string }[] = [
  {
    topic: 'halden-one',
    by: 'Cheap Bikes 4U',
    hoursAgo: 19.5,
    text: 'BEST PRICE e-bikes http://bikes.example/a http://bikes.example/b http://bikes.example/c click now!!!',
    trap: 'http://bikes.example',
  },
  {
    topic: 'halden-one',
    by: 'crypto_queen',
    hoursAgo: 14.2,
    text: 'I made 9,000 in one week, ask me how: http://win.example http://win2.example http://win3.example',
  },
  {
    topic: 'news-second-workshop',
    by: 'angry',
    hoursAgo: 8.7,
    text: 'This is bullshit, your shitty brakes fell apart after a week.',
  },
  {
    topic: 'news-second-workshop',
    by: 'Pieter Vos',
    hoursAgo: 4.1,
    text: 'For who wants to compare: velo.be, fietsersbond.be and cargobike.com have lists of workshops in Antwerp.',
  },
  {
    topic: 'halden-one',
    by: 'Cheap Bikes 4U',
    hoursAgo: 2.6,
    text: 'Hello hello hello hello hello hello hello hello',
  },
];

/** What readers have reported, by the number of the post: not all of it should go. */
export const REPORTS: { topic: string; post: number; by: string; reason: string; text?: string }[] = [
  {
    topic: 'news-second-workshop',
    post: 4,
    by: 'Bram de Wit',
    reason: 'off_topic',
    text: 'Nice, but what has the ferry to do with it?',
  },
  { topic: 'halden-one', post: 7, by: 'Lieve Claes', reason: 'other' },
];
