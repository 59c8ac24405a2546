/** E-mail addresses as operators write them. */
export interface Address {
  name: string;
  address: string;
}

const ADDRESS = /^(?:(.*?)\s*<)?([^\s<>@"]+@[^\s<>@"]+)>?$/;

/** `Acme <support@acme.example>` or the address alone. @returns undefined when it is neither */
export function parseAddress(text: string): Address | undefined {
  const [, name = '', address] = ADDRESS.exec(text.trim()) ?? [];
  return address === undefined ? undefined : { name: name.replaceAll('"', '').trim(), address };
}
