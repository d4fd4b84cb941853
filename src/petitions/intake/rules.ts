// What the fields of the intake form say of each other (legal.md §4.2).
import { formatDate } from '../../deadlines/dates.ts';
import { actingCapacity } from '../capacity.ts';
import { representativeLimits } from '../groups.ts';
import { idNumberObjection } from '../id-numbers.ts';
import { idTypes } from '../id-types.ts';
import { forwardingSources } from '../petition.ts';
import type { IntakeValue } from './forms.ts';

type Say = (path: string, message: string) => void;

/**
 * Tells every contradiction through `say`: the field's name and a sentence that says what to do.
 * A date that could not be read is '' and contradicts nothing.
 */
export function intakeObjections(form: IntakeValue, asked: { today: string; correcting: boolean }, say: Say): void {
  if ((form.mode === 'sealed') !== (form.declaredType === 'TC') && form.mode && form.declaredType)
    say('declaredType', 'Đơn có nội dung tố cáo phải đăng ký ở chế độ bảo mật. Chọn lại câu trả lời đầu trang.');
  // What an old book leaves out stays so; a paper at the desk came somehow.
  if (form.source === 'not_recorded' && !asked.correcting) say('source', 'Chọn đơn đến bằng cách nào');
  dateObjections(form, asked, say);
  if (form.declaredType === 'KNPA' && !form.knpaKind) say('knpaKind', 'Chọn kiến nghị hay phản ánh');
  if (forwardingSources.includes(form.source) && form.sourceOrg === '')
    say('sourceOrg', 'Nhập tên cơ quan, tổ chức hoặc đại biểu đã chuyển đơn');
  if (form.hasStateSecret && form.secretFileNo === '')
    say('secretFileNo', 'Nhập số hồ sơ giấy nơi lưu tài liệu mật; không nhập nội dung mật vào phần mềm');
  if (!(asked.correcting && form.mode === 'sealed')) senderObjections(form, say);
  respondentObjections(form, asked.correcting, say);
}

function dateObjections(form: IntakeValue, { today, correcting }: { today: string; correcting: boolean }, say: Say): void {
  const { receivedOn } = form;
  if (!receivedOn) return;
  if (receivedOn > today) say('receivedOn', `Ngày tiếp nhận không được sau hôm nay ${formatDate(today)}`);
  if (!correcting && form.isLateEntry && receivedOn === today)
    say('isLateEntry', 'Đơn tiếp nhận hôm nay thì vào sổ như thường. Bỏ đánh dấu này, hoặc sửa ngày tiếp nhận theo sổ giấy');
  if (form.writtenOn && form.writtenOn > receivedOn)
    say('writtenOn', `Ngày ghi trên đơn không được sau ngày tiếp nhận ${formatDate(receivedOn)}`);
  if (form.postmarkedOn && form.postmarkedOn > receivedOn)
    say('postmarkedOn', `Ngày dấu bưu điện không được sau ngày tiếp nhận ${formatDate(receivedOn)}`);
  if (form.contestedOn && form.contestedOn > receivedOn)
    say('contestedOn', 'Ngày của quyết định bị khiếu nại không được sau ngày tiếp nhận');
}

type TypedSender = IntakeValue['senders'][number];

/** Is anything of this person written down, beyond what the form presets? */
const isSenderTyped = (sender: TypedSender): boolean =>
  [
    sender.name,
    sender.birthYear,
    sender.idNumber,
    sender.idIssuedOn,
    sender.idIssuedBy,
    sender.phone,
    sender.email,
    sender.wardText,
    sender.address,
    sender.contact,
    sender.proof,
  ].some(Boolean);

