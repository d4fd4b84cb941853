// Handing the file of a denunciation with signs of a crime to the police (Điều 27 LTC).
import { defineAct } from '../effect.ts';
import { area, day, line, pick, today } from '../fields.ts';
import { keepingLimit } from './late.ts';

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
      agency: line('Chuyển đến', 'Nhập cơ quan điều tra hoặc Viện kiểm sát nhận hồ sơ'),
      reason: area('Dấu hiệu tội phạm', 'Nêu dấu hiệu tội phạm đã phát hiện'),
    },
    initial: today,
    check: (values, { facts }): Record<string, string> =>
      values.scope === 'whole' && facts.decidedOn !== null
        ? {
            scope:
              'Đã có kết luận thì vẫn phải gửi, xử lý và công khai kết luận (khoản 3 Điều 35, Điều 36, Điều 40 Luật Tố cáo). Chọn Một phần',
          }
        : {},
    effect: (values) => ({
      on: values.on,
      said: `Chuyển ${values.scope === 'whole' ? 'toàn bộ vụ việc' : 'một phần vụ việc'} đến ${values.agency}.`,
      details: { scope: values.scope, agency: values.agency, reason: values.reason },
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
);
