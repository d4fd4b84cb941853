// The forms of looking up, and of issuing a PIN again.
import { z } from 'zod';
import { choice, requiredText } from '../web/fields.ts';

export const LookupForm = z.object({
  code: requiredText('Nhập mã tra cứu ghi trên Giấy biên nhận', 40),
  pin: requiredText('Nhập mã PIN gồm 6 chữ số', 20),
});

export const checkedPapers = ['id_card', 'receipt', 'letter_of_authority'] as const;
export const checkedPaperNames: Record<(typeof checkedPapers)[number], string> = {
  id_card: 'Thẻ căn cước, CCCD hoặc hộ chiếu của người gửi đơn',
  receipt: 'Giấy biên nhận cũ và giấy tờ tùy thân',
  letter_of_authority: 'Giấy ủy quyền và giấy tờ tùy thân của người được ủy quyền',
};

export const SlipForm = z.object({ checked: choice(checkedPapers, 'Chọn giấy tờ đã kiểm tra') });
