// What a paper lacks to be handled as the law wants it, whatever is answered about it: facts of the paper and its people. Pure.
import { actingCapacity } from '../capacity.ts';
import { type IneligibleReason, ineligibleReasonNames, isSender } from '../petition.ts';

export interface PaperFacts {
  petitionType: string;
  source: string;
  /** 'YYYY-MM-DD' */
  receivedOn: string;
  /** 0 when nobody is known to have sent it. */
  senderCount: number;
}
export type PaperPerson = { role: string; birthYear: number | null; isRepresentative: boolean };

export interface Gaps {
  /** A denunciation of nobody known (khoản 1 Điều 25 LTC). */
  isNameless: boolean;
  /** One in no legal form (Điều 22 LTC). */
  lacksForm: boolean;
  /** One of several, of whom not each stands in the book, or none speaks for them (khoản 1 Điều 23 LTC). */
  lacksDenouncers: boolean;
  /** A complaint of a minor without a representative (khoản 3 Điều 11, điểm a khoản 1 Điều 12 LKN). */
  isMinorAlone: boolean;
  /** The same of a denunciation (điểm b khoản 1 Điều 29 LTC). Of a sealed one only the software sees it (../minors.ts). */
  isMinorDenouncer: boolean;
}

/** A denunciation whose sender nobody knows: information to inspect or to forward, never to be accepted (Điều 25 LTC). */
export const isNameless = (paper: Pick<PaperFacts, 'petitionType' | 'senderCount'>): boolean =>
  paper.petitionType === 'TC' && paper.senderCount === 0;

/** A source that gives a denunciation no legal form: e-mail, portal, telephone. */
export const formlessSources = ['online_portal', 'hotline'] as const;

/** A denunciation that came by e-mail, portal or telephone: no legal form until it is signed or its words are taken down (Điều 22, Điều 23 LTC). */
export const lacksForm = (paper: Pick<PaperFacts, 'petitionType' | 'source'>): boolean =>
  paper.petitionType === 'TC' && formlessSources.some((source) => source === paper.source);

/** Those who put their name to a paper, without who acts for them. */
const signersOf = (people: readonly PaperPerson[]) => people.filter((one) => isSender(one) && !actingCapacity(one.role));

/** A denunciation of several that does not name each of them and who represents them, as far as the book says. */
export function lacksDenouncers(
  paper: Pick<PaperFacts, 'petitionType' | 'senderCount'>,
  people: readonly PaperPerson[],
): boolean {
  if (paper.petitionType !== 'TC' || paper.senderCount < 2) return false;
  const signers = signersOf(people);
  return signers.length < paper.senderCount || !signers.some((one) => one.isRepresentative);
}

const fullAge = 18;

/** Is somebody of this year of birth certainly not of full age in the year of a day 'YYYY-MM-DD'? Not known: no. */
export const isMinor = (birthYear: number | null, on: string): boolean =>
  birthYear !== null && Number(on.slice(0, 4)) - birthYear < fullAge;

/**
 * A minor for whom nobody stands: his lawful representative complains for him (điểm a khoản 1 Điều 12 LKN), and his denunciation is
 * accepted with one only (điểm b khoản 1 Điều 29 LTC).
 */
export function isMinorAlone(
  paper: Pick<PaperFacts, 'petitionType' | 'receivedOn'>,
  people: readonly Pick<PaperPerson, 'role' | 'birthYear'>[],
): boolean {
  const senders = people.filter(isSender);
  return (
    (paper.petitionType === 'KN' || paper.petitionType === 'TC') &&
    senders.some((one) => !actingCapacity(one.role) && isMinor(one.birthYear, paper.receivedOn)) &&
    !senders.some((one) => one.role === 'representative')
  );
}

/**
 * All that a paper lacks, as far as the book says. A minor with nobody standing for him is told apart by type: a complaint of his is for his
 * representative to make (điểm a khoản 1 Điều 12 LKN), a denunciation is not accepted (điểm b khoản 1 Điều 29 LTC).
 */
