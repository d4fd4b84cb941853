// The outcomes of processing (legal.md §6.1): for which petitions each is open, on what condition, with which paper, by which
// article, what follows and in which state the petition ends. One row per outcome; the page and the act ask the same. Pure.
import type { PaperKind } from '../../documents/papers/catalogue.ts';
import {
  forwardingSources,
  type IneligibleReason,
  isOfficialsDiscipline,
  type Jurisdiction,
  type ObjectKind,
  type Outcome,
  type PetitionStatus,
  type PetitionType,
  type Source,
} from '../petition.ts';
import { boardUrges } from './competence.ts';
import { informationReasons, isInformation, namelessReasons, reasonRules, resentReasons } from './eligibility.ts';
import { type Gaps, gapWords } from './gaps.ts';
import { type Ground, groundArticle, isGroundFor } from './grounds.ts';
import { amendedFrom } from './jurisdiction.ts';

/** What decides: stored facts of the petition and the codes of its classification. */
export interface OutcomeFacts {
  petitionType: PetitionType;
  eligibility: 'eligible' | 'ineligible' | null;
  ineligibleReason: IneligibleReason | null;
  jurisdiction: Jurisdiction | null;
  competentBranch: string | null;
  source: Source;
  /** The paper carries a day of writing: it is a petition, not a statement taken down at reception. */
  isWritten: boolean;
  receivedOn: string;
  ground: Ground | null;
  hasCrimeSigns: boolean;
  /** Contents listed for a petition with several. */
  pointCount: number;
  /** Of a complaint: which instance, and whether a decision on the discipline of cán bộ, công chức is contested; they choose the article of acceptance. */
  instance?: 'first' | 'second' | null;
  objectKind?: ObjectKind | null;
  /** Of a denunciation: the first or a continued one, and whether it is continued because the one below let its time run out. */
  round?: 'first' | 'continued' | null;
  isPreviousOverdue?: boolean | null;
  /** What keeps the answer on jurisdiction from standing (against-hint.ts); '' or missing: nothing. */
  competence?: string;
  /** Why a complaint called late is not (khoản 6 Điều 11 LKN, time-limit.ts); '' or missing: nothing. */
  openLimit?: string;
  /** A reception board: what it urges on is what it sent on itself. */
  hasNobodyBelow?: boolean;
  /** What the paper lacks, and nobody says is there. */
  gaps?: Gaps;
}

export type AfterStep = 'accept' | 'transfer' | 'issue' | 'direct' | 'close';

interface OutcomeRule {
  types: readonly PetitionType[];
  /** '' when open, else the missing condition as a sentence. */
  missing: (facts: OutcomeFacts) => string;
  /** The form generated with the proposal; null when the outcome has none. */
  paper: (facts: OutcomeFacts) => PaperKind | null;
  article: (facts: OutcomeFacts) => string;
  /** Where the approved outcome goes: to acceptance, transfer, the clerk, back with the leader's direction, or straight to its end. */
  next: AfterStep;
  /** The state in which the petition ends (or waits); null where another feature decides it. */
  status: PetitionStatus | null;
  /** Needs a body it goes to. */
  hasDestination: boolean;
  /** What the citizen will be told, '' when nothing. */
  citizen: string;
}

const three: readonly PetitionType[] = ['KN', 'TC', 'KNPA'];
const when = (holds: boolean, sentence: string) => (holds ? '' : sentence);
/** The first missing condition. */
const firstOf = (...sentences: string[]) => sentences.find((sentence) => sentence !== '') ?? '';

const eligible = (f: OutcomeFacts) => when(f.eligibility === 'eligible', 'Đơn phải đủ điều kiện xử lý.');
const settled = (f: OutcomeFacts) => f.competence ?? '';
const own = (f: OutcomeFacts) =>
  firstOf(when(f.jurisdiction === 'own', 'Đơn phải thuộc thẩm quyền giải quyết của cơ quan này.'), settled(f));
const notOwn = (f: OutcomeFacts) =>
  firstOf(when(f.jurisdiction === 'not_own', 'Chỉ dùng cho đơn không thuộc thẩm quyền của cơ quan này.'), settled(f));
const administrative = (f: OutcomeFacts) =>
  when(
    f.competentBranch === null || f.competentBranch === 'administrative',
    'Thẩm quyền thuộc cơ quan ngoài hệ thống hành chính: chọn “Hướng dẫn, chuyển cơ quan tố tụng, dân cử, đảng, đoàn thể”.',
  );
const named = (f: OutcomeFacts) =>
  when(
    !namelessReasons.includes(f.ineligibleReason as IneligibleReason),
    'Không rõ người gửi, địa chỉ người gửi nên không gửi văn bản được.',
  );
