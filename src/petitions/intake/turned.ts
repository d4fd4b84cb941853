// An open intake form half typed that goes on as a denunciation: what the sealed form has no place for is said in its words, and who was
// complained of is denounced only where the officer says so. And a sealed one that turns out to be none: all typed comes back. Pure.
import { z } from 'zod';
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
/** The tick with which the officer answers that the paper accuses nobody. */
export const notDenunciation = 'notDenunciation';

/**
 * The form's words as its sealed twin has places for them; nothing typed is left out.
 * @param officers how those are called who may be chosen from the list, by their account
 */
export function turnedSealed(values: FormValues, officers: ReadonlyMap<string, string>): FormValues {
  const text = (name: string) => String(values[name] ?? '').trim();
  const type = text('declaredType');
  const lines = [
    ...typeLine(type, text('knpaKind')),
    ...contestedLine(text),
    ...respondentPlaces.flatMap((place) => {
      const chosen = officers.get(text(`${place}accountId`)) ?? '';
      const words = ['name', 'position', 'organization', 'address'].map((name) => text(`${place}${name}`));
      return lineOf(type === 'KNPA' ? againstOther : againstComplained, [
        ...words.filter((word) => !saysAlso(chosen, word)),
        chosen,
      ]);
    }),
    ...relatedPlaces.flatMap((place) => lineOf('Người liên quan', [text(`${place}name`), text(`${place}address`)])),
  ];
  const without = Object.entries(values).filter(([name]) => !openOnly.has(name) && !name.startsWith('respondents.'));
  const before = Object.entries(values).filter(([name, value]) => isOfOpenForm(name) && value !== '');
  const comesBack = before.some(([name]) => name !== 'declaredType');
  return {
    ...Object.fromEntries(without),
    mode: 'sealed',
    declaredType: 'TC',
    [turnedField]: [type || 'KN', ...(text('senderKind') === 'organization' ? [byOrganization] : [])].join(' '),
    ...(comesBack ? { [beforeField]: JSON.stringify({ values: Object.fromEntries(before), lines: lines.join('\n') }) } : {}),
    summary: [text('summary'), ...lines].filter(Boolean).join('\n'),
  };
}

const isOfOpenForm = (name: string): boolean =>
  ['declaredType', 'knpaKind', 'contestedNumber', 'contestedOn', 'contestedBy'].includes(name) || name.startsWith('respondents.');

/** Asked of a denunciation only, or answered of it. */
const sealedOnly = new Set([
  ...['denouncedIs', 'againstOwnHead', 'goesAbove', 'openWords', 'confirmed', 'declaredType'],
  ...[turnedField, beforeField, notDenunciation],
]);

/** What the open form held before it was turned, and the lines its summary got by it; nothing of a form that holds no such words. */
function heldBefore(values: FormValues): { values: Record<string, string>; lines: string } {
  try {
    const read = z
      .object({ values: z.record(z.string(), z.string()), lines: z.string() })
      .parse(JSON.parse(String(values[beforeField] ?? '')));
    return { ...read, values: Object.fromEntries(Object.entries(read.values).filter(([name]) => isOfOpenForm(name))) };
  } catch {
    return { values: {}, lines: '' };
  }
}

/** The sealed form's words as its open twin has places for them; nothing typed is left out, in whichever of the two. */
export function turnedOpen(values: FormValues): FormValues {
  const before = heldBefore(values);
  const [from = ''] = String(values[turnedField] ?? '').split(' ');
  const kept = Object.fromEntries(
    Object.entries(values).filter(([name]) => !sealedOnly.has(name) && !name.startsWith('respondents.')),
  );
  const summary = String(values.summary ?? '').trim();
  const { respondents, lines } = bothRespondents(before.values, values);
  const own = before.lines && summary.endsWith(before.lines) ? summary.slice(0, -before.lines.length).trim() : summary;
  return {
    ...kept,
    ...Object.fromEntries(Object.entries(before.values).filter(([name]) => !name.startsWith('respondents.'))),
    ...respondents,
    mode: 'open',
    declaredType: before.values.declaredType ?? (isOpenType(from) ? from : ''),
    summary: [own, ...lines].filter(Boolean).join('\n'),
  };
}

const isOpenType = (type: string): boolean => type === 'KN' || type === 'KNPA' || type === 'MIXED';

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
          ['name', 'position', 'organization', 'address'].map((name) => String(values[`${place}${name}`] ?? '').trim()),
        ),
      );
  }
  return { respondents, lines };
}

/** Asked of an open paper only, or answered of it and not of a denunciation. */
const openOnly = new Set(['confirmed', 'noAccusation', 'knpaKind', 'contestedNumber', 'contestedOn', 'contestedBy']);

/** Whether a chosen officer's name and post say a typed word already. */
const saysAlso = (chosen: string, word: string): boolean => word !== '' && `, ${fold(chosen)}, `.includes(`, ${fold(word)}, `);

const lineOf = (label: string, words: readonly string[]): string[] => {
  const said = words.filter(Boolean).join(', ');
  return said ? [`${label}: ${said}`] : [];
};

/** A complaint shows by the lines below; of another type nothing else would tell what was chosen. */
function typeLine(type: string, kind: string): string[] {
  if (type === 'MIXED') return [`Công dân trình bày: ${lower(petitionTypeNames.MIXED)}`];
  if (type !== 'KNPA') return [];
  return [`Công dân trình bày: ${kind === 'kien_nghi' || kind === 'phan_anh' ? kindWords[kind] : lower(petitionTypeNames.KNPA)}`];
}

const kindWords = { kien_nghi: 'kiến nghị', phan_anh: 'phản ánh' } as const;
const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);

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
