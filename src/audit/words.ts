// What each event is called on a timeline: past tense, no subject, then the result (DESIGN.md §9.4). One line per kind. Pure.
import { linkWords, type StoredLinkKind } from '../matters/links.ts';
import { type TellingWay, tellingWayNames } from '../petitions/citizen-telling.ts';
import { type InspectionFinding, inspectionFindingNames } from '../petitions/inspection.ts';
import { oldEndWords } from '../petitions/old-end.ts';
import {
  fieldName,
  type Jurisdiction,
  jurisdictionNames,
  type Outcome,
  outcomeNames,
  type PetitionType,
  petitionTypeNames,
} from '../petitions/petition.ts';
import { type TakingGround, takingGroundNames, takingPoint } from '../petitions/taking-grounds.ts';
import { type RevealPurpose, readingPurpose, revealPurposeNames } from '../sealing/policy.ts';
import { correctedOf, type Entry, type EventData, joined, say } from './entry.ts';
import { houseWords } from './house-words.ts';
import { bookOf, recordWords } from './record-words.ts';

const takingWords = (ground: string) => {
  const name = takingGroundNames[ground as TakingGround];
  return name ? `${name} (${takingPoint(ground as TakingGround)})` : '';
};

const lettered = (what: string, number: string, on: string) => (number ? `${what} số ${number} ngày ${on}` : '');

export interface EventWords {
  title: string;
  text: string;
  icon: string;
  /** A milestone, drawn filled. */
  isKey: boolean;
}

const outcomeOf = (data: EventData) => outcomeNames[say(data, 'outcome') as Outcome] ?? '';

/** What was decided, and what was said with it; of a denunciation the words stand in its sealed row. */
const decidedOf = (data: EventData) =>
  [outcomeOf(data), say(data, 'comment') && `Ý kiến: ${say(data, 'comment')}`].filter(Boolean).join('. ');

/** "nội dung 2, khiếu nại": which of several, and what of it was written anew. */
const pointOf = (data: EventData) =>
  joined(
    data.ordinal ? `nội dung ${say(data, 'ordinal')}` : '',
    petitionTypeNames[say(data, 'type') as PetitionType]?.toLocaleLowerCase('vi') ?? '',
    Array.isArray(data.fields) ? `sửa ${data.fields.join(', ')}` : '',
  );

const paperOf = (data: EventData) =>
  joined(outcomeOf(data), say(data, 'number') && `văn bản số ${say(data, 'number')}`, `ngày ${say(data, 'on')}`);

/** "Khiếu nại, đủ điều kiện, thuộc thẩm quyền, Thu hồi đất": what the answers came to; '' for an older event that kept none. */
function classifiedOf(after: unknown): string {
  if (typeof after !== 'object' || after === null) return '';
  const found = after as EventData;
  return joined(
    petitionTypeNames[say(found, 'type') as PetitionType] ?? '',
    { eligible: 'đủ điều kiện', ineligible: 'không đủ điều kiện' }[say(found, 'eligibility')] ?? '',
    jurisdictionNames[say(found, 'jurisdiction') as Jurisdiction]?.toLocaleLowerCase('vi') ?? '',
    say(found, 'field') ? fieldName(say(found, 'field')) : '',
  );
}

/** The same with what the officer wrote where the law showed another answer, or the complaint came late. */
function classificationOf(data: EventData): string {
  const because = say(data, 'because');
  const reason = say(data, 'reason');
  return [
    classifiedOf(data.after),
    data.againstHint === true ? 'Trả lời về thẩm quyền khác với gợi ý' : '',
    because && `Căn cứ: ${because}`,
    reason && `Lý do quá thời hiệu, thời hạn: ${reason}`,
  ]
    .filter(Boolean)
    .join('. ');
}

/** It went back with others whose pair was said not to be one, or stayed where they went. */
const isParted = (d: EventData) => d.kind === 'parted';

/** "Cùng vụ việc: ĐT-2026-000417"; of a duplicate also why. */
function linkOf(d: EventData): string {
  if (isParted(d))
    return say(d, 'direction') === 'to'
      ? `Vụ việc của ${say(d, 'other')} tách lại`
      : `Tách lại khỏi vụ việc của ${say(d, 'other')}`;
  const words = linkWords[say(d, 'kind') as StoredLinkKind]?.[say(d, 'direction') === 'to' ? 'to' : 'from'];
  return [[words, say(d, 'other')].filter(Boolean).join(': '), say(d, 'reason') && `Lý do: ${say(d, 'reason')}`]
    .filter(Boolean)
    .join('. ');
}