/** Without a gap of these that the paper has. */
const without = (f: OutcomeFacts, ...names: (keyof Gaps)[]) =>
  firstOf(...names.map((name) => when(!f.gaps?.[name], gapWords[name])));
const ordinary = (f: OutcomeFacts) =>
  firstOf(
    when(
      !isInformation(f),
      'Thông tin không rõ người tố cáo hoặc không đúng hình thức tố cáo không giải quyết theo trình tự tố cáo (Điều 25 Luật Tố cáo).',
    ),
    without(f, 'isNameless', 'lacksForm'),
  );
const atReception = (f: OutcomeFacts) => f.source === 'in_person_reception';
/** Khoản 2 Điều 24 LTC: only who denounces by word of mouth is guided; a written denunciation is transferred. */
const spokenIfDenunciation = (f: OutcomeFacts) =>
  when(
    f.petitionType !== 'TC' || (atReception(f) && !f.isWritten),
    'Đơn tố cáo bằng văn bản (có ngày ghi trên đơn) phải chuyển trong 05 ngày làm việc, không hướng dẫn (khoản 2 Điều 24 Luật Tố cáo).',
  );
const notResent = (f: OutcomeFacts) =>
  when(
    !resentReasons.includes(f.ineligibleReason as IneligibleReason),
    'Đơn đã gửi cơ quan có thẩm quyền hoặc đã được hướng dẫn thì không chuyển (khoản 3 Điều 24 Luật Tố cáo).',
  );
const noGround = (f: OutcomeFacts) => when(f.ground === null, 'Đã chọn căn cứ không thụ lý ở bước phân loại.');

/** A denunciation of one's own competence that a forwarder sent and that cannot be accepted (điểm b khoản 1 Điều 26 LTC). */
export const isForwardedInadmissible = (f: Pick<OutcomeFacts, 'petitionType' | 'jurisdiction' | 'source' | 'ground'>): boolean =>
  f.petitionType === 'TC' && f.jurisdiction === 'own' && f.ground !== null && forwardingSources.includes(f.source);

const byType = (f: OutcomeFacts, words: Partial<Record<PetitionType, string>>, otherwise: string) =>
  words[f.petitionType] ?? otherwise;
const TT05 = 'Thông tư 05/2021/TT-TTCP';

/** Where the law speaks of accepting this complaint: first, second, or about the discipline of cán bộ, công chức (legal.md §8.2). */
function complaintAcceptance(f: OutcomeFacts): string {
  if (isOfficialsDiscipline(f.objectKind)) return 'Điều 50 Luật Khiếu nại';
  return f.instance === 'second' ? 'khoản 1 Điều 36 Luật Khiếu nại' : 'Điều 27 Luật Khiếu nại';
}

/** The same of this denunciation: continued after a conclusion (Điều 37 LTC), or taken from the body below that let its time run out (khoản 5 Điều 38 LTC). */
function denunciationAcceptance(f: OutcomeFacts): string {
  if (f.round !== 'continued') return 'Điều 24, Điều 29 Luật Tố cáo';
  return f.isPreviousOverdue ? 'khoản 5 Điều 38 Luật Tố cáo' : 'Điều 37 Luật Tố cáo';
}

