// Vietnamese text as search sees it: without marks, in lower case, cut into syllables and pairs of syllables. Pure.
// It gives what fold() gives in the database; test/search/fold.test.ts holds the two together.

const printed: Record<string, string> = { đ: 'd', ð: 'd', '–': '-', '—': '-', '“': '"', '”': '"', '‘': "'", '’': "'" };

/** NFC, lower case, đ to d, marks stripped, printers' dashes and quotes plain, blanks collapsed. */
export function fold(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đð–—“”‘’]/g, (sign) => printed[sign] ?? sign)
    .replace(/\s+/g, ' ')
    .trim();
}

/** Of a word as the index holds it, in signs. */
export const longestSyllable = 38;

/** Folded syllables and numbers of a text, in order: 'Quyết định 1245/QĐ-UBND' → quyet dinh 1245 qd ubnd. */
export function syllables(text: string): string[] {
  return (fold(text).match(/[a-z0-9]+/g) ?? []).map((syllable) => syllable.slice(0, longestSyllable));
}

/** Each syllable and each pair of neighbours, once: what the index holds of a text. */
export function indexWords(texts: readonly string[]): string[] {
  const words = new Set<string>();
  for (const text of texts) {
    const found = syllables(text);
    for (const [index, syllable] of found.entries()) {
      words.add(syllable);
      const next = found[index + 1];
      if (next !== undefined) words.add(`${syllable}_${next}`);
    }
  }
  return [...words];
}

/** What a phrase asks of the index: its pairs, or the syllable itself when it is only one. */
export function phraseKeys(found: readonly string[]): string[] {
  if (found.length <= 1) return [...found];
  return [...new Set(found.slice(1).map((syllable, index) => `${found[index]}_${syllable}`))];
}

/**
 * Tells a paper from every other. What is written where there is none ("Không có giấy tờ, để quên") tells nobody apart: the form itself asks for
 * these words. The database says the same (numbered_id).
 */
export const isNumbered = (idNumber: string): boolean =>
  /\d/.test(idNumber) && !/^(?:khong|chua|ko(?![a-z0-9]))/.test(fold(idNumber));

/** An identity number however it was typed, as one key: blanks and dots gone, letters of a passport small; '' for no number. */
export function idKey(text: string): string {
  if (!isNumbered(text)) return '';
  return fold(text)
    .replace(/[^a-z0-9]/g, '')
    .slice(0, longestSyllable);
}

/** A telephone number as one key; +84 reads as 0. */
export function phoneKey(text: string): string {
  const digits = text.replace(/\D/g, '');
  return (/^84\d{9}$/.test(digits) ? `0${digits.slice(2)}` : digits).slice(0, longestSyllable);
}

/** The last four to eight signs of an identity number, for those who remember only its end. */
export function numberEnds(number: string): string[] {
  const key = idKey(number);
  return [4, 5, 6, 7, 8].filter((length) => key.length > length).map((length) => key.slice(-length));
}
