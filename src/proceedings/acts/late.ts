// Acts whose day says whether the limit was kept, entered after that limit: the day counts once the paper signed then is named, and
// the timeline shows both days. Pure.
import { formatDate } from '../../deadlines/dates.ts';
import { optionalText } from '../../web/fields.ts';
import type { ActDefinition, Given } from '../effect.ts';
import { type Field, maybeLine, schemaOf } from '../fields.ts';
import { isOverdue } from '../workflow.ts';

const issuedNumber = maybeLine('Số văn bản đã ban hành trong hạn', {
  width: 'c4',
  hint: 'Nhập khi ghi ngày trong hạn cho văn bản đã ký trên giấy. Dòng thời gian ghi cả ngày ký và ngày nhập',
  only: isOverdue,
});

/** Drawn once the number leaves others unused or stands among other days (promiseNumber). The tick is for the number it was asked about. */
export const numberLeap: Field = {
  component: 'checkbox-field',
  props: {},
  typedProps: (values) => ({
    label: `Vẫn ghi số ${namedNumber(values)}`,
    hint: 'Đã đối chiếu với sổ văn bản đi',
    value: namedNumber(values),
  }),
  schema: () => optionalText(300).default(''),
  whenAsked: true,
};
const leap: Field = { ...numberLeap, only: isOverdue };
/** What the act names: an act without a paper here has the number of its own letter. */
const namedNumber = ({ issuedNumber, teamNumber, authorityNumber, number }: Record<string, unknown>) =>
  typedText(issuedNumber ?? teamNumber ?? authorityNumber ?? number);
const typedText = (value: unknown) => String((Array.isArray(value) ? value[0] : value) ?? '').trim();

/** Has whoever recorded the act looked again at the number it names? */
export const isNumberMeant = (values: Record<string, unknown>): boolean =>
  typedText(values.leap) !== '' && typedText(values.leap) === namedNumber(values);

/** Would the act, by its day, undo an overdue that stands today? */
const isBackInTime = (values: Record<string, unknown>, { facts }: Pick<Given, 'facts'>) =>
  isOverdue(facts) && typeof values.on === 'string' && values.on <= (facts.mainDueOn ?? '');

/** A number is of a paper signed within the limit: of another day no paper would take it, and it would be lost without a word. */
const numberOfAnotherDay = ({ facts: { mainDueOn } }: Pick<Given, 'facts'>) =>
  `Ngày ghi sau hạn ${formatDate(mainDueOn ?? '')} thì xóa số này, văn bản lấy số khi cấp số. Văn bản đã ký trong hạn thì sửa ngày theo văn bản`;

/**
 * The act with the question that keeps an overdue from vanishing: a day within a limit that has passed is taken only with the number
 * of the paper issued on it.
 * @param definition an act that ends, pauses or prolongs the limit on the day `on`
 * @param byHand its letter is issued by hand: the form asks for the `number` and day (`paperOn`) of that letter whatever the day, and no other
 */
export function keepingLimit(definition: ActDefinition, { byHand } = { byHand: false }): ActDefinition {
  const { on, ...rest } = definition.fields;
  if (!on) throw new Error(`${definition.act} has no day`);
  const fields: ActDefinition['fields'] = byHand ? { on, ...rest, leap: numberLeap } : { on, issuedNumber, leap, ...rest };
  return {
    ...definition,
    fields,
    schema: (today) => schemaOf(fields, today),
    check: (values, given) => ({
      ...(isBackInTime(values, given) && values.issuedNumber === ''
        ? {
            issuedNumber: `Hạn giải quyết ${formatDate(given.facts.mainDueOn ?? '')} đã qua. Văn bản đã ký trong hạn thì nhập số của văn bản ấy; chưa ký thì ghi ngày hôm nay`,
          }
        : {}),
      ...(!byHand && !isBackInTime(values, given) && typedText(values.issuedNumber) !== ''
        ? { issuedNumber: numberOfAnotherDay(given) }
        : {}),
      ...definition.check(values, given),
    }),
    effect: (values, given) => {
      const effect = definition.effect(values, given);
      if (!isBackInTime(values, given)) return effect;
      const { today, mainDueOn } = given.facts;
      const number = byHand ? values.number : values.issuedNumber;
      const paper = byHand ? `Chuyển ngày ${formatDate(effect.on)}` : `Văn bản số ${number} ký ngày ${formatDate(effect.on)}`;
      return {
        ...effect,
        said: `${effect.said} ${paper}, trong hạn ${formatDate(mainDueOn ?? '')}; nhập vào phần mềm ngày ${formatDate(today)}, sau hạn.`,
        saysBothDays: true,
        details: { ...effect.details, ...(byHand ? {} : { issuedNumber: number }) },
      };
    },
  };
}
