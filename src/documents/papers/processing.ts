// Papers of petition processing: Mẫu 01–05 of TT 05/2021/TT-TTCP.
// The circular's own text was not at hand; wording follows practice and legal.md §6.3, and each basis line is editable.
import { lowered, raised } from '../../first-letter.ts';
import type { Coming, FrameData, OfficerData, PersonData, PetitionType } from './frame.ts';
import {
  again,
  agentLines,
  Called,
  called,
  column,
  comingOf,
  framePaper,
  noteOf,
  petitionTypeWords,
  receivingOrg,
  recipientLines,
} from './frame.ts';
import { complaintLaw, denunciationDecree, denunciationLaw, lawDay, processingCircular, splittingForm } from './legal-texts.ts';
import { daysText, fill, has, longDate, type Maybe } from './number.ts';
import type { Paper } from './paper.ts';
import { bold, lead, paragraph } from './paper.ts';
import { because, clause, prose } from './wording.ts';

interface ProposalData extends Omit<FrameData, 'signer'> {
  /** Post of the head the proposal goes to. */
  head: Maybe;
  receivedOn: Maybe;
  summary: Maybe;
  /** Body that has already resolved the matter, if any. */
  previousResolver?: Maybe;
  previousResolvedOn?: Maybe;
  /** It was sent there before, and the body let its time run out without a result (Điều 38 LTC). */
  isPreviousOverdue?: boolean;
  /** Whether a complaint came in time and, where it came late, why it is taken all the same. */
  timeLimit?: Maybe;
  /** Reason and competence, in the processor's words. */
  grounds?: Maybe;
  /** What is proposed; without it: acceptance for resolution. */
  proposal?: Maybe;
  proposedBy: OfficerData;
  unitLeader?: OfficerData | null;
  /** What the head of the section wrote when he passed it on. */
  unitLeaderWords?: Maybe;
  approvedBy?: OfficerData | null;
  /** The paper by which he approved for the head; '' where he is the head. */
  approvedByMandate?: Maybe;
  /** What the head of the office wrote, and the day he approved. */
  approvalWords?: Maybe;
  approvedOn?: Maybe;
}

/** XLD01. The proposal on a denunciation circulates in the office: it has no field for the sender. */
export type XLD01Data =
  | (ProposalData & { petitionType: 'KN' | 'KNPA'; sender: PersonData })
  | (ProposalData & { petitionType: 'TC' });

/** Mẫu 01 TT 05/2021: proposal to accept, with the three signature columns. */
export function composeXLD01(data: XLD01Data): Paper {
  const word = petitionTypeWords[data.petitionType];
  const sender = data.petitionType === 'TC' ? 'công dân' : called(data.sender);
  const origin = data.petitionType === 'TC' ? [] : [paragraph(`Địa chỉ: ${fill(data.sender.address)}.`)];
  const previous = has(data.previousResolver)
    ? [
        paragraph(
          data.isPreviousOverdue
            ? `Đơn đã gửi ${fill(data.previousResolver)}, quá thời hạn mà chưa được giải quyết.`
            : `Đơn đã được ${fill(data.previousResolver)} giải quyết ${longDate(data.previousResolvedOn)}.`,
        ),
      ]
    : [];
  const onTime = has(data.timeLimit) ? `Về thời hiệu, thời hạn khiếu nại: ${lowered(clause(data.timeLimit))}./.` : '';
  // The last words of the slip end with the mark that closes it.
  const grounds = has(data.grounds) ? prose(onTime ? data.grounds : `${data.grounds.replace(/[.;,/\s]+$/u, '')}./.`) : [];
  const proposal = has(data.proposal)
    ? clause(data.proposal)
    : `thụ lý để giải quyết đơn ${word} của ${sender} theo quy định của pháp luật`;
  return framePaper(
    'XLD01_2021',
    { ...data, signer: { title: null } },
    {
      title: 'Phiếu đề xuất thụ lý đơn',
      to: [fill(data.head)],
      body: [
        paragraph(`${raised(longDate(data.receivedOn))}, ${receivingOrg(data)} nhận được đơn ${word} của ${sender}.`),
        ...origin,
        paragraph(`Tóm tắt nội dung đơn: ${clause(data.summary)}.`),
        ...previous,
        // What is proposed stands where the form has it; why is said after it.
        paragraph(
          `Căn cứ nội dung đơn và thẩm quyền giải quyết, đề xuất ${proposal}${onTime || grounds.length > 0 ? '.' : './.'}`,
        ),
        ...grounds,
        ...(onTime ? [paragraph(onTime)] : []),
        ...opinion('Ý kiến của lãnh đạo đơn vị đề xuất', data.unitLeaderWords),
        ...opinion('Ý kiến phê duyệt', data.approvalWords),
        {
          type: 'signatures',
          rows: [
            [
              column(
                'Phê duyệt của thủ trưởng cơ quan, tổ chức, đơn vị',
                data.approvedBy?.name,
                `${raised(longDate(data.approvedOn))} (Ký, ghi rõ họ tên)${has(data.approvedByMandate) ? `, được ủy quyền theo văn bản số ${data.approvedByMandate}` : ''}`,
              ),
              column('Lãnh đạo đơn vị đề xuất', data.unitLeader?.name),
              column('Người đề xuất', data.proposedBy.name),
            ],
          ],
        },
      ],
      recipients: null,
    },
  );
}

