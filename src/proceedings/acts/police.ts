// Handing the file of a denunciation with signs of a crime to the police (Điều 27 LTC).
import { formatDate } from '../../deadlines/dates.ts';
import { defineAct } from '../effect.ts';
import { area, day, line, pick, today } from '../fields.ts';
import { keepingLimit } from './late.ts';
import { numberError } from './paper-number.ts';

export const police = keepingLimit(
  defineAct('police', {
    fields: {
      on: day('Ngày chuyển', 'Nhập ngày chuyển'),
      scope: pick(
        'Phạm vi chuyển',
        ['whole', 'part'],
        { whole: 'Toàn bộ vụ việc', part: 'Một phần; phần còn lại tiếp tục giải quyết' },
        'Chọn phạm vi chuyển',
      ),
      number: line('Số, ký hiệu văn bản chuyển hồ sơ', 'Nhập số, ký hiệu văn bản chuyển hồ sơ', { width: 'c8' }),
      paperOn: day('Ngày văn bản', 'Nhập ngày văn bản'),
      agency: line('Chuyển đến', 'Nhập cơ quan điều tra hoặc Viện kiểm sát nhận hồ sơ'),
      reason: area('Dấu hiệu tội phạm', 'Nêu dấu hiệu tội phạm đã phát hiện'),
    },
    initial: (form) => ({ ...today(form), paperOn: today(form).on }),
    check: (values, { facts }): Record<string, string> => ({
      ...numberError(values),
      ...(values.paperOn > values.on ? { paperOn: 'Ngày văn bản không sau ngày chuyển' } : {}),
      ...(values.scope === 'whole' && facts.decidedOn !== null
        ? {
            scope:
              'Đã có kết luận thì vẫn phải gửi, xử lý và công khai kết luận (khoản 3 Điều 35, Điều 36, Điều 40 Luật Tố cáo). Chọn Một phần',
          }
        : {}),
    }),
    effect: (values) => ({
      on: values.on,
      said: `Chuyển ${values.scope === 'whole' ? 'toàn bộ vụ việc' : 'một phần vụ việc'} đến ${values.agency}, Văn bản số ${values.number} ngày ${formatDate(values.paperOn)}.`,
      details: {
        scope: values.scope,
        agency: values.agency,
        reason: values.reason,
        number: values.number,
        paperOn: values.paperOn,
      },
      changes: values.scope === 'whole' ? { stateBeforeSuspension: null, suspensionGround: null } : {},
      clocks:
        values.scope === 'whole'
          ? [
              {
                do: 'stop',
                rules: ['TC_RES', 'TC_NOTICE'],
                on: values.on,
                reason: 'Chuyển cơ quan điều tra',
              },
            ]
          : [],
    }),
  }),
  { byHand: true },
);
