export {
  type ConformanceCheck,
  type SinkContents,
  type SinkUnderTest,
  sinkConformance,
} from './conformance.js';
export { type FaultOptions, faultySink, seededRandom } from './faulty-sink.js';
export { type MemorySink, memorySink } from './memory-sink.js';
