// The sender takes the petition back (LKN Điều 10; LTC Điều 33).
import {
  leaversHint,
  mustGoOn,
  mustGoOnWords,
  signObjection,
  withdrawalSignLabel,
  withdrawalSignNames,
  withdrawalSigns,
  withdrawerNames,
  withdrawers,
  withdrawersLabel,
  withdrawersObjection,
} from '../../petitions/withdrawal-signs.ts';
import { defineAct } from '../effect.ts';
import { day, maybeArea, maybePick, pick, today } from '../fields.ts';
import { familyOf } from '../proceeding.ts';
import type { Facts } from '../workflow.ts';

const isOfSeveral = (facts: Facts) => facts.senderCount > 1;
const isDenunciation = (facts: Facts) => familyOf(facts.procedure) === 'denunciation';

export const withdrawal = defineAct('withdrawal', {
  fields: {
    on: day('Ngày rút', 'Nhập ngày rút'),
    scope: pick(
      'Phạm vi',
      ['full', 'partial'],
      { full: 'Rút toàn bộ nội dung', partial: 'Rút một phần nội dung' },
      'Chọn rút toàn bộ hay một phần',
    ),
    who: maybePick(withdrawersLabel, withdrawers, withdrawerNames, { only: isOfSeveral }),
    leavers: maybeArea('Người rút, khi chỉ một số người rút', {
      rows: 2,
      hint: leaversHint,
      showWhen: 'who=some',
      only: isOfSeveral,
    }),
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
    sign: maybePick(withdrawalSignLabel, withdrawalSigns, withdrawalSignNames, {
      hint: mustGoOnWords,
      only: isDenunciation,
    }),
  },
  initial: today,
  check: (values, { facts }): Record<string, string> => ({
    ...(values.scope === 'partial' && values.points === '' ? { points: 'Nêu nội dung được rút' } : {}),
    ...withdrawersObjection(facts.senderCount, values.who, values.leavers),
    ...signObjection(isDenunciation(facts), values.sign),
  }),
  effect: (values, given) => {
    const goesOn = mustGoOn(isDenunciation(given.facts), values.sign);
    const isSome = isOfSeveral(given.facts) && values.who === 'some';
    // Names of senders stand apart from what is said: a later seal closes them to everybody. In a sealed file only ordinals are typed.
    const who = given.petition.sealed ? `Người rút: ${values.leavers}` : 'Một số người rút';
    const others = isSome ? ` ${who}; vụ việc vẫn được giải quyết cho những người còn lại.` : '';
    const what = values.scope === 'full' ? 'rút toàn bộ nội dung' : `rút một phần nội dung: ${values.points}`;
    return {
      on: values.on,
      said: `Ghi nhận ${what}.${others}${goesOn ? ' Vụ việc vẫn được giải quyết vì có căn cứ tại khoản 3 Điều 33 Luật Tố cáo.' : ''}`,
      details: {
        scope: values.scope,
        who: isSome ? 'some' : 'all',
        leavers: isSome ? values.leavers : '',
        manner: values.manner,
        points: values.points,
        sign: goesOn ? values.sign : null,
        goesOn,
      },
    };
  },
});
