// An officer called otherwise than by his whole name: "đ/c Cường", "V.B. Cường", "Cường VP". In a cell that says whom a paper is against
// every word that is his given name may mean him; in what is told somebody must be called by it (docs/decisions/0003). Pure.
import { fold } from '../../search/fold.ts';
import {
  beforePost,
  beginsTitle,
  hasPostAfterOffice,
  hasPostBefore,
  isCalledByName,
  isCallingWord,
  isLocality,
  isNoPerson,
  isPair,
  isPlace,
  isPlaceWord,
  joins,
  titleBefore,
} from './callings.ts';
import { isBeside, isInitial, isSame, isSurname, isWithin, type SaidWord, wordsOf } from './said-words.ts';

export interface CalledOfficer {
  accountId: number;
  /** A name he bears or bore, with its marks. */
  name: string;
}

/**
 * Where a name is looked for: a cell of whom it is against; what is told where no cell says that; what is told beside such a cell, where
 * others stand as well.
 */
export type SaidPlace = 'cell' | 'told' | 'told beside';

interface Known {
  accountId: number;
  words: readonly string[];
  given: string;
}
/** Officers by their given names without marks. */
export type KnownOfficers = ReadonlyMap<string, readonly Known[]>;

/** The officers of an office by their given name, folded, as texts are searched for them. */
export function knownOfficers(officers: readonly CalledOfficer[]): KnownOfficers {
  const known = new Map<string, Known[]>();
  for (const { accountId, name } of officers) {
    const words = name.normalize('NFC').trim().split(/\s+/);
    const given = words.at(-1) ?? '';
    if (given === '') continue;
    known.set(fold(given), [...(known.get(fold(given)) ?? []), { accountId, words, given }]);
  }
  return known;
}

/** The accounts a text may mean by a part of their names. */
export function meantIn(text: string, known: KnownOfficers, place: SaidPlace): number[] {
  const composed = text.normalize('NFC');
  const words = wordsOf(composed, place === 'cell');
  const found = new Set<number>();
  for (const [at, word] of words.entries())
    for (const one of known.get(word.folded) ?? [])
      if (!found.has(one.accountId) && isMeant(composed, words, at, one, place)) found.add(one.accountId);
  return [...found];
}

/** Accounts whose given name a cell holds but for its marks ("Cuông"): to be asked about, nothing to hide by. */
export function alikeIn(cell: string, known: KnownOfficers): number[] {
  const composed = cell.normalize('NFC');
  const words = wordsOf(composed, true);
  const found = words.flatMap((word, at) =>
    isOfLanguage(words, at, false)
      ? []
      : (known.get(word.folded) ?? []).filter((one) => !isAnother(callingOf(words, at), word, one)).map((one) => one.accountId),
  );
  return [...new Set(found)];
}

/** So much behind a word says what post he holds. */
const near = 60;

function isMeant(text: string, words: readonly SaidWord[], at: number, one: Known, place: SaidPlace): boolean {
  const word = words[at] as SaidWord;
  const isHis = isSame(word, one.given);
  // Where a cell calls somebody by it the marks may be wrong; in what is told it is another name.
  if (!isHis && place !== 'cell') return false;
  const run = callingOf(words, at);
  const title = titleBefore(words, at - run.length);
  const isRespected = title === 'respect';
  if (isOfLanguage(words, at, isRespected && run.length === 0) || isAnother(run, word, one)) return false;
  if (place === 'cell' && isHis) return true;
  const isName = word.isUncased || /^\p{Lu}/u.test(word.text);
  if (!isName && isNoPerson(words[at - 1]?.lower ?? '', word.lower)) return false;
  const own = withoutOffice(words, at, run);
  if (own.length > 0 && !isWithin(own, one.words.slice(0, -1))) return false;
  const isCalled = isRespected || (isName && title === 'post') || own.length > 0;
  const isPosted =
    (isName || isRespected) &&
    ((hasPostBefore(words, at - own.length) && !isBegun(words, at)) ||
      ((isCalled || isCalledByName(words, at) || isBare(words, at, run, one)) && isBeforePost(text, words, at)));
  if (isPosted) return true;
  return place !== 'told beside' && (isCalled || (isName && isBeforePost(text, words, at)));
}

