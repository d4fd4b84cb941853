// An open intake form half typed that goes on as a denunciation: what the sealed form has no place for is said in its words, and who was
// complained of is denounced only where the officer says so. The way back is turned-back.ts. Pure.

import { lowered } from '../../first-letter.ts';
import { fold } from '../../search/fold.ts';
import type { FormValues } from '../../web/forms.ts';
import { againstComplained, againstOther } from '../named/other-part.ts';
import { petitionTypeNames } from '../petition.ts';
import { relatedPlaces, respondentPlaces } from './forms.ts';

/** The sealed form's memory of the open one: which type stood chosen there, and that an organization sent it. It goes with the draft. */
export const turnedField = '_turned';
const byOrganization = 'organization';
/** What the open form held that the sealed one has no place for, to come back as it was; it goes with the draft behind the seal. */
export const beforeField = '_before';
/** What the summary says otherwise than the fields, once a sealed form came back; it goes with the open draft. */
export const differsField = '_differs';
/** The tick with which the officer answers that the paper accuses nobody. */
export const notDenunciation = 'notDenunciation';

/**
 * The form's words as its sealed twin has places for them; nothing typed is left out.
 * @param officers how those are called who may be chosen from the list, by their account
 */
export function turnedSealed(values: FormValues, officers: ReadonlyMap<string, string>): FormValues {
  const text = (name: string) => String(values[name] ?? '').trim();
  const type = text('declaredType');
  const at = (place: string, lines: readonly string[]): MadeLine[] => lines.map((line) => ({ place, line }));
  const made = [
    ...at('type', typeLine(type, text('knpaKind'))),
    ...at('contested', contestedLine(text)),
    ...respondentPlaces.flatMap((place) => {
      const chosen = officers.get(text(`${place}accountId`)) ?? '';
      const words = respondentWords.map((name) => text(`${place}${name}`));
      const label = type === 'KNPA' ? againstOther : againstComplained;
      return at(place, lineOf(label, [...words.filter((word) => !saysAlso(chosen, word)), chosen]));
    }),
    ...relatedPlaces.flatMap((place) => at(place, lineOf('Người liên quan', [text(`${place}name`), text(`${place}address`)]))),
  ];
  const stands = linesOf(text('summary'));
  const without = Object.entries(values).filter(([name]) => !openOnly.has(name) && !name.startsWith('respondents.'));
  const before = Object.entries(values).filter(([name, value]) => isOfOpenForm(name) && value !== '');
  const comesBack = before.some(([name]) => name !== 'declaredType');
  return {
    ...Object.fromEntries(without),
    mode: 'sealed',
    declaredType: 'TC',
    [turnedField]: [type || 'KN', ...(text('senderKind') === 'organization' ? [byOrganization] : [])].join(' '),
    ...(comesBack ? { [beforeField]: JSON.stringify({ values: Object.fromEntries(before), lines: made }) } : {}),
    // A line that stands there already, wherever, is not said again.
    summary: [text('summary'), ...made.map(({ line }) => line).filter((line) => !stands.includes(line))]
      .filter(Boolean)
      .join('\n'),
  };
}

/** Whether a field of the open form has no place in the sealed one. */
export const isOfOpenForm = (name: string): boolean =>
  ['declaredType', 'knpaKind', 'contestedNumber', 'contestedOn', 'contestedBy'].includes(name) || name.startsWith('respondents.');

/** A line the summary got by the turn, and which fields it says: "type", "contested", or the place of a person. */
export interface MadeLine {
  place: string;
  line: string;
}

/** What a line says of a person, in order. */
export const respondentWords = ['name', 'position', 'organization', 'address'] as const;

/** Without the blanks at both ends of each. */
export const linesOf = (text: string): string[] => text.split(/\r?\n/).map((line) => line.trim());

/** Asked of an open paper only, or answered of it and not of a denunciation. */
const openOnly = new Set([
  ...['confirmed', 'noAccusation', 'knpaKind', 'contestedNumber', 'contestedOn', 'contestedBy'],
  differsField,
]);

/** Whether a chosen officer's name and post say a typed word already. */
const saysAlso = (chosen: string, word: string): boolean => word !== '' && `, ${fold(chosen)}, `.includes(`, ${fold(word)}, `);

/** One line "label: words, words", or none where nothing was typed. */
export const lineOf = (label: string, words: readonly string[]): string[] => {
  const said = words.filter(Boolean).join(', ');
  return said ? [`${label}: ${said}`] : [];
};

/** A complaint shows by the lines below; of another type nothing else would tell what was chosen. */
function typeLine(type: string, kind: string): string[] {
  if (type === 'MIXED') return [`Công dân trình bày: ${lowered(petitionTypeNames.MIXED)}`];
  if (type !== 'KNPA') return [];
  return [
    `Công dân trình bày: ${kind === 'kien_nghi' || kind === 'phan_anh' ? kindWords[kind] : lowered(petitionTypeNames.KNPA)}`,
  ];
}

export const kindWords = { kien_nghi: 'kiến nghị', phan_anh: 'phản ánh' } as const;

function contestedLine(text: (name: string) => string): string[] {
  const parts = [
    ['số', text('contestedNumber')],
    ['ngày', text('contestedOn')],
    ['của', text('contestedBy')],
  ].flatMap(([before, word]) => (word ? [`${before} ${word}`] : []));
  return parts.length > 0 ? [`Quyết định bị khiếu nại: ${parts.join(' ')}`] : [];
}

const otherPart = {
  KN: 'Phần khiếu nại',
  KNPA: 'Phần kiến nghị, phản ánh',
  MIXED: 'Phần khiếu nại, kiến nghị, phản ánh',
} as const;

/** Said above a form that was turned: what becomes of the other part, and whom to write down; '' for one begun as a denunciation. */
export function turnedWords(values: FormValues): string {
  const [from, by] = String(values[turnedField] ?? '').split(' ');
  const sender =
    by === byOrganization
      ? ' Đơn thường ghi người gửi là cơ quan, tổ chức; người tố cáo là cá nhân: chọn lại mục “Đơn của”, ghi người đã ký đơn.'
      : '';
  if (from !== 'KN' && from !== 'KNPA' && from !== 'MIXED') return '';
  return `Đơn vào sổ là tố cáo. ${otherPart[from]} (nếu có) đã chép ở cuối mục “Tóm tắt nội dung”; khi phân loại, chọn “Nhiều nội dung khác loại” để hướng dẫn công dân viết tách đơn, đơn tách vào sổ như đơn mới. Người, cơ quan đã ghi ở đơn thường cũng ở đó, không tự thành người bị tố cáo: ghi ai bị tố cáo ở mục “Người bị tố cáo”.${sender}`;
}
