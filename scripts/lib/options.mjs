/** Reads what was typed after `npm start --` and `npm test --`, and the PARLEY_ variables. Says at once what is wrong. */
import { isAbsolute, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from './paths.mjs';
import { Problem } from './problem.mjs';

export const STEP_NAMES = ['build', 'lint', 'unit', 'size', 'component', 'e2e'];

export const START_HELP = `Starts Parley with a demo company beside it: website, console and CRM.

  npm start -- [options]

  --port PORT        Parley itself, 4300 by default     (PARLEY_PORT)
  --site-port PORT   the demo website, 4310 by default  (PARLEY_SITE_PORT)
  --crm-port PORT    the demo CRM, 4320 by default      (PARLEY_CRM_PORT)
  --data DIR         where the demo keeps its data, .parley/demo by default (PARLEY_DEMO_DATA)
  --help             this text

Data is kept between runs; delete the folder to begin anew. A website on another port gets data of its own,
because Parley lets only the pages of known addresses in.`;

export const TEST_HELP = `Builds everything and runs every check and test.

  npm test -- [options]

  --only STEP   only this step after the build; may be repeated (${STEP_NAMES.join(', ')})
  --help        this text`;

function parse(args, options) {
  try {
    return parseArgs({ args, options, strict: true }).values;
  } catch (error) {
    throw new Problem(`${error.message.split('. ')[0].replace(/\.$/, '')}. See --help.`);
  }
}

function port(name, text) {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < 1 || number > 65_535) {
    throw new Problem(`${name} must be a port between 1 and 65535, not "${text}".`);
  }
  return number;
}

/** Options of `npm start`. */
export function readStartOptions(args, env = process.env) {
  const text = { type: 'string' };
  const values = parse(args, {
    port: text,
    'site-port': text,
    'crm-port': text,
    data: text,
    help: { type: 'boolean', default: false },
  });
  const choose = (flag, variable, fallback) => {
    if (values[flag] !== undefined) return port(`--${flag}`, values[flag]);
    return env[variable] ? port(variable, env[variable]) : fallback;
  };
  const ports = {
    parley: choose('port', 'PARLEY_PORT', 4300),
    site: choose('site-port', 'PARLEY_SITE_PORT', 4310),
    crm: choose('crm-port', 'PARLEY_CRM_PORT', 4320),
  };
  if (new Set(Object.values(ports)).size < 3) {
    throw new Problem('--port, --site-port and --crm-port must be three different ports.');
  }
  const named = values.data ?? env.PARLEY_DEMO_DATA;
  const folder = ports.site === 4310 ? 'demo' : `demo-${ports.site}`;
  const data = named ? (isAbsolute(named) ? named : resolve(named)) : join(ROOT, '.parley', folder);
  return { help: values.help, ports, data };
}

/** Options of `npm test`. */
export function readTestOptions(args) {
  const values = parse(args, {
    only: { type: 'string', multiple: true, default: [] },
    help: { type: 'boolean', default: false },
  });
  const only = values.only.flatMap((value) => value.split(','));
  const unknown = only.find((name) => !STEP_NAMES.includes(name));
  if (unknown !== undefined) {
    throw new Problem(`There is no step "${unknown}". There are ${STEP_NAMES.join(', ')}.`);
  }
  return { help: values.help, only };
}
