/** A page of the company as the tests need one: something to read, to scroll and to put the focus on. */

/**
 * @param address what the query says: `site`, `lang`, `dir`, `theme`, `title`, `topic`
 * @param server origin of the chat's server
 * @param rendered what the server has rendered of the topic that the query names
 */
export function hostPage(address: URL, server: string, rendered = ''): string {
  const say = (name: string, otherwise: string) => address.searchParams.get(name) ?? otherwise;
  const lang = say('lang', 'en');
  const theme = say('theme', 'light');
  const dir = lang === 'ar' || lang === 'he' ? 'rtl' : 'ltr';
  const topic = say('topic', '');
  const tag = (file: string) =>
    `<script async src="${server}/${file}" data-site="${say('site', 'acme')}" data-theme="${theme}" data-locale="${lang}"></script>`;
  return `<!doctype html>
<html lang="${lang}" dir="${dir}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Acme prices</title>
    <style>
      :root { color-scheme: ${theme}; }
      body { margin: 0; font: 16px/1.6 system-ui, sans-serif; color: light-dark(#20242c, #e8eaf0); background: light-dark(#f6f6f3, #14161a); }
      main { max-inline-size: 680px; padding: 48px 24px; }
      h1 { font-size: 32px; line-height: 1.2; }
      input, button, a { font: inherit; color: inherit; }
    </style>
  </head>
  <body>
    <main>
      <h1>Prices</h1>
      <p>One price for each size, the same for everybody. <a href="/other?${address.searchParams}">How we deliver</a></p>
      <p><label>Postcode <input id="postcode" /></label> <button id="ask">Ask us</button></p>
      ${'<p>Each frame is welded by hand, painted twice, and tested for a week before it leaves the house.</p>'.repeat(12)}
      ${topic && `<parley-discussion topic="${topic}">${rendered}</parley-discussion>`}
    </main>
    <footer>Acme, since 1949</footer>
    ${topic ? tag('parley-discussion.js') : tag('parley.js')}
  </body>
</html>`;
}
