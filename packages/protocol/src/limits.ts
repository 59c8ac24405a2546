/** What is too much. Both ends read the same numbers, so that a client can say so before the server must. */
export const LIMITS = {
  /** Longest text of a message, in UTF-16 code units (`string.length`). */
  messageText: 5000,
  /** So long after sending, its author may change a message or take it back, in seconds. */
  editSeconds: 900,
  /** So many pages of a contact's way are kept. */
  journey: 20,
  /** Most canned replies of a workspace, and longest name of one in UTF-16 code units. */
  cannedReplies: 500,
  cannedReplyName: 80,
  /** Most notes between two messages of a conversation. */
  notesInARow: 200,
  /** Most agents that one note calls. */
  mentions: 20,
  /** Longest token of the link of an e-mail. */
  mailLinkToken: 100,
  /** Longest name of a person, site or key, in UTF-16 code units. */
  name: 120,
  /** Longest e-mail address (RFC 5321, 4.5.3.1.3). */
  email: 254,
  /** Shortest and longest password of an agent, in UTF-16 code units. */
  passwordMin: 10,
  passwordMax: 200,
  /** So long before its end, at most, a company's word on who a visitor is may be given, in seconds. */
  identitySeconds: 86_400,
  /** Longest such word: a JWT, in UTF-16 code units. */
  identityToken: 8192,
  /** Most attributes of a contact, and longest name and text of one. */
  attributes: 50,
  attributeName: 40,
  attributeText: 300,
  /** Longest external id (the company's own key for a contact or conversation). */
  externalId: 200,
  /** Longest name of a file, in UTF-16 code units. */
  fileName: 255,
  /** Most attachments of one message, whatever the site says. */
  attachments: 20,
  /** Longest comment of a rating. */
  ratingComment: 2000,
  /** Longest address of a page, and other word of it, that is kept with a conversation. */
  pageUrl: 2000,
  pageWord: 300,
  /** Largest body of a request and largest socket packet, in bytes. */
  bodyBytes: 65_536,
  /** Most tags of a conversation, and longest one in UTF-16 code units. */
  tags: 20,
  tag: 40,
  /** Most tags that are suggested at once. */
  tagList: 50,
  /** Longest text to look for, and hits in a page without a wish. */
  query: 200,
  searchDefault: 20,
  /** Numbers of conversations are counted up to here. */
  countMax: 1000,
  /** So far ahead, at most, a conversation can be put off, in days. */
  snoozeDays: 366,
  /** Rows in a page of a list: without a wish, and at most. */
  pageDefault: 50,
  pageMax: 200,
  /** Events in a page of the feed: without a wish, and at most. */
  eventsDefault: 200,
  eventsMax: 2000,
  /** Longest address of a webhook, in UTF-16 code units. */
  webhookUrl: 2000,
  /** Most webhooks of a site. */
  webhooks: 50,
  /** Most changes of the settings in one go. */
  settingsChanges: 200,
  /** So long an invitation is good, in seconds: a week. */
  invitationSeconds: 604_800,
  /** Most types, teams or kinds in a filter. */
  filter: 50,
  /** Longest time that the feed waits for something to happen, in seconds. */
  eventsWait: 30,
  /** Longest span of an agent's time, in seconds, and most of them in one request. */
  timeSpanSeconds: 300,
  timeSpans: 60,
  /** Spans that ended longer ago than this are not counted any more, in seconds. */
  timeAgeSeconds: 172_800,
  /** Most days of one look at them. */
  timeDays: 31,
  /** Longest key of a topic, in UTF-16 code units. */
  topicKey: 500,
  /** Messages of a topic in a page, and of each branch that come along with it. */
  topicPage: 20,
  topicPreview: 3,
  /** Most messages above one that its context tells. */
  topicAncestors: 50,
  /** Most topics whose messages are counted in one request. */
  topicCounts: 100,
  /** Most messages of a topic that are put first. */
  pinned: 3,
  /** Longest text of a report. */
  reportText: 500,
  /** Longest text that a customer is asked to have published, and how many days they can agree. */
  offerText: 4000,
  offerDays: 14,
  /** Earlier texts of a message that are kept. */
  revisions: 50,
  /** Messages that are counted in a queue; when there are more, it is this number. */
  queueCount: 100,
  /** Messages decided about in one request. */
  decisions: 50,
  /** Reports of a message that a moderator is shown, and messages of a person's history. */
  reportsShown: 5,
  history: 20,
  /** Days and messages that a simulation looks back on, and examples that it gives. */
  simulationDays: 30,
  simulated: 2000,
  simulationExamples: 20,
  /** Topics that one socket watches at a time. */
  watchedTopics: 10,
  /** Changes of a topic that are told at a time; more are told as `reload`. */
  topicNews: 50,
  /** Messages told at once to those who moderate a site. */
  moderationNews: 50,
  /** Most days of one question about what conversations cost and bring: two years and a day. */
  insightsDays: 731,
  /** Most hourly rates, rates of services, and exchange rates of a workspace; exchange rates that are set at once. */
  hourlyRates: 500,
  serviceRates: 500,
  exchangeRates: 20_000,
  exchangeRatesAtOnce: 2000,
  /** Most rows of an answer to it. */
  insightsRows: 200,
  /** Most public links to figures that are open at a time, and longest time until one expires, in days. */
  insightsLinks: 100,
  insightsLinkDays: 366,
  /** Missed events that `watch` replays; a client further behind is told to reload (`reset: true`). */
  replay: 500,
} as const;
