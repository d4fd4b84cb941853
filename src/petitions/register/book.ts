// The Sổ đơn thư on paper and as an Excel file: one unit, one year or part of it, in the order of numbers, under the filter of the list.
// A sealed petition stands there without sender and words, whoever prints; each printing is in the audit.
import type { Actor } from '../../accounts/actor.ts';
import { formatDate, todayInVietnam } from '../../deadlines/dates.ts';
import type { RegisterPage } from '../../documents/papers/pages.ts';
import { composeSheet, type RegisterSheet, voidWords } from '../../documents/papers/register.ts';
import type { FormColumn } from '../../documents/papers/register-forms.ts';
import { laterYearsWords, periodWords, type RegisterPeriod, readPeriod } from '../../documents/papers/register-period.ts';
import { renderRegisterXlsx } from '../../documents/papers/register-xlsx.ts';
import { NotAllowedNow } from '../../errors.ts';
import { unitProfile } from '../../units/queries.ts';
import type { Context } from '../../web/pages.ts';
import { file, type Reply, view } from '../../web/reply.ts';
import { hiddenSubject, shownWords } from '../../work/acts.ts';
import {
  fieldName,
  outcomeWords,
  petitionNumber,
  petitionTypeNames,
  sealedSenderLabel,
  standingTag,
  statusTags,
  typeWords,
} from '../petition.ts';
import { type BookRow, listBook, type RegisterFilter } from './queries.ts';
import { readRegisterFilter } from './screens.ts';

declare module '../../web/render.ts' {
  interface Pages {
    'documents/register': RegisterPage & { title: string };
  }
}

/** More than any office registers in a year; a larger book is printed by shorter periods. */
const mostBookRows = 20_000;
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const columns: readonly FormColumn<BookRow>[] = [
  { label: 'Số đơn', width: 18, size: 'narrow', cell: petitionNumber },
  { label: 'Ngày tiếp nhận', width: 12, size: 'narrow', cell: (row) => formatDate(row.receivedOn) },
  { label: 'Họ tên, địa chỉ người gửi', width: 30, size: 'short', cell: senderOf },
  { label: 'Số người', width: 8, size: 'narrow', cell: (row) => (row.senderCount > 0 ? String(row.senderCount) : '') },
  { label: 'Loại đơn', width: 16, size: 'short', cell: typeWords },
  { label: 'Lĩnh vực', width: 20, size: 'short', cell: (row) => fieldName(row.field) },
  { label: 'Nội dung đơn', width: 44, size: 'wide', cell: (row) => (row.sealed ? hiddenSubject : shownWords(row).subject) },
  { label: 'Kết quả xử lý', width: 24, size: 'short', cell: resultOf },
  { label: 'Hạn', width: 12, size: 'narrow', cell: (row) => (row.dueOn ? formatDate(row.dueOn) : '') },
  { label: 'Người xử lý', width: 20, size: 'short', cell: (row) => row.assigneeName ?? '' },
  { label: 'Ghi chú', width: 16, size: 'short', cell: noteOf },
];

function noteOf({ paperNumber, originUnitName, originYear, originNumber }: BookRow): string {
  const came =
    originUnitName !== null && originYear !== null && originNumber !== null
      ? `Nhận bàn giao từ ${originUnitName}, số cũ ${petitionNumber({ year: originYear, number: originNumber })}`
      : '';
  return [paperNumber ? `Sổ giấy ${paperNumber}` : '', came].filter(Boolean).join('. ');
}

function senderOf(row: BookRow): string {
  if (row.sealed) return sealedSenderLabel;
  return [shownWords(row).sender, row.address].filter(Boolean).join(', ');
}

/** What was decided and where the petition stands; one line where they say the same. */
function resultOf(row: BookRow): string {
  const stands = `${standingTag(row).words}${row.closedOn ? ` ngày ${formatDate(row.closedOn)}` : ''}`;
  return row.outcome ? `${outcomeWords({ ...row, outcome: row.outcome })}. ${stands}` : stands;
}

