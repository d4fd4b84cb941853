// An office as people write it, made plain: "UBND P. Trúc Bạch, Q. Ba Đình" is phuong truc bach under quan ba dinh. Pure.
import { fold } from '../search/fold.ts';

const short: readonly [RegExp, string][] = [
  [/^(?:ubnd|uy ban nhan dan|uy ban|ub)\s+/, ''],
  [/^p\.?\s+|^p\./, 'phuong '],
  [/^x\.\s*/, 'xa '],
  [/^tt\.?\s+|^tt\./, 'thi tran '],
  [/^tx\.?\s+|^tx\./, 'thi xa '],
  [/^q\.?\s+|^q\./, 'quan '],
  [/^h\.\s*/, 'huyen '],
  [/^(?:tp|t\.p)\.?\s+|^tp\./, 'thanh pho '],
];

function plain(part: string): string {
  let text = fold(part).replace(/\s*\((?:cu|truoc[^)]*)\)$/, '');
  for (const [pattern, word] of short) text = text.replace(pattern, word);
  return text.replace(/\s+/g, ' ').trim();
}

export interface OfficeWords {
  name: string;
  /** What it stood under, when the book says it. */
  under: string;
}

/** "UBND P. Trúc Bạch, Q. Ba Đình" → phuong truc bach under quan ba dinh. */
export function officeWords(text: string): OfficeWords {
  const [name = '', under = ''] = text.split(/\s*[,;]\s*|\s+-\s+/).map(plain);
  return { name, under };
}
