// What was found → the page of results: marked words, the reason of each hit, conditions that live in the address.

import { formatDate } from '../deadlines/dates.ts';
import { paperTitle } from '../documents/papers/catalogue.ts';
import { type NumberedPaper, paperNumberWords } from '../documents/registry/queries.ts';
import { paperTag } from '../documents/registry/workflow.ts';
import {
  fieldBranch,
  fieldName,
  type PetitionStatus,
  type PetitionType,
  petitionNumber,
  petitionTypeNames,
  petitionTypes,
  sealedSenderLabel,
  statusTags,
  typeWords,
} from '../petitions/petition.ts';
import { shownTag } from '../petitions/shown-tag.ts';
import { visitNumber, visitStatusTags } from '../reception/visit.ts';
import { nowWords } from '../units/became.ts';
import { livesWords } from '../units/lives-in.ts';
import type { EndedOffice } from '../units/named-in.ts';
import { typedDay, unreadConditions } from '../web/filters.ts';
import type { Ask } from './ask.ts';
import { highlight, holds, type Segment, snippet } from './highlight.ts';
import { type FormerNumber, type FoundPetition, type FoundVisit, mostCounted } from './queries.ts';

export interface SearchRow {
  number: string;
  numberHref: string;
  typeName: string;
  sender: Segment[];
  fieldWords: string;
  subject: Segment[];
  content: Segment[];
  reasons: string[];
  /** The numbers it bore in units that were taken over; ''. */
  oldWords: string;
  /** Who handles it now, of a row it went on from; ''. */
  livesWords: string;
  stateTag: { words: string; colour: string; icon: string };
  receivedOn: string;
  unitName: string;
}

export interface SearchPage {
  title: string;
  typed: string;
  search: { name: string; label: string; value: string; placeholder: string; hint: string };
  selects: { name: string; label: string; value: string; options: { value: string; label: string }[] }[];
  dates: { name: string; label: string; value: string }[];
  /** Conditions of the address that could not be read; ''. */
  problem: string;
  isOpen: boolean;
  openHref: string;
  conditions: { href: string; label: string }[];
  clearHref: string;
  note: string;
  countWords: string;
  rowsFound: SearchRow[];
  /** Offices that have ended and bear the name typed: what became of each, and the register of what came from it. */
  endedOffices: { text: string; link: { href: string; label: string } }[];
  /** Papers of the unit that bear the number typed. */
  papersFound: {
    href: string;
    number: string;
    title: string;
    issuedOn: string;
    /** Whose number it is, when it is not of the unit's own book; ''. */
    oldWords: string;
    stateTag: { words: string; colour: string; icon: string };
  }[];
  /** Visits that bear the number typed, here or where they were taken over from. */
  visitsFound: {
    href: string;
    number: string;
    receivedOn: string;
    unitName: string;
    oldWords: string;
    livesWords: string;
    stateTag: { words: string; colour: string; icon: string };
  }[];
  showsUnit: boolean;
  isAsked: boolean;
  isEmpty: boolean;
  emptyTitle: string;
  emptyText: string;
  summary: string;
  prevHref: string;
  nextHref: string;
}

declare module '../web/render.ts' {
  interface Pages {
    'search/results': SearchPage;
  }
}

/** The search as the address holds it. */
export interface SearchAddress {
  q: string;
  type: PetitionType | '';
  field: string;
  status: PetitionStatus | '';
  scope: 'unit' | '';
  from: string;
  to: string;
  after: string;
  /** The places of the pages before this one, nearest last, joined by '~': the way back. */
  trail: string;
  open: string;
}

/** As much of the way back as an address keeps, in characters. */
export const mostTrail = 1200;

/** The address of a search, back on its first page. @param changes of its conditions */
function searchHref(address: SearchAddress, changes: Partial<SearchAddress> = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...address, after: '', trail: '', open: '', ...changes }))
    if (value !== '') query.set(name, value);
  return `/search?${query.toString()}`;
}

export interface SearchParts {
  query: URLSearchParams;
  today: string;
  address: SearchAddress;
  ask: Ask;
  loose: boolean;
  count: number;
  found: readonly FoundPetition[];
  hasNext: boolean;
  perPage: number;
  reachesOthers: boolean;
  /** The numbers what was found bore before, by id. */
  former: ReadonlyMap<number, FormerNumber[]>;
  /** Offices that have ended and bear the words typed as their name. */
  ended: readonly EndedOffice[];
  papers: readonly NumberedPaper[];
  visits: readonly FoundVisit[];
  formerVisits: ReadonlyMap<number, FormerNumber[]>;
}

const searchDates = [
  { name: 'from', label: 'Nhận từ' },
  { name: 'to', label: 'Đến ngày' },
] as const;

