// What the law asks of one entry of the register, as sentences beside fields: identity (§3.3), groups (§3.4), refusal (§3.5),
// outcomes (§3.6), hosts (§3.1). Pure.
import { formatDate } from '../deadlines/dates.ts';
import { actingCapacity } from '../petitions/capacity.ts';
import { idNumberObjection } from '../petitions/id-numbers.ts';
import type { EntryPerson, VisitEntry } from './entry-form.ts';
import { groupObjection } from './groups.ts';
import { hostObjection } from './hosting.ts';
import { idRequiredFrom, idTypeObjection, idWarnings } from './id-papers.ts';
import { refusalObjection } from './refusal.ts';
import { isElected, whoCame, whoPetitions } from './standing.ts';
import { hourReceived, instantOf, isSealedVisit, onlineFrom } from './visit.ts';
import { bringsPetition, othersObjections } from './written-petition.ts';

export interface Objection {
  field: string;
  message: string;
}

/** An hour of today that has not come yet; null for every other. @param hour 'HH:MM', or '' where only the day is known */
export function hourObjection(on: string, hour: string, { at, today }: { at: Date; today: string }): string | null {
  if (on !== today || hour === '' || instantOf(on, hour) <= at) return null;
  return `Giờ tiếp hôm nay không được sau giờ hiện tại ${hourReceived(at) || '00:00'}`;
}

/**
 * Everything that keeps this entry out of the register. Empty: it may be written. A correction leaves the outcome alone;
 * a sealed visit is corrected in its facts only.
 */
export function entryObjections(
  entry: VisitEntry,
  today: string,
  asked: { correcting: boolean; factsOnly: boolean },
): Objection[] {
  const found: Objection[] = [];
  const say = (field: string, message: string | null | false) => {
    if (message) found.push({ field, message });
  };
  const sealed = isSealedVisit(entry.denunciation === 'yes', entry.contents);

  say('receivedOn', entry.receivedOn > today && `Ngày tiếp không được sau hôm nay ${formatDate(today)}`);
  say('mode', entry.mode === 'online' && entry.receivedOn < onlineFrom && 'Tiếp công dân trực tuyến chỉ có từ ngày 01/7/2026');
  // A denunciation is received online only on both conditions (Điều 3a LTCD; Chương V NĐ 154/2026).
  const asksSecrecy = sealed && entry.mode === 'online';
  say(
    'secrecyNotAsked',
    asksSecrecy &&
      !entry.secrecyNotAsked &&
      'Tố cáo chỉ được tiếp trực tuyến khi người tố cáo không yêu cầu giữ bí mật thông tin. Hỏi người tố cáo và đánh dấu; có yêu cầu thì tiếp trực tiếp (Chương V Nghị định 154/2026/NĐ-CP)',
  );
  say(
    'secrecyAssured',
    asksSecrecy &&
      !entry.secrecyAssured &&
      'Đánh dấu khi các điểm cầu bảo đảm được bí mật thông tin người tố cáo; không bảo đảm được thì tiếp trực tiếp (Chương V Nghị định 154/2026/NĐ-CP)',
  );
  say('host', hostObjection(entry.kind, entry.host));
  say('hostName', entry.host !== 'officer' && entry.hostName === '' && 'Nhập họ và tên người chủ trì tiếp');
  if (asked.factsOnly) return found;
  say('organization', entry.senderKind === 'organization' && entry.organization === '' && 'Nhập tên cơ quan, tổ chức');
  say(
    'senderKind',
    sealed &&
      entry.senderKind === 'organization' &&
      'Người tố cáo là cá nhân (Điều 2 Luật Tố cáo). Chọn Một người hoặc Nhiều người',
  );
  say(
    'respondentName',
    sealed &&
      entry.outcome !== 'refused' &&
      !entry.pastHead &&
      respondentsOf(entry).length === 0 &&
      'Nhập người bị tố cáo, ít nhất là chức danh hoặc cơ quan: người đó không được đọc hồ sơ này',
  );
  const acting = entry.people.filter((one) => one.capacity === 'representative').length;
  const written = whoPetitions(entry.people).length;
  const elected = entry.people.filter(isElected).length;
  say('personCount', groupObjection(entry.senderKind, entry.personCount, { written, elected, acting }, entry.receivedOn));

  const isRepresented = whoCame(entry.people).some((one) => actingCapacity(one.capacity));
  entry.people.forEach((person, index) => {
    say(
      `p${index + 1}_capacity`,
      person.capacity === 'principal' &&
        !isRepresented &&
        'Người có đơn không đến thì ghi người đến thay với tư cách đại diện, được ủy quyền, luật sư hoặc trợ giúp viên pháp lý',
    );
    say(
      `p${index + 1}_capacity`,
      isElected(person) &&
        entry.senderKind !== 'group' &&
        'Chỉ đoàn nhiều người cử người đại diện. Chọn tư cách khác, hoặc chọn Nhiều người ở mục Số người đến',
    );
    for (const objection of personObjections(person, index, entry)) found.push(objection);
  });
  const [first] = entry.contents;
  say(
    'c1_summary',
    entry.outcome !== 'refused' && (!first || first.summary === '') && 'Nhập tóm tắt nội dung công dân trình bày',
  );
  if (entry.denunciation === 'yes' && entry.outcome !== 'refused') {
    say(
      'c1_type',
      entry.contents.every((content) => content.type !== 'TC') &&
        'Đã chọn có nội dung tố cáo: ghi ít nhất một nội dung loại Tố cáo, hoặc chọn lại câu hỏi đầu trang',
    );
  }
  if (!asked.correcting) outcomeObjections(entry, say);
  return found;
}

