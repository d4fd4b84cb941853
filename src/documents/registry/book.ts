// The Sổ đăng ký văn bản đi on paper and as an Excel file: one unit, one year or part of it, symbol by symbol in the order of numbers,
// under the filter of the list (NĐ 30/2020). A denouncer stands in no paper's row; each printing is in the audit.
import { formatDate, todayInVietnam } from '../../deadlines/dates.ts';
import { NotAllowedNow } from '../../errors.ts';
import { petitionNumber } from '../../petitions/petition.ts';
import { visitNumber } from '../../reception/visit.ts';
import { unitProfile } from '../../units/queries.ts';
import type { Context } from '../../web/pages.ts';
import { file, type Reply, view } from '../../web/reply.ts';
import { paperTitle } from '../papers/catalogue.ts';
import type { RegisterPage } from '../papers/pages.ts';
import { composeSheet, type RegisterSheet, voidWords } from '../papers/register.ts';
import type { FormColumn } from '../papers/register-forms.ts';
import { laterYearsWords, periodWords, type RegisterPeriod, readPeriod } from '../papers/register-period.ts';
import { renderRegisterXlsx } from '../papers/register-xlsx.ts';
import { type BookLine, listBookLines } from './book-lines.ts';
import { readPaperFilter } from './list-filter.ts';
import { listRevocations, type PaperFilter } from './queries.ts';
import { usualReceiver } from './receivers.ts';
import { paperMeansNames, receivedWords } from './sending.ts';
import { kindTitle } from './typed.ts';
import { paperStateTags } from './workflow.ts';

declare module '../../web/render.ts' {
  interface Pages {
    'documents/outgoing-book': RegisterPage & { title: string };
  }
}

/** More than any office numbers in a year; a larger book is printed by shorter periods. */
const mostRows = 20_000;
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const columns: readonly FormColumn<BookLine>[] = [
  { label: 'Số, ký hiệu văn bản', width: 18, size: 'short', cell: ({ numberWords }) => numberWords },
  { label: 'Ngày văn bản', width: 12, size: 'narrow', cell: ({ issuedOn }) => (issuedOn ? formatDate(issuedOn) : '') },
  { label: 'Tên loại, trích yếu', width: 44, size: 'wide', cell: aboutOf },
  { label: 'Người ký', width: 22, size: 'short', cell: ({ paper }) => paper?.signerName ?? '' },
  {
    label: 'Nơi nhận văn bản',
    width: 34,
    size: 'short',
    cell: ({ paper }) => (paper ? paper.sentTo || usualReceiver(paper) : ''),
  },
  { label: 'Ngày gửi, cách gửi', width: 22, size: 'short', cell: sendingOf },
  { label: 'Ngày nhận, người ký nhận', width: 22, size: 'short', cell: ({ paper }) => (paper ? receivedWords(paper) : '') },
  { label: 'Ghi chú', width: 14, size: 'short', cell: () => '' },
];

/** "Phiếu chuyển đơn tố cáo, đơn ĐT-2026-000417". */
function aboutOf({ paper, petitionYear, visitYear, ...line }: BookLine): string {
  const record =
    petitionYear && line.petitionNumber
      ? `đơn ${petitionNumber({ year: petitionYear, number: line.petitionNumber })}`
      : visitYear && line.visitNumber
        ? `lượt tiếp ${visitNumber({ year: visitYear, number: line.visitNumber })}`
        : '';
  return [paper ? paperTitle(paper) : 'Văn bản lập ngoài phần mềm', record].filter(Boolean).join(', ');
}

function sendingOf({ paper }: BookLine): string {
  if (!paper) return '';
  const means = paper.sentMeans === '' ? '' : paperMeansNames[paper.sentMeans];
  return [paper.sentOn ? formatDate(paper.sentOn) : '', means].filter(Boolean).join(', ');
}

/** What the sheet is an extract of; the form the book follows where it is whole. */
function headLine({ state, kind, text }: PaperFilter): string {
  const said = [state ? paperStateTags[state].words : '', kind ? kindTitle(kind) : '', text ? `số ${text}` : ''].filter(Boolean);
  return said.length === 0 ? 'Nghị định số 30/2020/NĐ-CP' : `Trích sổ theo điều kiện: ${said.join('; ')}`;
}

/** @throws NotAllowedNow when the filter finds more than one book holds */
async function bookOf({
  tx,
  house,
  actor,
  moment,
  query,
  services,
}: Context): Promise<{ sheet: RegisterSheet; period: RegisterPeriod }> {
  const period = readPeriod(query, moment.today);
  const filter = { ...readPaperFilter(query, moment.today), from: period.from, to: period.to };
  const { superiorOrg, issuingOrg, symbol } = await unitProfile(house, actor.unitId);
  const lines = await listBookLines(tx, { unitId: actor.unitId, officeCode: symbol }, filter, mostRows + 1);
  if (lines.length > mostRows)
    throw new NotAllowedNow('Sổ này quá dài. Chọn khoảng ngày ban hành ngắn hơn rồi in lại.', '/papers');
  const revoked = lines.flatMap(({ paper }) => (paper?.state === 'revoked' ? [paper.id] : []));
  const revocations = revoked.length > 0 ? await listRevocations(tx, actor.unitId, revoked) : new Map<number, never>();
  const voidNoteOf = ({ paper }: BookLine) => {
    if (paper?.state !== 'revoked') return '';
    const done = revocations.get(paper.id);
    const reason = paper.sealed ? 'ghi trong hồ sơ' : (done?.reason ?? '');
    return voidWords({ reason, by: done?.by ?? '', on: done ? todayInVietnam(done.at) : '' }).replace(/^Hủy số/u, 'Thu hồi');
  };
  const sheet = composeSheet(
    {
      head: { superiorOrg, issuingOrg, training: services.realm !== undefined },
      title: 'Sổ đăng ký văn bản đi',
      officialForm: headLine(filter),
      period: periodWords(period),
      isFirst: true,
      code: 'vb',
      columns,
      voidNoteOf,
      emptyWords: 'Không có văn bản nào được cấp số trong thời gian này.',
      sheetName: 'So van ban di',
    },
    lines,
  );
  return { sheet, period };
}

/** GET /papers/register: the book as it prints. */
export async function printOutgoingBook(context: Context): Promise<Reply> {
  const { sheet, period } = await bookOf(context);
  context.observe({ kind: 'register.printed', unitId: context.actor.unitId, data: { book: 'papers', ...period } });
  return view(
    'documents/outgoing-book',
    {
      title: `Sổ đăng ký văn bản đi ${period.year}`,
      sheets: [sheet],
      xlsxHref: `/papers/register.xlsx?${context.query}`,
      toolbar: {
        back: { href: '/papers', label: 'Về văn bản phát hành' },
        docxHref: '',
        text: [
          laterYearsWords(context.query, context.moment.today),
          'Khổ A4 ngang. Văn bản đã cấp số, theo từng ký hiệu. Chọn khoảng ngày, loại văn bản ở trang danh sách rồi bấm In sổ để in một phần.',
        ]
          .filter(Boolean)
          .join(' '),
      },
    },
    { layout: 'print' },
  );
}

/** GET /papers/register.xlsx: the same sheet. */
export async function downloadOutgoingBook(context: Context): Promise<Reply> {
  const { sheet, period } = await bookOf(context);
  context.observe({ kind: 'register.exported', unitId: context.actor.unitId, data: { book: 'papers', ...period } });
  return file(await renderRegisterXlsx([sheet]), xlsx, `so-van-ban-di-${period.from}-${period.to}.xlsx`);
}
