// A sender named by a part of his name: by its end ("Ngọc Trăng Khuyết", "bà Thị Tuyết", "bà Tuyết"), with words of it left out or
// shortened ("Nguyễn Tuyết", "Ng. Tuyết", "H.M. Châu"), by its beginning without the given name ("Lê Thị Bạch", "bà Lê Bạch"), or the given
// name before the family's ("Tuyết, Nguyễn Thị Bạch", "Tuyết Lê"). Others may be called so, too: it counts with its marks, not as a part of
// another name, not as a place's, and not where somebody on the other side is called so. Pure.
import { fold } from '../search/fold.ts';
import {
  aheadIn,
  calledBy,
  isCapital,
  isPartOfAnother,
  type NamedAt,
  type NamePattern,
  standsAlone,
  withSaid,
} from './called-by.ts';
import { isCalledSo, type NameWord, type NameWords } from './name-words.ts';
import { isHeardAs, soundingLike } from './one-letter-off.ts';
import { doubledIn, isSlip } from './slip.ts';

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const whole = (pattern: string) => new RegExp(`(?<![a-z0-9])${pattern}(?![a-z0-9])`, 'g');
/** The name goes on: "Bạch Tuyết Mai". */
const isLonger = (source: string, to: number) => /^[ \t]\p{Lu}\p{Ll}/u.test(source.slice(to, to + 4));

