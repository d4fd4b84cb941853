// How a number of an identity paper is shown where it only tells people apart. Pure.

/** '001 185 001 234' → for pages: first and last three digits. */
export function maskedId(number: string): string {
  return number.length >= 9 ? `${number.slice(0, 3)} *** ${number.slice(-3)}` : `*** ${number.slice(-3)}`;
}
