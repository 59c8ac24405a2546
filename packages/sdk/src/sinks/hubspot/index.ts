export type { HubSpotClient } from './client.js';
export { type HubSpotSinkOptions, hubSpotSink } from './hubspot-sink.js';
