// Mẫu số 02 of TT 06/2025/TT-TTCP (legal.md §9.9) as a paper: whose report it is, to whom it goes, who signs it. chapters.ts writes the
// body. Pure.
import { formatDate } from '../../deadlines/dates.ts';
import { DOTS, placeDate } from '../../documents/papers/number.ts';
import type { Sheet } from '../../documents/papers/paper.ts';
import { isCollegial, type SigningOffice, signingLines } from '../../documents/registry/signer.ts';
import { spelledOut } from '../../units/unit.ts';
import { type Period, periodDays, periodInWords } from '../periods.ts';
import { chapters } from './chapters.ts';
import type { Contents } from './contents.ts';
import type { Cover } from './outline.ts';

export interface ReportingOffice extends SigningOffice {
  superiorOrg: string;
  symbol: string;
  place: string;
}

export interface NarrativeParts extends Contents {
  office: ReportingOffice;
  cover: Cover;
  /** Whose territory or branch a consolidated report is of: "trên địa bàn thành phố Hà Nội"; the unit's name in one of its own. */
  about: string;
  /** "Thanh tra Chính phủ"; '' where nobody stands above. */
  addressee: string;
  /** Who else gets it, before the archive: "Thanh tra thành phố Hà Nội". */
  copies: readonly string[];
  period: Period;
  /** Who signs for the office by mandate of its head: "CHÁNH THANH TRA"; '' when its head signs. */
  mandatary: string;
  /** Where the figures come from. */
  source: string;
  /** What was to be entered by hand and is not; '' where all is. */
  missing: string;
  /** `unknown`: why nothing of it can be compared with; '' where it can. */
  comparedWith: readonly { name: string; period: Period; unknown: string }[];
  isTraining: boolean;
}

/** The paper whole, still without number and day. */
export function narrative(parts: NarrativeParts): Sheet {
  const { office, period } = parts;
  const cover = parts.cover === 'own' ? `của ${parts.about}` : `${parts.about} (báo cáo tổng hợp)`;
  return {
    letterhead: {
      withOffice: true,
      superiorOrg: office.superiorOrg,
      issuingOrg: office.issuingOrg,
      numberLine: `Số: ……/BC-${office.symbol}`,
      placeDate: placeDate(office.place, null),
    },
    title: 'Báo cáo',
    // The days of a free period stand in the line below.
    abstract: `Công tác tiếp công dân, giải quyết khiếu nại, tố cáo ${period.kind === 'AD_HOC' ? '' : `${periodInWords(period)} `}${cover}`,
    abstractNote: `(Số liệu từ ngày ${formatDate(period.from)} đến ngày ${formatDate(period.to)})`,
    authority: '',
    to: [spelledOut(parts.addressee) || DOTS],
    body: chapters(parts, draftNote(parts)),
    recipients: ['- Như trên;', ...parts.copies.map((name) => `- ${spelledOut(name)};`), '- Lưu: VT, ……'],
    signer: { heading: [...signerLines(parts)], hint: '', name: '' },
    watermark: parts.isTraining ? 'TẬP HUẤN' : '',
    legalNote: '',
  };
}

function signerLines({ office, mandatary }: NarrativeParts): readonly string[] {
  if (mandatary) return signingLines(office, mandatary, 'TUQ');
  return signingLines(office, office.headTitle, isCollegial(office) ? 'TM' : 'self');
}

/** For whoever goes on writing: where the figures come from and what they are compared with. */
function draftNote({ source, missing, comparedWith }: NarrativeParts): string {
  const compared = comparedWith
    .map(
      ({ name, period, unknown }) =>
        `${name} là ${periodDays(period)}${unknown ? ` (để trống số so sánh: ${unknown}; có số liệu trên giấy thì ghi vào)` : ''}`,
    )
    .join('; ');
  return `Ghi chú của dự thảo, bỏ khi ký: ${source}. ${missing ? `${missing}. ` : ''}So sánh: ${compared}. Chỗ ${DOTS} là nội dung đơn vị tự viết.`;
}
