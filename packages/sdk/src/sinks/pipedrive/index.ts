export { NO_NAME, type PipedriveSinkOptions, pipedriveSink } from './pipedrive-sink.js';
