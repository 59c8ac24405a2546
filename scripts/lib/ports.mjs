/** Looks whether ports are free before anything is done that would be in vain. */
import { createServer } from 'node:net';
import { Problem } from './problem.mjs';

const NAMES = {
  parley: { who: 'Parley', flag: '--port' },
  site: { who: 'the demo website', flag: '--site-port' },
  crm: { who: 'the demo CRM', flag: '--crm-port' },
};

function tryPort(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(error.code));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(null)));
  });
}

/** Throws a `Problem` for the first port that cannot be had. */
export async function assertFreePorts(ports) {
  for (const [name, { who, flag }] of Object.entries(NAMES)) {
    const port = ports[name];
    const code = await tryPort(port);
    if (code === null) continue;
    const other = `choose another port: npm start -- ${flag} ${port < 65_435 ? port + 100 : port - 100}`;
    if (code === 'EADDRINUSE') {
      throw new Problem(
        `Port ${port}, meant for ${who}, is taken. Stop what uses it (an earlier npm start?), or ${other}`,
      );
    }
    throw new Problem(`Port ${port}, meant for ${who}, may not be used (${code}). Please ${other}`);
  }
}