function personObjections(person: EntryPerson, index: number, entry: VisitEntry): Objection[] {
  const at = (field: string) => `p${index + 1}_${field}`;
  const found: Objection[] = [];
  const isRefused = entry.outcome === 'refused';
  const called = person.capacity === 'principal' ? 'người có đơn' : 'người được tiếp';
  if (person.name === '')
    found.push({
      field: at('name'),
      message: isRefused ? 'Nhập họ và tên, không rõ thì ghi “Không rõ”' : `Nhập họ và tên ${called}`,
    });
  const isThere = person.capacity !== 'principal';
  if (person.idNumber === '' && isThere && !isRefused && entry.receivedOn >= idRequiredFrom) {
    found.push({
      field: at('idNumber'),
      message:
        person.idType === 'khac'
          ? 'Ghi tên và số của giấy tờ, ví dụ Giấy phép lái xe 010123456789; công dân không xuất trình được giấy tờ nào thì ghi “Không có giấy tờ” và lý do'
          : 'Nhập số giấy tờ; không có thì chọn Giấy tờ khác và ghi tên, số giấy tờ hoặc lý do không có',
    });
  }
  if (person.idNumber !== '' && person.idType === null) found.push({ field: at('idType'), message: 'Chọn loại giấy tờ' });
  if (person.idNumber !== '' && person.idType !== null) {
    const wrong = idTypeObjection(person.idType, entry.receivedOn) ?? idNumberObjection(person.idType, person.idNumber);
    if (wrong) found.push({ field: at('idNumber'), message: wrong });
  }
  if (person.address === '' && person.ward === '' && !isRefused)
    found.push({ field: at('address'), message: `Nhập địa chỉ của ${called}` });
  const acting = actingCapacity(person.capacity);
  // Of a denunciation, and before the decree, want of proof is no ground to turn anybody away (§3.5).
  const mayRefuse =
    refusalObjection(
      'D4_E',
      entry.receivedOn,
      entry.contents.map((one) => one.type),
    ) === null;
  if ((acting || (isThere && entry.senderKind === 'organization')) && person.proof === '' && !isRefused) {
    found.push({
      field: at('proof'),
      message: `Ghi giấy tờ chứng minh tư cách đại diện, ủy quyền${mayRefuse ? '. Không có thì có thể từ chối tiếp theo điểm e khoản 1 Điều 4 Nghị định 154/2026/NĐ-CP' : ''}`,
    });
  }
  if (acting === 'authorized_agent' && isSealedVisit(entry.denunciation === 'yes', entry.contents)) {
    found.push({ field: at('capacity'), message: 'Tố cáo không thực hiện qua người được ủy quyền. Người tố cáo tự trình bày' });
  }
  return found;
}

/** The other side as typed; nobody when the fields are empty. */
export function respondentsOf(
  words: Pick<VisitEntry, 'respondentName' | 'respondentPost' | 'respondentAccount'>,
): { name: string; position: string; accountId: number | null }[] {
  const { respondentName: name, respondentPost: position, respondentAccount: accountId } = words;
  return name === '' && position === '' && accountId === null ? [] : [{ name, position, accountId }];
}

const forHimself =
  'Căn cứ tại điểm e chỉ dùng khi người đến là người đại diện, người được ủy quyền mà không chứng minh được tư cách. Ghi tư cách của người ấy ở mục Tư cách, hoặc chọn căn cứ khác';

/** Somebody came for another, or for an organisation. */
const isProxy = ({ people, senderKind }: Pick<VisitEntry, 'people' | 'senderKind'>): boolean =>
  senderKind === 'organization' || people.some((one) => actingCapacity(one.capacity));

/** The body a visit is sent to by its outcome: where the matter goes, or who below is asked to resolve it; '' for every other. */
export function sentTo(entry: Pick<VisitEntry, 'outcome' | 'transferredTo' | 'urgedOrg'>): string {
  if (entry.outcome === 'urge_subordinate') return entry.urgedOrg ?? '';
  return entry.outcome === 'transferred' ? entry.transferredTo : '';
}

