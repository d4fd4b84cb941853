// Acts that give a matter more time: determining that it is complex, extending the limit.
import { formatDate } from '../../deadlines/dates.ts';
import { acceptanceOf, defineAct, paper } from '../effect.ts';
import { area, day, maybeLine, ticks, today, wholeNumber } from '../fields.ts';
import { complexityCriteria, complexityCriterionNames, complexityNames, complexityOf, familyOf } from '../proceeding.ts';
import type { Facts } from '../workflow.ts';
import { keepingLimit, numberLeap } from './late.ts';
import { inOwnBook } from './paper-number.ts';

/** A limit that has run out is not made longer: what was determined in time may still be entered later, with its own day. */
const afterLimit = (on: string, dueOn: string | null): Record<string, string> =>
  dueOn !== null && on > dueOn
    ? { on: `Đã hết hạn giải quyết ngày ${formatDate(dueOn)}. Văn bản ban hành trong hạn thì ghi ngày của văn bản ấy` }
    : {};

/** The complexity of a complaint is determined in a document kept in the file (khoản 2 Điều 3a NĐ 124/2020, NĐ 155/2026). */
const isWritten = ({ procedure }: Pick<Facts, 'procedure'>) => familyOf(procedure) === 'complaint';

export const complexity = defineAct('complexity', {
  fields: {
    on: day('Ngày xác định', 'Nhập ngày xác định'),
    criteria: ticks('Tiêu chí vụ việc đáp ứng', complexityCriteria, complexityCriterionNames, {
      hintFor: ({ procedure }) =>
        familyOf(procedure) === 'denunciation'
          ? 'Có 01 tiêu chí là phức tạp, có từ 02 tiêu chí trở lên là đặc biệt phức tạp'
          : 'Có 01 tiêu chí là phức tạp',
    }),
    reason: area('Lý do, căn cứ cụ thể', 'Nêu căn cứ cụ thể của từng tiêu chí, như trong văn bản xác định'),
    number: maybeLine('Số văn bản xác định', {
      width: 'c4',
      demanded: isWritten,
    }),
    leap: numberLeap,
  },
  initial: today,
  check: (values, given) => {
    const found = complexityOf(familyOf(given.facts.procedure), values.criteria.length);
    if (found === 'normal') return { criteria: 'Chọn ít nhất 01 tiêu chí' };
    // One content at several places, or several contents: two criteria of the law that never hold together.
    if (values.criteria.includes('several_places') && values.criteria.includes('several_contents'))
      return { criteria: 'Vụ việc có 01 nội dung hoặc có từ 02 nội dung: chọn một trong hai tiêu chí đầu' };
    if (given.facts.isComplex && found === 'complex')
      return { criteria: 'Đã xác định vụ việc phức tạp. Chọn thêm tiêu chí để xác định đặc biệt phức tạp' };
    if (values.on < given.facts.today && values.number === '' && !isWritten(given.facts))
      return { number: 'Ngày xác định đã qua: nhập số văn bản xác định đã ban hành ngày ấy, hoặc ghi ngày hôm nay' };
    const written: Record<string, string> =
      values.number === '' && isWritten(given.facts)
        ? {
            number:
              'Nhập số văn bản xác định vụ việc phức tạp: chưa có văn bản thì thời hạn chưa kéo dài (khoản 2 Điều 3a Nghị định 124/2020/NĐ-CP)',
          }
        : {};
    return { ...written, ...afterLimit(values.on, given.facts.mainDueOn) };
  },
  effect: (values, given) => {
    const found = complexityOf(familyOf(given.facts.procedure), values.criteria.length);
    return {
      on: values.on,
      said: `Xác định vụ việc ${complexityNames[found].toLowerCase()} (${values.criteria.length} tiêu chí).`,
      details: { criteria: values.criteria, number: values.number, ...inOwnBook(values.number, values.on) },
      changes: { isComplex: true, isVeryComplex: found === 'very_complex' },
      contents: { complexityCriteria: values.criteria, complexityReason: values.reason },
      clocks:
        familyOf(given.facts.procedure) === 'complaint'
          ? [
              {
                do: 'main',
                event: {
                  type: 'variantDetermined',
                  variant: 'complex',
                  on: values.on,
                  ...(values.number ? { paper: `văn bản số ${values.number}` } : {}),
                },
              },
            ]
          : [],
    };
  },
});

export const extension = keepingLimit(
  defineAct('extension', {
    fields: {
      on: day('Ngày quyết định gia hạn', 'Nhập ngày quyết định'),
      days: wholeNumber('Số ngày gia hạn', 'Nhập số ngày gia hạn, từ 1', 1, 60),
      reason: area('Lý do gia hạn', 'Nhập lý do gia hạn'),
      proposer: maybeLine('Người đề nghị gia hạn', { hint: 'In sau “Xét đề nghị của” trong quyết định (Mẫu số 01)' }),
    },
    initial: ({ facts, leader }) => ({ ...today({ facts }), proposer: leader, days: String(facts.extension?.maxDays ?? '') }),
    intro: ({ facts, limitEndsOn }) =>
      facts.extension
        ? `Đã gia hạn ${facts.extensionCount} lần. Được gia hạn tối đa ${facts.extension.maxTimes} lần, mỗi lần không quá ${facts.extension.maxDays} ngày, theo ${facts.extension.basis}.${facts.mainDueOn ? ` Hạn hiện nay ${formatDate(facts.mainDueOn)}.` : ''}${limitEndsOn ? ` Thời gian gia hạn tính tiếp từ ngày hết thời hạn ${formatDate(limitEndsOn)}.` : ''}`
        : '',
    check: (values, { facts }): Record<string, string> => ({
      ...afterLimit(values.on, facts.mainDueOn),
      ...(facts.extension && values.days > facts.extension.maxDays
        ? { days: `Mỗi lần gia hạn không quá ${facts.extension.maxDays} ngày` }
        : {}),
    }),
    effect: (values, given) => ({
      on: values.on,
      said: `Gia hạn giải quyết ${values.days} ngày (lần ${given.facts.extensionCount + 1}): ${values.reason}`,
      details: { days: values.days, reason: values.reason },
      changes: { extensionCount: given.facts.extensionCount + 1 },
      clocks: [
        {
          do: 'main',
          event: {
            type: 'extended',
            on: values.on,
            days: values.days,
            kind: given.facts.isVeryComplex ? 'very_complex' : 'complex',
          },
        },
      ],
      papers: [
        paper('TC01_2019', {
          authority: given.authority,
          proposedBy: values.proposer || null,
          denounced: given.denounced,
          acceptance: acceptanceOf(given),
          extensionDays: values.days,
          // The day the period itself ends, which the clock counts on from, not the working day it was put off to.
          fromDate: given.limitEndsOn,
          reason: values.reason,
          executors: 'Người bị tố cáo, cơ quan, tổ chức, cá nhân có liên quan',
        }),
      ],
    }),
  }),
);
