// The letter that charges an inspectorate or another body with the verification of a denunciation (khoản 1 Điều 31 LTC), with what khoản 2 asks
// of it: whoever is charged, the denounced with their addresses, the contents, the time, rights and duties. The decree has a form for a team
// of one's own only: this is a công văn as Decree 30/2020 lays it out. No field here can hold who denounced.
import { type AcceptedDecision, acceptanceText, type DenouncedData, everyoneCalled, withResidence } from './denunciation.ts';
import type { FrameData, OfficerData } from './frame.ts';
import { capital, framePaper, noteOf, officerText, recipientLines } from './frame.ts';
import { denunciationLaw, lawDay } from './legal-texts.ts';
import { daysText, fill, type Maybe } from './number.ts';
import { type Paper, paragraph } from './paper.ts';
import { contentsOf } from './wording.ts';

export interface VerificationLetterData extends FrameData {
  verifyingOrg: Maybe;
  denounced: readonly DenouncedData[];
  acceptance: AcceptedDecision;
  contents: readonly string[];
  days: number | null;
  /** The office's own officer who follows the verification. */
  follower: OfficerData;
}

/** The letter as it is printed; what is not known yet is a dotted blank. */
export function composeVerificationLetter(data: VerificationLetterData): Paper {
  const note = noteOf(data, `khoản 1 Điều 31 ${denunciationLaw(lawDay(data))}`);
  const org = fill(data.issuingOrg);
  const body = fill(data.verifyingOrg);
  return framePaper('TC_VERIFY_LETTER', data, {
    title: '',
    about: 'V/v giao xác minh nội dung tố cáo',
    to: [body],
    body: [
      paragraph(
        `Tố cáo đối với ${everyoneCalled(withResidence(data.denounced))} đã được thụ lý tại ${acceptanceText(data.acceptance)}.`,
      ),
      ...contentsOf(`Căn cứ ${note}, ${org} giao ${body} xác minh các nội dung sau:`, data.contents),
      paragraph(`Thời gian tiến hành xác minh là ${daysText(data.days)}, kể từ ngày ký văn bản này.`),
      paragraph(
        `${capital(body)} thực hiện các quyền và nghĩa vụ quy định tại các điểm a, b, c, d khoản 1 và các điểm a, b, c khoản 2 Điều 11 của Luật Tố cáo; ghi chép, lập biên bản, lưu hồ sơ thông tin, tài liệu thu thập được, tạo điều kiện để người bị tố cáo giải trình (khoản 3, khoản 4, khoản 5 Điều 31).`,
      ),
      paragraph(
        `Kết thúc việc xác minh, ${body} báo cáo bằng văn bản đến ${org} về kết quả xác minh và kiến nghị biện pháp xử lý (khoản 6 Điều 31), kèm tài liệu, chứng cứ.`,
      ),
      paragraph(`Người theo dõi của ${org}: ${officerText(data.follower)}.`),
      paragraph(
        'Họ tên, địa chỉ, bút tích và thông tin cá nhân khác của người tố cáo được giữ bí mật theo Điều 56 Luật Tố cáo; hồ sơ gửi kèm đã lược bỏ các thông tin đó./.',
      ),
    ],
    recipients: recipientLines(['Như trên'], data.copies, 'VT, hồ sơ'),
    legalNote: note,
  });
}
