/** `parley serve`: reads the configuration, starts the server, stops it cleanly. */
import { Command } from 'commander';
import { type Config, readConfig, VARIABLES } from '../config.js';
import { startServer } from '../server.js';
import { fail } from './fail.js';
import { DEFAULT_DATA, requireWorkspace } from './workspace.js';

export function serveCommand(): Command {
  return new Command('serve')
    .description('Serve the API, the realtime gateway, the widget and the console on one port.')
    .option('--data <dir>', `where everything is kept (default: ${DEFAULT_DATA})`)
    .option('--database-url <url>', 'a PostgreSQL that any number of processes share, postgres://…')
    .option('--port <number>', 'port to listen on; 0 takes any free one (default: 4300)')
    .option('--host <address>', 'address to listen on (default: 127.0.0.1)')
    .option('--public-url <url>', 'where browsers reach the server, when a proxy stands before it')
    .option('--trust-proxy', 'believe the last entry of X-Forwarded-For')
    .option('--metrics-token <token>', 'lets Prometheus read /metrics from elsewhere than this machine')
    .option('--bucket <url>', 'an S3 bucket for attachments, https://ACCESS:SECRET@host/bucket?region=…')
    .option(
      '--backup-dir <dir>',
      'where daily backups are kept (default: the folder backups in the data directory)',
    )
    .option('--backup-every <hours>', 'time from one to the next; 0 makes none (default: 24)')
    .option('--backup-keep <n>', 'how many are kept (default: 10)')
    .option('--stop-notice <seconds>', 'when told to stop, serve on for so long, but not ready (default: 1)')
    .option('--heartbeat <seconds>', 'between two signs of life of a socket (default: 25)')
    .option('--smtp-url <url>', 'mail server by which answers go to customers who are gone, smtp://…')
    .option('--mail-from <address>', 'whom those mails come from, "Acme <support@example.com>"')
    .option('--mail-delay <seconds>', 'unseen for so long, an answer goes out by mail (default: 60)')
    .option('--mail-reply-domain <domain>', 'the domain whose mail comes in here')
    .option('--mail-in <port>', 'takes answers to those mails by SMTP, at 2525 or 0.0.0.0:25 say')
    .option('--mail-secret <secret>', 'takes answers to those mails at POST /v1/mail, signed with it')
    .option('--webhook-allow <ranges>', 'private ranges to which webhooks may be posted, 10.1.0.0/16,…')
    .option('--log-level <level>', 'fatal, error, warn, info, debug or silent (default: info)')
    .option('--rate-contact <n>', 'requests of one contact in 10 s')
    .option('--rate-agent <n>', 'requests of one agent in 10 s')
    .option('--rate-key <n>', 'requests of one API key in 10 s')
    .option('--rate-address <n>', 'requests without a credential per address in 10 s')
    .option('--rate-session <n>', 'contacts made per address in a minute')
    .option('--rate-upload <n>', 'megabytes that one contact may upload in an hour')
    .option('--rate-sign-in <n>', 'sign-ins per e-mail address in 15 minutes')
    .addHelpText('after', `\nEvery flag is also a variable: ${Object.values(VARIABLES).join(', ')}.`)
    .action(async ({ data, ...flags }: { data?: string } & Partial<Record<keyof Config, unknown>>) => {
      await serve(
        readConfig({ ...flags, dataDir: data ?? process.env.PARLEY_DATA ?? DEFAULT_DATA }, process.env),
      );
    });
}

const STOP_MS = 9800;

async function serve(config: Config): Promise<void> {
  await requireWorkspace(config);
  const server = await startServer({ config });
  const stop = () => {
    // A second signal then ends the process at once, as it does by default.
    process.removeAllListeners('SIGINT').removeAllListeners('SIGTERM');
    // Whatever holds it up (a database that does not answer, say): nobody waits longer for it.
    setTimeout(() => fail(new Error('Stopping took too long; ended with work in hand.')), STOP_MS).unref();
    server.stop().then(() => process.exit(0), fail);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  // Only now: whoever reads this may tell it to end in the same moment.
  console.log(`Parley serves at ${server.url} (console: ${server.url}/console)`);
}
