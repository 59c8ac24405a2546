/**
 * `parley deliver`: hands a mail from a mail server over to the server, wherever that runs. How it ends is told in the
 * codes of sysexits.h, by which mail servers know whether to try again.
 */
import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { Command } from 'commander';
import { isHookSecret, signHook } from '../mail/hook-signature.js';

const EX_USAGE = 64;
const EX_DATAERR = 65;
const EX_NOUSER = 67;
const EX_TEMPFAIL = 75;
const EX_NOPERM = 77;

const PATIENCE_MS = 60_000;

export function deliverCommand(): Command {
  return new Command('deliver')
    .description('Hand a mail over: reads it from the standard input, signs it with PARLEY_MAIL_SECRET.')
    .option('--url <url>', 'where the server is; PARLEY_URL (default: http://127.0.0.1:4300)')
    .action(async (flags: { url?: string }) => {
      const url = flags.url ?? process.env.PARLEY_URL ?? 'http://127.0.0.1:4300';
      const secret = process.env.PARLEY_MAIL_SECRET ?? '';
      if (!isHookSecret(secret)) end(EX_USAGE, 'PARLEY_MAIL_SECRET must be the one that the server has.');
      await deliver(url, secret);
    });
}

async function deliver(url: string, secret: string): Promise<void> {
  const mail = await buffer(process.stdin);
  const id = createHash('sha256').update(mail).digest('hex');
  const headers = { 'content-type': 'message/rfc822', ...signHook(secret, mail, { id, now: new Date() }) };
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const request = { method: 'POST', headers, body: new Uint8Array(mail), signal };
  const response = await fetch(new URL('/v1/mail', url), request).catch((error: Error) =>
    end(EX_TEMPFAIL, `${url} cannot be reached: ${error.message}`),
  );
  const answer = await response.text();
  if (!response.ok) end(exitCodeOf(response.status), answer);
}

/** Never, for a mail of which trying again changes nothing; later, for anything else. */
function exitCodeOf(status: number): number {
  if (status === 403) return EX_NOPERM;
  if (status === 404) return EX_NOUSER;
  if (status === 400 || status === 413) return EX_DATAERR;
  return EX_TEMPFAIL;
}

function end(code: number, why: string): never {
  console.error(`parley: ${why}`);
  process.exit(code);
}