/** @param parts `count` is exact up to `mostCounted` */
export function searchScreen(parts: SearchParts): SearchPage {
  const { address, ask, found } = parts;
  const before = rowsBefore(parts);
  // The last page knows how many there are, also where they are too many to be counted.
  const isEnd = before !== null && found.length > 0 && !parts.hasNext;
  const count = isEnd ? before + found.length : parts.count;
  const last = found.at(-1);
  const selects = selectsOf(parts);
  const many = !isEnd && count > mostCounted;
  const others = otherWords(parts);
  const foundWords = many ? `hơn ${mostCounted.toLocaleString('vi-VN')} đơn` : `${count.toLocaleString('vi-VN')} đơn`;
  return {
    title: ask.typed === '' ? 'Tìm kiếm' : `Tìm “${short(ask.typed)}”`,
    typed: ask.typed,
    search: {
      name: 'q',
      label: 'Tìm trong sổ đơn thư',
      value: address.q,
      placeholder: 'nguyen thi hanh, 417, 001185001234, thu hoi dat',
      hint: 'Mã đơn, mã tra cứu, số lượt tiếp, số văn bản (cả số ở đơn vị cũ: 417/2025 của phường Phúc Xá), họ tên, số giấy tờ, số điện thoại hoặc cụm từ; có thể gõ không dấu',
    },
    selects,
    dates: searchDates.map((date) => ({ ...date, value: address[date.name] || typedDay(parts.query, date.name) })),
    problem: unreadConditions(parts.query, { selects, dates: searchDates }, parts.today),
    isOpen: address.open === '1',
    openHref: searchHref(address, { open: '1' }),
    conditions: conditionsOf(address),
    clearHref: searchHref({ ...address, type: '', field: '', status: '', scope: '', from: '', to: '' }),
    note: noteOf(parts),
    countWords: count === 0 && (others || parts.ended.length > 0) ? others : [foundWords, others].filter(Boolean).join(', '),
    rowsFound: found.map((row) => searchRow(row, parts)),
    endedOffices: parts.ended.map(({ id, gone }) => ({
      text: `${gone}.`,
      link: { href: `/petitions?origin=${id}`, label: 'Mở sổ các đơn nhận bàn giao từ đơn vị này' },
    })),
    papersFound: parts.papers.map((paper) => ({
      href: `/papers/${paper.id}`,
      number: paperNumberWords(paper),
      title: paperTitle(paper),
      issuedOn: paper.issuedOn ? formatDate(paper.issuedOn) : '',
      oldWords:
        paper.numberedByName === null
          ? ''
          : `Số của ${paper.numberedByName}, ${nowWords(paper.numberedByBecame, paper.unitName, paper.isRenamed ? 'nay là' : 'nay thuộc')}`,
      stateTag: paperTag(paper),
    })),
    visitsFound: parts.visits.map((visit) => ({
      href: `/visits/${visit.id}`,
      number: visitNumber(visit),
      receivedOn: formatDate(visit.receivedOn),
      unitName: visit.unitName,
      oldWords: [
        formerWords(parts.formerVisits.get(visit.id), visitNumber),
        visit.paperNumber ? `Số trên sổ cũ ${visit.paperNumber}` : '',
      ]
        .filter(Boolean)
        .join('. '),
      livesWords: livesWords(visit.livesIn),
      stateTag: visitStatusTags[visit.status],
    })),
    showsUnit: parts.reachesOthers,
    isAsked: ask.typed !== '',
    isEmpty: found.length === 0 && others === '' && parts.ended.length === 0,
    emptyTitle: `Không tìm thấy đơn nào khớp “${short(ask.typed)}”`,
    emptyText:
      'Thử ít từ hơn, chỉ họ và tên, chỉ số đơn, cả số và ký hiệu văn bản (08/PC-UBND), hoặc bỏ bớt điều kiện lọc. Đơn tố cáo chỉ tìm được bằng số đơn.',
    summary: `Hiển thị ${before === null || found.length === 0 ? found.length : `đơn thứ ${before + 1}–${before + found.length}`} trong ${foundWords}, mới nhận xếp trước`,
    prevHref: address.after === '' ? '' : searchHref(address, pageBefore(address)),
    nextHref: parts.hasNext && last ? searchHref(address, pageAfter(address, `${last.receivedOn}.${last.id}`)) : '',
  };
}

/** What the number typed is of, besides petitions: '2 văn bản, 1 lượt tiếp'; '' where nothing is. */
const otherWords = ({ papers, visits }: SearchParts): string =>
  [
    papers.length > 0 ? `${papers.length.toLocaleString('vi-VN')} văn bản` : '',
    visits.length > 0 ? `${visits.length.toLocaleString('vi-VN')} lượt tiếp` : '',
  ]
    .filter(Boolean)
    .join(', ');

/** How many rows stand on the pages before this one; null on the first, and so far on that the address no longer keeps the way back. */
function rowsBefore({ address: { after, trail }, perPage }: SearchParts): number | null {
  if (after === '' || trail.length > mostTrail - 40) return null;
  return (trail === '' ? 1 : trail.split('~').length + 1) * perPage;
}

const pageAfter = ({ after, trail }: SearchAddress, place: string) => ({
  after: place,
  trail: [trail, after].filter(Boolean).join('~'),
});

function pageBefore({ trail }: SearchAddress): { after: string; trail: string } {
  const places = trail.split('~');
  return { after: places.at(-1) ?? '', trail: places.slice(0, -1).join('~') };
}

