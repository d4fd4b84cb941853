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
import { defineAct, type Given } from '../effect.ts';
import { day, maybePick, openArea, pick, standingTicks, today } from '../fields.ts';
import { familyOf } from '../proceeding.ts';
import { standingContents } from '../standing.ts';
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

/** What of it is taken back is one of what stands, and never all of it. */
function partialErrors({ contents, points, who }: PartOf, given: Given): Record<string, string> {
  if (points === '' && contents.length === 0) return { points: 'Nêu nội dung được rút' };
  const standing = standingContents(given);
  if (contents.some((one) => !standing.includes(one)))
    return { contents: 'Nội dung thụ lý vừa thay đổi hoặc đã rút trước đó. Chọn lại' };
  return contents.length > 0 && contents.length === standing.length && who !== 'some'
    ? { scope: 'Rút hết nội dung thụ lý thì chọn “Rút toàn bộ nội dung”' }
    : {};
}

interface PartOf {
  contents: readonly string[];
  points: string;
  who: string | null;
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
    contents: standingTicks('Nội dung thụ lý được rút', {
      showWhen: 'scope=partial',
      hint: 'Nội dung đánh dấu không ghi vào văn bản xác minh, kết luận, quyết định nữa',
    }),
    points: openArea('Nội dung rút', {
      showWhen: 'scope=partial',
      hint: 'Nêu nội dung được rút; nội dung còn lại vẫn giải quyết. Đã đánh dấu nội dung thụ lý được rút thì có thể để trống',
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
  check: (values, given): Record<string, string> => ({
    ...(values.scope === 'partial' ? partialErrors(values, given) : {}),
    ...withdrawersObjection(given.facts.senderCount, values.who, values.leavers),
    ...signObjection(isDenunciation(given.facts), values.sign),
    ...reversalErrors(values, given.facts, given.isResolver),
  }),
  effect: (values, given) => {
    const goesOn = mustGoOn(isDenunciation(given.facts), values.sign);
    const reversed = isReversal(values.sign, given.facts);
    const isSome = isOfSeveral(given.facts) && values.who === 'some';
    // Names of senders stand apart from what is said: a later seal closes them to everybody. In a sealed file only ordinals are typed.
    const who = given.petition.sealed ? `Người rút: ${values.leavers}` : 'Một số người rút';
    const others = isSome ? ` ${who}; vụ việc vẫn được giải quyết cho những người còn lại.` : '';
    const ticked = values.scope === 'partial' ? values.contents : [];
    const what =
      values.scope === 'full'
        ? 'rút toàn bộ nội dung'
        : `rút một phần nội dung: ${[...ticked, values.points].filter(Boolean).join('; ')}`;
    return {
      on: values.on,
      said: `Ghi nhận ${what}.${others}${goesOn ? ' Vụ việc vẫn được giải quyết vì có căn cứ tại khoản 3 Điều 33 Luật Tố cáo.' : ''}${reversed ? ` Người giải quyết kết luận không còn căn cứ phải tiếp tục giải quyết: ${values.otherwise}` : ''}`,
      details: {
        scope: values.scope,
        who: isSome ? 'some' : 'all',
        leavers: isSome ? values.leavers : '',
        manner: values.manner,
        points: values.points,
        ...(ticked.length > 0 ? { contents: ticked } : {}),
        sign: goesOn ? values.sign : null,
        goesOn,
        ...(reversed ? { otherwise: values.otherwise } : {}),
      },
    };
  },
});
