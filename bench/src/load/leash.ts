/**
 * Loaded into the server's process before the server (`node --import`): when the process that started it is gone, even
 * by `kill -9`, the server stops cleanly instead of keeping its data directory locked. Must do nothing else.
 */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
// Listening must not keep alive a server that has stopped by itself.
process.channel?.unref();
