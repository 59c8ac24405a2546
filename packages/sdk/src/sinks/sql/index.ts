export { type SqlSinkOptions, sqlCheckpoint, sqlSink } from './sql-sink.js';
export type { ParleyTables } from './tables.js';