const opinion = (who: string, words: Maybe) => (has(words) ? [lead(bold(`${who}: `), `${clause(words)}.`)] : []);

/** The desk guides, or sends on, what another body resolves; each content of several to its own (LTCD). */
const DESK_GUIDES = 'điểm b khoản 1 Điều 26 Luật Tiếp công dân';
const DESK_SENDS_FEEDBACK = 'khoản 2 Điều 26 Luật Tiếp công dân';
const DESK_SPLITS = 'khoản 3 Điều 25 Luật Tiếp công dân';

export interface XLD02Data extends FrameData, Coming {
  complainant: PersonData;
  summary: Maybe;
  /** Why the office is not competent; without it the form's sentence stands alone. */
  reason?: Maybe;
  competentOrg: Maybe;
}

/** Mẫu 02 TT 05/2021: guidance for a complaint outside the office's competence. */
export function composeXLD02(data: XLD02Data): Paper {
  const org = fill(data.issuingOrg);
  const came = comingOf(data, 'khiếu nại', receivingOrg(data), called(data.complainant));
  const note = noteOf(data, came.isHeard ? DESK_GUIDES : `${complaintLaw(lawDay(data))} và ${processingCircular(lawDay(data))}`);
  const reason = because(data.reason);
  return framePaper('XLD02_2021', data, {
    title: 'Phiếu hướng dẫn',
    to: [Called(data.complainant)],
    body: [
      paragraph(came.opening),
      paragraph(`Địa chỉ: ${fill(data.complainant.address)}.`),
      paragraph(`${came.contentHead}: ${clause(data.summary)}.`),
      paragraph(
        `Sau khi xem xét${came.isHeard ? '' : ' nội dung đơn'}, căn cứ ${note}, ${came.thing} của ${again(data.complainant)} không thuộc thẩm quyền giải quyết của ${org}${reason}.`,
      ),
      paragraph(
        `Đề nghị ${again(data.complainant)} ${came.asks} ${fill(data.competentOrg)} để được xem xét, giải quyết theo quy định của pháp luật./.`,
      ),
    ],
    recipients: recipientLines(['Như trên', ...agentLines(data.complainant)], data.copies, 'VT, hồ sơ'),
    legalNote: note,
  });
}

/**
 * Why a denunciation goes to another body: it is competent (khoản 2 Điều 24 LTC); there are signs of a crime (Điều 27); nameless
 * information to be inspected (khoản 2 Điều 25); forwarded by the press or a body and not acceptable (điểm b khoản 1 Điều 26).
 */
export type TransferPurpose = 'competence' | 'crime' | 'information' | 'forwarded';

/** XLD03. No field here can hold who denounced: the body says "công dân", the original goes in a sealed envelope. */
export interface XLD03Data extends FrameData {
  toOrg: Maybe;
  writtenOn: Maybe;
  receivedOn: Maybe;
  /** Content without anything that points to the denouncer. */
  content: Maybe;
  /** Missing: the receiver is competent. */
  purpose?: TransferPurpose | null;
  /** Days within which the result is asked for, if the office sets one. */
  reportWithinDays?: number | null;
}

/** " ghi ngày …" where the sender dated his paper; the day of receipt opens the sentence. */
const writtenWords = (on: Maybe) => (has(on) ? ` ghi ${longDate(on)}` : '');

const transferArticles: Readonly<Record<TransferPurpose, string>> = {
  competence: 'khoản 2 Điều 24',
  crime: 'Điều 27',
  information: 'khoản 2 Điều 25',
  forwarded: 'điểm b khoản 1 Điều 26',
};

/** What the receiver tells of: information whose sender is not known is inspected, it is not resolved as a denunciation (Điều 25, 26 LTC). */
const resultOf: Readonly<Record<TransferPurpose, string>> = {
  competence: 'giải quyết',
  crime: 'giải quyết',
  information: 'thanh tra, kiểm tra',
  forwarded: 'thanh tra, kiểm tra',
};

