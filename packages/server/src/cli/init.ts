/** `parley init`: the data directory, the first owner, the first site, and the tag to paste. */
import { LIMITS } from '@parley/protocol';
import { Command } from 'commander';
import { z } from 'zod';
import { email, name, origin, siteKey } from '../schemas/common.js';
import { createAgent } from '../services/agents.js';
import { randomSecret } from '../services/crypto.js';
import { createSite } from '../services/sites.js';
import { check } from './inputs.js';
import {
  createWorkspace,
  describe,
  flagsFor,
  hasWorkspace,
  installationFlags,
  toInstallation,
  withInstallation,
} from './workspace.js';

const password = z
  .string()
  .min(LIMITS.passwordMin, `Use at least ${LIMITS.passwordMin} characters.`)
  .max(LIMITS.passwordMax);

const schema = z.strictObject({
  ...installationFlags,
  email,
  password: password.optional(),
  name: name.optional(),
  site: siteKey,
  siteName: name.optional(),
  origin: z.array(origin).min(1),
  title: z.string().trim().min(1).max(80).optional(),
  greeting: z.string().trim().min(1).max(500).optional(),
  locale: z.string().min(2).max(35),
  publicUrl: z.url(),
});

export function initCommand(): Command {
  return withInstallation(new Command('init'))
    .description('Create the data directory, the first owner and the first site, and print the script tag.')
    .requiredOption('--email <address>', 'the owner’s e-mail address')
    .option('--password <text>', 'the owner’s password; made up and shown once when absent')
    .option('--name <name>', 'the owner’s name')
    .requiredOption('--site <key>', 'short name of the site, e.g. acme')
    .option('--site-name <name>', 'the name customers know')
    .requiredOption(
      '--origin <origin>',
      'where the site’s pages live, e.g. https://www.example.com; may be repeated',
      (value: string, all: string[] | undefined) => [...(all ?? []), value],
    )
    .option('--title <text>', 'headline of the chat')
    .option('--greeting <text>', 'the first words a customer reads')
    .option('--locale <tag>', 'language of the site', 'en')
    .option('--public-url <url>', 'where browsers will reach the server', 'http://127.0.0.1:4300')
    .action((flags) => init(check(schema, flags)));
}

async function init(flags: z.output<typeof schema>): Promise<void> {
  const installation = toInstallation(flags);
  if (await hasWorkspace(installation)) {
    const serve = `parley serve ${flagsFor(installation)}`;
    throw new Error(`${describe(installation)} already holds a Parley. Serve it with: ${serve}`);
  }
  const siteName = flags.siteName ?? flags.site;
  const chosen = flags.password ?? randomSecret().slice(0, 20);
  const { ctx, close } = await createWorkspace(installation);
  try {
    await createSite(ctx, {
      key: flags.site,
      name: siteName,
      origins: flags.origin,
      locale: flags.locale,
      texts: {
        title: flags.title ?? siteName,
        greeting: flags.greeting ?? 'Hello! How can we help?',
      },
    });
    const owner = {
      email: flags.email,
      password: chosen,
      name: flags.name ?? (flags.email.split('@')[0] || 'Owner'),
    };
    await createAgent(ctx, { ...owner, role: 'owner' });
  } finally {
    await close();
  }
  console.log(`Created ${describe(installation)}: site "${flags.site}", owner ${flags.email}.`);
  if (flags.password === undefined) console.log(`Password (shown only now): ${chosen}`);
  console.log(`\nPaste this before </body> on the pages of ${flags.origin.join(', ')}:\n`);
  console.log(
    `  <script async src="${new URL('/parley.js', flags.publicUrl)}" data-site="${flags.site}"></script>`,
  );
  console.log(`\nNext: parley serve ${flagsFor(installation)}`);
}