function senderObjections(form: IntakeValue, say: Say): void {
  const [first] = form.senders;
  if (form.isAnonymous) {
    if (form.senders.some(isSenderTyped))
      say(
        'isAnonymous',
        'Ở dưới đang ghi người gửi. Bỏ đánh dấu này nếu đơn có ghi người gửi; nếu đơn đúng là không ghi thì xóa trống các mục của người gửi rồi lưu',
      );
  } else if (!first || !isSenderTyped(first)) {
    // One who is named without an address, or the other way round, is asked about (questions.ts): the paper may say no more.
    say(
      'senders.0.name',
      form.senderKind === 'organization'
        ? 'Nhập tên cơ quan, tổ chức gửi đơn'
        : 'Nhập họ và tên người gửi, hoặc đánh dấu đơn không ghi rõ người gửi',
    );
    say('senders.0.address', 'Nhập địa chỉ người gửi: số nhà, đường, phường hoặc xã');
  }
  form.senders.forEach((sender, index) => {
    if (index > 0 && !sender.name) say(`senders.${index}.name`, 'Nhập họ và tên, hoặc xóa trống cả dòng này');
    const type = idTypes.find((one) => one === sender.idType);
    if (sender.idNumber && !type) say(`senders.${index}.idType`, 'Chọn loại giấy tờ của số này');
    const problem = type && sender.idNumber ? idNumberObjection(type, sender.idNumber) : null;
    if (problem) say(`senders.${index}.idNumber`, problem);
    capacityObjections(form, index, say);
  });
  if (form.declaredType === 'TC' && form.senderKind === 'organization')
    say('senderKind', 'Người tố cáo là cá nhân (Điều 2 Luật Tố cáo). Chọn một người hoặc nhiều người.');
  if (form.senderKind !== 'group') return;
  const signers = form.senders.filter((sender) => !actingCapacity(sender.capacity)).length;
  if (form.senderCount < Math.max(2, signers))
    say('senderCount', 'Số người ký đơn phải từ 2 trở lên và không ít hơn số người đã nhập');
  const speaking = form.senders.flatMap((sender, index) => (sender.isRepresentative ? [index] : []));
  const { most, because } = representativeLimits(form.senderCount, form.receivedOn);
  const beyond = speaking[most];
  if (because && beyond !== undefined)
    say(`senders.${beyond}.isRepresentative`, `${because}, đang đánh dấu ${speaking.length} người`);
}

/** Whoever acts for another stands behind him, with the paper that proves it. */
function capacityObjections(form: IntakeValue, index: number, say: Say): void {
  const sender = form.senders[index];
  const acting = actingCapacity(sender?.capacity);
  if (!sender || !acting) return;
  const at = (field: string) => `senders.${index}.${field}`;
  if (index === 0)
    say(at('capacity'), 'Ghi người có đơn ở khối thứ nhất; người đại diện, luật sư, người được ủy quyền ghi ở khối sau');
  if (form.declaredType === 'TC' && acting === 'authorized_agent')
    say(at('capacity'), 'Tố cáo không thực hiện qua người được ủy quyền. Người tố cáo tự đứng tên');
  if (!sender.proof)
    say(at('proof'), 'Ghi giấy tờ chứng minh tư cách: giấy ủy quyền, thẻ luật sư, quyết định cử trợ giúp viên pháp lý');
}

/** Whom a complaint or a denunciation is against, as far as words say it. */
export const isAgainstSomebody = ({ respondents }: Pick<IntakeValue, 'respondents'>): boolean =>
  respondents.some((one) => !one.isRelated && (one.name || one.position || one.organization));

export const respondentAsked: Partial<Record<IntakeValue['declaredType'], string>> = {
  KN: 'Nhập người hoặc cơ quan bị khiếu nại',
  TC: 'Nhập người bị tố cáo, ít nhất là chức danh hoặc cơ quan',
};

/** A correction asks for whom it is against only where it takes him away (correction.ts): reception writes him down if he is known. */
function respondentObjections(form: IntakeValue, correcting: boolean, say: Say): void {
  form.respondents.forEach((one, index) => {
    if (one.isRelated && one.address && !one.name) say(`respondents.${index}.name`, 'Nhập họ tên hoặc tên cơ quan liên quan');
  });
  const words = respondentAsked[form.declaredType];
  const [first] = form.respondents;
  if (correcting || !words || first?.name || first?.position || first?.organization) return;
  say('respondents.0.name', words);
}
