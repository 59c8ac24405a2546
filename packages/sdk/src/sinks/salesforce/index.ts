export type { SalesforceConnection } from './connection.js';
export { NO_NAME, type SalesforceSinkOptions, salesforceSink } from './salesforce-sink.js';
