// A sealed intake form that turns out to be no denunciation: all typed comes back, and what was corrected in the summary meanwhile goes
// into the field it says. Pure.
import { z } from 'zod';
import { lowered } from '../../first-letter.ts';
import { fold } from '../../search/fold.ts';
import type { FormValues } from '../../web/forms.ts';
import { petitionTypeNames } from '../petition.ts';
import { respondentPlaces } from './forms.ts';
import {
  beforeField,
  differsField,
  isOfOpenForm,
  kindWords,
  lineOf,
  linesOf,
  type MadeLine,
  notDenunciation,
  respondentWords,
  turnedField,
} from './turned.ts';

type Fields = Readonly<Record<string, string>>;

/** Asked of a denunciation only, or answered of it. */
const sealedOnly = new Set([
  ...['denouncedIs', 'againstOwnHead', 'goesAbove', 'openWords', 'confirmed', 'declaredType'],
  ...[turnedField, beforeField, notDenunciation],
]);

const Before = z.object({
  values: z.record(z.string(), z.string()),
  // A draft of an earlier release keeps the lines as one text.
  lines: z.union([
    z.array(z.object({ place: z.string(), line: z.string() })),
    z.string().transform((text): MadeLine[] => linesOf(text).flatMap((line) => (line ? [{ place: '', line }] : []))),
  ]),
});

/** What the open form held before it was turned, and the lines its summary got by it; nothing of a form that holds no such words. */
function heldBefore(values: FormValues): { values: Record<string, string>; lines: readonly MadeLine[] } {
  try {
    const read = Before.parse(JSON.parse(String(values[beforeField] ?? '')));
    return { ...read, values: Object.fromEntries(Object.entries(read.values).filter(([name]) => isOfOpenForm(name))) };
  } catch {
    return { values: {}, lines: [] };
  }
}

/** The sealed form's words as its open twin has places for them; nothing typed is left out, in whichever of the two. */
export function turnedOpen(values: FormValues): FormValues {
  const held = heldBefore(values);
  const [from = ''] = String(values[turnedField] ?? '').split(' ');
  const kept = Object.fromEntries(
    Object.entries(values).filter(([name]) => !sealedOnly.has(name) && !name.startsWith('respondents.')),
  );
  const read = readBack(String(values.summary ?? '').trim(), held);
  const { respondents, lines } = bothRespondents(read.values, values);
  return {
    ...kept,
    ...Object.fromEntries(Object.entries(read.values).filter(([name]) => !name.startsWith('respondents.'))),
    ...respondents,
    mode: 'open',
    declaredType: read.values.declaredType ?? (isOpenType(from) ? from : ''),
    ...(read.differs.length > 0 ? { [differsField]: read.differs.join('\n') } : {}),
    summary: [read.summary, ...lines].filter(Boolean).join('\n'),
  };
}

const isOpenType = (type: string): boolean => type === 'KN' || type === 'KNPA' || type === 'MIXED';

/**
 * The fields as the lines of the summary say them now, found by their labels wherever they stand, and the summary without these lines. A
 * line that cannot be read stays, and so does its field; what differs is said.
 */
function readBack(summary: string, held: { values: Fields; lines: readonly MadeLine[] }) {
  const made = new Set(held.lines.map(({ line }) => line));
  const shown = linesOf(summary);
  const gone = new Set(shown.flatMap((line, index) => (made.has(line) ? [index] : [])));
  const claimed = new Set(gone);
  let values: Fields = held.values;
  const differs: string[] = [];
  for (const { place, line } of held.lines) {
    if (shown.includes(line)) continue;
    const [label, before] = partsOf(line);
    const index = shown.findIndex((one, at) => !claimed.has(at) && fold(partsOf(one)[0]) === fold(label));
    if (index < 0) {
      differs.push(`Tóm tắt không còn dòng “${line}”; mục riêng vẫn ghi như trước.`);
      continue;
    }
    claimed.add(index);
    const said = partsOf(shown[index] ?? '')[1];
    const fields = fieldsOf(place, said, before, values);
    if (fields) {
      values = { ...values, ...fields };
      gone.add(index);
    } else differs.push(`“${label}”: tóm tắt ghi “${said}”, mục riêng vẫn ghi “${before}” vì chưa tách được dòng ấy vào mục.`);
  }
  const left = summary.split(/\r?\n/).filter((_, index) => !gone.has(index));
  return { values, differs, summary: left.join('\n').trim() };
}

