// The form of a unit's profile: how it signs and which ways the law leaves to it.
import { z } from 'zod';
import { choice, optionalName, optionalText, requiredName, requiredText, tick } from '../web/fields.ts';
import { signCode } from './unit.ts';

export const approvalRoutes = ['leader', 'unit_head_then_leader'] as const;

/** As papers bear it: symbols without blank or stroke, posts in capital letters. */
export const ProfileForm = () =>
  z.object({
    issuingOrg: requiredName('Nhập tên cơ quan ban hành văn bản', 150),
    superiorOrg: optionalName(150),
    symbol: requiredText('Nhập ký hiệu, ví dụ UBND', 20).refine(
      (text) => !/[\s/]/.test(text),
      'Ký hiệu không có dấu cách, không có dấu gạch chéo',
    ),
    letterCode: requiredText('Nhập ký hiệu đơn vị soạn thảo hoặc lĩnh vực, ví dụ TCD', 20)
      .refine((text) => !/[\s/]/.test(text), 'Ký hiệu không có dấu cách, không có dấu gạch chéo')
      .transform(signCode),
    place: requiredName('Nhập địa danh ghi trên văn bản', 60),
    headTitle: requiredName('Nhập chức vụ người đứng đầu', 80).transform((text) => text.toLocaleUpperCase('vi')),
    functionsBasis: optionalText(400).transform((text) => text.replace(/^Căn cứ\s+/iu, '')),
    inspectorate: optionalName(150),
    address: optionalText(200),
    phone: optionalText(30).refine((phone) => /^[\d\s+.]*$/.test(phone), 'Số điện thoại chỉ gồm chữ số'),
    isRemoteArea: tick,
    approvalRoute: choice(approvalRoutes, 'Chọn cách duyệt đề xuất'),
    acceptsTransfersOnDelivery: tick,
  });
export type ProfileValues = z.infer<ReturnType<typeof ProfileForm>>;
