// Whether a word reads as a Vietnamese syllable: how a converted text is told from a wrong reading of its bytes. Pure.

const onset = '(?:b|ch|c|d|đ|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|q|r|s|th|tr|t|v|x)?';
// The vowels that stand together, and no others: a wrong reading of bytes makes plenty of the others.
const rime =
  '(?:iêu|oai|oao|oay|oeo|uây|uôi|uya|uyê|uyu|ươi|ươu|yêu|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|ôi|oo|ơi|ua|uâ|uă|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|[aăâeêioôơuưy])';
const coda = '(?:ch|ng|nh|c|m|n|p|t)?';
const shape = new RegExp(`^${onset}${rime}${coda}$`);
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;
/** Uppercase with a small tail is a name; capitals inside a word are a sign of the wrong encoding. */
const cased = /^(?:\p{Lu}?\p{Ll}*|\p{Lu}+)$/u;

/** Words asked before: a book has some thousands of different ones, however many rows. */
const known = new Map<string, boolean>();
const mostKnown = 20_000;

/** One word without blanks, in NFC. Words of plain letters only say nothing either way and are not asked. */
export function isSyllable(word: string): boolean {
  let is = known.get(word);
  if (is === undefined) {
    is = readsAsSyllable(word);
    if (known.size >= mostKnown) known.clear();
    known.set(word, is);
  }
  return is;
}

function readsAsSyllable(word: string): boolean {
  if (!cased.test(word)) return false;
  const apart = word.toLowerCase().normalize('NFD');
  if ((apart.match(tones) ?? []).length > 1) return false;
  return shape.test(apart.replace(tones, '').normalize('NFC'));
}
