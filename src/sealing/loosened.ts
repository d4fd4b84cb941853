// A text as it reads with its words apart: where a capital stands right behind a small letter, or a sign parts two words without a blank
// ("NguyễnThịBạchTuyết", "bà.Tuyết", "Quán-Thánh"), a blank stands. Pure.

export interface Loosened {
  text: string;
  /** Of each sign of it the place in the source, and of its end. */
  places: number[];
}

const joined = /(?<=\p{Ll}\p{M}*)(?=\p{Lu})|(?<=\d)(?=\p{Lu}\p{Ll})|(?<=[\p{L}\d])[._*~–—-]+(?=\p{Lu})/gu;

/** Undefined for a text whose words stand apart. */
export function loosened(source: string): Loosened | undefined {
  let text = '';
  const places: number[] = [];
  let at = 0;
  const take = (to: number) => {
    text += source.slice(at, to);
    for (; at < to; at += 1) places.push(at);
  };
  for (const { 0: sign, index } of source.matchAll(joined)) {
    take(index);
    text += ' ';
    places.push(index);
    at = index + sign.length;
  }
  if (text === '') return undefined;
  take(source.length);
  places.push(source.length);
  return { text, places };
}