const short = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

function noteOf({ ask, loose, found }: SearchParts): string {
  if (loose && found.length > 0) return 'Không có đơn nào chứa đúng cụm từ này. Dưới đây là đơn có đủ các từ, đứng rời nhau.';
  if (ask.isCut) return 'Chỉ tìm theo 12 tiếng đầu của cụm từ.';
  return '';
}

function selectsOf({ address, reachesOthers }: SearchParts): SearchPage['selects'] {
  const all = { value: '', label: 'Tất cả' };
  return [
    {
      name: 'type',
      label: 'Loại đơn',
      value: address.type,
      options: [all, ...petitionTypes.map((value) => ({ value, label: petitionTypeNames[value] }))],
    },
    ...(reachesOthers
      ? [
          {
            name: 'scope',
            label: 'Phạm vi',
            value: address.scope,
            options: [
              { value: '', label: 'Tất cả' },
              { value: 'unit', label: 'Đơn vị tôi' },
            ],
          },
        ]
      : []),
  ];
}

function conditionsOf(address: SearchAddress): SearchPage['conditions'] {
  return [
    ...(address.type ? [{ label: petitionTypeNames[address.type], href: searchHref(address, { type: '' }) }] : []),
    ...(address.field ? [{ label: fieldName(address.field), href: searchHref(address, { field: '' }) }] : []),
    ...(address.status ? [{ label: statusTags[address.status].words, href: searchHref(address, { status: '' }) }] : []),
    ...(address.scope ? [{ label: 'Đơn vị tôi', href: searchHref(address, { scope: '' }) }] : []),
    ...(address.from ? [{ label: `Từ ${address.from}`, href: searchHref(address, { from: '' }) }] : []),
    ...(address.to ? [{ label: `Đến ${address.to}`, href: searchHref(address, { to: '' }) }] : []),
  ];
}

/** Under which numbers a record stood in the units that had it before, the last first; '' when it was received here. */
function formerWords(former: readonly FormerNumber[] = [], numberOf: (one: FormerNumber) => string): string {
  const [last, ...earlier] = former;
  if (!last) return '';
  return [
    `Nhận bàn giao từ ${last.unitName}, số cũ ${numberOf(last)}`,
    ...earlier.map((one) => `trước đó của ${one.unitName}, số ${numberOf(one)}`),
  ].join('; ');
}

function searchRow(row: FoundPetition, { ask, loose, former }: SearchParts): SearchRow {
  const words = row.reasons.includes('words') ? ask.words : [];
  const isHidden = row.subject === null;
  const content = [row.summary, row.request, row.contested].find((text) => text && holds(text, words, loose)) ?? '';
  return {
    number: petitionNumber(row),
    numberHref: `/petitions/${row.id}`,
    typeName: typeWords(row),
    sender: isHidden ? [{ text: sealedSenderLabel, hit: false }] : highlight(row.senderLabel ?? '', words, loose),
    fieldWords: fieldName(fieldBranch(row.field)),
    subject: isHidden ? [{ text: 'Nội dung được bảo mật', hit: false }] : highlight(row.subject ?? '', words, loose),
    content: content ? snippet(content, words, loose) : [],
    reasons: reasonsOf(row, ask, loose),
    oldWords: formerWords(former.get(row.id), petitionNumber),
    livesWords: livesWords(row.livesIn),
    stateTag: shownTag(row),
    receivedOn: formatDate(row.receivedOn),
    unitName: row.unitName,
  };
}

/** Why a petition is in the list, in words. */
function reasonsOf(row: FoundPetition, ask: Ask, loose: boolean): string[] {
  const reasons: string[] = [];
  if (row.reasons.includes('number')) reasons.push('Khớp số đơn');
  if (row.reasons.includes('paper')) reasons.push('Khớp số trên sổ giấy');
  if (row.reasons.includes('code')) reasons.push(`Khớp mã tra cứu ${row.publicCode ?? ''}`.trim());
  if (row.reasons.includes('ids')) reasons.push('Khớp số giấy tờ của người gửi');
  if (row.reasons.includes('ends')) reasons.push(`Số giấy tờ của người gửi tận cùng ${ask.idEnd ?? ''}`);
  if (row.reasons.includes('phones')) reasons.push('Khớp số điện thoại');
  if (!row.reasons.includes('words')) return reasons;
  const places: [string, string | null][] = [
    ['Họ tên người gửi', row.senderLabel],
    ['Họ tên trong đơn', (row.names ?? []).join('; ')],
    ['Người, cơ quan bị khiếu nại', row.respondent],
    ['Trích yếu', row.subject],
    ['Nội dung', row.summary],
    ['Yêu cầu', row.request],
    ['Quyết định bị khiếu nại', row.contested],
  ];
  const where = places.filter(([, text]) => text && holds(text, ask.words, loose)).map(([place]) => place);
  const shown = where.includes('Họ tên người gửi') ? where.filter((place) => place !== 'Họ tên trong đơn') : where;
  return [...reasons, ...(shown.length > 0 ? shown.slice(0, 2) : ['Có đủ các từ'])];
}
