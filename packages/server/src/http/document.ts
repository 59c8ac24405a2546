/** The OpenAPI document, made from the routes, and its reference page, served from here alone. */
import { Scalar } from '@scalar/hono-api-reference';
import { AppError } from '../errors.js';
import type { App } from './app.js';
import { COOKIE } from './caller.js';
import { sendFile } from './files.js';

const REFERENCE = new URL('../reference/scalar.js', import.meta.url);

/** Scalar writes an inline script and styles; it may speak to this server and to nobody else. */
const DOCS_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

export function documentRoutes(app: App): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'contactToken', {
    type: 'http',
    scheme: 'bearer',
    description: 'A contact’s token from `POST /v1/sessions`. Only together with an `Origin` of its site.',
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'apiKey', {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key of the company, from `parley key create`. For servers only.',
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'agentCookie', {
    type: 'apiKey',
    in: 'cookie',
    name: COOKIE,
    description: 'An agent’s sign-in, from `POST /v1/sign-in`. Only on the server’s own pages.',
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'mailSignature', {
    type: 'apiKey',
    in: 'header',
    name: 'webhook-signature',
    description: 'A signature as Standard Webhooks has it, by the secret in `PARLEY_MAIL_SECRET`.',
  });

  app.get('/openapi.json', (c) =>
    c.json(
      app.getOpenAPI31Document({
        openapi: '3.1.0',
        info: {
          title: 'Parley',
          version: '1',
          description: 'Talk with the people who buy from you, and bring every conversation into your CRM.',
          license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
        },
        servers: [{ url: '/' }],
      }),
    ),
  );

  app.get('/docs/scalar.js', async (c) => {
    const sent = await sendFile(c, REFERENCE, {
      type: 'text/javascript; charset=utf-8',
      cache: 'public, max-age=3600',
    });
    if (sent === undefined)
      throw new AppError('not_found', 'The API reference is not built. Run `pnpm build`.');
    return sent;
  });

  app.use('/docs', async (c, next) => {
    c.header('content-security-policy', DOCS_POLICY);
    await next();
  });
  app.get(
    '/docs',
    Scalar({
      url: '/openapi.json',
      cdn: '/docs/scalar.js',
      pageTitle: 'Parley API',
      telemetry: false,
      withDefaultFonts: false,
      hideClientButton: true,
      showDeveloperTools: 'never',
      agent: { disabled: true },
      mcp: { disabled: true },
    }),
  );
}
