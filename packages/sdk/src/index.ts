export * from '@parley/protocol';
export { Parley, type ParleyOptions } from './client.js';
export {
  AuthenticationError,
  ConflictError,
  ConnectionError,
  InvalidRequestError,
  NotFoundError,
  ParleyError,
  type ParleyErrorCode,
  type ParleyErrorInit,
  PermissionError,
  RateLimitError,
  ServerError,
  SignatureError,
} from './errors.js';
export type { FollowOptions } from './follow.js';
export { PagedList } from './pages.js';
export type { EventBatch, PullOptions } from './pull.js';
export type { CallOptions, RequestOptions } from './request.js';
export type { Attachments, UploadInput } from './resources/attachments.js';
export type { ContactListOptions, Contacts } from './resources/contacts.js';
export type {
  CompanyChange,
  ConversationListOptions,
  Conversations,
  SearchOptions,
} from './resources/conversations.js';
export type { EventChoice, EventListOptions, Events, SubscribeOptions } from './resources/events.js';
export type { FiguresQuery, Insights as InsightsResource } from './resources/insights.js';
export type { InsightsLinks } from './resources/insights-links.js';
export type { ExchangeRates, Rates, RateUpdate } from './resources/insights-rates.js';
export type { MessageAddress, MessageListOptions, Messages, SendMessageInput } from './resources/messages.js';
export type {
  OutcomeAddress,
  OutcomeInput,
  OutcomeListOptions,
  OutcomeOfYours,
  Outcomes,
} from './resources/outcomes.js';
export type { TopicPageOptions, TopicRef, TopicSearchOptions, Topics } from './resources/topics.js';
export type {
  DeliveryAddress,
  DeliveryListOptions,
  WebhookListOptions,
  Webhooks,
} from './resources/webhooks.js';
export {
  type Checkpoint,
  type DeadLetter,
  type DeadLetters,
  memoryCheckpoint,
  memoryDeadLetters,
} from './sync/keep.js';
export type { SyncPlan } from './sync/plan.js';
export type { ContactRecord, ConversationRecord, MessageRecord, RecordKind } from './sync/records.js';
export {
  type ContactMerge,
  type CrmSink,
  type Erasure,
  type Refusal,
  type SinkBatches,
  type SinkCall,
  SinkError,
  type SinkErrorInit,
} from './sync/sink.js';
export { RefusedError, type SyncOptions, type SyncReport, sync } from './sync/sync.js';
export {
  createHandler,
  type HandlerOptions,
  type NodeRequest,
  type NodeResponse,
  type WebhookHandler,
} from './webhooks/handler.js';
export {
  type VerifyOptions,
  verifyWebhook,
  type WebhookHeaders,
  type WebhookMessage,
} from './webhooks/verify.js';
