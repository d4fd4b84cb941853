// The dialogue with the complainant: invitation and minutes, Mẫu số 14 (Điều 28 NĐ 124/2020, amended by NĐ 155/2026).
import type { FrameData, OfficerData, PersonData } from './frame.ts';
import {
  Called,
  called,
  column,
  framePaper,
  fullId,
  isOffice,
  noteOf,
  officerText,
  recipientLines,
  withAgents,
} from './frame.ts';
import { dialogueArticle, inForce2026, lawDay } from './legal-texts.ts';
import { DOTS, fill, has, hourText, longDate, type Maybe, twoDigits } from './number.ts';
import type { Block, Paper } from './paper.ts';
import { bold, lead, list, paragraph } from './paper.ts';
import { matter, prose } from './wording.ts';

export interface DialogueInvitationData extends FrameData {
  invitees: readonly PersonData[];
  complaintOf: PersonData;
  summary: Maybe;
  meetOn: Maybe;
  meetAtTime?: Maybe;
  meetAtPlace: Maybe;
  chair: OfficerData;
  contents: readonly string[];
  /** The last day it may leave to be in time; not printed. */
  sendBy?: Maybe;
}

/** Invitation to a dialogue, from 01/7/2026 sent at least 05 days before (khoản 1 Điều 28 NĐ 124/2020, NĐ 155/2026). No official form. */
export function composeDialogueInvitation(data: DialogueInvitationData): Paper {
  const on = lawDay(data);
  const note = noteOf(data, dialogueArticle(on));
  // Khoản 5 Điều 28 came with NĐ 155/2026.
  const absence = inForce2026(on)
    ? '. Người khiếu nại không tham gia đối thoại mà không có lý do chính đáng thì việc giải quyết khiếu nại vẫn được tiếp tục'
    : '';
  const contents = data.contents.filter(has);
  return framePaper('KN_INVITE_DIALOGUE', data, {
    title: 'Giấy mời',
    abstract: 'Đối thoại trong giải quyết khiếu nại',
    to: data.invitees.length > 0 ? data.invitees.flatMap(withAgents).map(Called) : [fill(null)],
    body: [
      paragraph(
        `Căn cứ ${note}, ${fill(data.issuingOrg)} tổ chức đối thoại để giải quyết khiếu nại của ${called(data.complaintOf)} về việc ${matter(data.summary)}.`,
      ),
      paragraph(`Thời gian: ${hourText(data.meetAtTime)}, ${longDate(data.meetOn)}.`),
      paragraph(`Địa điểm: ${fill(data.meetAtPlace)}.`),
      paragraph(`Người chủ trì: ${has(data.chair.name) ? officerText(data.chair) : fill(data.chair.title)}.`),
      lead('Nội dung đối thoại:'),
      list(contents.length > 0 ? contents : [fill(null)], 'dash'),
      paragraph(
        `Đề nghị người được mời có mặt đúng thời gian, địa điểm nêu trên, mang theo giấy tờ tùy thân và các thông tin, tài liệu có liên quan${absence}./.`,
      ),
    ],
    recipients: recipientLines(['Như trên'], data.copies, 'VT, hồ sơ'),
    legalNote: note,
  });
}

export interface KN14Data extends FrameData {
  fromTime?: Maybe;
  heldOn: Maybe;
  heldAtPlace: Maybe;
  endedTime?: Maybe;
  endedOn?: Maybe;
  chair: OfficerData;
  secretary: OfficerData;
  complainants: readonly PersonData[];
  /** Set when the complainant side did not come. */
  complainantAbsent?: 'with_reason' | 'without_reason' | null;
  respondents: readonly OfficerData[];
  relatedPersons?: readonly PersonData[];
  relatedOrgs?: readonly PersonData[];
  opening: Maybe;
  opinions: Maybe;
  result: Maybe;
  /** At least 3 (khoản 4 Điều 28). */
  copyCount: number | null;
}

