/** What a browser says of itself in its headers, coarsely: enough to help somebody, too little to know them again by. */
import type { ContactDevice } from '@parley/protocol';
import bowser from 'bowser';

/** Headers are anybody's words: what is longer than any real one is not looked at. */
const LONGEST = 1000;
const WORD = 40;

export function deviceOf(
  userAgent: string | undefined,
  acceptLanguage: string | undefined,
): ContactDevice | null {
  const device = { ...fromAgent(userAgent ?? ''), language: languageOf(acceptLanguage ?? '') };
  return device.browser === null && device.os === null && device.language === null ? null : device;
}

function fromAgent(userAgent: string): Omit<ContactDevice, 'language'> {
  // Every browser there is calls itself so; programs do not.
  if (!userAgent.startsWith('Mozilla/') || userAgent.length > LONGEST) {
    return { browser: null, os: null, kind: null };
  }
  const { browser, os, platform } = bowser.parse(userAgent);
  const { type } = platform;
  const kind = type === 'desktop' || type === 'mobile' || type === 'tablet' ? type : null;
  return { browser: browser.name?.slice(0, WORD) || null, os: os.name?.slice(0, WORD) || null, kind };
}

/** The first language; browsers put the one they like best there. */
function languageOf(acceptLanguage: string): string | null {
  const first = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}(?=[,;]|$)/.exec(acceptLanguage.trim())?.[0];
  return first ?? null;
}