/** @param name the words of the name @param others names on the other side */
export function shortNamePatterns(name: NameWords, others: readonly string[], isUnmarked: boolean): NamePattern[] {
  const last = name.words.length - 1;
  if (last < 1) return [];
  const ahead = aheadIn(isUnmarked);
  const isAnothers = (parts: readonly NameWord[], isBeginning = false) => {
    const words = parts.flatMap(({ text, isWhole }) => (!isWhole && /^\p{Lu}{2,}$/u.test(text) ? [...text] : [text]));
    return others.some((one) => isCalledSo(one, words, isBeginning));
  };

  /** The given name and the words of the name before it, as far as they count. */
  const ending: NamePattern['at'] = (source, from, to) => {
    const given = { text: source.slice(from, to), from, to, index: last, isWhole: true };
    if (!name.isWord(given.text, last)) return undefined;
    const parts = [...name.before(source, from), given];
    for (let start = 0; start < parts.length; start += 1) {
      const here = parts.slice(start);
      const [first, dropped] = [here[0]?.text ?? '', parts[start - 1]?.text ?? ''];
      // Without a capital and with no title before it, less of a name counts no more than all of it.
      if (start > 0 && !isCapital(first) && !ahead.ends.has(dropped.toLowerCase())) continue;
      if (isAnothers(here)) return undefined;
      const found = turned(source, here) ?? (here.length === 1 ? single(source, from, to) : joined(source, here));
      if (found) return found;
      // What is left without a word with a capital is the end of a longer name, but "ANH TRUNG" is anh Trung, "B. Tuyết" bà Tuyết.
      if (isCapital(first) && !ahead.ends.has(first.toLowerCase())) return undefined;
    }
    return undefined;
  };

  /** The given name with a slip in it counts behind a word of respect, where a name stands and nothing else. */
  const slipped: NamePattern['at'] = (source, from, to) => {
    const written = name.words[last] ?? '';
    const typed = source.slice(from, to);
    const isMeant = isSlip(typed, written, isUnmarked) || (isCapital(typed) && isHeardAs(typed, written, isUnmarked));
    if (isLonger(source, to) || !isMeant) return undefined;
    const parts = [...name.before(source, from), { text: written, from, to, index: last, isWhole: true }];
    for (const [start, { from: first }] of parts.entries()) {
      const here = parts.slice(start);
      if (!ahead.respect.test(source.slice(Math.max(0, first - 40), first)) || isAnothers(here)) continue;
      return withSaid(ahead, source, first, to);
    }
    return undefined;
  };

  /** One word counts after whatever somebody is called by. */
  const single = (source: string, from: number, to: number): NamedAt | undefined => {
    const how = calledBy(ahead, source, from, to, isUnmarked);
    return how === 'titled' ? withSaid(ahead, source, from, to) : how === 'kin' ? { from, to } : undefined;
  };

  const joined = (source: string, parts: readonly NameWord[]): NamedAt | undefined => {
    const [first, to] = [parts[0] as NameWord, parts.at(-1)?.to ?? 0];
    const { from } = first;
    const isEnd = first.index > 0 && parts.every(({ index, isWhole }, at) => isWhole && index === last - parts.length + 1 + at);
    const how = calledBy(ahead, source, from, to, isUnmarked);
    if (isLonger(source, to) && !(how === 'titled' && isEnd)) return undefined;
    if (how === 'titled') return withSaid(ahead, source, from, to);
    if (how === 'kin') return { from, to };
    if (isPartOfAnother(source, from, isUnmarked) && first.index === 0) return undefined;
    const isNamed = parts.every(({ text }) => isCapital(text));
    const isAllWhole = parts.every(({ isWhole }) => isWhole);
    if (first.index === 0 && first.isWhole)
      return (parts.length === 2 ? how === 'alone' : isNamed || isAllWhole) ? { from, to } : undefined;
    // "Ng. Tuyết", "M. Châu": without its dot an initial is a letter ("nhóm M Châu"), or a shortening of many things ("TT Bình").
    const isDotted = first.isWhole || source[first.to] === '.' || parts.length > 2 || first.text.length > 2;
    const isLong = isEnd && parts.length > 2;
    if (!isDotted || !standsAlone(source, from, to, isUnmarked, isLong)) return undefined;
    return how === 'alone' || isLong ? { from, to } : undefined;
  };

  /** The family name behind the given one. */
  const turned = (source: string, parts: readonly NameWord[]): NamedAt | undefined => {
    const [from, given] = [parts[0]?.from ?? 0, parts.at(-1)?.to ?? 0];
    if ((parts[0]?.index ?? 0) === 0) return undefined;
    const [all = '', sign = '', family = ''] =
      /^(\s*[,(]\s*|[ \t]{1,2})([\p{L}\p{M}]+)(?![\p{L}\p{M}\p{N}])/u.exec(source.slice(given, given + 40)) ?? [];
    if (!isCapital(family) || !name.isWord(family, 0)) return undefined;
    const middle = name.middleAfter(source, given + all.length) ?? [];
    // "Tuyết, Lê và An" are two.
    if (sign.includes(',') && middle.length === 0) return undefined;
    const end = middle.at(-1)?.to ?? given + all.length;
    const words = [...parts, { text: family, from: 0, to: 0, index: 0, isWhole: true }, ...middle];
    const isTheirs = others.some((one) => isCalledSo(one, [family, ...middle.map(({ text }) => text), parts.at(-1)?.text ?? '']));
    if (isTheirs || isAnothers(words) || /^[ \t]\p{Lu}/u.test(source.slice(end, end + 3))) return undefined;
    if (!words.every(({ text }) => isCapital(text))) return undefined;
    const how = calledBy(ahead, source, from, end, isUnmarked);
    if (how === 'no' && !standsAlone(source, from, end, isUnmarked)) return undefined;
    const said = how === 'kin' ? { from, to: end } : withSaid(ahead, source, from, end);
    return { from: said.from, to: said.to + (sign.includes('(') ? (/^\s*\)/.exec(source.slice(end))?.[0].length ?? 0) : 0) };
  };

  /** The family name and words of the middle, the given name left out. */
  const beginning: NamePattern['at'] = (source, from, to) => {
    const family = { text: source.slice(from, to), from, to, index: 0, isWhole: true };
    if (!isCapital(family.text) || !name.isWord(family.text, 0)) return undefined;
    const middle = name.middleAfter(source, to) ?? [];
    const parts = [family, ...middle];
    const [end, tail] = [middle.at(-1)?.to ?? to, middle.at(-1)];
    if (!tail?.isWhole || /^(?:[ \t]|\s*[-–.])?\p{Lu}/u.test(source.slice(end, end + 4))) return undefined;
    // "bà Lê Thị" is half the women of a family.
    if (parts.length === 2 && isCommonMiddle(tail.text)) return undefined;
    if (!parts.every(({ text }) => isCapital(text)) || isAnothers(parts, true)) return undefined;
    const how = calledBy(ahead, source, from, end, isUnmarked);
    if (how === 'titled') return withSaid(ahead, source, from, end);
    if (how === 'kin') return { from, to: end };
    return parts.length > 2 && !isPartOfAnother(source, from, isUnmarked) && standsAlone(source, from, end, isUnmarked)
      ? { from, to: end }
      : undefined;
  };

  /** "NGỌCTRĂNGKHUYẾT" */
  const closed = (from: number): NamePattern => ({
    pattern: whole(name.folded.slice(from).map(literal).join('')),
    at: (source, start, end) => {
      const words = name.words.slice(from);
      const isTyped = isUnmarked || source.slice(start, end).toLowerCase() === words.join('').toLowerCase();
      return isTyped && !others.some((one) => isCalledSo(one, words)) ? withSaid(ahead, source, start, end) : undefined;
    },
  });

  const [family = '', given = ''] = [name.folded[0], name.folded[last]];
  return [
    ...Array.from({ length: Math.max(0, Math.min(last, 7) - 1) }, (_none, at) => closed(at + 1)),
    { pattern: whole(literal(given)), at: ending },
    {
      pattern: whole(
        `(?:${[...new Set([given, ...doubledIn(given), ...soundingLike(name.words[last] ?? '').map(fold)])].map(literal).join('|')})`,
      ),
      at: slipped,
    },
    ...(last > 1 ? [{ pattern: whole(literal(family)), at: beginning }] : []),
  ];
}

const isCommonMiddle = (word: string) => /^(?:thị|thi|văn|van)$/iu.test(word);
