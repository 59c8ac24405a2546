/** A job for cron: what happened since the last time, into CSV files. Ends with 1 when it may go better the next time. */
import { Parley, sync } from '@parley/sdk';
import { fileCheckpoint, fileDeadLetters, filesSink } from '@parley/sdk/files';

const {
  PARLEY_URL: baseUrl = '',
  PARLEY_API_KEY: apiKey = '',
  CRM_DIRECTORY: directory = 'crm',
} = process.env;

try {
  const { contacts, conversations, messages } = await sync({
    from: new Parley({ baseUrl, apiKey }),
    to: filesSink({ directory, format: 'csv' }),
    checkpoint: fileCheckpoint(`${directory}.cursor`),
    deadLetters: fileDeadLetters(`${directory}.refused.ndjson`),
  });
  console.log(`${contacts} contacts, ${conversations} conversations, ${messages} messages`);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