/** What one outcome needs beside itself; told through `say`. */
export function outcomeObjections(entry: VisitEntry, say: (field: string, message: string | null | false) => void): void {
  const types = [...new Set(entry.contents.filter((content) => content.summary !== '').map((content) => content.type))];
  const { outcome } = entry;
  const sealed = isSealedVisit(entry.denunciation === 'yes', entry.contents);
  if (entry.pastHead && outcome !== 'accepted_for_processing' && outcome !== 'refused') {
    say(
      'outcome',
      'Nội dung tố cáo người đứng đầu đơn vị: chọn Tiếp nhận đơn để hồ sơ đi thẳng lên cấp trên, người đứng đầu không đọc được',
    );
  }
  if (outcome === 'refused') {
    const objection = entry.refusalGround
      ? refusalObjection(entry.refusalGround, entry.receivedOn, types)
      : 'Chọn căn cứ từ chối tiếp';
    say('refusalGround', objection);
    say('refusalGround', entry.refusalGround === 'D4_E' && !sealed && !isProxy(entry) && forHimself);
  }
  say(
    'outcome',
    outcome === 'guided' &&
      types.length > 0 &&
      types.every((type) => type === 'KNPA') &&
      'Kiến nghị, phản ánh không thuộc thẩm quyền thì chuyển đến cơ quan có thẩm quyền, không hướng dẫn (khoản 2 Điều 26 Luật Tiếp công dân). Chọn Chuyển đơn; thuộc thẩm quyền thì chọn Tiếp nhận đơn hoặc Trả lời ngay',
  );
  say('guidedTo', outcome === 'guided' && entry.guidedTo === '' && 'Nhập cơ quan có thẩm quyền mà công dân được hướng dẫn đến');
  say('transferredTo', outcome === 'transferred' && entry.transferredTo === '' && 'Nhập cơ quan nhận chuyển đơn');
  say('urgedOrg', outcome === 'urge_subordinate' && !entry.urgedOrg && 'Nhập cơ quan cấp dưới cần yêu cầu giải quyết');
  // Until Luật 136/2025 amended điểm b khoản 1 Điều 26 LTCD, complaints that belong to another body were only guided.
  say(
    'outcome',
    outcome === 'transferred' &&
      entry.receivedOn < idRequiredFrom &&
      types.length > 0 &&
      types.every((type) => type === 'KN') &&
      'Trước ngày 01/7/2026, khiếu nại không thuộc thẩm quyền chỉ hướng dẫn, không chuyển (điểm b khoản 1 Điều 26 Luật Tiếp công dân). Chọn Hướng dẫn',
  );
  if (outcome === 'appointment') {
    say('appointmentOn', entry.appointmentOn === null && 'Nhập ngày hẹn gặp lãnh đạo');
    say(
      'appointmentOn',
      entry.appointmentOn !== null && entry.appointmentOn < entry.receivedOn && 'Ngày hẹn không được trước ngày tiếp',
    );
  }
  const isAnswer = outcome === 'answered_on_spot' || outcome === 'explained_settled';
  say('explained', isAnswer && entry.explained === '' && 'Ghi nội dung đã trả lời, giải thích cho công dân');
  // Of a sealed visit people are never added later, so whose denunciation it is is asked at once.
  const isOwed = bringsPetition(entry) || (sealed && outcome !== 'refused');
  say(
    'outcome',
    isOwed &&
      entry.senderKind !== 'organization' &&
      // Of a sealed visit nobody is read back here.
      entry.people.length > 0 &&
      whoPetitions(entry.people).length === 0 &&
      'Người đến đều thay mặt người khác, chưa ghi ai là người có đơn. Ghi thêm người có đơn vào lượt tiếp với tư cách “Người có đơn, không đến”',
  );
  othersObjections(entry, say);
  say(
    'writtenOn',
    bringsPetition(entry) &&
      entry.writtenOn !== null &&
      entry.writtenOn > entry.receivedOn &&
      `Ngày ghi trên đơn không được sau ngày tiếp ${formatDate(entry.receivedOn)}`,
  );
}

/** Structure hints of the numbers typed (never refusals), by field; the officer confirms after looking at the card. */
export function entryWarnings(entry: VisitEntry): Objection[] {
  return entry.people.flatMap((person, index) =>
    person.idType === null || person.idNumber === ''
      ? []
      : idWarnings(person.idType, person.idNumber, { birthYear: person.birthYear, gender: person.gender }, entry.receivedOn).map(
          (message) => ({
            field: `p${index + 1}_idNumber`,
            message,
          }),
        ),
  );
}
