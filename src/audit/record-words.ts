// What happened to visits, transfers, papers, files and proceedings, in words. Pure.

import { numberAndSymbol } from '../documents/papers/number.ts';
import { type ActCode, actCodes, doneActWords } from '../proceedings/act-codes.ts';
import { correctedOf, type Entry, joined, say } from './entry.ts';

const namesOf = (data: Record<string, unknown>) => (Array.isArray(data.names) ? data.names.map(String).join(', ') : '');

const bookNames: Record<string, string> = { petitions: 'Sổ đơn thư', papers: 'Sổ đăng ký văn bản đi' };
/** Which book, and the days it covers; an older event of the reception register names only its days. */
export const bookOf = (data: Record<string, unknown>) =>
  joined(bookNames[say(data, 'book')] ?? '', say(data, 'from') && `từ ${say(data, 'from')} đến ${say(data, 'to')}`);

/** Acts of a proceeding carry the words of their buttons, once done: one vocabulary. */
const proceedingWords: Record<string, Entry> = Object.fromEntries(
  actCodes.map((code: ActCode) => [
    `proceeding.${code.replaceAll('-', '_')}`,
    { title: doneActWords[code], icon: 'gavel', text: (data: Record<string, unknown>) => say(data, 'on') },
  ]),
);

const importWords = (data: Record<string, unknown>) =>
  joined(`đợt ${say(data, 'number')}`, say(data, 'rows') ? `${say(data, 'rows')} dòng` : '');

const struckBy = (data: Record<string, unknown>, what: string) => `Hoàn tác đợt nhập số ${say(data, 'number')}, hủy số ${what}`;

/** Of a draft in no book the history never says that it was of a denunciation; older entries did. */
const draftSaid = (data: Record<string, unknown>) => say(data, 'form').replace('chưa vào sổ, có nội dung tố cáo', 'chưa vào sổ');

const movedOf = (was: string, on: string) => (was === '' ? `ngày ${on}` : was === on ? '' : `từ ${was} thành ${on}`);
/** With its proceeding, or of one that ended in its old book. */
const acceptanceCorrected: Entry = {
  title: 'Sửa việc thụ lý đã ghi',
  icon: 'gavel',
  key: true,
  text: (d) =>
    joined(
      movedOf(say(d, 'was'), say(d, 'on')),
      say(d, 'isPaper') ? `từ ${say(d, 'wasPaper')} thành ${say(d, 'isPaper')}` : '',
      say(d, 'reason'),
    ),
};

