/** Posting by TLS: to whom the certificate belongs, and to nobody else. Certificates are made by openssl for each run. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import tls from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { AddressGuard } from './address-guard.js';
import { WebhookPoster } from './webhook-poster.js';

/** Node 22.19, 24.5 and newer can be told whom to trust while they run. */
const canTrust = 'setDefaultCACertificates' in tls;
const trusted = canTrust ? tls.getCACertificates('default') : [];
let directory: string;
let certificate: string;
let server: Server;
let poster: WebhookPoster;
let arrived: string[];

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'parley-tls-'));
  const [key, cert] = [join(directory, 'key.pem'), join(directory, 'cert.pem')];
  const subject = ['-subj', '/CN=crm.test', '-addext', 'subjectAltName=DNS:crm.test', '-days', '2'];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  execFileSync('openssl', ['req', '-x509', ...kind, '-keyout', key, '-out', cert, ...subject], {
    stdio: 'ignore',
  });
  certificate = readFileSync(cert, 'utf8');
  server = createServer({ key: readFileSync(key), cert: certificate }, (request, response) => {
    void text(request).then((body) => {
      arrived.push(`${request.headers.host?.split(':')[0]} ${body}`);
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  rmSync(directory, { recursive: true, force: true });
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
afterEach(() => {
  poster.close();
  if (canTrust) tls.setDefaultCACertificates(trusted);
});

function post(host: string) {
  arrived = [];
  const resolve = async () => [{ address: '127.0.0.1', family: 4 }];
  poster = new WebhookPoster({ guard: new AddressGuard(['127.0.0.0/8'], resolve) });
  const { port } = server.address() as AddressInfo;
  return poster.post({ url: `https://${host}:${port}/hook`, headers: {}, body: 'Hello' });
}

describe('a receiver by TLS', () => {
  it.runIf(canTrust)('is told when its certificate is trusted and is its own', async () => {
    tls.setDefaultCACertificates([...trusted, certificate]);

    expect(await post('crm.test')).toMatchObject({ status: 204, error: null });
    expect(arrived).toEqual(['crm.test Hello']);
  });

  it('is told nothing when nobody vouches for its certificate', async () => {
    expect(await post('crm.test')).toMatchObject({
      status: null,
      error: expect.stringContaining('SELF_SIGNED'),
    });
    expect(arrived).toEqual([]);
  });

  it.runIf(canTrust)('is told nothing when its certificate is for another name', async () => {
    tls.setDefaultCACertificates([...trusted, certificate]);

    const outcome = await post('other.test');

    expect(outcome).toMatchObject({
      status: null,
      error: expect.stringContaining('ERR_TLS_CERT_ALTNAME_INVALID'),
    });
    expect(arrived).toEqual([]);
  });
});
