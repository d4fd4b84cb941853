// What may be done with one file, by whom, and why not. Pure.
import type { Actor } from '../../accounts/actor.ts';
import { may } from '../../accounts/permissions.ts';

export type ScanState = 'pending' | 'clean' | 'infected' | 'failed' | 'unscanned';

export interface FileFacts {
  unitId: number;
  sealed: boolean;
  restricted: boolean;
  scanState: ScanState;
  isOriginalPaper: boolean;
  returnedOn: string | null;
  uploadedBy: number;
  /** A draft's file belongs to whoever types the draft. */
  draftId: number | null;
}

/** The record files hang on. */
export interface RecordFacts {
  unitId: number;
  sealed: boolean;
  isVoid: boolean;
  /** What it says is there for this officer; of the facts alone nothing is added to. */
  isRead: boolean;
}

export type Answer = { ok: true } | { ok: false; because: string };
const yes: Answer = { ok: true };
const no = (because: string): Answer => ({ ok: false, because });

/** The four states of scanning and the fifth, without a scanner (decisions 23; issue D). */
export const scanTags: Record<ScanState, { words: string; colour: string; icon: string } | null> = {
  clean: null,
  pending: { words: 'Đang kiểm tra mã độc', colour: 'amber', icon: 'clock' },
  failed: { words: 'Chưa kiểm tra được mã độc', colour: 'amber', icon: 'alert-triangle' },
  infected: { words: 'Có mã độc, đã khóa', colour: 'red', icon: 'ban' },
  unscanned: { words: 'Chưa kiểm tra mã độc', colour: 'grey', icon: 'alert-circle' },
};

/** May the content be served at all: nothing before it is clean or, without a scanner, marked unscanned. */
export function mayServe(file: Pick<FileFacts, 'scanState'>): Answer {
  switch (file.scanState) {
    case 'clean':
    case 'unscanned':
      return yes;
    case 'pending':
      return no('Tệp đang được kiểm tra mã độc. Mở lại sau ít phút.');
    case 'failed':
      return no('Chưa kiểm tra được mã độc nên chưa mở được tệp. Phần mềm tự kiểm tra lại; nếu vẫn chưa được, báo quản trị.');
    case 'infected':
      return no('Tệp có mã độc nên đã bị khóa. Đề nghị người gửi cung cấp lại bản khác.');
  }
}

/** May it be opened without a reveal. The wall has already hidden what this officer must not see at all. */
export function mayOpen(file: Pick<FileFacts, 'scanState' | 'restricted'>): Answer {
  if (file.restricted)
    return no(
      'Bản gốc có thể làm lộ người tố cáo nên được bảo mật. Dùng bản đã lược bỏ thông tin, hoặc chọn Xem bản gốc và nêu mục đích.',
    );
  return mayServe(file);
}

/** May files be added to this record. */
export function mayAttach(actor: Actor, record: RecordFacts): Answer {
  if (!may(actor, 'attachment:write')) return no('Vai trò hiện tại không được thêm tệp vào hồ sơ.');
  if (record.unitId !== actor.unitId) return no('Hồ sơ thuộc đơn vị khác, chỉ được xem.');
  if (record.isVoid) return no('Hồ sơ đã hủy số, không thêm tệp được.');
  if (record.sealed && actor.reach.sealed === 'none') return no('Vai trò hiện tại không xử lý hồ sơ tố cáo.');
  if (record.isRead) return yes;
  return no(
    actor.reach.assignedOnly
      ? 'Chỉ thành viên Tổ xác minh của vụ việc này, khi đã khai không có xung đột lợi ích, thêm tệp được.'
      : 'Nội dung hồ sơ này không mở với ông, bà nên không thêm tệp được.',
  );
}

/** May files wait in a draft. Whoever reads assigned records only would not read them there. */
export function mayKeepInDraft(actor: Actor): Answer {
  return actor.reach.assignedOnly ? no('Vai trò hiện tại chỉ thêm tệp vào hồ sơ được phân công, không vào bản nháp.') : yes;
}

const seniors = ['unit_head', 'leader', 'reception_board_head', 'chief_inspector'];

/** May it be taken out of the file. The row stays, with who and when. */
export function mayRemove(actor: Actor, file: FileFacts): Answer {
  if (file.unitId !== actor.unitId) return no('Tệp thuộc đơn vị khác, chỉ được xem.');
  if (file.returnedOn) return no('Bản gốc này đã trả lại người gửi; giữ tệp để đối chiếu.');
  if (file.uploadedBy === actor.accountId || seniors.includes(actor.role)) return yes;
  return no('Chỉ người đã tải tệp lên hoặc lãnh đạo đơn vị bỏ được tệp này.');
}
