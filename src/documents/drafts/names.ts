// What the form of a draft is called where somebody who may not read it sees that it is there. Pure.
import { type ActCode, nextActWords } from '../../proceedings/act-codes.ts';
import { isSealedForm } from './title.ts';

/** Forms by the name their page keeps the draft under; a longer name takes the words of the longest that begins it. */
export const draftNames: Readonly<Record<string, string>> = {
  visit: 'Lượt tiếp công dân mới',
  'visit-correction': 'Sửa lượt tiếp công dân',
  'visit-conclusion': 'Thông báo kết luận tiếp công dân',
  'of-visit-letter': 'Văn bản của lượt tiếp',
  'of-visit-outcome': 'Kết quả tiếp công dân',
  'of-visit-reply': 'Trả lời công dân',
  'of-visit-reply-correction': 'Sửa việc trả lời công dân',
  'of-visit-session': 'Buổi tiếp của lãnh đạo',
  'of-visit-void': 'Hủy lượt tiếp',
  'of-no-show': 'Công dân không đến',
  'of-narrative-figures': 'Số liệu ngoài biểu của báo cáo',
  'of-unit-name-correction': 'Sửa tên đơn vị ghi nhầm',
  'of-unit-last-day': 'Ngày hoạt động cuối cùng của đơn vị',
  'of-task': 'Kết quả việc giao sau tiếp công dân',
  'of-schedule': 'Lịch tiếp công dân',
  'of-schedule-postponement': 'Hoãn buổi tiếp công dân',
  'petition-registration': 'Đơn mới chưa vào sổ',
  'petition-correction': 'Sửa đơn',
  classification: 'Phân loại đơn',
  proposal: 'Đề xuất hướng xử lý',
  acceptance: 'Thụ lý',
  transfer: 'Chuyển đơn',
  'transfer-return': 'Trả lại đơn chuyển đến',
  paper: 'Soạn văn bản',
  'of-paper-edit': 'Sửa dự thảo văn bản',
  'of-paper-number': 'Cấp số văn bản',
  'of-paper-return': 'Trả lại dự thảo văn bản',
  'of-paper-revocation': 'Thu hồi văn bản',
  'of-paper-sending': 'Gửi văn bản',
  'of-paper-sending-correction': 'Sửa việc gửi văn bản',
  'of-paper-acknowledgement': 'Nơi nhận đã nhận văn bản',
  'of-attachment': 'Tệp của hồ sơ',
  'of-petition': 'Bước xử lý đơn',
  'of-petition-acceptance-on-paper': 'Việc đã thụ lý trên giấy',
  'of-petition-acceptance-correction': 'Sửa việc thụ lý đã ghi',
  'of-petition-approval': 'Duyệt hướng xử lý',
  'of-petition-assignment': 'Phân công xử lý',
  'of-petition-child': 'Tách nội dung thành đơn mới',
  'of-petition-citizen-notice': 'Thông báo cho người gửi đơn',
  'of-petition-duplicate': 'Đối chiếu đơn trùng',
  'of-petition-forwarder-notice': 'Báo kết quả cho nơi chuyển đơn',
  'of-petition-inspection': 'Chuyển thông tin phục vụ thanh tra',
  'of-petition-issue': 'Ban hành văn bản xử lý đơn',
  'of-petition-joining': 'Gộp hai vụ việc',
  'of-petition-lifting': 'Gỡ việc hạn chế người được nêu tên',
  'of-petition-on-paper': 'Kết quả đã xử lý trên giấy',
  'of-petition-point': 'Sửa nội dung của đơn',
  'of-petition-points': 'Các nội dung của đơn',
  'of-petition-receipt': 'Biên nhận đơn',
  'of-petition-reopening': 'Mở lại đơn',
  'of-petition-reply': 'Trả lời đơn',
  'of-petition-sealing': 'Chuyển thành đơn tố cáo',
  'of-petition-supplement': 'Bổ sung hồ sơ',
  'of-petition-taking-back': 'Rút lại kết quả xử lý',
  'of-petition-taking-from-below': 'Rút hồ sơ cấp dưới lên',
  'of-petition-taking-over': 'Nhận xử lý đơn của cấp dưới',
  'of-petition-void': 'Hủy đơn vào sổ nhầm',
  'of-petition-withdrawal': 'Người gửi rút đơn',
  'of-proceeding-taking-back': 'Rút lại bước giải quyết',
  'of-report': 'Chốt báo cáo',
  'of-report-answer': 'Trả lời về báo cáo',
  'of-report-entry': 'Số liệu nhập tay của báo cáo',
  'of-balance': 'Số liệu đầu kỳ',
  'of-consolidated': 'Báo cáo tổng hợp',
  'of-import': 'Nhập sổ cũ',
  'of-old-words': 'Đọc lại nội dung đơn tố cáo từ sổ cũ',
  'of-unit-handover-rule': 'Nơi nhận khi chia đơn vị',
  'of-class': 'Lớp tập huấn',
  'of-exercise': 'Bài tập huấn',
  'of-wave': 'Đợt triển khai',
  'of-reorganisation': 'Sắp xếp đơn vị',
  'of-account': 'Tài khoản',
  'of-feedback': 'Góp ý',
  'of-handover': 'Bàn giao công việc',
};

/** Forms of records that are none yet: the subject of such a draft is a number of its own, and no record's. */
export const newRecordForms: readonly string[] = ['visit', 'petition-registration', 'petition-registration-sealed'];
/** Is a draft of this form of a record that is in no book yet? */
export const isOfNewRecord = (form: string) => newRecordForms.includes(form);

/** About the officer himself: nobody goes on from them, and nobody waits for them. */
export const personalForms: readonly string[] = ['of-feedback', 'of-handover', 'of-old-words', 'proceeding-conflict'];
/** Is this form, or a page of it, about the officer himself? */
export const isPersonal = (form: string) => personalForms.some((one) => form === one || form.startsWith(`${one}-`));

/**
 * A draft as the history of the office names it, and every list of them somebody else than its typist reads: that one in no book is of a
 * denunciation it does not say. In no register of his whoever heads the office would find it, and know against whom it is.
 */
export const draftWordsInHistory = (form: string): string =>
  draftFormWords(isOfNewRecord(form) ? form.replace(/-sealed$/, '') : form);

/** 'Kết luận nội dung tố cáo', 'Đơn mới chưa vào sổ, có nội dung tố cáo'. */
export function draftFormWords(form: string): string {
  const act = form.startsWith('proceeding-') ? nextActWords[form.slice('proceeding-'.length) as ActCode] : undefined;
  if (act) return act;
  for (let name = form; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('-')))) {
    const words = draftNames[name];
    if (words) return isSealedForm(form) ? `${words}, có nội dung tố cáo` : words;
  }
  return 'Biểu mẫu khác';
}
