// A QR code as one SVG path, so that the receipt needs no image from anywhere and no style in the page.
import QRCode from 'qrcode';

/** The squares of the code as a path on a square of `size` units, with the quiet zone the standard asks for. */
export function qrPath(text: string): { size: number; path: string } {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules;
  const quiet = 4;
  let path = '';
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (data[y * size + x]) path += `M${x + quiet} ${y + quiet}h1v1h-1z`;
    }
  }
  return { size: size + 2 * quiet, path };
}