/** A number taken back; of a denunciation the reason is told on its own page only. */
function voidNoteOf(row: BookRow): string {
  if (row.status !== 'void') return '';
  const reason = row.sealed ? 'ghi trong hồ sơ' : (row.voidReason ?? '');
  return voidWords({ reason, by: row.voidedByName ?? '', on: row.voidedAt ? todayInVietnam(row.voidedAt) : '' });
}

/** The list's own filter within one year of the officer's own unit: each unit keeps its own book. */
function bookFilter(query: URLSearchParams, actor: Actor, today: string, period: RegisterPeriod): RegisterFilter {
  const { from, to } = period;
  return { ...readRegisterFilter(query, actor, today, null), unit: actor.unitId, bookOf: period.year, from, to };
}

/** What the sheet is an extract of; '' for the whole book. */
function extractWords({ type, status, field, due, number, assignee }: RegisterFilter): string {
  const said = [
    type ? petitionTypeNames[type as keyof typeof petitionTypeNames] : '',
    field ? `lĩnh vực ${fieldName(field)}` : '',
    status === 'open' ? 'chưa xử lý xong' : status ? statusTags[status as keyof typeof statusTags].words : '',
    { overdue: 'quá hạn', soon: 'đến hạn trong 3 ngày', '': '' }[due],
    number ? `số ${number.number}` : '',
    assignee === null ? '' : assignee === 0 ? 'chưa phân công' : 'một cán bộ xử lý',
  ].filter(Boolean);
  return said.length === 0 ? '' : `Trích sổ theo điều kiện: ${said.join('; ')}`;
}

/** @throws NotAllowedNow when the filter finds more than one book holds */
async function bookOf(context: Context): Promise<{ sheet: RegisterSheet; period: RegisterPeriod }> {
  const { tx, house, actor, moment, query, services } = context;
  const { calendar } = await services.rules(house);
  const period = readPeriod(query, moment.today);
  const filter = bookFilter(query, actor, moment.today, period);
  const soon = calendar.covers(moment.today) ? calendar.addWorkingDays(moment.today, 3) : moment.today;
  const rows = await listBook(tx, filter, moment.today, soon, mostBookRows + 1);
  if (rows.length > mostBookRows)
    throw new NotAllowedNow('Sổ này quá dài. Chọn khoảng ngày tiếp nhận ngắn hơn rồi in lại.', '/petitions');
  const { superiorOrg, issuingOrg } = await unitProfile(house, actor.unitId);
  const sheet = composeSheet(
    {
      head: { superiorOrg, issuingOrg, training: services.realm !== undefined },
      title: 'Sổ đơn thư',
      officialForm: extractWords(filter),
      period: periodWords(period),
      isFirst: true,
      code: 'don',
      columns,
      voidNoteOf,
      emptyWords: 'Không có đơn nào trong thời gian này.',
      sheetName: 'So don thu',
    },
    rows,
  );
  return { sheet, period };
}

/** GET /petitions/register: the book as it prints. */
export async function printBook(context: Context): Promise<Reply> {
  const { sheet, period } = await bookOf(context);
  context.observe({ kind: 'register.printed', unitId: context.actor.unitId, data: { book: 'petitions', ...period } });
  const mayExport = context.services.kit.may(context.actor, 'register:export');
  return view(
    'documents/register',
    {
      title: `Sổ đơn thư ${period.year}`,
      sheets: [sheet],
      xlsxHref: mayExport ? `/petitions/register.xlsx?${context.query}` : '',
      toolbar: {
        back: { href: '/petitions', label: 'Về sổ đơn thư' },
        docxHref: '',
        text: [
          laterYearsWords(context.query, context.moment.today),
          'Khổ A4 ngang. Đơn tố cáo không ghi người gửi và nội dung. Chọn khoảng ngày, loại đơn ở trang sổ rồi bấm In sổ để in một phần.',
        ]
          .filter(Boolean)
          .join(' '),
      },
    },
    { layout: 'print' },
  );
}

/** GET /petitions/register.xlsx: the same sheet. */
export async function downloadBook(context: Context): Promise<Reply> {
  const { sheet, period } = await bookOf(context);
  context.observe({ kind: 'register.exported', unitId: context.actor.unitId, data: { book: 'petitions', ...period } });
  return file(await renderRegisterXlsx([sheet]), xlsx, `so-don-thu-${period.from}-${period.to}.xlsx`);
}
