export {
  type FilesSinkOptions,
  fileCheckpoint,
  fileDeadLetters,
  filesSink,
  readRecords,
} from './files-sink.js';
export type { RecordFile } from './formats.js';