const takenInTitle = 'Nhập từ sổ cũ';
const oldNumberOf = (data: EventData) => (say(data, 'old') ? `số trên sổ cũ ${say(data, 'old')}` : '');
/** One that goes on here is registered like every other, and says where it came from. */
const isOfOldBook = (data: EventData) => typeof data.old === 'string';

/** The petition's own events. A kind that stands neither here nor beside is a bug that test/audit finds. */
export const eventWords: Record<string, Entry> = {
  'petition.registered': {
    title: 'Tiếp nhận, vào sổ đơn',
    icon: 'inbox',
    key: true,
    titleOf: (d) => (isOfOldBook(d) ? takenInTitle : ''),
    text: (d) =>
      joined(
        say(d, 'number'),
        petitionTypeNames[say(d, 'type') as PetitionType] ?? '',
        oldNumberOf(d),
        isOfOldBook(d) && d.accepted
          ? oldEndWords({ word: 'sổ cũ ghi đã thụ lý', endedOn: (d.accepted as { on?: unknown }).on ?? null })
          : '',
        d.late === true && !isOfOldBook(d) ? 'nhập bù' : '',
      ),
  },
  'petition.taken_in': {
    title: takenInTitle,
    icon: 'inbox',
    key: true,
    text: (d) =>
      joined(
        say(d, 'number'),
        oldNumberOf(d),
        say(d, 'acceptedOn') && `sổ cũ ghi đã thụ lý, ngày ${say(d, 'acceptedOn')}`,
        say(d, 'word') && `kết quả trên sổ cũ: ${oldEndWords({ word: say(d, 'word'), endedOn: d.endedOn })}`,
      ),
  },
  'petition.words_released': {
    title: 'Đưa ra nội dung đã đọc lại từ sổ cũ',
    icon: 'eye',
  },
  'petition.corrected': {
    title: 'Sửa thông tin đăng ký',
    icon: 'file-pencil',
    text: correctedOf,
  },
  'petition.assigned': {
    title: 'Phân công xử lý',
    icon: 'user-check',
    text: (d) => [say(d, 'toName'), say(d, 'note') && `Ý kiến: ${say(d, 'note')}`].filter(Boolean).join('. '),
  },
  'petition.handed_over': {
    title: 'Bàn giao việc',
    icon: 'user-check',
    text: (d) => joined(`từ ${say(d, 'fromName')} sang ${say(d, 'toName')}`, say(d, 'note')),
  },
  'petition.classified': { title: 'Phân loại đơn', icon: 'list-check', key: true, text: classificationOf },
  'petition.proposed': { title: 'Trình đề xuất hướng xử lý', icon: 'writing-sign', text: outcomeOf },
  'petition.endorsed': { title: 'Trưởng bộ phận đồng ý đề xuất', icon: 'check', text: decidedOf },
  'petition.approved': { title: 'Phê duyệt hướng xử lý', icon: 'circle-check', key: true, text: decidedOf },
  'petition.sent_back': { title: 'Trả lại đề xuất, cần sửa', icon: 'arrow-back-up', text: (d) => say(d, 'comment') },
  'petition.approval_taken_back': {
    title: 'Rút lại phê duyệt hướng xử lý',
    icon: 'arrow-back-up',
    key: true,
    text: (d) => joined(outcomeOf(d), say(d, 'reason')),
  },
  'petition.refusal_taken_back': {
    title: 'Rút lại quyết định không thụ lý',
    icon: 'arrow-back-up',
    key: true,
    text: (d) => say(d, 'reason'),
  },
  'petition.issued': { title: 'Phát hành văn bản', icon: 'file-certificate', key: true, text: outcomeOf },
  'petition.on_paper_entered': {
    title: 'Nhập bù kết quả đã xử lý trên giấy, chờ xác nhận',
    icon: 'file-certificate',
    text: paperOf,
  },
  'petition.on_paper_corrected': {
    title: 'Ghi lại kết quả đã xử lý trên giấy',
    icon: 'file-pencil',
    text: correctedOf,
  },
  'petition.handled_on_paper': {
    title: 'Xác nhận kết quả đã xử lý trên giấy',
    icon: 'file-certificate',
    key: true,
    text: paperOf,
    // Nobody confirms an acceptance: whoever decides records it himself.
    titleOf: (d) => (say(d, 'outcome') === 'propose_acceptance' ? 'Nhập bù việc thụ lý trên giấy, chờ ghi thụ lý' : ''),
  },
  'petition.supplemented': { title: 'Nhận tài liệu bổ sung', icon: 'file-plus', text: (d) => say(d, 'note') },
  'petition.not_supplemented': { title: 'Hết hạn, không bổ sung', icon: 'clock-exclamation', text: (d) => say(d, 'note') },
  'petition.split': { title: 'Tách nội dung đơn', icon: 'copy' },
  'petition.point_added': { title: 'Thêm nội dung của đơn', icon: 'copy', text: pointOf },
  'petition.point_corrected': { title: 'Sửa nội dung của đơn', icon: 'file-pencil', text: pointOf },
  'petition.point_removed': { title: 'Bỏ nội dung của đơn', icon: 'x', text: pointOf },
  'petition.point_restored': { title: 'Khôi phục nội dung của đơn', icon: 'arrow-back', text: pointOf },
  'petition.linked': {
    title: 'Gắn với đơn khác',
    icon: 'link',
    titleOf: (d) => (isParted(d) ? 'Tách vụ việc' : ''),
    text: linkOf,
  },
  'petition.duplicate_undone': {
    title: 'Mở lại đơn trùng',
    icon: 'arrow-back-up',
    key: true,
    text: (d) =>
      [
        say(d, 'other') &&
          `${say(d, 'direction') === 'to' ? 'Không còn đơn trùng là' : 'Không còn là đơn trùng với'} ${say(d, 'other')}`,
        say(d, 'reason') && `Lý do: ${say(d, 'reason')}`,
      ]
        .filter(Boolean)
        .join('. '),
  },
  'petition.withdrawn': {
    title: 'Ghi nhận rút đơn',
    icon: 'arrow-back',
    key: true,
    text: (d) => joined(say(d, 'on'), say(d, 'note')),
  },
  'petition.withdrawal_recorded': {
    title: 'Ghi nhận rút đơn, đơn vẫn được xử lý',
    icon: 'arrow-back',
    text: (d) => joined(say(d, 'on'), say(d, 'leavers'), say(d, 'note')),
  },
  'petition.forwarder_informed': {
    title: 'Thông báo cho nơi chuyển đơn',
    icon: 'send',
    text: (d) => joined(say(d, 'number'), say(d, 'on'), say(d, 'note')),
  },
  'petition.voided': { title: 'Hủy số đơn', icon: 'x', key: true, text: (d) => say(d, 'reason') },
  'petition.sealed': { title: 'Niêm phong thông tin người tố cáo', icon: 'lock', key: true },
  'petition.fell_under_seal': {
    title: 'Đơn là tố cáo: kết quả xử lý trước đó hết hiệu lực, phân loại lại',
    icon: 'arrow-back-up',
    key: true,
    text: (d) => (say(d, 'outcome') ? joined(outcomeOf(d), d.wasApproved === true ? 'đã phê duyệt' : 'đang chờ phê duyệt') : ''),
  },
  'petition.sealing_explained': {
    title: 'Chuyển sang bảo mật',
    icon: 'lock',
    text: (d) => joined(say(d, 'reason'), say(d, 'against') && `người bị tố cáo: ${say(d, 'against')}`),
  },
  'petition.replied': {
    title: 'Nhận văn bản phúc đáp',
    icon: 'check',
    text: (d) => joined(say(d, 'number'), say(d, 'on'), say(d, 'note')),
  },
  'petition.reported_below': {
    title: 'Cấp dưới báo cáo quá trình giải quyết, vẫn chờ kết quả',
    icon: 'file-text',
    text: (d) => joined(say(d, 'number'), say(d, 'on'), say(d, 'note')),
  },
  'petition.taken_from_below': {
    title: 'Cơ quan này nhận giải quyết vụ việc của cấp dưới',
    icon: 'arrow-back-up',
    key: true,
    text: (d) =>
      joined(
        say(d, 'on'),
        takingWords(say(d, 'ground')),
        say(d, 'note').replace(/[.\s]+$/u, ''),
        lettered(`yêu cầu ${say(d, 'below')} chuyển hồ sơ tại văn bản`, say(d, 'demandNumber'), say(d, 'demandOn')),
        lettered('báo cáo của cấp dưới', say(d, 'number'), say(d, 'reportedOn')),
      ),
  },
  'petition.inspected': {
    title: 'Có kết quả thanh tra, kiểm tra',
    icon: 'circle-check',
    key: true,
    text: (d) =>
      joined(
        inspectionFindingNames[say(d, 'finding') as InspectionFinding] ?? '',
        say(d, 'number'),
        say(d, 'on'),
        say(d, 'note'),
      ),
  },
  'petition.citizen_told': {
    title: 'Thông báo kết quả cho công dân',
    icon: 'send',
    key: true,
    text: (d) => joined(tellingWayNames[say(d, 'way') as TellingWay] ?? '', say(d, 'number'), say(d, 'on')),
  },
  'petition.result_told': {
    title: 'Nơi nhận đơn báo đã thông báo kết quả giải quyết',
    icon: 'bell',
    text: (d) => say(d, 'unit'),
  },
  'petition.reopened': { title: 'Mở lại để xử lý', icon: 'refresh', text: (d) => say(d, 'because') },
  'petition.transferred': { title: 'Chuyển đơn', icon: 'arrow-right', key: true, text: (d) => say(d, 'to') },
  'petition.transfer_accepted': {
    title: 'Đơn vị nhận đã tiếp nhận',
    icon: 'circle-check',
    key: true,
    text: (d) => say(d, 'unit'),
  },
  'petition.transfer_waits_again': {
    title: 'Việc nhận đơn được hoàn tác, đơn vị nhận chưa trả lời',
    icon: 'refresh',
    text: (d) => say(d, 'unit'),
  },
  'petition.unit_handed_over': {
    title: 'Bàn giao cho đơn vị kế tiếp',
    icon: 'arrow-right',
    key: true,
    text: (d) => joined(say(d, 'to'), `theo ${say(d, 'act')}`),
  },
  'petition.unit_taken_over': {
    title: 'Nhận bàn giao, thời hạn chạy tiếp',
    icon: 'inbox',
    key: true,
    text: (d) => joined(`từ ${say(d, 'from')}`, `số cũ ${say(d, 'number')}`, `theo ${say(d, 'act')}`),
  },
  'petition.handed_back': { title: 'Hoàn tác bàn giao', icon: 'arrow-back-up', key: true, text: (d) => `theo ${say(d, 'act')}` },
  'handover.chosen': {
    title: 'Chọn nơi nhận bàn giao',
    icon: 'list-check',
    text: (d) =>
      joined(`${say(d, 'count')} đơn`, d.visits ? `${say(d, 'visits')} lượt tiếp công dân` : '', `theo ${say(d, 'act')}`),
  },
  'handover.rule_added': {
    title: 'Chọn nơi nhận bàn giao theo địa chỉ',
    icon: 'list-check',
    text: (d) => `“${say(d, 'words')}”: ${say(d, 'to')}`,
  },
  'handover.printed': { title: 'In biên bản bàn giao', icon: 'printer' },
  'handover.signed': {
    title: 'Ký nhận bàn giao',
    icon: 'signature',
    text: (d) => joined(say(d, 'from'), say(d, 'remark')),
  },
  'identity.revealed': {
    title: 'Xem thông tin người tố cáo',
    icon: 'eye',
    text: (d) =>
      say(d, 'purpose') === readingPurpose
        ? 'Đọc lại nội dung đơn từ sổ cũ'
        : (revealPurposeNames[say(d, 'purpose') as RevealPurpose] ?? ''),
  },
  'identity.matched': {
    title: 'Phần vừa ghi nêu người tố cáo, đã được thay',
    icon: 'lock',
  },
  'duplicates.revealed': {
    title: 'Xem đơn tố cáo có thể của cùng người tố cáo',
    icon: 'eye',
    text: (d) => (say(d, 'count') ? `${say(d, 'count')} đơn` : ''),
  },
  'register.exported': { title: 'Xuất sổ ra Excel', icon: 'file-spreadsheet', text: bookOf },
  'receipt.printed': { title: 'In giấy biên nhận', icon: 'printer' },
};

/** The words of one event; an unknown kind shows its code, so that nothing is hidden. */
export function describeEvent(kind: string, data: Record<string, unknown>): EventWords {
  const entry = eventWords[kind] ?? recordWords[kind] ?? houseWords[kind];
  if (!entry) return { title: kind, text: '', icon: 'info-circle', isKey: false };
  return {
    title: entry.titleOf?.(data) || entry.title,
    text: entry.text?.(data) ?? '',
    icon: entry.icon,
    isKey: entry.key ?? false,
  };
}
