/**
 * What a browser does by itself around the widget's client, which runs here outside of one: it names the page that
 * asks, keeps and sends cookies, and is a browser of its own for each person. Adds nothing else to any request.
 */
import http, { type RequestOptions } from 'node:http';

interface Page {
  origin: string;
  cookie: string | null;
}

/** By the host that is asked: each person asks through a port of their own. */
const pages = new Map<string, Page>();
let installed = false;

/**
 * From now on, what is asked of `server` is asked from a page at `origin`.
 * @returns a function that closes the page
 */
export function openPage(server: string, origin: string): () => void {
  install();
  const { host } = new URL(server);
  pages.set(host, { origin, cookie: null });
  return () => pages.delete(host);
}

function headersOf({ origin, cookie }: Page): Record<string, string> {
  return { origin, ...(cookie !== null && { cookie }) };
}

function install(): void {
  if (installed) return;
  installed = true;
  // Tabs of one browser take turns by locks; here, everybody has another browser.
  if (globalThis.navigator) Object.defineProperty(globalThis.navigator, 'locks', { value: undefined });
  const fetchIt = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const page = pages.get(new URL(input instanceof Request ? input.url : input).host);
    if (page === undefined) return fetchIt(input, init);
    const headers = new Headers(init?.headers);
    for (const [name, value] of Object.entries(headersOf(page))) headers.set(name, value);
    const response = await fetchIt(input, { ...init, headers });
    const [cookie] = response.headers.getSetCookie();
    if (cookie !== undefined) page.cookie = cookie.split(';')[0] ?? null;
    return response;
  };
  // Web sockets and long polling begin here.
  const request = http.request as (...args: unknown[]) => http.ClientRequest;
  const asked = (options: unknown, ...rest: unknown[]) => {
    const { host, hostname, port } = options as RequestOptions;
    const page = pages.get(`${hostname ?? host}:${port}`);
    if (page === undefined) return request(options, ...rest);
    const { headers } = options as RequestOptions;
    return request({ ...(options as RequestOptions), headers: { ...headers, ...headersOf(page) } }, ...rest);
  };
  http.request = asked as typeof http.request;
}
