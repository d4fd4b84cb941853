// The letter of status of a wave, as a paper of Decree 30/2020, and the same figures as rows. Pure.
import { formatDate } from '../../deadlines/dates.ts';
import type { Letterhead, Paper } from '../../documents/papers/paper.ts';
import { bold, lead, paragraph } from '../../documents/papers/paper.ts';
import { actWords } from '../../documents/papers/wording.ts';
import type { Board } from './board.ts';
import type { Ending } from './queries.ts';
import { isComputed, nameOf, shortOf, type UnitState, type Wave } from './wave.ts';

const count = (value: number) => value.toLocaleString('vi-VN');

export interface LetterSources {
  wave: Wave;
  board: Board;
  /** 'YYYY-MM-DD' */
  today: string;
  letterhead: Letterhead;
  signerTitle: string;
  /** Units of the wave that have ended since, and who has their work now. */
  endings: readonly Ending[];
  /** The City sends it: to the units, and not to itself. */
  isOfCity: boolean;
  /** Whom everybody else reports to: "Ủy ban nhân dân thành phố Hà Nội". */
  city: string;
}

/** 'Cả 180 đơn vị đã vận hành', or how many are how far; nothing is said of none. */
function progressWords(all: number, counted: (state: UnitState) => number): string {
  if (all > 0 && counted('live') === all) return `Cả ${count(all)} đơn vị đã vận hành.`;
  const said = (['live', 'decided', 'ready', 'missing'] as const).filter((state) => counted(state) > 0);
  const parts = said.map((state) => `${count(counted(state))} ${letterWords[state]}`);
  return `Trong ${count(all)} đơn vị: ${parts.join(', ')}.`;
}
/** "đến hết ngày 30/06/2025 180 đơn vị kết thúc hoạt động theo …; nay do 126 phường, xã tiếp nhận": then and now. */
function endingWords({ lastOn, units, acts, receivers, levels }: Ending, all: number): string {
  const who = units === all ? `${count(units)} đơn vị này` : `${count(units)} đơn vị trong số này`;
  const by = acts.length > 0 ? ` theo ${acts.map(actWords).join(', ')}` : '';
  const kind = levels.length === 1 && levels[0] === 'commune' ? 'phường, xã' : 'đơn vị';
  const now = receivers > 0 ? `; nay do ${count(receivers)} ${kind} tiếp nhận` : '';
  return `Đến hết ngày ${formatDate(lastOn)}, ${who} kết thúc hoạt động${by}${now}.`;
}

/** Whom the letter goes to: of units that have ended, those that have their work. */
function receiversOf(all: number, endings: readonly Ending[]): string {
  const ended = endings.reduce((sum, { units }) => sum + units, 0);
  if (ended === 0) return 'Các đơn vị thuộc đợt triển khai';
  const heirs = endings.every(({ levels }) => levels.every((level) => level === 'commune')) ? 'phường, xã' : 'đơn vị';
  const receiving = `ác ${heirs} tiếp nhận các đơn vị đã kết thúc hoạt động của đợt triển khai`;
  return ended === all ? `C${receiving}` : `Các đơn vị thuộc đợt triển khai đang hoạt động, c${receiving}`;
}

const letterWords: Record<UnitState, string> = {
  live: 'đã vận hành',
  decided: 'đã có quyết định ngày vận hành',
  ready: 'sẵn sàng',
  missing: 'còn thiếu',
};

/** Status on a day: how many live, ready, missing; what is missing in how many units; which units miss what. */
export function statusLetter(sources: LetterSources): Omit<Paper, 'kind'> {
  const { wave, board, today, letterhead, signerTitle, endings, isOfCity, city } = sources;
  const toUnits = receiversOf(board.rows.length, endings);
  const counted = (state: UnitState) => board.rows.filter((row) => row.state === state).length;
  const waiting = board.rows.filter(({ state }) => state === 'missing');
  const without = board.rows.filter(({ decision }) => (decision?.missing.length ?? 0) > 0);
  const byItem = board.items
    .map((item) => ({
      item,
      units: waiting.filter(({ missing }) => missing.some((line) => line.item.code === item.code)).length,
    }))
    .filter(({ units }) => units > 0);
  const short = (code: string) => board.items.filter((item) => item.code === code).map(shortOf);
  return {
    // A letter's subject stands under its number (Phụ lục I NĐ 30/2020).
    letterhead: { ...letterhead, about: `V/v tình hình triển khai ${wave.name}` },
    title: '',
    abstract: '',
    abstractNote: '',
    authority: '',
    to: [isOfCity ? toUnits : city],
    body: [
      paragraph(
        `${wave.basis ? `Thực hiện ${wave.basis}, ` : ''}đến ngày ${formatDate(today)} tình hình triển khai phần mềm Đơn Thư tại các đơn vị thuộc ${wave.name} như sau:`,
      ),
      paragraph(
        bold('1. Tiến độ. '),
        `Kế hoạch: tập huấn từ ngày ${formatDate(wave.trainingOn)}, sẵn sàng trước ngày ${formatDate(wave.readyOn)}, vận hành từ ngày ${formatDate(wave.liveOn)}.`,
      ),
      paragraph(progressWords(board.rows.length, counted)),
      ...endings.map((ending) => paragraph(endingWords(ending, board.rows.length))),
      ...(byItem.length > 0
        ? [
            lead(bold('2. Việc còn thiếu.')),
            {
              type: 'table' as const,
              columns: [
                { label: 'Việc', size: 'wide' as const, centred: false },
                { label: 'Kiểm tra', size: 'short' as const, centred: true },
                { label: 'Số đơn vị thiếu', size: 'short' as const, centred: true },
              ],
              rows: byItem.map(({ item, units }) => [
                nameOf(item),
                isComputed(item.code) ? 'phần mềm' : 'đánh dấu',
                count(units),
              ]),
            },
            lead(bold('3. Đơn vị còn thiếu.')),
            {
              type: 'table' as const,
              columns: [
                { label: 'STT', size: 'narrow' as const, centred: true },
                { label: 'Đơn vị', size: 'short' as const, centred: false },
                { label: 'Còn thiếu', size: 'wide' as const, centred: false },
              ],
              rows: waiting.map(({ unit, missing }, index) => [
                String(index + 1),
                unit.under ? `${unit.name}, ${unit.under}` : unit.name,
                missing.map(({ item }) => shortOf(item)).join(', '),
              ]),
            },
          ]
        : [paragraph(bold('2. Việc còn thiếu. '), 'Không đơn vị nào còn việc phải xong trước khi vận hành.')]),
      ...(without.length > 0
        ? [
            paragraph(
              bold('Vận hành khi còn việc thiếu: '),
              without
                .map(
                  ({ unit, decision }) =>
                    `${unit.name} (${(decision?.missing ?? []).flatMap(short).join(', ')}; lý do: ${decision?.reason ?? ''}; ${decision?.byName ?? ''} quyết định)`,
                )
                .join('; '),
              '.',
            ),
          ]
        : []),
      paragraph(
        isOfCity
          ? waiting.length > 0
            ? 'Đề nghị các đơn vị còn thiếu hoàn thành những việc nêu trên.'
            : 'Trân trọng thông báo.'
          : 'Trân trọng báo cáo.',
      ),
    ],
    recipients: ['- Như trên;', ...(isOfCity ? [] : [`- ${toUnits};`]), '- Lưu: VT.'],
    signer: { heading: [signerTitle.toLocaleUpperCase('vi')], hint: '', name: '' },
    watermark: '',
    legalNote: '',
  };
}