/** Mẫu 03 TT 05/2021: transfer of a denunciation; of nameless information, which is no denunciation the law resolves, under its own name. */
export function composeXLD03(data: XLD03Data): Paper {
  const purpose = data.purpose ?? 'competence';
  const isInformation = purpose === 'information';
  const note = noteOf(
    data,
    `${transferArticles[purpose]} ${denunciationLaw(lawDay(data))}, ${denunciationDecree(lawDay(data))} và ${processingCircular(lawDay(data))}`,
  );
  const org = fill(data.issuingOrg);
  const within = data.reportWithinDays ? ` trong thời hạn ${daysText(data.reportWithinDays)}` : '';
  const written = writtenWords(data.writtenOn);
  const paperWords = isInformation
    ? 'đơn có nội dung tố cáo, không xác định được người tố cáo'
    : `đơn tố cáo${written} của công dân`;
  const sends: Record<TransferPurpose, string> = {
    competence: `chuyển đơn tố cáo đến ${fill(data.toOrg)} để được xem xét, giải quyết theo quy định của pháp luật`,
    crime: `chuyển đơn tố cáo và hồ sơ, tài liệu, thông tin về vụ việc có dấu hiệu của tội phạm đến ${fill(data.toOrg)} để được xem xét, giải quyết theo quy định của pháp luật về tố tụng hình sự`,
    information: `chuyển thông tin đến ${fill(data.toOrg)} để tiến hành thanh tra, kiểm tra phục vụ công tác quản lý theo thẩm quyền`,
    forwarded: `chuyển đơn tố cáo đến ${fill(data.toOrg)} để xem xét, thanh tra, kiểm tra phục vụ công tác quản lý theo thẩm quyền`,
  };
  return framePaper('XLD03_2021', data, {
    title: isInformation ? 'Phiếu chuyển thông tin có nội dung tố cáo' : 'Phiếu chuyển đơn tố cáo',
    to: [fill(data.toOrg)],
    body: [
      paragraph(`${raised(longDate(data.receivedOn))}, ${receivingOrg(data)} nhận được ${paperWords}.`),
      paragraph(`Nội dung ${isInformation ? 'thông tin' : 'đơn'}: ${clause(data.content)}.`),
      paragraph(`Căn cứ ${note}, ${org} ${sends[purpose]} và thông báo kết quả ${resultOf[purpose]} đến ${org}${within}.`),
      paragraph(
        isInformation
          ? 'Đơn và tài liệu gửi kèm được niêm phong; bút tích và nguồn cung cấp thông tin được giữ bí mật./.'
          : 'Đơn và tài liệu gửi kèm được niêm phong; họ tên, địa chỉ, bút tích và thông tin cá nhân khác của người tố cáo được giữ bí mật theo Điều 56 Luật Tố cáo./.',
      ),
    ],
    recipients: recipientLines(['Như trên'], data.copies, 'VT, hồ sơ'),
    legalNote: note,
  });
}

/** Who inspects nameless information, and within how long. No field here can hold who told it. */
export interface InfoInspectionData extends FrameData {
  receivedOn: Maybe;
  /** Content without anything that points to who told it. */
  content: Maybe;
  /** The section, team or officer who is charged. */
  inspector: Maybe;
  /** "30 ngày", as the office's own target is written. */
  within: Maybe;
  /** Who forwarded a denunciation that cannot be accepted; left out of information whose sender is not known. */
  forwardedBy?: Maybe;
}

/**
 * Charge to inspect what names violator and evidence: information whose sender is not known (khoản 2 Điều 25 LTC), or a denunciation
 * that was forwarded and cannot be accepted (điểm b khoản 1 Điều 26). No official form.
 */
export function composeInfoInspection(data: InfoInspectionData): Paper {
  const isForwarded = data.forwardedBy !== undefined;
  const article = isForwarded ? 'điểm b khoản 1 Điều 26' : 'khoản 2 Điều 25';
  const note = noteOf(data, `${article} ${denunciationLaw(lawDay(data))}`);
  const org = fill(data.issuingOrg);
  const came = isForwarded
    ? `nhận được tố cáo do ${fill(data.forwardedBy)} chuyển đến, không đủ điều kiện thụ lý theo Điều 29 ${denunciationLaw(lawDay(data))}`
    : 'nhận được thông tin có nội dung tố cáo không xác định được người tố cáo';
  return framePaper('TC_INFO_INSPECTION', data, {
    title: 'Thông báo',
    abstract: 'Về việc giao kiểm tra thông tin có nội dung tố cáo',
    to: [fill(data.inspector)],
    body: [
      paragraph(`${raised(longDate(data.receivedOn))}, ${receivingOrg(data)} ${came}. Nội dung: ${clause(data.content)}.`),
      paragraph(
        'Thông tin nêu rõ người có hành vi vi phạm pháp luật, có tài liệu, chứng cứ cụ thể về hành vi vi phạm và có cơ sở để thẩm tra, xác minh.',
      ),
      paragraph(
        `Căn cứ ${note}, ${org} giao ${fill(data.inspector)} tiến hành thanh tra, kiểm tra theo thẩm quyền, báo cáo kết quả bằng văn bản trong thời hạn ${fill(data.within)}, kể từ ngày ban hành văn bản này.`,
      ),
      paragraph(
        'Việc thanh tra, kiểm tra phục vụ công tác quản lý, không thực hiện theo trình tự giải quyết tố cáo; tài liệu, nguồn cung cấp thông tin được giữ bí mật./.',
      ),
    ],
    recipients: recipientLines(['Như trên'], data.copies, 'VT, hồ sơ'),
    legalNote: note,
  });
}

