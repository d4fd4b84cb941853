// What the citizen reads: the answer first, then what was done and what comes next. From the gate's projection only. Pure.
import { formatDate } from '../deadlines/dates.ts';
import { hasNobodyBelow } from '../documents/registry/next-instance.ts';
import {
  citizenStatusWords,
  closedStatuses,
  type PetitionStatus,
  type PetitionType,
  petitionTypeNames,
} from '../petitions/petition.ts';
import { citizenStateWords, openStates, type State, states } from '../proceedings/proceeding.ts';

/** Exactly what the gate function lookup_slip gives. Dates 'YYYY-MM-DD'. */
export interface Slip {
  unitName: string;
  unitAddress: string;
  unitPhone: string;
  petitionType: PetitionType;
  instance: 'first' | 'second' | null;
  status: PetitionStatus;
  receivedOn: string;
  dueOn: string | null;
  isPaused: boolean;
  closedOn: string | null;
  firstReceivedOn: string;
  firstUnitName: string;
  proceeding: {
    state: string;
    acceptedOn: string;
    dueOn: string | null;
    isPaused: boolean;
    decidedOn: string | null;
    toldOn: string | null;
    closedOn: string | null;
  } | null;
  hops: {
    sentOn: string;
    to: string;
    answer: 'accepted' | 'returned' | null;
    answeredOn: string | null;
    repliedOn: string | null;
  }[];
}

export interface Step {
  label: string;
  note: string;
  state: '' | 'now' | 'done';
}

export interface Answer {
  headline: string;
  facts: { term: string; text: string; note: string; strong: boolean }[];
  progress: Step[];
}

/** No decision came in time and the citizen went further (Điều 33 LKN, khoản 2 Điều 4 NĐ 124/2020): none is on its way to him. */
const undecidedWords: Partial<Record<State, string>> = {
  second_instance: 'Quá hạn chưa giải quyết; ông, bà đã khiếu nại lần hai',
  in_court: 'Quá hạn chưa giải quyết; ông, bà đã khởi kiện tại Tòa án',
  closed: 'Việc giải quyết tại cơ quan này đã kết thúc',
};
function undecided({ state, decidedOn, toldOn }: NonNullable<Slip['proceeding']>): string | undefined {
  return decidedOn === null && toldOn === null ? undecidedWords[state as State] : undefined;
}

/** The state of a proceeding in a citizen's words; a result not yet told is on its way to him. */
function proceedingWords(proceeding: NonNullable<Slip['proceeding']>): string {
  const { state } = proceeding;
  const gone = undecided(proceeding);
  if (gone !== undefined) return gone;
  const known = (states as readonly string[]).includes(state) ? (state as State) : 'accepted';
  if (known === 'accepted') return 'Đang xem xét, giải quyết';
  const isRunning = openStates.includes(known) || known === 'terminated';
  return isRunning ? citizenStateWords[known] : 'Đã có văn bản giải quyết, đang gửi đến ông, bà';
}

/** @param today 'YYYY-MM-DD', by which a day that has passed is said to have passed */
export function answerFor(slip: Slip, today: string): Answer {
  return { headline: headline(slip), facts: factsOf(slip, today), progress: [received(slip), ...hops(slip), ...handling(slip)] };
}

function headline({ unitName, status, proceeding, hops: sent }: Slip): string {
  if (proceeding) {
    if (proceeding.toldOn && proceeding.state !== 'terminated') return 'Đơn của ông, bà đã có kết quả giải quyết';
    if (proceeding.state === 'suspended') return 'Việc giải quyết đơn của ông, bà đang tạm đình chỉ';
    if (proceeding.state === 'terminated') return 'Việc giải quyết đơn của ông, bà đã đình chỉ';
    const gone = undecided(proceeding);
    if (gone !== undefined) return gone;
    if (proceeding.decidedOn) return 'Đơn của ông, bà đã có văn bản giải quyết, cơ quan đang gửi';
    return 'Đơn của ông, bà đang được giải quyết';
  }
  // Whoever has to resolve it was asked to: nothing was sent anywhere. A reception board demands nothing.
  if (status === 'transferred' && sent.length === 0)
    return `Cơ quan đã ${hasNobodyBelow(unitName) ? 'đề nghị' : 'yêu cầu'} nơi có thẩm quyền giải quyết đơn của ông, bà`;
  if (status === 'transferred') return `Đơn của ông, bà đã được chuyển đến ${sent.at(-1)?.to ?? ''}`;
  if (['received', 'assigned', 'proposed', 'approved'].includes(status)) return 'Đơn của ông, bà đang được xem xét';
  return citizenStatusWords[status];
}

function factsOf(slip: Slip, today: string): Answer['facts'] {
  const { proceeding } = slip;
  const kind =
    slip.petitionType === 'KN' && slip.instance === 'second' ? 'Khiếu nại lần hai' : petitionTypeNames[slip.petitionType];
  const fact = (term: string, text: string, note = '', strong = false) => ({ term, text, note, strong });
  return [
    fact('Loại đơn', kind),
    fact('Nơi đang giữ đơn', slip.unitAddress ? `${slip.unitName}, ${slip.unitAddress}` : slip.unitName),
    fact(
      'Ngày nhận đơn',
      formatDate(slip.firstReceivedOn),
      slip.firstUnitName === slip.unitName ? '' : `(tại ${slip.firstUnitName})`,
    ),
    ...dueFact(slip, today),
    ...(proceeding
      ? [fact('Kết quả', proceeding.toldOn ? `Đã thông báo ngày ${formatDate(proceeding.toldOn)}` : 'Chưa thông báo')]
      : []),
  ];
}

