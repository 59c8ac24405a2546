/** The hosts of the links in a text, in its order, as often as they stand there; with and without `https://`. */

const LINKS =
  /(?:[Hh][Tt][Tt][Pp][Ss]?:\/\/|[Ww]{3}\.)\S+|(?<![\p{L}\p{N}@.-])[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.(?:\p{Ll}{2,}|\p{Lu}{2,}|\p{Lo}{2,})(?!\p{L})(?:\/\S*)?/gu;

/** It says by itself that it is a link, wherever it leads. */
const SPELLED = /^(?:https?:\/\/|www\.)/;

/** `text` with each link replaced by what `replace` makes of its host, in lower case and without `www.`. */
export function replaceLinks(text: string, replace: (host: string, isSpelled: boolean) => string): string {
  return text.replaceAll(LINKS, (found) => {
    // Before capitals go: "It came.Thanks" is no link.
    const link = found.toLowerCase();
    return replace(hostOf(link), SPELLED.test(link));
  });
}

/** @param isLink tells links from what only looks like one, such as "and.so.on" */
export function hostsOf(
  text: string,
  isLink: (host: string, isSpelled: boolean) => boolean = () => true,
): string[] {
  const hosts: string[] = [];
  replaceLinks(text, (host, isSpelled) => {
    if (isLink(host, isSpelled)) hosts.push(host);
    return '';
  });
  return hosts;
}

function hostOf(link: string): string {
  const rest = link.replace(/^https?:\/\//, '').replace(/^[^/?#]*@/, '');
  return (rest.replace(/^www\./, '').split(/[/?#:]/)[0] ?? '').replace(/[.,;!)\]]+$/, '');
}
