// The sender takes the petition back (LKN Điều 10; LTC Điều 33).

import { formatDate } from '../../deadlines/dates.ts';
import {
  leaversHint,
  mustGoOn,
  mustGoOnWords,
  signObjection,
  type WithdrawalSign,
  withdrawalSignLabel,
  withdrawalSignNames,
  withdrawalSigns,
  withdrawerNames,
  withdrawers,
  withdrawersLabel,
  withdrawersObjection,
} from '../../petitions/withdrawal-signs.ts';
import { defineAct } from '../effect.ts';
import { day, maybePick, openArea, pick, today } from '../fields.ts';
import { familyOf } from '../proceeding.ts';
import type { Facts } from '../workflow.ts';

const isOfSeveral = (facts: Facts) => facts.senderCount > 1;
const isDenunciation = (facts: Facts) => familyOf(facts.procedure) === 'denunciation';
const isReversal = (sign: WithdrawalSign | null, facts: Facts) => facts.mustGoOn !== null && sign === 'none';

/** What obliges the office to go on is not written away by a second entry: only whoever resolves finds otherwise, and says why. */
function reversalErrors(
  { sign, otherwise }: { sign: WithdrawalSign | null; otherwise: string },
  facts: Facts,
  isResolver: boolean,
): Record<string, string> {
  if (!isReversal(sign, facts) || facts.mustGoOn === null) return {};
  const { sign: before, on } = facts.mustGoOn;
  const name = withdrawalSignNames[before as WithdrawalSign] ?? '';
  if (!isResolver)
    return {
      sign: `Ngày ${formatDate(on)} đã ghi nhận: ${name}. Chỉ người giải quyết tố cáo kết luận khác được (khoản 3 Điều 33 Luật Tố cáo)`,
    };
  return otherwise === ''
    ? { otherwise: `Ngày ${formatDate(on)} đã ghi nhận: ${name}. Nêu lý do kết luận không còn căn cứ ấy` }
    : {};
}

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
    leavers: openArea('Người rút, khi chỉ một số người rút', {
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
    points: openArea('Nội dung rút', {
      showWhen: 'scope=partial',
      hint: 'Nêu nội dung được rút; nội dung còn lại vẫn giải quyết',
    }),
    sign: maybePick(withdrawalSignLabel, withdrawalSigns, withdrawalSignNames, {
      hint: mustGoOnWords,
      only: isDenunciation,
    }),
    otherwise: openArea('Lý do người giải quyết kết luận khác lần trước', {
      hint: 'Lần ghi nhận trước và lý do này cùng nằm trong dòng thời gian',
      only: ({ mustGoOn: before }) => before !== null,
      whenAsked: true,
    }),
  },
  initial: today,
  check: (values, { facts, isResolver }): Record<string, string> => ({
    ...(values.scope === 'partial' && values.points === '' ? { points: 'Nêu nội dung được rút' } : {}),
    ...withdrawersObjection(facts.senderCount, values.who, values.leavers),
    ...signObjection(isDenunciation(facts), values.sign),
    ...reversalErrors(values, facts, isResolver),
  }),
  effect: (values, given) => {
    const goesOn = mustGoOn(isDenunciation(given.facts), values.sign);
    const reversed = isReversal(values.sign, given.facts);
    const isSome = isOfSeveral(given.facts) && values.who === 'some';
    // Names of senders stand apart from what is said: a later seal closes them to everybody. In a sealed file only ordinals are typed.
    const who = given.petition.sealed ? `Người rút: ${values.leavers}` : 'Một số người rút';
    const others = isSome ? ` ${who}; vụ việc vẫn được giải quyết cho những người còn lại.` : '';
    const what = values.scope === 'full' ? 'rút toàn bộ nội dung' : `rút một phần nội dung: ${values.points}`;
    return {
      on: values.on,
      said: `Ghi nhận ${what}.${others}${goesOn ? ' Vụ việc vẫn được giải quyết vì có căn cứ tại khoản 3 Điều 33 Luật Tố cáo.' : ''}${reversed ? ` Người giải quyết kết luận không còn căn cứ phải tiếp tục giải quyết: ${values.otherwise}` : ''}`,
      details: {
        scope: values.scope,
        who: isSome ? 'some' : 'all',
        leavers: isSome ? values.leavers : '',
        manner: values.manner,
        points: values.points,
        sign: goesOn ? values.sign : null,
        goesOn,
        ...(reversed ? { otherwise: values.otherwise } : {}),
      },
    };
  },
});
