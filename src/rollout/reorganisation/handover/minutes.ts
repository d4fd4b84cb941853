// The minutes of a handover between units, as a paper: what one unit gave and the other received, item by item. Pure.
// No content and no person but officers stands on it: a denunciation is a number, a type and a state here as anywhere. What is hidden from
// anybody is not on it at all: it is signed and kept on both sides (apart.ts).
import { formatDate, formatDateTime } from '../../../deadlines/dates.ts';
import { column, type FrameData } from '../../../documents/papers/frame.ts';
import { DOTS, has, longDate, numberLine, placeDate, symbol } from '../../../documents/papers/number.ts';
import { type Block, bold, lead, list, paragraph, type Sheet } from '../../../documents/papers/paper.ts';
import { actWords, subjectInSentence } from '../../../documents/papers/wording.ts';
import { petitionNumber, petitionTypeNames, statusTags, typeWords } from '../../../petitions/petition.ts';
import { stateTags } from '../../../proceedings/proceeding.ts';
import { fieldNames, type ReorganisationAct } from '../reorganisation.ts';
import type { ArchiveCount, HandoverItem } from './queries.ts';
import { taskWords } from './visit-due.ts';

/** A unit as it was called on the day of the act and as it is called today. */
export interface MinutesUnit {
  thenName: string;
  /** 'nay là Phường Ba Đình' of one renamed, 'nay thuộc Phường Ba Đình' of one that ended; '' where nothing changed. */
  nowWords: string;
  /** Its head on that day; undefined when nobody was. */
  head: { accountId: number; name: string; title: string } | undefined;
}

/** Nobody gives and receives at once: where one person headed both units, each side writes by hand who stands for it. */
export const isOneHead = (giver: Pick<MinutesUnit, 'head'>, receiver: Pick<MinutesUnit, 'head'>): boolean =>
  giver.head !== undefined && giver.head.accountId === receiver.head?.accountId;

export interface MinutesData {
  act: ReorganisationAct;
  giver: MinutesUnit;
  receiver: MinutesUnit;
  items: readonly HandoverItem[];
  /** Words in place of the day of an item that has none. */
  withoutDay: (item: HandoverItem) => string;
  /** What had ended and went along as archive, by kind and year; null where another unit keeps the archive. */
  archive: readonly ArchiveCount[] | null;
  /** Of a function that moved, its fields; null where the giver ended. */
  fields: readonly string[] | null;
  frame: Pick<FrameData, 'superiorOrg' | 'issuingOrg' | 'officeCode' | 'place' | 'training'>;
  today: string;
}

/** The minutes of what one unit gave another, as both heads sign them; where one person heads both, names are left to be written by hand. */
export function composeMinutes({ act, giver, receiver, items, withoutDay, archive, fields, frame, today }: MinutesData): Sheet {
  const petitions = items.filter(({ kind }) => kind === 'petition');
  const others = items.filter(({ kind }) => kind !== 'petition');
  const byHand = isOneHead(giver, receiver);
  const signed = items.filter(({ signedAt }) => signedAt !== null).length;
  const what = fields
    ? `đơn, vụ việc thuộc lĩnh vực ${fieldNames(fields)}`
    : 'đơn, vụ việc, lượt tiếp công dân, sổ và lịch tiếp công dân';
  return {
    letterhead: {
      withOffice: true,
      superiorOrg: frame.superiorOrg ?? '',
      issuingOrg: frame.issuingOrg,
      numberLine: numberLine(null, symbol('BB', frame.officeCode)),
      placeDate: placeDate(frame.place, today),
    },
    title: 'Biên bản',
    abstract: `Bàn giao ${what} từ ${giver.thenName} sang ${receiver.thenName}`,
    abstractNote: '',
    authority: '',
    to: [],
    body: [
      paragraph(groundWords(act)),
      lead(`Hôm nay, ${longDate(today)}, hai bên gồm:`),
      paragraph(bold('Bên giao: '), sideWords(giver, byHand)),
      paragraph(bold('Bên nhận: '), sideWords(receiver, byHand)),
      ...petitionBlocks(petitions, withoutDay),
      lead(bold('2. Lượt tiếp công dân còn việc chưa xong, sổ và lịch tiếp công dân')),
      ...(fields && others.length === 0 ? [paragraph(othersStay(giver))] : otherBlocks(others)),
      lead(bold('3. Hồ sơ lưu (đã giải quyết, xử lý xong)')),
      ...(fields ? [paragraph(archiveStays(giver))] : archiveBlocks(archive)),
      paragraph(
        `Thời hạn của từng đơn, vụ việc, lượt tiếp chạy tiếp, ngày hạn không đổi. Bên nhận đã ký nhận trên phần mềm ${signed} trên ${items.length} mục.`,
      ),
      paragraph(otherwiseGiven),
      paragraph('Biên bản được lập thành 02 bản có giá trị như nhau, mỗi bên giữ 01 bản./.'),
      {
        type: 'signatures',
        rows: [[column('ĐẠI DIỆN BÊN GIAO', nameOf(giver, byHand)), column('ĐẠI DIỆN BÊN NHẬN', nameOf(receiver, byHand))]],
      },
    ],
    recipients: [],
    signer: null,
    watermark: frame.training ? 'TẬP HUẤN' : '',
    legalNote: '',
  };
}

