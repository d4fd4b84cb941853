// The letter that charges an inspectorate or another body with the verification of a denunciation (khoản 2 Điều 31 LTC). The decree
// has a form for a team of one's own only: this is a công văn as Decree 30/2020 lays it out. No field here can hold who denounced.
import { type AcceptedDecision, acceptanceText, type DenouncedData, everyoneCalled } from './denunciation.ts';
import type { FrameData, OfficerData } from './frame.ts';
import { framePaper, noteOf, officerText, recipientLines } from './frame.ts';
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

export function composeVerificationLetter(data: VerificationLetterData): Paper {
  const note = noteOf(data, `khoản 2 Điều 31 ${denunciationLaw(lawDay(data))}`);
  const org = fill(data.issuingOrg);
  const body = fill(data.verifyingOrg);
  return framePaper('TC_VERIFY_LETTER', data, {
    title: '',
    about: 'V/v giao xác minh nội dung tố cáo',
    to: [body],
    body: [
      paragraph(`Tố cáo đối với ${everyoneCalled(data.denounced)} đã được thụ lý tại ${acceptanceText(data.acceptance)}.`),
      ...contentsOf(`Căn cứ ${note}, ${org} giao ${body} xác minh các nội dung sau:`, data.contents),
      paragraph(
        `Thời gian xác minh là ${daysText(data.days)}, kể từ ngày nhận được văn bản này. ${body} báo cáo kết quả xác minh bằng văn bản, kèm tài liệu, chứng cứ, đến ${org}.`,
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
