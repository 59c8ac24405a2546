export * from './errors.js';
export * from './events.js';
export * from './ids.js';
export * from './inputs.js';
export * from './limits.js';
export * from './models.js';
export * from './reconnect.js';
export * from './sockets.js';