/** A line's label, and what it says. */
function partsOf(line: string): [label: string, said: string] {
  const at = line.indexOf(':');
  return at < 0 ? ['', line] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
}

/** What a corrected line says, field by field; undefined where it cannot be told. */
function fieldsOf(place: string, said: string, before: string, values: Fields): Fields | undefined {
  if (place === 'type') return typeOf(said);
  if (place === 'contested') return contestedOf(said);
  return place === '' ? undefined : personOf(place, said, before, values);
}

function typeOf(said: string): Fields | undefined {
  const is = (words: string) => fold(said).replace(/\.$/, '') === fold(words);
  if (is(petitionTypeNames.MIXED)) return { declaredType: 'MIXED' };
  const kind = (['kien_nghi', 'phan_anh'] as const).find((one) => is(kindWords[one]));
  if (kind) return { declaredType: 'KNPA', knpaKind: kind };
  return is(lowered(petitionTypeNames.KNPA)) ? { declaredType: 'KNPA' } : undefined;
}

/** "số 96/QĐ-UBND ngày 12/11/2026 của UBND phường", each part where it is said. */
function contestedOf(said: string): Fields | undefined {
  const found = /^(?:số (\S.*?))?(?: ?ngày (\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}))?(?: ?của (\S.*))?$/iu.exec(said.normalize('NFC'));
  const [, contestedNumber = '', contestedOn = '', contestedBy = ''] = found ?? [];
  // A day in the number is one this reading did not find.
  if (!found || said === '' || contestedNumber.length > 60 || /(?:^| )(?:ngày|của) /iu.test(contestedNumber)) return undefined;
  return { contestedNumber, contestedOn, contestedBy };
}

/** The words of a person: the one that changed where all others stand as they were, else each where as many are said. */
function personOf(place: string, said: string, before: string, values: Fields): Fields | undefined {
  const names = respondentWords.filter((name) => (values[`${place}${name}`] ?? '').trim() !== '');
  const words = names.map((name) => (values[`${place}${name}`] ?? '').trim());
  // Whoever was chosen from the list is said by the list's words.
  if (said === '' || words.join(', ') !== before) return undefined;
  for (const [index, name] of names.entries()) {
    const front = words
      .slice(0, index)
      .map((word) => `${word}, `)
      .join('');
    const end = words
      .slice(index + 1)
      .map((word) => `, ${word}`)
      .join('');
    if (said.length > front.length + end.length && said.startsWith(front) && said.endsWith(end))
      return { [`${place}${name}`]: said.slice(front.length, said.length - end.length) };
  }
  const parts = said.split(', ');
  if (parts.length !== names.length || before.split(', ').length !== names.length || parts.includes('')) return undefined;
  return Object.fromEntries(names.map((name, index) => [`${place}${name}`, parts[index] ?? '']));
}

/** Whom the open form was against as it was; who was written down since has the places left free, and a line of the summary where none is. */
function bothRespondents(before: Readonly<Record<string, string>>, values: FormValues) {
  const respondents = Object.fromEntries(Object.entries(before).filter(([name]) => name.startsWith('respondents.')));
  const lines: string[] = [];
  for (const place of respondentPlaces) {
    const typed = Object.entries(values).filter(([name, value]) => name.startsWith(place) && value !== '');
    if (!typed.some(([name]) => !/\.(?:kind|standing)$/.test(name))) continue;
    const free = respondentPlaces.find((one) => !Object.keys(respondents).some((name) => name.startsWith(one)));
    if (free)
      Object.assign(respondents, Object.fromEntries(typed.map(([name, value]) => [free + name.slice(place.length), value])));
    else
      lines.push(
        ...lineOf(
          'Người bị tố cáo đã ghi',
          respondentWords.map((name) => String(values[`${place}${name}`] ?? '').trim()),
        ),
      );
  }
  return { respondents, lines };
}

/** Said above an open form that came back, where the summary says otherwise than a field; '' where nothing does. */
export const differsWords = (values: FormValues): string => {
  const said = linesOf(String(values[differsField] ?? '')).filter(Boolean);
  return said.length > 0 ? `${said.join(' ')} Xem lại hai chỗ cho khớp trước khi lưu.` : '';
};