/**
 * A given name alone, begun with a capital letter: "cùng Thắng (chủ tịch phường)". Where capital letters tell nothing, behind a sign or what
 * joins people, and with the marks of the name: "lấn ban công" calls no Lan.
 */
function isBare(words: readonly SaidWord[], at: number, run: readonly SaidWord[], { given }: Known): boolean {
  const [word, before] = [words[at] as SaidWord, words[at - 1]];
  if (run.length > 0 || beginsTitle(words, at)) return false;
  const isMarked = (one: string) => fold(one) !== one.toLocaleLowerCase('vi');
  if (word.isUncased && isMarked(word.text) && !isMarked(given)) return false;
  return !word.isUncased || !before || joins.has(before.lower) || /^[^\d]*[^\s\d][^\d]*$/.test(word.gap);
}

const isBeforePost = (text: string, words: readonly SaidWord[], at: number) => {
  const { end } = words[at] as SaidWord;
  return beforePost.test(text.slice(end, end + near)) || hasPostAfterOffice(words, at);
};

/** A longer name begins with it: "xây dựng Thắng Long". A place, an office or a post may follow whoever is meant. */
function isBegun(words: readonly SaidWord[], at: number): boolean {
  const [word, next, after] = [words[at] as SaidWord, words[at + 1], words[at + 2]];
  if (word.isUncased || !next || !isBeside(word, next) || !/^\p{Lu}/u.test(next.text)) return false;
  return !isCallingWord(words, at + 1) && !isLocality(next, after);
}

/** The words of his name without the office's before it: "chủ tịch phường Ba Đình Thắng". */
function withoutOffice(words: readonly SaidWord[], at: number, run: readonly SaidWord[]): readonly SaidWord[] {
  const [one, other] = run;
  return isLocality(one, other) && isPlaceWord(words[at - run.length - 1]?.lower ?? '') ? run.slice(2) : run;
}

/** The words of a name before its given name: "Vũ B." of "đ/c Vũ B. Cường". */
function callingOf(words: readonly SaidWord[], at: number): SaidWord[] {
  const run: SaidWord[] = [];
  let isBegun = false;
  for (let last = at; last > 0 && run.length < 4; last -= 1) {
    const [word, next] = [words[last - 1] as SaidWord, words[last] as SaidWord];
    isBegun = titleBefore(words, last) !== undefined;
    if (isBegun || !isBeside(word, next) || joins.has(word.lower)) break;
    if (!word.isUncased && !/^\p{Lu}/u.test(word.text)) break;
    run.unshift(word);
  }
  if (isBegun || !words[at]?.isUncased) return run;
  // Nothing tells where a name begins in all small letters: the last family name does.
  const begins = run.findLastIndex(isSurname);
  return begins === -1 ? [] : run.slice(begins);
}

/** A whole name of somebody else: more than one of its words is not the officer's. */
function isAnother(run: readonly SaidWord[], given: SaidWord, one: Known): boolean {
  const begins = run.findIndex((word) => isSurname(word) && !isInitial(word));
  if (begins === -1) return false;
  const whole = [...run.slice(begins), given];
  if (whole.length < 3 || isWithin(whole, one.words)) return false;
  if (whole.length !== one.words.length) return true;
  return whole.filter((word, at) => !isSame(word, one.words[at] ?? '')).length > 1;
}

/** A word of the language or of a place: "công an", "phường Ngọc Hà". Whoever is called by it is somebody. */
function isOfLanguage(words: readonly SaidWord[], at: number, isCalled: boolean): boolean {
  const word = words[at] as SaidWord;
  const before = words[at - 1];
  const after = words[at + 1];
  if (isCalled && /^\p{Lu}/u.test(word.text)) return false;
  if (before && isBeside(before, word) && isPair(before.lower, word.lower, word.isUnmarked)) return true;
  // "Thắng lợi dụng": the second word begins another.
  const isApart = after && words[at + 2] && isPair(after.lower, words[at + 2]?.lower ?? '', word.isUnmarked);
  if (after && !isApart && isBeside(word, after) && isPair(word.lower, after.lower, word.isUnmarked)) return true;
  const isPlaced = (first: number) => {
    const [place, one, other] = [words[first - 1], words[first], words[first + 1]];
    return place !== undefined && one !== undefined && other !== undefined && isPlace(place.lower, one.lower, other.lower);
  };
  return isPlaced(at - 1) || isPlaced(at);
}
