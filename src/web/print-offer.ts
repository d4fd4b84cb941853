// How a page of figures or a list is printed: through an address of its own, which observes the print. Pure.

/** `href` '' on the print page itself, where the button stands. */
export interface PrintOffer {
  href: string;
  label: string;
  back: { href: string; label: string };
}

/** What the page offers, and what its print page offers instead. */
export const printOffer = (label: string, isPrint: boolean, href: string, back: PrintOffer['back']): PrintOffer => ({
  href: isPrint ? '' : href,
  label,
  back,
});
