// The sentences that say no to an act on a petition, where several rooms say them. Pure.
import { type PetitionStatus, struckWords } from './petition.ts';

/** Nobody of an office decides about a denunciation against its head (khoản 2 Điều 24 LTC). */
export const pastHeadWords = 'Đơn tố cáo người đứng đầu đơn vị được chuyển thẳng lên cấp trên.';
/** Of a pair with an ordinary one the head would read who denounced him, or answer in the superior's place (khoản 2 Điều 24 LTC). */
export const aloneWords =
  'Đơn tố cáo người đứng đầu đơn vị được chuyển thẳng lên cấp trên, không so sánh, không gắn với đơn khác tại đây.';

/** What is proposed is written into a paper, which says what the petition says. */
export const unreadWait =
  'Nội dung đơn từ sổ cũ còn chờ đọc lại. Người được mở danh tính người tố cáo đọc lại, đưa nội dung ra hồ sơ rồi mới đề xuất, thụ lý.';

/** Why nothing more is done at this step, of a state that says it by itself. */
export const statusSentence: Partial<Record<PetitionStatus, string>> = {
  proposed: 'Đơn đang chờ phê duyệt.',
  approved: 'Hướng xử lý đã được phê duyệt.',
  accepted: 'Đơn đã được thụ lý giải quyết.',
  transferred: 'Đơn đã chuyển đi.',
  inspecting: 'Đang thanh tra, kiểm tra thông tin.',
  void: struckWords,
  duplicate_linked: 'Đơn đã kết thúc là đơn trùng; ghi nhầm thì mở lại đơn đã kết thúc trước.',
  handed_over: 'Đơn đã bàn giao cho đơn vị kế tiếp.',
};

/** Of a refusal to accept: its notice is drafted with it and approved by itself. */
export const draftPaperWords = 'Văn bản còn là dự thảo, chờ lãnh đạo phê duyệt rồi mới cấp số, phát hành.';
/** Where nobody of an office may give a paper its number. */
export const lacksClerkWords = 'Đơn vị chưa có văn thư';
export const askForClerkWords = 'Đề nghị quản trị đơn vị giao vai trò văn thư';
/** Of a paper that has no number yet, to who sends papers but gives none. */
export const numberFirstWords = 'Văn bản chờ văn thư cấp số, vai trò hiện tại không có quyền cấp số văn bản.';
/** Said where the paper of what was approved no longer stands: nothing can leave by it. */
export const revokedPaperWords =
  'Văn bản của hướng xử lý này đã thu hồi. Lãnh đạo rút lại phê duyệt để lập văn bản mới với nội dung đã soạn.';

/** Each content of a mixed petition is accepted by itself. */
export const splitFirst = 'Đơn có nhiều nội dung cần tách từng nội dung trước khi thụ lý.';

/** Contents are written down one by one only in a petition classified as having several. */
export const notMixed = 'Phân loại đơn là “Nhiều nội dung khác loại” trước khi ghi từng nội dung.';
