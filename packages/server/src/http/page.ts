/** Pages of ours that run one of our bundles and need nothing else: they hold an element, and nothing that has been said. */
import type { Context as HonoContext } from 'hono';
import type { Env } from './env.js';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "media-src 'self'",
  "require-trusted-types-for 'script'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

export interface BundlePage {
  /** File name of the bundle. */
  bundle: string;
  /** Path of its style sheet. */
  style: string;
  /** Its one element, as HTML in which everything is escaped. */
  element: string;
  /** Whether it lays itself out around the notch of a phone; false by default. */
  cover?: boolean;
  /** What else stands in the head; nothing by default. */
  head?: string;
}

/** Answers with the page. How long it may be kept is the caller's to say. */
export function sendPage(
  c: HonoContext<Env>,
  { bundle, style, element, cover = false, head = '' }: BundlePage,
) {
  c.header('content-security-policy', POLICY);
  c.header('x-content-type-options', 'nosniff');
  c.header('referrer-policy', 'no-referrer');
  return c.html(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1${cover ? ', viewport-fit=cover' : ''}">
<meta name="color-scheme" content="light dark">
${head}<title>Parley</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${style}">
<script type="module" src="/widget/${bundle}"></script>
</head>
<body>${element}</body>
</html>
`);
}

/** Answers with what lays such a page out. */
export function sendPageStyle(c: HonoContext<Env>, css: string) {
  c.header('content-type', 'text/css; charset=utf-8');
  c.header('cache-control', 'public, max-age=300');
  return c.body(css);
}
