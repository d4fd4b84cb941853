// Whether a word reads as a Vietnamese syllable: how a converted text is told from a wrong reading of its bytes. Pure.
import { rimes } from './rimes.ts';

const onsets = [
  'b',
  'c',
  'ch',
  'd',
  'đ',
  'g',
  'gh',
  'gi',
  'h',
  'k',
  'kh',
  'l',
  'm',
  'n',
  'ng',
  'ngh',
  'nh',
  'p',
  'ph',
  'q',
  'qu',
  'r',
  's',
  't',
  'th',
  'tr',
  'v',
  'x',
];
/** No vowel with a rounded one before it follows a consonant of the lips: VNI's "phoá" is "phố" and nothing else. */
const lips = /^(?:b|m|p|ph|v)$/;
const rounded = /^(?:o[aăe]|u[âêơ]|uy)/;
/** The few such syllables there are, foreign ones. */
const roundedOnLips = new Set(['voan', 'boa', 'buýt', 'phuy']);
/** Said by nobody, and VNI's way to write the first word of most addresses: "Soá", which is "Số". */
const unheard = /^s(?:[óòỏõọ]a|o[áàảãạ])$/;
/** "QĐ", "NĐ", "Đ/c", "50.000 đ". */
const short = /^(?:[A-Z]*Đ[A-ZĐ]*|đ)$/;
/** Uppercase with a small tail is a name; capitals inside a word are a sign of the wrong encoding. */
const cased = /^(?:\p{Lu}?\p{Ll}*|\p{Lu}+)$/u;

/** One word without blanks, in NFC. Words of plain letters only say nothing either way and are not asked. */
export const isSyllable = (word: string) => short.test(word) || (cased.test(word) && readsAsSyllable(word.toLowerCase()));

function readsAsSyllable(word: string): boolean {
  if (rimes.has(word)) return true;
  return onsets.some((onset) => word.startsWith(onset) && follows(onset, word));
}

function follows(onset: string, word: string): boolean {
  const rime = rimes.get(word.slice(onset.length));
  if (rime === undefined) return false;
  if (onset === 'q') return rime.startsWith('u');
  if (onset === 'qu') return !rime.startsWith('u') && !rime.startsWith('o');
  if (unheard.test(word)) return false;
  return !(lips.test(onset) && rounded.test(rime)) || roundedOnLips.has(word);
}