/** The next date the law sets for the office, while it runs. */
function dueFact(slip: Slip, today: string): Answer['facts'] {
  const { proceeding, status, dueOn, isPaused } = slip;
  const isOver = proceeding
    ? proceeding.toldOn !== null ||
      proceeding.closedOn !== null ||
      proceeding.decidedOn !== null ||
      undecided(proceeding) !== undefined ||
      proceeding.state === 'terminated'
    : closedStatuses.includes(status) || status === 'transferred';
  if (isOver) return [];
  const term = proceeding ? 'Dự kiến có kết quả' : 'Dự kiến trả lời về việc xử lý đơn';
  if (proceeding ? proceeding.isPaused : isPaused) return [{ term, text: 'Đang tạm dừng tính hạn', note: '', strong: true }];
  const due = proceeding ? proceeding.dueOn : dueOn;
  if (!due) return [];
  const isLate = due < today;
  return [
    {
      term,
      text: isLate ? `Hạn ${formatDate(due)} đã qua` : `Chậm nhất ${formatDate(due)}`,
      note: isLate ? `Ông, bà có thể liên hệ nơi đang giữ đơn để được trả lời.${overdueRights(slip)}` : '',
      strong: true,
    },
  ];
}

/** Over the discipline of cán bộ, công chức only dismissal goes to court (khoản 3 Điều 57 LKN); the citizen's page does not know which it is. */
const ofDiscipline =
  ' Khiếu nại quyết định kỷ luật cán bộ, công chức theo quy định riêng tại Chương IV Luật Khiếu nại; khởi kiện khi bị kỷ luật buộc thôi việc.';

/** What the law opens when a complaint is not decided in time: Điều 33, 42 LKN. */
function overdueRights({ petitionType, instance, proceeding }: Slip): string {
  if (petitionType !== 'KN' || !proceeding || proceeding.decidedOn) return '';
  return instance === 'second'
    ? ` Hết thời hạn mà khiếu nại không được giải quyết, ông, bà có quyền khởi kiện vụ án hành chính tại Tòa án (Điều 42 Luật Khiếu nại).${ofDiscipline}`
    : ` Hết thời hạn mà khiếu nại không được giải quyết, ông, bà có quyền khiếu nại lần hai đến người có thẩm quyền trong 30 ngày kể từ ngày hết hạn (vùng sâu, vùng xa không quá 45 ngày), hoặc khởi kiện tại Tòa án (Điều 33 Luật Khiếu nại).${ofDiscipline}`;
}

const received = (slip: Slip): Step => ({
  label: 'Đã tiếp nhận đơn',
  note: `${formatDate(slip.firstReceivedOn)}, tại ${slip.firstUnitName}`,
  state: 'done',
});

function hops({ hops: sent }: Slip): Step[] {
  return sent.map((hop): Step => {
    const on = formatDate(hop.sentOn);
    if (hop.answer === 'accepted')
      return { label: `Đã chuyển đến ${hop.to}`, note: `${on}, nơi nhận đã nhận đơn`, state: 'done' };
    if (hop.answer === 'returned') {
      return {
        label: `Đã chuyển đến ${hop.to}`,
        note: `${on}, nơi nhận trả lại ngày ${formatDate(hop.answeredOn ?? hop.sentOn)}`,
        state: 'done',
      };
    }
    if (hop.repliedOn)
      return {
        label: `Đã chuyển đến ${hop.to}`,
        note: `${on}, nơi nhận trả lời ngày ${formatDate(hop.repliedOn)}`,
        state: 'done',
      };
    return { label: `Đã chuyển đến ${hop.to}`, note: `${on}, đang chờ nơi nhận trả lời`, state: 'now' };
  });
}

const toldLabel = (state: string) =>
  state === 'terminated' ? 'Đã gửi quyết định đình chỉ đến ông, bà' : 'Đã gửi kết quả giải quyết đến ông, bà';

function handling({ status, proceeding, closedOn }: Slip): Step[] {
  if (proceeding) {
    const accepted: Step = { label: 'Đã thụ lý giải quyết', note: formatDate(proceeding.acceptedOn), state: 'done' };
    if (proceeding.toldOn)
      return [accepted, { label: toldLabel(proceeding.state), note: formatDate(proceeding.toldOn), state: 'done' }];
    const now = proceedingWords(proceeding);
    if (undecided(proceeding) !== undefined && !proceeding.closedOn) return [accepted, { label: now, note: '', state: 'now' }];
    if (proceeding.closedOn) return [accepted, { label: now, note: formatDate(proceeding.closedOn), state: 'done' }];
    return [
      accepted,
      { label: now, note: '', state: 'now' },
      { label: 'Gửi kết quả giải quyết', note: 'Văn bản gửi đến địa chỉ ghi trong đơn', state: '' },
    ];
  }
  if (status === 'transferred' || status === 'transferred_replied') return [];
  if (closedStatuses.includes(status))
    return [{ label: citizenStatusWords[status], note: closedOn ? formatDate(closedOn) : '', state: 'done' }];
  if (status === 'accepted') return [{ label: citizenStatusWords[status], note: '', state: 'now' }];
  const label = status === 'received' ? 'Đang chờ phân công xem xét' : citizenStatusWords[status];
  return [
    { label, note: status === 'awaiting_supplement' ? 'Ông, bà mang tài liệu đến nơi đang giữ đơn' : '', state: 'now' },
    { label: 'Thông báo kết quả xử lý đơn', note: '', state: '' },
  ];
}
