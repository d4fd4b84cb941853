// What a handover brought that stands on no minutes, as a sheet for whoever keeps it. Pure.
// The minutes are signed by both heads and filed on both sides: a record one of them may not know of would tell it there.
import { column } from '../../../documents/papers/frame.ts';
import { placeDate } from '../../../documents/papers/number.ts';
import { bold, lead, paragraph, type Sheet } from '../../../documents/papers/paper.ts';
import { archiveBlocks, groundWords, type MinutesData, otherBlocks, petitionBlocks } from './minutes.ts';

/** Items and archive: those of this reader that are not for everybody. */
export type ApartData = Omit<MinutesData, 'fields'> & {
  /** Who keeps them and prints the sheet. */
  keeper: string;
};

const why =
  'Các mục dưới đây không kê trong biên bản bàn giao và không được kèm vào biên bản, vì biên bản do người đứng đầu hai bên ký, được lưu ở hai bên, trong khi người bị nêu trong các hồ sơ này không được biết có hồ sơ. Người giữ hồ sơ để tờ này trong phong bì niêm phong cùng hồ sơ, chỉ giao cho người có thẩm quyền tiếp nhận, giải quyết.';

/** The sheet as it is printed, signed by whoever keeps the records and whoever takes the envelope. */
export function composeApart({ act, giver, receiver, items, withoutDay, archive, frame, today, keeper }: ApartData): Sheet {
  const others = items.filter(({ kind }) => kind !== 'petition');
  return {
    letterhead: {
      withOffice: true,
      superiorOrg: frame.superiorOrg ?? '',
      issuingOrg: frame.issuingOrg,
      numberLine: '',
      placeDate: placeDate(frame.place, today),
    },
    title: 'Danh mục giao nhận riêng',
    abstract: `Không kèm biên bản bàn giao từ ${giver.thenName} sang ${receiver.thenName}, niêm phong`,
    abstractNote: '',
    authority: '',
    to: [],
    body: [
      paragraph(groundWords(act)),
      paragraph(why),
      ...petitionBlocks(
        items.filter(({ kind }) => kind === 'petition'),
        withoutDay,
      ),
      lead(bold('2. Lượt tiếp công dân còn việc chưa xong')),
      ...otherBlocks(others),
      ...(archive === null ? [] : [lead(bold('3. Hồ sơ lưu (đã giải quyết, xử lý xong)')), ...archiveBlocks(archive)]),
      { type: 'signatures', rows: [[column('NGƯỜI GIỮ HỒ SƠ', keeper), column('NGƯỜI NHẬN PHONG BÌ', '')]] },
    ],
    recipients: [],
    signer: null,
    watermark: frame.training ? 'TẬP HUẤN' : '',
    legalNote: '',
  };
}
