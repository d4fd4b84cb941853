// An address somebody sent along, to go back or on to: never out of the installation. Pure.

/**
 * The address when it is one of ours, as a browser reads it: tabs and line ends are nothing to it and a backslash is a slash, so "/⇥/evil.example"
 * is another host.
 * @param otherwise where to instead
 */
export function ownAddress(asked: string | null | undefined, otherwise = '/work'): string {
  if (!asked || !/^\/(?![/\\])/.test(asked)) return otherwise;
  return [...asked].some((one) => one < ' ' || one === '\u007f') ? otherwise : asked;
}