/** Mẫu số 14, NĐ 155/2026; of a dialogue held before 01/7/2026 that of NĐ 124/2020: minutes of the dialogue with the complainant. */
export function composeKN14(data: KN14Data): Paper {
  const on = has(data.heldOn) ? data.heldOn : lawDay(data);
  const isNow = inForce2026(on);
  // An office or a post complained of has somebody at the table, whose name is written there.
  const respondent = (who: OfficerData) =>
    isOffice(who.name)
      ? paragraph(`${[who.name, who.org].filter(has).map(fill).join(', ')}. Người tham gia: ông (bà) ${DOTS}, chức vụ ${DOTS}`)
      : officer(who);
  const officer = (who: OfficerData) =>
    paragraph(`Ông (bà) ${fill(who.name)}, chức vụ ${fill(who.title)}, cơ quan (tổ chức, đơn vị) ${fill(who.org)}`);
  const withAddress = (who: PersonData) => paragraph(`${Called(who)}, địa chỉ ${fill(who.address)}`);
  const withPaper = (who: PersonData) =>
    isNow
      ? [paragraph(`${Called(who)}. ${fullId(who, on)}`)]
      : [paragraph(`${Called(who)}.`), paragraph(fullId(who, on)), paragraph(`Địa chỉ: ${fill(who.address)}`)];
  const absent = {
    with_reason: [paragraph('Người khiếu nại vắng mặt có lý do.')],
    without_reason: [paragraph('Người khiếu nại vắng mặt không có lý do.')],
    none: [],
  }[data.complainantAbsent ?? 'none'];
  const heading = (text: string) => lead(bold(text));
  return framePaper('KN14_2026', data, {
    title: 'Biên bản đối thoại với người khiếu nại',
    withOffice: !isNow,
    dated: false,
    body: [
      paragraph(`Vào hồi ${hourText(data.fromTime)}, ${longDate(data.heldOn)}, tại ${fill(data.heldAtPlace)}`),
      heading('I. THÀNH PHẦN THAM GIA ĐỐI THOẠI'),
      paragraph('1. Người giải quyết khiếu nại, người được phân công chủ trì đối thoại:'),
      officer(data.chair),
      paragraph('2. Người ghi biên bản:'),
      officer(data.secretary),
      paragraph(`3. Người khiếu nại (hoặc người đại diện, người được ủy quyền ${isNow ? 'khiếu nại' : 'của người khiếu nại'}):`),
      ...orDotted(data.complainants.flatMap(withAgents).flatMap(withPaper)),
      ...absent,
      paragraph('4. Người bị khiếu nại (hoặc người đại diện, người được ủy quyền khiếu nại của người bị khiếu nại (nếu có)):'),
      ...orDotted(data.respondents.map(respondent)),
      paragraph('5. Người có quyền, nghĩa vụ liên quan (nếu có):'),
      ...orDotted((data.relatedPersons ?? []).flatMap((who) => (isNow ? [withAddress(who)] : withPaper(who)))),
      paragraph('6. Đại diện cơ quan, tổ chức, cá nhân có liên quan (nếu có):'),
      ...orDotted((data.relatedOrgs ?? []).map(withAddress)),
      heading('II. NỘI DUNG ĐỐI THOẠI'),
      paragraph(
        '1. Người giải quyết khiếu nại hoặc người được phân công chủ trì đối thoại nêu mục đích, yêu cầu của việc đối thoại, tóm tắt kết quả xác minh nội dung khiếu nại và những nội dung đối thoại:',
      ),
      ...prose(data.opening),
      paragraph('2. Ý kiến của những người tham gia đối thoại về từng nội dung đối thoại:'),
      ...prose(data.opinions),
      heading('III. KẾT QUẢ ĐỐI THOẠI'),
      paragraph('Những nội dung đối thoại đã thống nhất, những vấn đề còn ý kiến khác nhau và những ý kiến khác (nếu có):'),
      ...prose(data.result),
      paragraph(`Buổi đối thoại kết thúc hồi ${hourText(data.endedTime)} ${longDate(data.endedOn ?? data.heldOn)}.`),
      paragraph(
        'Biên bản đối thoại đã được đọc lại cho những người tham gia đối thoại nghe và ký xác nhận (trường hợp người tham gia đối thoại không ký xác nhận thì phải ghi rõ lý do).',
      ),
      paragraph(
        `Biên bản được lập thành ${twoDigits(data.copyCount)} bản; ${isNow ? 'mỗi người nhận' : 'người giải quyết khiếu nại, người được giao nhiệm vụ xác minh, người khiếu nại, người bị khiếu nại - mỗi người được nhận'} 01 bản./.`,
      ),
      dialogueSignatures(data),
    ],
    recipients: null,
  });
}

function dialogueSignatures(data: KN14Data): Block {
  const stamped = '(Ký, ghi rõ họ tên, đóng dấu (nếu có))';
  const fingerprint = '(Ký, ghi rõ họ tên hoặc điểm chỉ)';
  const first = (people: readonly { name: Maybe }[] | undefined) => people?.[0]?.name;
  return {
    type: 'signatures',
    rows: [
      [
        column('Người bị khiếu nại', first(data.respondents.filter((who) => !isOffice(who.name)))),
        column(['Người giải quyết khiếu nại', '(hoặc người được phân công chủ trì đối thoại)'], data.chair.name, stamped),
      ],
      [
        column(['Người khiếu nại', '(hoặc người đại diện, người được ủy quyền)'], first(data.complainants), fingerprint),
        column('Đại diện cơ quan, tổ chức, cá nhân có liên quan', first(data.relatedOrgs), stamped),
      ],
      [
        column('Người có quyền và nghĩa vụ liên quan', first(data.relatedPersons), fingerprint),
        column('Người ghi biên bản', data.secretary.name),
      ],
    ],
  };
}

const orDotted = (blocks: Block[]): Block[] => (blocks.length > 0 ? blocks : [paragraph(fill(null))]);
