// What happened to accounts, units, the calendar and the installation itself, in words. Pure.
import { type OfficerRole, roleNames } from '../accounts/roles.ts';
import { standInWords } from '../accounts/stand-ins/rules.ts';
import { formatDate } from '../deadlines/dates.ts';
import { type Entry, joined, say } from './entry.ts';

const roleOf = (data: Record<string, unknown>) => roleNames[say(data, 'role') as OfficerRole] ?? '';
const days = (data: Record<string, unknown>) => (Array.isArray(data.days) ? `${data.days.length} ngày` : '');

export const houseWords: Record<string, Entry> = {
  'account.signed_in': { title: 'Đăng nhập', icon: 'user' },
  'account.sign_in_failed': {
    title: 'Đăng nhập không được',
    icon: 'alert-triangle',
    text: (d) => `lần thứ ${say(d, 'failures')} liên tiếp`,
  },
  'account.reveal_holder': { title: 'Báo có người chờ xác nhận quyền xem thông tin người tố cáo', icon: 'bell' },
  'account.reveal_confirmed': { title: 'Báo đã được xác nhận quyền xem thông tin người tố cáo', icon: 'bell' },
  'account.reveal_refused': { title: 'Báo chưa được xác nhận quyền xem thông tin người tố cáo', icon: 'bell' },
  'account.password_changed': { title: 'Tự đổi mật khẩu', icon: 'user' },
  'account.sessions_ended': { title: 'Tự đăng xuất khỏi mọi máy', icon: 'logout' },
  'account.one_time_expired': { title: 'Đăng nhập bằng mật khẩu dùng một lần đã hết hạn', icon: 'clock-exclamation' },
  'account.rules_changed': {
    title: 'Sửa quy định về mật khẩu, phiên làm việc',
    icon: 'lock',
    key: true,
    text: (d) => joined(Array.isArray(d.changes) ? `${d.changes.length} mục` : '', say(d, 'reason')),
  },
  'account.batch_checked': {
    title: 'Kiểm tra bảng tài khoản',
    icon: 'file-spreadsheet',
    text: (d) => joined(`${say(d, 'people')} người`, `${say(d, 'errors')} ô cần sửa`),
  },
  'account.batch_made': {
    title: 'Thực hiện bảng tài khoản từ Excel',
    icon: 'plus',
    key: true,
    text: (d) =>
      joined(
        `${say(d, 'people')} tài khoản mới`,
        say(d, 'move') && `${say(d, 'move')} chuyển vị trí`,
        say(d, 'extend') && `${say(d, 'extend')} gia hạn`,
        say(d, 'disable') && `${say(d, 'disable')} khóa`,
      ),
  },
  'account.slips_printed': {
    title: 'In phiếu mật khẩu dùng một lần',
    icon: 'printer',
    key: true,
    text: (d) => joined(`${say(d, 'people')} phiếu`, d.again === true ? 'in lại' : ''),
  },
  'see_as.started': {
    title: 'Bắt đầu xem như cán bộ khác',
    icon: 'eye',
    key: true,
    text: (d) => joined(say(d, 'login'), say(d, 'reason')),
  },
  'see_as.page': { title: 'Mở trang khi xem như', icon: 'eye', text: (d) => joined(say(d, 'name'), say(d, 'path')) },
  'see_as.ended': { title: 'Thôi xem như cán bộ khác', icon: 'eye' },
  'account.renamed': {
    title: 'Đổi họ tên của tài khoản',
    icon: 'file-pencil',
    key: true,
    text: (d) =>
      joined(
        say(d, 'login'),
        `${say(d, 'from')} → ${say(d, 'to')}`,
        say(d, 'namesakes') && `trùng họ tên với ${say(d, 'namesakes')}`,
      ),
  },
  'account.person_corrected': { title: 'Sửa họ tên, cách liên hệ', icon: 'file-pencil', text: (d) => say(d, 'login') },
  'account.created': { title: 'Tạo tài khoản', icon: 'plus', key: true, text: (d) => say(d, 'login') },
  'account.password_reset': { title: 'Cấp lại mật khẩu', icon: 'refresh', key: true, text: (d) => say(d, 'login') },
  'account.disabled': { title: 'Khóa tài khoản', icon: 'ban', key: true, text: (d) => joined(say(d, 'login'), say(d, 'reason')) },
  'account.enabled': { title: 'Mở lại tài khoản', icon: 'check', key: true, text: (d) => say(d, 'login') },
  'assignment.added': {
    title: 'Thêm phân công',
    icon: 'plus',
    key: true,
    text: (d) =>
      joined(
        say(d, 'login'),
        say(d, 'title'),
        roleOf(d),
        say(d, 'standsFor') && standInWords({ name: say(d, 'standsFor'), mandate: say(d, 'mandate') }),
        say(d, 'dutyReason') && `kiêm nhiệm vì ${say(d, 'dutyReason')}`,
      ),
  },
  'assignment.extended': {
    title: 'Đổi ngày kết thúc phân công',
    icon: 'calendar-event',
    key: true,
    text: (d) => joined(say(d, 'title'), roleOf(d), say(d, 'lastOn') ? `đến hết ${say(d, 'lastOn')}` : 'không ghi ngày kết thúc'),
  },
  'assignment.ended': {
    title: 'Kết thúc phân công',
    icon: 'x',
    key: true,
    text: (d) =>
      joined(
        say(d, 'title'),
        roleOf(d),
        d.atOnce === true ? `kết thúc ngay ngày ${say(d, 'lastOn')}` : `đến hết ${say(d, 'lastOn')}`,
      ),
  },
  'assignment.reveal_confirmed': {
    title: 'Xác nhận người được xem thông tin người tố cáo',
    icon: 'user-check',
    key: true,
    text: (d) => joined(say(d, 'login'), say(d, 'title'), roleOf(d), d.act ? `theo ${say(d, 'act')}` : ''),
  },
  'assignment.reveal_refused': {
    title: 'Không xác nhận người được xem thông tin người tố cáo',
    icon: 'user',
    key: true,
    text: (d) => joined(say(d, 'login'), say(d, 'title'), roleOf(d), say(d, 'reason')),
  },
  'unit.profile_changed': {
    title: 'Sửa thể thức, cách làm việc của đơn vị',
    icon: 'building-bank',
    key: true,
    text: (d) => (Array.isArray(d.changes) ? `${d.changes.length} mục` : ''),
  },
  'unit.created': {
    title: 'Lập đơn vị',
    icon: 'plus',
    key: true,
    text: (d) => joined(say(d, 'name'), `từ ${say(d, 'on')}`, `theo ${say(d, 'act')}`),
  },
  'unit.renamed': {
    title: 'Đổi tên đơn vị',
    icon: 'file-pencil',
    key: true,
    text: (d) => joined(`${say(d, 'from')} thành ${say(d, 'to')}`, `từ ${say(d, 'on')}`, `theo ${say(d, 'act')}`),
  },
  'unit.moved': {
    title: 'Đổi cấp trên của đơn vị',
    icon: 'arrow-right',
    key: true,
    text: (d) => joined(`thuộc ${say(d, 'to')}`, `từ ${say(d, 'on')}`, `theo ${say(d, 'act')}`),
  },
  'unit.closed': {
    title: 'Đóng đơn vị',
    icon: 'archive',
    key: true,
    text: (d) => joined(say(d, 'name'), `ngày cuối ${say(d, 'on')}`, `theo ${say(d, 'act')}`),
  },
  'unit.end_changed': {
    title: 'Đổi ngày hoạt động cuối cùng của đơn vị',
    icon: 'file-pencil',
    key: true,
    text: (d) => joined(say(d, 'name'), `từ ${say(d, 'from')} thành ${say(d, 'to')}`, `lý do: ${say(d, 'reason')}`),
  },
  'unit.end_taken_back': {
    title: 'Bỏ ngày hoạt động cuối cùng đã ghi của đơn vị',
    icon: 'arrow-back-up',
    key: true,
    text: (d) => joined(say(d, 'name'), `đã ghi ${say(d, 'from')}`, `lý do: ${say(d, 'reason')}`),
  },
  'unit.name_corrected': {
    title: 'Sửa tên ghi sai của đơn vị',
    icon: 'file-pencil',
    key: true,
    text: (d) => joined(`${say(d, 'from')} thành ${say(d, 'to')}`, `lý do: ${say(d, 'reason')}`),
  },
  'reorganisation.prepared': {
    title: 'Lập quyết định sắp xếp đơn vị',
    icon: 'building-bank',
    key: true,
    text: (d) => joined(say(d, 'act'), say(d, 'what')),
  },
  'reorganisation.started': {
    title: 'Thực hiện sắp xếp đơn vị',
    icon: 'building-bank',
    key: true,
    text: (d) => joined(say(d, 'act'), `từ ${say(d, 'on')}`, `${say(d, 'givers')} đơn vị bàn giao`, `${say(d, 'petitions')} đơn`),
  },
  'reorganisation.finished': { title: 'Sắp xếp đơn vị đã xong', icon: 'circle-check', key: true, text: (d) => say(d, 'act') },
  'reorganisation.undoing': {
    title: 'Hoàn tác sắp xếp đơn vị',
    icon: 'arrow-back-up',
    key: true,
    text: (d) => joined(say(d, 'act'), say(d, 'reason')),
  },
  'reorganisation.undone': { title: 'Đã hoàn tác sắp xếp đơn vị', icon: 'arrow-back-up', key: true, text: (d) => say(d, 'act') },
  'rule.set': {
    title: 'Chọn thời hạn pháp luật để ngỏ',
    icon: 'clock-check',
    key: true,
    text: (d) =>
      joined(
        `${say(d, 'label')}: ${say(d, 'length')} ${d.unit === 'wd' ? 'ngày làm việc' : 'ngày'}`,
        typeof d.on === 'string' ? `từ ${formatDate(d.on)}` : '',
        say(d, 'reason'),
      ),
  },
  'holiday.added': {
    title: 'Thêm ngày vào lịch',
    icon: 'calendar-event',
    key: true,
    text: (d) => joined(say(d, 'on'), say(d, 'name')),
  },
  'holiday.changed': {
    title: 'Sửa ngày trong lịch',
    icon: 'calendar-event',
    key: true,
    text: (d) => joined(say(d, 'on'), say(d, 'name')),
  },
  'holiday.removed': {
    title: 'Bỏ ngày khỏi lịch',
    icon: 'calendar-event',
    key: true,
    text: (d) => joined(say(d, 'on'), say(d, 'name')),
  },
  'holiday.confirmed': { title: 'Xác nhận ngày nghỉ, làm bù', icon: 'check', text: days },
  'feedback.grouped': {
    title: 'Gom góp ý vào nhóm',
    icon: 'files',
    text: (d) => (say(d, 'count') ? `${say(d, 'count')} góp ý` : ''),
  },
  'feedback.ungrouped': { title: 'Bỏ góp ý khỏi nhóm', icon: 'x' },
  'feedback.answered': {
    title: 'Trả lời một nhóm góp ý',
    icon: 'check',
    key: true,
    text: (d) => (d.published === true ? 'công bố' : ''),
  },
  'wave.prepared': {
    title: 'Lập đợt triển khai',
    icon: 'plus',
    key: true,
    text: (d) => joined(say(d, 'wave'), `vận hành từ ${say(d, 'on')}`),
  },
  'wave.changed': {
    title: 'Sửa đợt triển khai',
    icon: 'file-pencil',
    key: true,
    text: (d) => joined(say(d, 'wave'), `vận hành từ ${say(d, 'on')}`),
  },
  'wave.units_added': {
    title: 'Thêm đơn vị vào đợt triển khai',
    icon: 'plus',
    key: true,
    text: (d) => joined(say(d, 'wave'), `cùng lúc ${say(d, 'units')} đơn vị`),
  },
  'wave.unit_removed': {
    title: 'Rút đơn vị khỏi đợt triển khai',
    icon: 'x',
    key: true,
    text: (d) => joined(say(d, 'wave'), say(d, 'unit'), say(d, 'reason')),
  },
  'wave.ticked': {
    title: 'Đánh dấu việc của đợt triển khai',
    icon: 'check',
    text: (d) => joined(say(d, 'item'), d.kind === 'not_needed' ? 'không áp dụng' : 'đã xong', say(d, 'remark')),
  },
  'wave.tick_removed': {
    title: 'Bỏ đánh dấu việc của đợt triển khai',
    icon: 'x',
    text: (d) => joined(say(d, 'item'), say(d, 'reason')),
  },
  'wave.live': {
    title: 'Quyết định cho đơn vị vận hành',
    icon: 'circle-check',
    key: true,
    text: (d) =>
      joined(say(d, 'wave'), `từ ${say(d, 'on')}`, say(d, 'missing') && `còn thiếu ${say(d, 'missing')}`, say(d, 'reason')),
  },
  'wave.live_taken_back': {
    title: 'Thu hồi quyết định cho đơn vị vận hành',
    icon: 'arrow-back-up',
    key: true,
    text: (d) => joined(say(d, 'wave'), say(d, 'on'), say(d, 'reason')),
  },
  'backup.made': {
    title: 'Sao lưu dữ liệu',
    icon: 'archive',
    key: true,
    text: (d) =>
      joined(`${say(d, 'rows')} dòng, ${say(d, 'files')} tệp`, d.proved === true ? 'đã thử khôi phục' : 'chưa thử khôi phục'),
  },
  'backup.restored': {
    title: 'Khôi phục dữ liệu từ bản sao lưu',
    icon: 'archive',
    key: true,
    text: (d) => `${say(d, 'rows')} dòng, ${say(d, 'files')} tệp`,
  },
  'training.class_opened': {
    title: 'Mở lớp tập huấn',
    icon: 'school',
    key: true,
    text: (d) => joined(say(d, 'code'), `${say(d, 'seats')} học viên`),
  },
  'training.class_reset': { title: 'Làm mới lớp tập huấn', icon: 'refresh', key: true, text: (d) => say(d, 'code') },
  'training.class_closed': { title: 'Đóng lớp tập huấn', icon: 'lock', key: true, text: (d) => say(d, 'code') },
  'training.seat_reset': { title: 'Cho một học viên làm lại', icon: 'refresh', text: (d) => `học viên ${say(d, 'seat')}` },
  'training.clock_moved': { title: 'Chuyển ngày của lớp tập huấn', icon: 'calendar-event', text: (d) => say(d, 'day') },
  'training.certificates_issued': {
    title: 'Cấp chứng nhận tập huấn',
    icon: 'file-certificate',
    key: true,
    text: (d) => `${say(d, 'made')} giấy`,
  },
  'training.wishes_sent': { title: 'Chuyển góp ý của lớp tập huấn', icon: 'send', text: (d) => `${say(d, 'wishes')} góp ý` },
  'training.exercise_written': { title: 'Soạn bài thực hành', icon: 'file-plus', text: (d) => say(d, 'code') },
  'training.exercise_changed': { title: 'Sửa bài thực hành', icon: 'file-pencil', text: (d) => say(d, 'code') },
};
