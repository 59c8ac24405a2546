/**
 * How a site's chat looks, as a few lines that come with the script of its tag: so the launcher is drawn in the right colour and
 * corner at once, and no page asks anything more. What the page itself says, in its tag or its style, counts more. Pure.
 */
import type { SiteTheme } from '@parley/protocol';
import type { Settings, SiteSettings } from '../settings/settings-schema.js';

/** Up from the lower edge: the launcher, and a gap. */
const ABOVE_LAUNCHER = 68;
const DEFAULT_OFFSET = 20;

/** The site whose page asks for the script: by its key, or as the only one at that origin. */
export function siteOfTag(
  { sites }: Settings,
  { key, origin }: { key: string | undefined; origin: string | undefined },
): SiteSettings | undefined {
  const open = sites.filter(({ archived }) => !archived);
  if (key !== undefined) return open.find((site) => site.key === key);
  const there = open.filter(({ origins }) => origin !== undefined && origins.includes(origin));
  return there.length === 1 ? there[0] : undefined;
}

/** The lines; none where all is as it is anyway. They hold nothing but words and numbers that the settings' schema lets in. */
export function tagPrelude({ accent, mode, position, offset }: SiteTheme): string {
  const data = { ...(mode !== 'auto' && { theme: mode }), ...(position !== 'end' && { position }) };
  const style = [
    accent && `--parley-accent:${accent}`,
    offset.inline !== DEFAULT_OFFSET &&
      `--parley-launcher-inline:${offset.inline}px;--parley-offset-inline:${offset.inline}px`,
    offset.block !== DEFAULT_OFFSET &&
      `--parley-launcher-block:${offset.block}px;--parley-offset-block:${offset.block + ABOVE_LAUNCHER}px`,
  ].filter(Boolean);
  if (Object.keys(data).length === 0 && style.length === 0) return '';
  // Of no weight, so that any rule of the page's counts more; and a sheet of its own, which no policy forbids.
  const sheet = `:where(html){${style.join(';')}}`;
  return `try{let d=document,s=d.currentScript,o=${JSON.stringify(data)},k,c;if(s){for(k in o)k in s.dataset||(s.dataset[k]=o[k]);c=new CSSStyleSheet;c.replaceSync(${JSON.stringify(sheet)});d.adoptedStyleSheets=[...d.adoptedStyleSheets,c]}}catch(e){}\n`;
}