export interface XLD04Data extends FrameData, Coming {
  toOrg: Maybe;
  writtenOn: Maybe;
  sender: PersonData;
  content: Maybe;
}

/** Mẫu 04 TT 05/2021: transfer of a recommendation or feedback; the sender gets a copy in place of an answer. */
export function composeXLD04(data: XLD04Data): Paper {
  const org = fill(data.issuingOrg);
  const came = comingOf(data, 'kiến nghị, phản ánh', receivingOrg(data), called(data.sender), writtenWords(data.writtenOn));
  const note = noteOf(data, came.isHeard ? DESK_SENDS_FEEDBACK : processingCircular(lawDay(data)));
  return framePaper('XLD04_2021', data, {
    title: `Phiếu chuyển ${came.isHeard ? '' : 'đơn '}kiến nghị, phản ánh`,
    to: [fill(data.toOrg)],
    body: [
      paragraph(came.opening),
      paragraph(`Địa chỉ: ${fill(data.sender.address)}.`),
      paragraph(`${came.contentHead}: ${clause(data.content)}.`),
      paragraph(
        `Căn cứ ${note}, ${org} chuyển ${came.isHeard ? came.thing : 'đơn'} của ${again(data.sender)} đến ${fill(data.toOrg)} để được xem xét, giải quyết theo quy định của pháp luật./.`,
      ),
    ],
    recipients: recipientLines(
      ['Như trên', `${Called(data.sender)} (thay trả lời)`, ...agentLines(data.sender)],
      data.copies,
      'VT, hồ sơ',
    ),
    legalNote: note,
  });
}

export interface XLD05Data extends FrameData, Coming {
  sender: PersonData;
  contents: readonly { content: Maybe; type: PetitionType; competentOrg: Maybe }[];
}

/** Mẫu 05 TT 05/2021: guidance for a petition with several contents, each to its competent office. */
export function composeXLD05(data: XLD05Data): Paper {
  const heard = has(data.visitedOn);
  const note = noteOf(data, heard ? DESK_SPLITS : splittingForm(lawDay(data)));
  // With a denunciation among the contents the sheet names a denouncer: no copy leaves for anyone else.
  const hasDenunciation = data.contents.some((item) => item.type === 'TC');
  const rows = data.contents.map((item, index) => [
    String(index + 1),
    fill(item.content),
    raised(petitionTypeWords[item.type]),
    fill(item.competentOrg),
  ]);
  return framePaper('XLD05_2021', data, {
    title: 'Phiếu hướng dẫn',
    to: [Called(data.sender)],
    body: [
      paragraph(
        heard
          ? `${raised(longDate(data.visitedOn))}, ${receivingOrg(data)} tiếp ${called(data.sender)}.`
          : `${raised(longDate(data.receivedOn))}, ${receivingOrg(data)} nhận được đơn của ${called(data.sender)}.`,
      ),
      paragraph(`Địa chỉ: ${fill(data.sender.address)}.`),
      paragraph(
        `Sau khi xem xét, căn cứ ${note}, ${heard ? 'việc trình bày' : 'đơn'} của ${again(data.sender)} có nhiều nội dung thuộc thẩm quyền giải quyết của nhiều cơ quan khác nhau:`,
      ),
      {
        type: 'table',
        columns: [
          { label: 'STT', size: 'narrow', centred: true },
          { label: 'Nội dung', size: 'wide', centred: false },
          { label: heard ? 'Loại nội dung' : 'Loại đơn', size: 'short', centred: false },
          { label: 'Cơ quan có thẩm quyền giải quyết', size: 'short', centred: false },
        ],
        rows: rows.length > 0 ? rows : [['1', fill(null), fill(null), fill(null)]],
      },
      paragraph(
        `Đề nghị ${again(data.sender)} viết ${heard ? '' : 'tách riêng '}từng nội dung thành đơn riêng và gửi đến đúng cơ quan có thẩm quyền nêu trên để được xem xét, giải quyết theo quy định của pháp luật./.`,
      ),
    ],
    recipients: recipientLines(['Như trên'], hasDenunciation ? undefined : data.copies, 'VT, hồ sơ'),
    legalNote: note,
  });
}
