// The steps of an invented proceeding as its history tells them: the acceptance and each act done by today, in the words the product's
// own acts leave (src/proceedings/acts; the samples of the tests hold one against the other).
import type { ActCode } from '../../proceedings/act-codes.ts';
import { inOwnBook } from '../../proceedings/acts/paper-number.ts';
import { complaintResultNames, denunciationResultNames, measureNames, publishFormNames } from '../../proceedings/proceeding.ts';
import { addDays } from './days.ts';
import type { BenchPetition } from './petitions.ts';
import type { BenchProceeding } from './proceeding.ts';
import { words } from './script.ts';

export interface BenchStep {
  kind: string;
  on: string;
  until: string | null;
  by: number;
  details: object;
}

/** What is typed at the acts besides the words of the script. */
export const typed = {
  days: '15',
  report: '12/BC',
  team: '31/QĐ-TXM',
  proposal: 'Theo kết quả xác minh',
  meetAt: '08:30',
  place: 'Trụ sở',
  contents: 'Nội dung khiếu nại',
  told: 'người gửi đơn',
  result: 'người gửi đơn, nơi liên quan',
  transferor: 'Nơi chuyển đơn',
  // Of no book of the office: its letters are papers, which the fill leaves out.
  order: { number: '12/CV', assigned: 'Bộ phận chuyên môn của cơ quan', work: 'Thực hiện nội dung đã nêu' },
} as const;

type Told = { said: string; until?: string } & Record<string, unknown>;
type Case = { one: BenchPetition; proceeding: BenchProceeding; on: string };
type Who = 'head' | 'clerk' | 'officer';

const dayWords = (day: string) => day.split('-').reverse().join('/');
const orderMade = (on: string) => ({ ...typed.order, ...inOwnBook(typed.order.number, on) });
const orderWords = `Văn bản ${typed.order.number} giao ${typed.order.assigned}`;

/** Whose hand an act is, and what its step says. */
const acts: Partial<Record<ActCode, readonly [Who, (of: Case) => Told]>> = {
  'acceptance-notice': ['clerk', () => ({ said: `Gửi thông báo thụ lý cho ${typed.told}.`, recipients: typed.told })],
  assignment: [
    'head',
    ({ one, proceeding }) => {
      const [lead, ...others] = proceeding.members.map(({ accountId }) => one.unit.nameOf.get(accountId) ?? '');
      const beside = others.length > 0 ? `, cùng ${others.join(', ')}` : '';
      return { said: `Giao ${lead} phụ trách${beside}; thời gian ${typed.days} ngày.`, days: Number(typed.days), contents: '' };
    },
  ],
  report: [
    'officer',
    ({ on }) => ({
      said: `Báo cáo số ${typed.report}, 1 kết quả xác minh.`,
      ...{ number: typed.report, teamNumber: typed.team, teamOn: on, proposal: typed.proposal },
      ...{ conclusion: '', related: '', executors: '', legalGrounds: '' },
    }),
  ],
  invitation: [
    'head',
    ({ on }) => {
      const meetOn = addDays(on, 10);
      return {
        said: `Mời đối thoại lúc ${typed.meetAt} ngày ${dayWords(meetOn)} tại ${typed.place}.`,
        until: meetOn,
        ...{ meetOn, meetAt: typed.meetAt, place: typed.place, contents: typed.contents, chair: '', chairPost: '' },
        tellSender: `cơ quan mời ông, bà đối thoại lúc ${typed.meetAt} ngày ${dayWords(meetOn)} tại ${typed.place}`,
      };
    },
  ],
  dialogue: [
    'head',
    () => ({
      said: `Tổ chức đối thoại, có biên bản. ${words.KN.dialogue}`,
      ...{ held: 'held', chair: '', secretary: '', opinions: '' },
    }),
  ],
  decision: [
    'head',
    ({ proceeding: { result = '', measure = '' } }) => ({
      said: `${complaintResultNames[result]}. ${measureNames[measure as keyof typeof measureNames]} quyết định, hành vi bị khiếu nại.`,
      ...{ result, measure, noDialogue: false, isDismissal: false, tellSender: 'đã có quyết định giải quyết khiếu nại' },
    }),
  ],
  conclusion: [
    'head',
    ({ proceeding: { result = '' } }) => ({
      said: `${denunciationResultNames[result]} (1 nội dung).`,
      ...{ result, contents: 1, deliberatelyFalse: false },
    }),
  ],
  answer: ['head', () => ({ said: 'Lập văn bản trả lời.', tellSender: 'cơ quan đã có văn bản trả lời' })],
  notice: ['clerk', () => ({ said: `Gửi kết quả giải quyết cho ${typed.result}.`, recipients: typed.result, receivedOn: null })],
  receipt: ['clerk', ({ on }) => ({ said: `Người khiếu nại nhận quyết định ngày ${dayWords(on)}.` })],
  'transferor-notice': ['clerk', () => ({ said: `Thông báo kết quả cho ${typed.transferor}.`, recipients: typed.transferor })],
  publication: [
    'clerk',
    ({ proceeding }) => ({
      said: `Công khai ${proceeding.procedure === 'complaint_first' ? 'quyết định giải quyết khiếu nại' : 'kết luận nội dung tố cáo'}: ${publishFormNames.portal.toLowerCase()}.`,
      ...{ forms: ['portal'], place: '' },
    }),
  ],
  effective: ['officer', () => ({ said: 'Quyết định giải quyết khiếu nại có hiệu lực pháp luật.' })],
  directive: ['head', ({ on }) => ({ said: `${orderWords} thi hành: ${typed.order.work}`, ...orderMade(on) })],
  handling: [
    'head',
    ({ on }) => ({ said: `${orderWords} xử lý theo kết luận: ${typed.order.work}`, ...orderMade(on), executor: 'own' }),
  ],
  enforcement: ['officer', () => ({ said: `Cập nhật kết quả thi hành: ${words.executed}` })],
  enforced: ['officer', () => ({ said: 'Đã thi hành xong.' })],
  close: ['officer', () => ({ said: 'Kết thúc hồ sơ.' })],
};

/** Each who verifies says first that he has no interest of his own in it. */
const declared = ({ accountId, on }: BenchProceeding['members'][number]): BenchStep => ({
  kind: 'conflict',
  on,
  until: null,
  by: accountId,
  details: { said: 'Khai không có xung đột lợi ích.' },
});

/** In the order in which they were done. @throws Error for an act that no officer of the city does */
export function stepsOf(one: BenchPetition): BenchStep[] {
  const { proceeding, closedOn, unit, assignedTo } = one;
  if (!proceeding || !closedOn) return [];
  const accounts: Record<Who, number> = { head: unit.leader, clerk: unit.clerk, officer: assignedTo ?? unit.leader };
  const length = proceeding.clocks.find(({ isMain }) => isMain)?.length ?? '';
  const said = `Thụ lý giải quyết, thời hạn ${length} kể từ ngày thụ lý.`;
  return [
    { kind: 'acceptance', on: closedOn, until: null, by: unit.leader, details: { said } },
    ...proceeding.done.flatMap(({ act, on }): BenchStep[] => {
      const [who, tell] = acts[act] ?? [];
      if (!who || !tell) throw new Error(`No officer of the invented city does ${act}`);
      const { until = null, ...details } = tell({ one, proceeding, on });
      const step = { kind: act, on, until, by: accounts[who], details };
      return act === 'assignment' ? [step, ...proceeding.members.map(declared)] : [step];
    }),
  ];
}
