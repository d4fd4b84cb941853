// The sender takes the petition back (LKN Điều 10; LTC Điều 33).
import { defineAct } from '../effect.ts';
import { day, maybeArea, pick, ticks, today } from '../fields.ts';
import { familyOf } from '../proceeding.ts';

export const withdrawal = defineAct('withdrawal', {
  fields: {
    on: day('Ngày rút', 'Nhập ngày rút'),
    scope: pick(
      'Phạm vi',
      ['full', 'partial'],
      { full: 'Rút toàn bộ nội dung', partial: 'Rút một phần nội dung' },
      'Chọn rút toàn bộ hay một phần',
    ),
    manner: pick(
      'Hình thức',
      ['petition', 'minutes'],
      { petition: 'Đơn rút, có chữ ký hoặc điểm chỉ', minutes: 'Biên bản ghi nhận khi làm việc, có chữ ký hoặc điểm chỉ' },
      'Chọn hình thức rút',
    ),
    points: maybeArea('Nội dung rút', {
      showWhen: 'scope=partial',
      hint: 'Nêu nội dung được rút; nội dung còn lại vẫn giải quyết',
    }),
    signs: ticks(
      'Căn cứ vẫn phải giải quyết tố cáo',
      ['violation', 'coercion', 'abuse'],
      {
        violation: 'Hành vi bị tố cáo có dấu hiệu vi phạm pháp luật',
        coercion: 'Việc rút do bị đe dọa, ép buộc, mua chuộc',
        abuse: 'Lợi dụng việc tố cáo để vu khống, xúc phạm, gây thiệt hại cho người bị tố cáo',
      },
      {
        hint: 'Đánh dấu nếu có; khi đó vụ việc vẫn được giải quyết (khoản 3 Điều 33 Luật Tố cáo)',
        only: (facts) => familyOf(facts.procedure) === 'denunciation',
      },
    ),
  },
  initial: today,
  check: (values): Record<string, string> =>
    values.scope === 'partial' && values.points === '' ? { points: 'Nêu nội dung được rút' } : {},
  effect: (values, given) => {
    const goesOn = values.signs.length > 0 && familyOf(given.facts.procedure) === 'denunciation';
    const what = values.scope === 'full' ? 'rút toàn bộ nội dung' : `rút một phần nội dung: ${values.points}`;
    return {
      on: values.on,
      said: `Ghi nhận ${what}.${goesOn ? ' Vụ việc vẫn được giải quyết vì có căn cứ tại khoản 3 Điều 33 Luật Tố cáo.' : ''}`,
      details: { scope: values.scope, manner: values.manner, points: values.points, signs: values.signs, goesOn },
    };
  },
});