/** On every copy, whether or not there is such a record: so it tells nobody that there is one. */
const otherwiseGiven =
  'Hồ sơ phải giữ kín với người ký, người lưu biên bản, nếu có, được giao nhận riêng, niêm phong, không kê và không tính trong biên bản này.';

/** Who signs for a side; '' prints dots, to be written by hand. */
const nameOf = ({ head }: MinutesUnit, byHand: boolean): string => (byHand ? '' : (head?.name ?? ''));

/** Of a function that moved: its unit goes on, with its own book, schedule and archive. */
const othersStay = ({ thenName }: MinutesUnit): string =>
  `Không bàn giao: ${thenName} tiếp tục hoạt động, giữ sổ, lượt tiếp và lịch tiếp công dân.`;
const archiveStays = ({ thenName }: MinutesUnit): string =>
  `Không bàn giao: hồ sơ đã giải quyết, xử lý xong, kể cả thuộc lĩnh vực chuyển giao, do ${thenName} tiếp tục giữ và cung cấp khi bên nhận đề nghị.`;

/** "Năm 2025: 12 đơn khiếu nại, 03 đơn tố cáo; 40 lượt tiếp công dân": whole years, oldest first. */
export function archiveBlocks(archive: readonly ArchiveCount[] | null): Block[] {
  if (archive === null) return [paragraph('Bên nhận không được giao giữ hồ sơ lưu của bên giao.')];
  if (archive.length === 0) return [paragraph('Không có.')];
  const of = (kind: ArchiveCount['kind']) => archive.filter((one) => one.kind === kind);
  const sum = (rows: readonly ArchiveCount[]) => rows.reduce((all, { count }) => all + count, 0);
  const years = [...new Set(archive.map(({ year }) => year))].sort((one, other) => one - other);
  const yearWords = (year: number) => {
    const petitions = of('petition')
      .filter((one) => one.year === year)
      .map(({ type, count }) => `${countWords(count)} đơn ${typeInSentence(type)}`);
    const visits = sum(of('visit').filter((one) => one.year === year));
    return `Năm ${year}: ${[...petitions, ...(visits > 0 ? [`${countWords(visits)} lượt tiếp công dân`] : [])].join('; ')}.`;
  };
  return [
    paragraph(`Tổng số: ${countWords(sum(of('petition')))} đơn, ${countWords(sum(of('visit')))} lượt tiếp công dân đã kết thúc.`),
    list(years.map(yearWords), 'dash'),
  ];
}
const countWords = (count: number) => count.toLocaleString('vi-VN');
const typeInSentence = (type: ArchiveCount['type']) =>
  type === 'MIXED' ? 'có nhiều nội dung' : type === null ? 'chưa phân loại' : petitionTypeNames[type].toLocaleLowerCase('vi');

function sideWords({ thenName, nowWords, head }: MinutesUnit, byHand: boolean): string {
  const named = nowWords === '' ? thenName : `${thenName} (${nowWords})`;
  const person = byHand || !head ? DOTS : `${head.name}${has(head.title) ? `, ${head.title}` : ''}`;
  return `${named}; đại diện: ${person}.`;
}

/** The table of petitions with their day, or the words in its place. */
export const petitionBlocks = (items: readonly HandoverItem[], withoutDay: MinutesData['withoutDay']): Block[] => [
  lead(bold(`1. Đơn, vụ việc: ${items.length}`)),
  ...(items.length > 0 ? [petitionTable(items, withoutDay)] : []),
  ...(items.some(readsToday) ? [paragraph(`${asOfToday} Loại đơn, thời hạn ${whyToday}`)] : []),
];