export const recordWords: Record<string, Entry> = {
  ...proceedingWords,
  'feedback.sent': { title: 'Gửi góp ý về phần mềm', icon: 'send' },
  'proceeding.handed_over': {
    title: 'Bàn giao việc giải quyết',
    icon: 'user-check',
    text: (d) => joined(`từ ${say(d, 'fromName')} sang ${say(d, 'toName')}`, say(d, 'note')),
  },
  'proceeding.member_replaced': {
    title: 'Thay người xác minh',
    icon: 'user-check',
    text: (d) => joined(`${say(d, 'toName')} thay ${say(d, 'fromName')}`, say(d, 'note')),
  },
  'proceeding.taken_back': {
    title: 'Rút lại bước giải quyết',
    icon: 'arrow-back-up',
    key: true,
    text: (d) => joined(doneActWords[say(d, 'step') as ActCode] ?? '', say(d, 'reason')),
  },
  'proceeding.accepted': {
    title: 'Thụ lý giải quyết',
    icon: 'gavel',
    key: true,
    titleOf: (d) => (d.old === true ? 'Đã thụ lý theo sổ cũ' : d.entered === true ? 'Ghi việc đã thụ lý trên giấy' : ''),
    text: (d) => joined(say(d, 'on'), say(d, 'number') ? `văn bản số ${say(d, 'number')}` : ''),
  },
  'proceeding.acceptance_corrected': acceptanceCorrected,
  'petition.acceptance_corrected': acceptanceCorrected,
  'petition.acceptance_refused': { title: 'Không thụ lý giải quyết', icon: 'ban', key: true, text: (d) => say(d, 'reason') },
  'petition.large_group': {
    title: 'Báo lãnh đạo về đoàn đông người',
    icon: 'users',
    text: (d) => (say(d, 'count') ? `${say(d, 'count')} người` : ''),
  },
  'petition.urged': { title: 'Đôn đốc người đang giữ việc', icon: 'bell', key: true },
  'petition.left_past_head': { title: 'Báo cấp trên: đơn tố cáo người đứng đầu không còn người chuyển lên', icon: 'bell' },
  'petition.officers_named': { title: 'Không hiện đơn với cán bộ được nêu tên', icon: 'lock', text: namesOf },
  'visit.officers_named': { title: 'Không hiện lượt tiếp với cán bộ được nêu tên', icon: 'lock', text: namesOf },
  'petition.name_lifted': {
    title: 'Cho cán bộ thấy lại đơn',
    icon: 'eye',
    key: true,
    text: (d) => joined(namesOf(d), say(d, 'reason')),
  },
  'visit.seal_asked': { title: 'Đề nghị lãnh đạo xem lại lượt tiếp và đơn', icon: 'bell' },
  'petition.past_head': { title: 'Báo người vào sổ: đơn tố cáo người đứng đầu', icon: 'bell' },
  'petition.back_to_head': {
    title: 'Đơn trở lại người đứng đầu như trước',
    icon: 'arrow-back-up',
    key: true,
    text: (d) => `Hoàn tác ${say(d, 'act')}`,
  },
  'petition.went_past_head': { title: 'Đơn tố cáo người đứng đầu, chuyển người vào sổ', icon: 'lock', key: true },
  'petition.taken_over': {
    title: 'Cấp trên nhận đơn tố cáo người đứng đầu',
    icon: 'arrow-right',
    key: true,
    text: (d) => say(d, 'reason'),
  },
  'clock.recomputed': {
    title: 'Phần mềm tự tính lại hạn do lịch nghỉ thay đổi',
    icon: 'refresh',
    text: (d) => `${say(d, 'clock')}: từ ${say(d, 'from') || 'chưa có'} thành ${say(d, 'to') || 'chưa có'}`,
  },
  'slip.reissued': { title: 'Cấp lại mã PIN tra cứu', icon: 'refresh' },
  'visit.recorded': { title: 'Ghi lượt tiếp công dân', icon: 'user-question', key: true, text: (d) => say(d, 'number') },
  'visit.taken_in': {
    title: 'Nhập từ sổ cũ',
    icon: 'user-question',
    key: true,
    text: (d) => joined(say(d, 'number'), say(d, 'old') ? `số trên sổ cũ ${say(d, 'old')}` : ''),
  },
  'balance.prepared': {
    title: 'Kê khai số liệu đầu kỳ',
    icon: 'chart-bar',
    text: (d) => joined(say(d, 'table'), say(d, 'asOf')),
  },
  'balance.signed': {
    title: 'Ký xác nhận số liệu đầu kỳ',
    icon: 'signature',
    key: true,
    text: (d) => joined(say(d, 'table'), say(d, 'asOf')),
  },
  'report.exported': {
    title: 'Tải biểu báo cáo ra Excel',
    icon: 'file-spreadsheet',
    text: (d) => joined(say(d, 'form'), say(d, 'period')),
  },
  'report.drafted': {
    title: 'Tải dự thảo báo cáo Mẫu số 02',
    icon: 'file-certificate',
    text: (d) => joined(say(d, 'period'), say(d, 'cover') === 'consolidated' ? 'tổng hợp các đơn vị' : ''),
  },
  'report.told': {
    title: 'Nhập số liệu ngoài biểu của báo cáo Mẫu số 02',
    icon: 'file-pencil',
    text: (d) => say(d, 'period'),
  },
  'report.closed': {
    title: 'Chốt, ký số liệu báo cáo',
    icon: 'lock',
    key: true,
    text: (d) =>
      joined(
        say(d, 'period'),
        `bản ${say(d, 'version')}`,
        say(d, 'unit') === '' ? '' : `phần của ${say(d, 'unit')}`,
        say(d, 'problems') === '0' ? '' : `${say(d, 'problems')} chỗ chưa khớp`,
      ),
  },
  'report.sent': {
    title: 'Gửi báo cáo lên cấp trên',
    icon: 'send',
    key: true,
    text: (d) => joined(say(d, 'period'), `bản ${say(d, 'version')}`),
  },
  'report.consolidated': {
    title: 'Chốt, ký báo cáo tổng hợp',
    icon: 'lock',
    key: true,
    text: (d) =>
      joined(
        say(d, 'period'),
        `bản ${say(d, 'version')}`,
        `${say(d, 'units')} đơn vị`,
        say(d, 'missing') === '0' ? '' : `${say(d, 'missing')} đơn vị chưa gửi`,
      ),
  },
  'report.consolidation_sent': {
    title: 'Gửi báo cáo tổng hợp',
    icon: 'send',
    key: true,
    text: (d) => joined(say(d, 'period'), `bản ${say(d, 'version')}`),
  },
  'report.accepted': {
    title: 'Cấp trên tiếp nhận báo cáo',
    icon: 'circle-check',
    key: true,
    text: (d) => joined(say(d, 'unit'), say(d, 'period'), `bản ${say(d, 'version')}`),
  },
  'report.returned': {
    title: 'Cấp trên trả lại báo cáo',
    icon: 'arrow-back',
    key: true,
    text: (d) => joined(say(d, 'unit'), say(d, 'period'), `bản ${say(d, 'version')}`, say(d, 'reason')),
  },
  'report.entered': {
    title: 'Nhập số liệu, ghi chú của biểu báo cáo',
    icon: 'file-pencil',
    text: (d) => joined(say(d, 'form'), say(d, 'period'), say(d, 'unit') === '' ? '' : `phần của ${say(d, 'unit')}`),
  },
  'report.printed': { title: 'In biểu báo cáo', icon: 'printer', text: (d) => joined(say(d, 'form'), say(d, 'period')) },
  'report.list_exported': {
    title: 'Tải danh sách của một cột báo cáo',
    icon: 'file-spreadsheet',
    text: (d) => joined(say(d, 'form'), `cột ${say(d, 'column')}`, say(d, 'period')),
  },
  'import.uploaded': { title: 'Tải sổ cũ lên', icon: 'file-plus', text: (d) => `đợt ${say(d, 'number')}` },
  'import.started': { title: 'Bắt đầu nhập sổ cũ', icon: 'file-plus', key: true, text: (d) => `đợt ${say(d, 'number')}` },
  'import.finished': { title: 'Nhập xong sổ cũ', icon: 'circle-check', key: true, text: (d) => `đợt ${say(d, 'number')}` },
  'import.undo_started': { title: 'Bắt đầu hoàn tác đợt nhập', icon: 'arrow-back', key: true, text: (d) => importWords(d) },
  'import.undone': { title: 'Hoàn tác xong đợt nhập', icon: 'arrow-back', key: true, text: (d) => importWords(d) },
  'import.dropped': { title: 'Bỏ đợt nhập sổ cũ', icon: 'x', text: (d) => importWords(d) },
  'import.stopped': { title: 'Dừng đợt nhập sổ cũ', icon: 'x', key: true, text: (d) => importWords(d) },
  'import.refused_exported': { title: 'Tải các dòng chưa nhập về máy', icon: 'file-spreadsheet', text: (d) => importWords(d) },
  'visit.corrected': {
    title: 'Sửa lượt tiếp công dân',
    icon: 'file-pencil',
    text: (d) => (Array.isArray(d.fields) ? `${d.fields.length} mục` : ''),
  },
  'visit.outcome_set': { title: 'Ghi kết quả tiếp công dân', icon: 'check', key: true },
  'visit.conclusion_drafted': { title: 'Soạn thông báo kết luận tiếp công dân', icon: 'writing-sign', key: true },
  'draft.handed_over': {
    title: 'Bàn giao bản nháp',
    icon: 'user-check',
    text: (d) => joined(draftSaid(d), `từ ${say(d, 'fromName')} sang ${say(d, 'toName')}`, say(d, 'note')),
  },
  'draft.receiver_named': {
    title: 'Chọn người nhận bản nháp chưa vào sổ, nếu có',
    icon: 'user-check',
    text: (d) => joined(`của ${say(d, 'fromName')}`, `cho ${say(d, 'toName')}`, say(d, 'note')),
  },
  'draft.given_up': {
    title: 'Bỏ bản nháp của người nghỉ, chuyển',
    icon: 'circle-x',
    text: (d) => joined(draftSaid(d), `của ${say(d, 'fromName')}`, say(d, 'note')),
  },
  'draft.dropped': {
    title: 'Người nhận bỏ bản nháp được bàn giao',
    icon: 'circle-x',
    text: (d) => joined(draftSaid(d), `của ${say(d, 'fromName')}`),
  },
  'visit.answer_handed_over': {
    title: 'Bàn giao việc trả lời công dân',
    icon: 'user-check',
    text: (d) => joined(`từ ${say(d, 'fromName')} sang ${say(d, 'toName')}`, say(d, 'note')),
  },
  'visit.task_handed_over': {
    title: 'Bàn giao việc theo dõi sau tiếp công dân',
    icon: 'user-check',
    text: (d) => joined(`nhiệm vụ ${say(d, 'ordinal')}`, `từ ${say(d, 'fromName')} sang ${say(d, 'toName')}`, say(d, 'note')),
  },
  'visit.task_done': {
    title: 'Ghi kết quả việc giao sau tiếp công dân',
    icon: 'check',
    text: (d) => `nhiệm vụ ${say(d, 'ordinal')}, xong ngày ${say(d, 'on')}`,
  },
  'visit.replied': { title: 'Trả lời người được tiếp', icon: 'check', key: true },
  'visit.reply_taken_back': {
    title: 'Bỏ việc trả lời người được tiếp đã ghi nhầm',
    icon: 'arrow-back-up',
    key: true,
    text: (d) => say(d, 'reason'),
  },
  'visit.voided': { title: 'Hủy số lượt tiếp', icon: 'x', key: true, text: (d) => say(d, 'reason') },
  'visit.import_undone': { title: 'Hủy số lượt tiếp', icon: 'x', key: true, titleOf: (d) => struckBy(d, 'lượt tiếp') },
  'petition.import_undone': { title: 'Hủy số đơn', icon: 'x', key: true, titleOf: (d) => struckBy(d, 'đơn') },
  'petition.arrival_undone': {
    title: 'Hủy số đơn, đơn chuyển đến chờ nhận như trước',
    icon: 'x',
    key: true,
    text: (d) => `hoàn tác ${say(d, 'act')}`,
  },
  'visit.unit_handed_over': {
    title: 'Bàn giao lượt tiếp cho đơn vị kế tiếp',
    icon: 'arrow-right',
    key: true,
    text: (d) => joined(say(d, 'to'), `theo ${say(d, 'act')}`),
  },
  'visit.unit_taken_over': {
    title: 'Nhận bàn giao lượt tiếp, thời hạn chạy tiếp',
    icon: 'inbox',
    key: true,
    text: (d) => joined(`từ ${say(d, 'from')}`, `số cũ ${say(d, 'number')}`, `theo ${say(d, 'act')}`),
  },
  'visit.handed_back': {
    title: 'Hoàn tác bàn giao lượt tiếp',
    icon: 'arrow-back-up',
    key: true,
    text: (d) => `theo ${say(d, 'act')}`,
  },
  'visit.words_released': { title: 'Đưa ra nội dung đã đọc lại từ sổ cũ', icon: 'eye', key: true },
  'visit.sealed': { title: 'Niêm phong lượt tiếp có nội dung tố cáo', icon: 'lock', key: true },
  'visit.no_show_recorded': { title: 'Ghi buổi tiếp không có công dân đến', icon: 'calendar-event' },
  'visit.large_group': { title: 'Báo lãnh đạo về đoàn đông người', icon: 'users' },
  'reception_day.planned': { title: 'Lên lịch tiếp công dân', icon: 'calendar-event' },
  'reception_day.posted': { title: 'Công bố lịch tiếp công dân', icon: 'calendar-event', key: true },
  'reception_day.postponed': { title: 'Hoãn buổi tiếp công dân', icon: 'calendar-event', text: (d) => say(d, 'reason') },
  'reception_day.cancelled': { title: 'Bỏ buổi tiếp công dân', icon: 'x', text: (d) => say(d, 'reason') },
  'reception_day.host_replaced': {
    title: 'Thay người chủ trì buổi tiếp công dân',
    icon: 'user-check',
    text: (d) => joined(`ngày ${say(d, 'on')}`, `${say(d, 'toName')} thay ${say(d, 'fromName')}`, say(d, 'note')),
  },
  'reception_day.held': { title: 'Ghi đã tổ chức buổi tiếp công dân', icon: 'check' },
  'reception_day.no_show': { title: 'Ghi buổi tiếp không có công dân đến', icon: 'calendar-event' },
  'transfer.sent': { title: 'Chuyển đơn', icon: 'arrow-right', key: true },
  'transfer.opened': { title: 'Đơn vị nhận đã mở xem', icon: 'eye' },
  'transfer.file_opened': { title: 'Mở tài liệu của đơn chuyển đến', icon: 'eye' },
  'transfer.accepted': { title: 'Nhận đơn chuyển đến', icon: 'circle-check', key: true },
  'transfer.returned': { title: 'Trả lại đơn chuyển', icon: 'arrow-back', key: true, text: (d) => say(d, 'reason') },
  'paper.created': { title: 'Lập văn bản', icon: 'file-plus' },
  'paper.edited': { title: 'Sửa văn bản', icon: 'file-pencil' },
  'paper.signer_replaced': {
    title: 'Thay người ký văn bản',
    icon: 'user-check',
    text: (d) => joined(`${say(d, 'toName')} thay ${say(d, 'fromName')}`, say(d, 'note')),
  },
  'paper.submitted': { title: 'Trình ký văn bản', icon: 'writing-sign' },
  'paper.returned': { title: 'Trả lại văn bản', icon: 'arrow-back-up', text: (d) => say(d, 'comment') },
  'paper.approved': { title: 'Duyệt văn bản', icon: 'circle-check', key: true },
  'paper.numbered': {
    title: 'Cấp số văn bản',
    icon: 'file-certificate',
    key: true,
    text: (d) => (typeof d.number === 'number' ? numberAndSymbol(d.number, say(d, 'symbol')) : ''),
  },
  'paper.signed': { title: 'Gắn bản đã ký', icon: 'signature' },
  'paper.sent': { title: 'Gửi văn bản', icon: 'send', key: true, text: (d) => say(d, 'sentOn') && `ngày ${say(d, 'sentOn')}` },
  'paper.acknowledged': {
    title: 'Ghi nơi nhận đã nhận văn bản',
    icon: 'check',
    text: (d) => say(d, 'receivedOn') && `ngày ${say(d, 'receivedOn')}`,
  },
  'paper.dispatch_corrected': { title: 'Sửa việc gửi, nhận văn bản', icon: 'file-pencil', text: correctedOf },
  'paper.approval_taken_back': { title: 'Bỏ phê duyệt văn bản, chờ phê duyệt lại', icon: 'arrow-back-up' },
  'paper.revoked': { title: 'Hủy văn bản', icon: 'x', text: (d) => say(d, 'reason') },
  'paper.put_back': { title: 'Khôi phục dự thảo văn bản', icon: 'arrow-back-up' },
  'paper.printed': { title: 'In văn bản', icon: 'printer' },
  'paper.exported': { title: 'Tải văn bản về máy', icon: 'file-text' },
  'attachment.added': { title: 'Thêm tài liệu', icon: 'file-plus' },
  'attachment.described': { title: 'Ghi mô tả bản gốc', icon: 'file-pencil' },
  'attachment.opened': { title: 'Mở tài liệu', icon: 'eye' },
  'attachment.revealed': { title: 'Mở bản gốc có thông tin người tố cáo', icon: 'eye' },
  'attachment.restricted': { title: 'Niêm phong tài liệu', icon: 'lock' },
  'attachment.redacted': { title: 'Thêm bản đã che thông tin', icon: 'file-plus' },
  'attachment.removed': { title: 'Gỡ tài liệu', icon: 'x' },
  'attachment.returned': { title: 'Trả lại bản gốc', icon: 'arrow-back' },
  'attachment.infected': { title: 'Phát hiện tệp nhiễm mã độc', icon: 'alert-triangle' },
  'register.printed': { title: 'In sổ', icon: 'printer', text: bookOf },
  'work.printed': { title: 'In danh sách việc', icon: 'printer', text: (d) => say(d, 'list') },
  'dashboard.printed': {
    title: 'In số liệu điều hành',
    icon: 'printer',
    text: (d) => joined(d.page === 'map' ? 'Bản đồ' : 'Trang Điều hành', `từ ${say(d, 'from')} đến ${say(d, 'to')}`),
  },
  'wave.exported': { title: 'Tải tình hình triển khai về máy', icon: 'file-spreadsheet', text: (d) => say(d, 'wave') },
  'class.slips_printed': { title: 'In phiếu đăng nhập của lớp tập huấn', icon: 'printer', text: (d) => say(d, 'class') },
  'book.opened': {
    title: 'Mở sổ theo năm',
    icon: 'file-plus',
    key: true,
    text: (d) => joined(`năm ${say(d, 'year')}`, `sau đơn số ${say(d, 'petition')}`, `sau lượt số ${say(d, 'visit')}`),
  },
  'audit.exported': { title: 'Xuất nhật ký ra Excel', icon: 'file-spreadsheet' },
};