export function gapsOf(paper: PaperFacts, people: readonly PaperPerson[]): Gaps {
  return {
    isNameless: isNameless(paper),
    lacksForm: lacksForm(paper),
    lacksDenouncers: lacksDenouncers(paper, people),
    isMinorAlone: paper.petitionType === 'KN' && isMinorAlone(paper, people),
    isMinorDenouncer: paper.petitionType === 'TC' && isMinorAlone(paper, people),
  };
}

/** What the officer says is there although the book does not show it. */
export interface Shown {
  hasLegalForm: boolean;
  areAllNamed: boolean;
  /** The lawful representative of a denouncer who is a minor. */
  hasRepresentative: boolean;
}

/** The gaps that are left after what the officer says is there. */
export const gapsLeft = (gaps: Gaps, shown: Shown): Gaps => ({
  ...gaps,
  lacksForm: gaps.lacksForm && !shown.hasLegalForm,
  lacksDenouncers: gaps.lacksDenouncers && !shown.areAllNamed,
  isMinorDenouncer: gaps.isMinorDenouncer && !shown.hasRepresentative,
});

const quoted = (reason: IneligibleReason) => `“${ineligibleReasonNames[reason]}”`;

export const gapWords: Readonly<Record<keyof Gaps, string>> = {
  isNameless: `Đơn không ghi rõ người gửi thì không giải quyết theo trình tự tố cáo (Điều 25 Luật Tố cáo). Chọn không đủ điều kiện, lý do ${quoted('no_name_address')}, rồi trả lời có bằng chứng cụ thể hay không.`,
  lacksForm:
    'Tố cáo qua thư điện tử, cổng thông tin, đường dây nóng không đúng hình thức tố cáo (Điều 22, Điều 25 Luật Tố cáo) khi chưa có đơn ký hoặc biên bản ghi lời tố cáo.',
  lacksDenouncers:
    'Đơn tố cáo của nhiều người phải ghi rõ họ tên, địa chỉ, chữ ký của từng người và người đại diện (khoản 1 Điều 23 Luật Tố cáo).',
  isMinorAlone:
    'Người khiếu nại chưa thành niên thì người đại diện theo pháp luật khiếu nại thay (khoản 3 Điều 11, Điều 12 Luật Khiếu nại). Ghi người đại diện ở việc “Sửa thông tin đăng ký”.',
  isMinorDenouncer:
    'Người tố cáo chưa thành niên mà chưa có người đại diện theo quy định thì chưa thụ lý được (điểm b khoản 1 Điều 29 Luật Tố cáo). Phân loại lại: đánh dấu khi đã có người đại diện, hoặc chọn điều kiện thụ lý chưa đáp ứng ấy.',
};

/** Field → sentence for what a denunciation called eligible still lacks. */
export function eligibilityObjections(answers: { eligibility: string | null } & Shown, gaps: Gaps): Record<string, string> {
  if (answers.eligibility !== 'eligible') return {};
  if (gaps.isNameless) return { eligibility: gapWords.isNameless };
  const left = gapsLeft(gaps, answers);
  return {
    ...(left.lacksForm
      ? {
          hasLegalForm: `Đánh dấu khi đã có đơn ký hoặc biên bản ghi lời tố cáo; chưa có thì chọn không đủ điều kiện, lý do ${quoted('not_legal_form')}`,
        }
      : {}),
    ...(left.lacksDenouncers
      ? {
          areAllNamed: `Đánh dấu khi đã đối chiếu trên đơn; còn thiếu thì chọn không đủ điều kiện, lý do ${quoted('content_missing')}, và yêu cầu bổ sung`,
        }
      : {}),
    ...(left.isMinorDenouncer
      ? {
          hasRepresentative:
            'Người tố cáo chưa thành niên (điểm b khoản 1 Điều 29 Luật Tố cáo). Đánh dấu khi đã có người đại diện kèm giấy tờ; chưa có thì yêu cầu bổ sung, hoặc chọn điều kiện thụ lý chưa đáp ứng ở dưới',
        }
      : {}),
  };
}