/** "Căn cứ …;": the decision the handover follows from. */
export const groundWords = (act: ReorganisationAct): string =>
  `Căn cứ ${actWords(act.number)} ngày ${formatDate(act.issuedOn)} của ${act.issuer} về việc ${subjectInSentence(act.subject)}, có hiệu lực từ ngày ${formatDate(act.effectiveOn)};`;

function petitionTable(items: readonly HandoverItem[], withoutDay: MinutesData['withoutDay']): Block {
  return {
    type: 'table',
    columns: [
      { label: 'TT', size: 'narrow', centred: true },
      { label: 'Số cũ, số mới', size: 'short', centred: false },
      { label: 'Loại đơn, tình trạng', size: 'short', centred: false },
      { label: 'Thời hạn', size: 'short', centred: true },
      { label: 'Ký nhận', size: 'short', centred: false },
    ],
    rows: items.map((item, index) => [
      String(index + 1),
      [
        item.fromYear !== null && item.fromNumber !== null
          ? petitionNumber({ year: item.fromYear, number: item.fromNumber })
          : '',
        item.year !== null && item.number !== null ? petitionNumber({ year: item.year, number: item.number }) : '',
      ].join(', '),
      `${item.petitionType ? typeWords({ ...item, petitionType: item.petitionType }) : ''}, ${stateWords(item)}`,
      `${dueWords(item, withoutDay)}${mark(item)}`.trim(),
      signedWords(item),
    ]),
  };
}

/** Before an item that is told as it is today, and why. */
const asOfToday = '(*)';
const whyToday = 'ghi theo ngày lập biên bản này: khi bàn giao, phần mềm chưa lưu.';

/** Handed over before what the minutes tell was kept with each item: what it was then nobody can say. */
const readsToday = ({ kind, petitionType, visitStatus, before }: HandoverItem): boolean =>
  before != null &&
  ((kind === 'petition' && petitionType !== null && !('dueOn' in before)) ||
    (kind === 'visit' && visitStatus !== null && !('owesReply' in before)));
const mark = (item: HandoverItem): string => (readsToday(item) ? ` ${asOfToday}` : '');

const dueWords = (item: HandoverItem, withoutDay: MinutesData['withoutDay']): string =>
  item.pausedOn ? `Tạm dừng tính hạn từ ${formatDate(item.pausedOn)}` : item.dueOn ? formatDate(item.dueOn) : withoutDay(item);

const stateWords = (item: HandoverItem): string =>
  (item.state ? stateTags[item.state].words : item.status ? statusTags[item.status].words : '').toLocaleLowerCase('vi');

const signedWords = (item: HandoverItem): string =>
  item.signedAt
    ? [`${item.signedByName ?? ''}, ${formatDateTime(item.signedAt)}`, item.remark].filter(Boolean).join('. ')
    : 'Chưa ký nhận';

/** Reception days one after another, behind what came before them. */
function byDay(items: readonly HandoverItem[]): HandoverItem[] {
  const dayOf = ({ words }: HandoverItem) => /(\d{2})\/(\d{2})\/(\d{4})/.exec(words)?.slice(1).reverse().join('-') ?? '';
  const days = items.filter(({ kind }) => kind === 'day').sort((one, other) => dayOf(one).localeCompare(dayOf(other)));
  return [...items.filter(({ kind }) => kind !== 'day'), ...days];
}

/** What a visit that is answered still waits for: whom its head charged, and by when; the content of the task stays in the file. */
function taskOf({ visitOwesReply, task }: HandoverItem): string {
  if (visitOwesReply || !task) return '';
  const more = task.others > 0 ? ` và ${task.others} việc khác` : '';
  return `; ${taskWords.toLocaleLowerCase('vi')}: giao ${task.charged}${task.dueOn ? `, hạn ${formatDate(task.dueOn)}` : ''}${more}`;
}

/** Visits, books and days of the schedule, one a line, days in their order; "Không có." for none. */
export const otherBlocks = (items: readonly HandoverItem[]): Block[] =>
  items.length > 0
    ? [
        list(
          byDay(items).map((item) => `${item.words}${taskOf(item)}${mark(item)}. ${signedWords(item)}.`),
          'dash',
        ),
        ...(items.some(readsToday) ? [paragraph(`${asOfToday} Việc còn chờ ${whyToday}`)] : []),
      ]
    : [paragraph('Không có.')];