export const outcomeRules: Readonly<Record<Outcome, OutcomeRule>> = {
  propose_acceptance: {
    types: three,
    missing: (f) =>
      firstOf(eligible(f), own(f), ordinary(f), noGround(f), without(f, 'lacksDenouncers', 'isMinorAlone', 'isMinorDenouncer')),
    paper: () => 'XLD01_2021',
    article: (f) =>
      byType(f, { KN: complaintAcceptance(f), TC: denunciationAcceptance(f) }, 'khoản 2 Điều 26 Luật Tiếp công dân'),
    next: 'accept',
    status: null,
    hasDestination: false,
    citizen: 'Đã thụ lý giải quyết',
  },
  notify_inadmissible: {
    types: ['KN', 'TC'],
    missing: (f) =>
      firstOf(
        own(f),
        ordinary(f),
        named(f),
        when(
          f.ground !== null && isGroundFor(f.petitionType, f.ground),
          `Cần chọn căn cứ không thụ lý (${f.petitionType === 'TC' ? 'Điều 29 Luật Tố cáo' : 'Điều 11 Luật Khiếu nại'}) ở bước phân loại.`,
        ),
        f.openLimit ? `${f.openLimit}. Phân loại lại.` : '',
      ),
    paper: (f) => (f.petitionType === 'TC' ? 'TC05_2019' : 'KN04_2026'),
    article: (f) => (f.ground ? groundArticle(f.ground) : byType(f, { TC: 'Điều 29 Luật Tố cáo' }, 'Điều 11 Luật Khiếu nại')),
    next: 'issue',
    status: 'notified_inadmissible',
    hasDestination: false,
    citizen: 'Đã thông báo không thụ lý',
  },
  request_supplement: {
    types: three,
    missing: (f) =>
      firstOf(
        named(f),
        when(
          f.eligibility !== 'ineligible' || (f.ineligibleReason !== null && reasonRules[f.ineligibleReason].mendable),
          'Lý do không đủ điều kiện xử lý này không khắc phục được bằng bổ sung.',
        ),
      ),
    paper: () => 'SUPPLEMENT_REQUEST',
    article: () => `Điều 6 ${TT05}`,
    next: 'issue',
    status: 'awaiting_supplement',
    hasDestination: false,
    citizen: 'Cần ông, bà bổ sung tài liệu',
  },
  guide: {
    types: ['KN', 'TC', 'MIXED'],
    missing: (f) =>
      f.petitionType === 'MIXED'
        ? firstOf(
            named(f),
            eligible(f),
            when(f.pointCount >= 2, 'Cần ghi từng nội dung và cơ quan có thẩm quyền (ít nhất 2 nội dung) ở mục “Tách nội dung”.'),
          )
        : firstOf(eligible(f), ordinary(f), notOwn(f), spokenIfDenunciation(f), administrative(f)),
    paper: (f) => byType(f, { KN: 'XLD02_2021', MIXED: 'XLD05_2021' }, 'NOTICE_TO_SENDER') as PaperKind,
    article: (f) =>
      byType(
        f,
        { TC: 'khoản 2 Điều 24 Luật Tố cáo, điểm b khoản 1 Điều 26 Luật Tiếp công dân', MIXED: `Mẫu số 05 ${TT05}` },
        TT05,
      ),
    next: 'issue',
    status: 'guided',
    hasDestination: true,
    citizen: 'Cơ quan đã hướng dẫn gửi đơn đến nơi có thẩm quyền',
  },
  transfer: {
    types: three,
    missing: (f) =>
      firstOf(
        f.petitionType === 'TC' ? notResent(f) : '',
        eligible(f),
        ordinary(f),
        notOwn(f),
        f.petitionType === 'KN'
          ? when(
              atReception(f) && f.receivedOn >= amendedFrom,
              'Đơn khiếu nại không thuộc thẩm quyền thì hướng dẫn; chỉ chuyển khi tiếp nhận qua tiếp công dân từ 01/7/2026 (điểm b khoản 1 Điều 26 Luật Tiếp công dân).',
            )
          : '',
        // A written denunciation, a recommendation or feedback goes to whatever body is competent, also outside the administration
        // (khoản 2 Điều 24 LTC; khoản 2 Điều 26 LTCD).
        f.petitionType === 'KN' ? administrative(f) : '',
      ),
    paper: (f) => byType(f, { TC: 'XLD03_2021', KNPA: 'XLD04_2021' }, 'HANDLING_LETTER') as PaperKind,
    article: (f) =>
      byType(
        f,
        {
          TC: 'khoản 2 Điều 24 Luật Tố cáo',
          KN: 'điểm b khoản 1 Điều 26 Luật Tiếp công dân',
          KNPA: 'khoản 2 Điều 26 Luật Tiếp công dân',
        },
        TT05,
      ),
    next: 'transfer',
    status: 'transferred',
    hasDestination: true,
    citizen: 'Đã chuyển đến cơ quan có thẩm quyền',
  },
  return_to_transferor: {
    types: ['KN'],
    missing: (f) =>
      firstOf(
        notOwn(f),
        when(
          forwardingSources.includes(f.source),
          'Chỉ dùng cho đơn do đại biểu, Mặt trận, báo chí hoặc cơ quan khác chuyển đến.',
        ),
      ),
    // No form: a composed letter (legal.md §6.1).
    paper: () => 'HANDLING_LETTER',
    article: () => TT05,
    next: 'issue',
    status: 'returned',
    hasDestination: true,
    citizen: 'Đã trả lại đơn',
  },
  urge: {
    types: three,
    missing: (f) =>
      firstOf(
        when(
          f.jurisdiction === 'subordinate_overdue',
          f.hasNobodyBelow
            ? 'Chỉ dùng khi cơ quan mà Ban Tiếp công dân đã chuyển vụ việc đến quá hạn chưa giải quyết.'
            : 'Chỉ dùng khi cấp dưới có thẩm quyền đã quá hạn mà chưa giải quyết.',
        ),
        settled(f),
      ),
    // No form: a composed letter (legal.md §6.1).
    paper: () => 'HANDLING_LETTER',
    article: (f) =>
      f.hasNobodyBelow
        ? f.receivedOn >= amendedFrom
          ? boardUrges
          : TT05
        : byType(f, { KN: 'điểm b khoản 1 Điều 26 Luật Tiếp công dân', TC: 'khoản 2 Điều 38 Luật Tố cáo' }, TT05),
    next: 'issue',
    status: 'transferred',
    hasDestination: true,
    citizen: 'Cơ quan đã yêu cầu nơi có thẩm quyền giải quyết',
  },
  transfer_police: {
    types: ['TC'],
    missing: (f) => when(f.hasCrimeSigns, 'Chỉ dùng khi nội dung có dấu hiệu tội phạm (Điều 27 Luật Tố cáo).'),
    paper: () => 'XLD03_2021',
    article: () => 'Điều 27 Luật Tố cáo',
    next: 'transfer',
    status: 'transferred',
    hasDestination: true,
    citizen: '',
  },
  info_for_inspection: {
    types: ['TC'],
    missing: (f) =>
      firstOf(
        when(
          isInformation(f),
          'Chỉ dùng cho thông tin không rõ người tố cáo, không đúng hình thức tố cáo nhưng nêu rõ người vi phạm, có bằng chứng cụ thể (khoản 2 Điều 25 Luật Tố cáo). Tố cáo do báo chí, cơ quan khác chuyển đến mà không đủ điều kiện thụ lý thì cơ quan tiếp nhận tự thanh tra, kiểm tra (điểm b khoản 1 Điều 26).',
        ),
      ),
    paper: () => 'XLD03_2021',
    article: () => 'khoản 2 Điều 25 Luật Tố cáo',
    next: 'transfer',
    status: 'transferred',
    hasDestination: true,
    citizen: '',
  },
  inspect_own: {
    types: ['TC'],
    missing: (f) =>
      when(
        isInformation(f) || isForwardedInadmissible(f),
        'Chỉ dùng cho thông tin không rõ người tố cáo, không đúng hình thức tố cáo (khoản 2 Điều 25), hoặc tố cáo thuộc thẩm quyền do báo chí, cơ quan khác chuyển đến mà không đủ điều kiện thụ lý (điểm b khoản 1 Điều 26 Luật Tố cáo); đều phải nêu rõ người vi phạm, có bằng chứng cụ thể, có cơ sở kiểm tra.',
      ),
    paper: () => 'TC_INFO_INSPECTION',
    article: (f) => (isInformation(f) ? 'khoản 2 Điều 25 Luật Tố cáo' : 'điểm b khoản 1 Điều 26 Luật Tố cáo'),
    next: 'issue',
    status: 'inspecting',
    hasDestination: false,
    citizen: '',
  },
  file_away: {
    types: ['KN', 'TC', 'KNPA', 'MIXED'],
    missing: (f) => when(f.eligibility === 'ineligible', 'Chỉ lưu đơn không đủ điều kiện xử lý.'),
    paper: () => null,
    article: () => `Điều 6, Điều 28 ${TT05}`,
    next: 'close',
    status: 'filed',
    hasDestination: false,
    citizen: 'Đơn không đủ điều kiện xử lý theo quy định',
  },
  not_process: {
    types: ['TC'],
    missing: (f) =>
      when(
        f.eligibility === 'ineligible' &&
          (informationReasons.includes(f.ineligibleReason as IneligibleReason) ||
            resentReasons.includes(f.ineligibleReason as IneligibleReason)),
        'Chỉ dùng khi không rõ người tố cáo, mạo danh, không đúng hình thức tố cáo (khoản 1 Điều 25), hoặc đơn đã gửi cơ quan có thẩm quyền, đã được hướng dẫn (khoản 3 Điều 24 Luật Tố cáo).',
      ),
    paper: () => null,
    article: (f) =>
      resentReasons.includes(f.ineligibleReason as IneligibleReason)
        ? 'khoản 3 Điều 24 Luật Tố cáo'
        : 'khoản 1 Điều 25 Luật Tố cáo',
    next: 'close',
    status: 'not_processed',
    hasDestination: false,
    citizen: '',
  },
  report_leader: {
    types: three,
    missing: () => '',
    paper: () => null,
    article: () => TT05,
    next: 'direct',
    status: null,
    hasDestination: false,
    citizen: '',
  },
  judicial_guide_or_transfer: {
    types: three,
    missing: (f) =>
      firstOf(
        eligible(f),
        ordinary(f),
        notOwn(f),
        spokenIfDenunciation(f),
        when(
          f.competentBranch !== null && f.competentBranch !== 'administrative',
          'Chỉ dùng khi thẩm quyền thuộc cơ quan tố tụng, thi hành án, dân cử, đảng, đoàn thể, đơn vị sự nghiệp, doanh nghiệp nhà nước.',
        ),
      ),
    paper: () => 'NOTICE_TO_SENDER',
    article: () => TT05,
    next: 'issue',
    status: 'guided',
    hasDestination: true,
    citizen: 'Cơ quan đã hướng dẫn gửi đơn đến nơi có thẩm quyền',
  },
};
