// The copy without name, address and hand (LTC Điều 56) is looked at before it stands for the original: a picture loses what was written beside it, and
// whatever is said in letters, on its pages, in its properties, among its bytes, is held against whom the seal keeps (docs/decisions/0080).
import { buffer } from 'node:stream/consumers';
import type { Actor } from '../../accounts/actor.ts';
import { FormInvalid } from '../../errors.ts';
import type { RevealFacts, SealedRecord } from '../../sealing/policy.ts';
import { mayReveal } from '../../sealing/policy.ts';
import { copyNames } from '../../sealing/redacted-copy.ts';
import type { Act } from '../../web/act.ts';
import type { ReceivedFile } from '../../web/uploads.ts';
import { isBareable } from './bare-pictures.ts';
import { type BareStore, bareReceived } from './baring.ts';
import { textsOfFile } from './file-texts.ts';
import type { Answer } from './policy.ts';
import type { FileRow } from './records.ts';

export const copyWords = {
  named:
    'Bản này còn thông tin người tố cáo (họ tên, số điện thoại, số giấy tờ hoặc địa chỉ; có thể nằm trong thuộc tính của tệp), lược bỏ rồi gửi lại',
  unbared: 'Ảnh loại này mang theo nơi chụp, máy chụp mà phần mềm không bỏ được. Lưu thành ảnh JPEG, PNG hoặc PDF rồi gửi lại',
  broken: 'Tệp không mở được như một hình: nội dung hỏng hoặc bị cắt ngang. Quét hoặc lưu lại rồi gửi lại',
  unread: 'Phần mềm không đọc được hết bản này. Đọc từng trang, đánh dấu ô này rồi chọn lại tệp và gửi',
  perhaps:
    'Bản này có chữ có thể chỉ người tố cáo (tên gọi, chữ viết tắt, địa chỉ). Đọc lại, lược bỏ nếu đúng; nếu là người khác thì đánh dấu ô này rồi chọn lại tệp và gửi',
} as const;

/**
 * May he make the copy: whoever may open the original, and whoever registered the record and had the paper in hand. Nobody else: the answer to a
 * copy would tell him whether a name is the right one.
 */
export function mayRedact(actor: Actor, facts: SealedRecord & RevealFacts): Answer {
  if (facts.registeredBy === actor.accountId && facts.unitId === actor.unitId && !facts.hasConflict) return { ok: true };
  const answer = mayReveal(actor, facts, facts);
  return answer.ok ? answer : { ok: false, because: `Người được xem bản gốc mới làm được bản lược bỏ. ${answer.because}` };
}

/**
 * Looks at a copy received, and bares a picture in the store. @param isRead the officer says that he has read it to its end
 * @throws FormInvalid at `copy` where it names a denouncer or cannot be bared, at `isRead` where nobody can tell and nobody has read it
 */
export async function assertRedacted(
  act: Act,
  original: Pick<FileRow, 'unitId' | 'id' | 'sealed' | 'petitionId' | 'visitId' | 'proceedingId'>,
  copy: ReceivedFile,
  isRead: boolean,
  files: BareStore,
): Promise<void> {
  if (copy.mediaType.startsWith('image/')) {
    if (!isBareable(copy.mediaType)) throw new FormInvalid({ [copy.field]: copyWords.unbared });
    if (!(await bareReceived(files, copy))) throw new FormInvalid({ [copy.field]: copyWords.broken });
  }
  const said = await textsOfFile(await buffer(await files.open(copy)), copy.mediaType);
  const named = await copyNames(act, { ...original, attachmentId: original.id }, said);
  if (named === 'named') throw new FormInvalid({ [copy.field]: copyWords.named });
  if (isRead) return;
  if (named === 'perhaps') throw new FormInvalid({ isRead: copyWords.perhaps });
  if (!said.isWhole) throw new FormInvalid({ isRead: copyWords.unread });
}
