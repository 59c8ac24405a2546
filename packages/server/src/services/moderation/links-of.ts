/** The hosts of the links in a text, in its order, as often as they stand there; with and without `https://`. */

const LINKS =
  /(?:[Hh][Tt][Tt][Pp][Ss]?:\/\/|[Ww]{3}\.)\S+|(?<![\p{L}\p{N}@.-])[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.(?:\p{Ll}{2,}|\p{Lu}{2,}|\p{Lo}{2,})(?!\p{L})(?:\/\S*)?/gu;

/** `text` with each link replaced by what `replace` makes of its host, in lower case and without `www.`. */
export function replaceLinks(text: string, replace: (host: string) => string): string {
  // Before capitals go: "It came.Thanks" is no link.
  return text.replaceAll(LINKS, (link) => replace(hostOf(link.toLowerCase())));
}

export function hostsOf(text: string): string[] {
  const hosts: string[] = [];
  replaceLinks(text, (host) => {
    hosts.push(host);
    return '';
  });
  return hosts;
}

function hostOf(link: string): string {
  const rest = link.replace(/^https?:\/\//, '').replace(/^[^/?#]*@/, '');
  return (rest.replace(/^www\./, '').split(/[/?#:]/)[0] ?? '').replace(/[.,;!)\]]+$/, '');
}
