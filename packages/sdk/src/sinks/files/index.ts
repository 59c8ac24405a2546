export {
  type FilesSinkOptions,
  fileCheckpoint,
  fileDeadLetters,
  filesSink,
  readRecords,
} from './files-sink.js';
export type { CsvColumns, RecordFile } from './formats.js';
