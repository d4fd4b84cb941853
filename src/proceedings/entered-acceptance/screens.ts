// The page on which the paper of an acceptance is copied: day, paper, number, who goes on.
import { formatDate, todayInVietnam } from '../../deadlines/dates.ts';
import { lengthWords, limitFor, type Variant } from '../../deadlines/rules.ts';
import { NotAllowedNow, NotPermitted } from '../../errors.ts';
import { actRules } from '../../petitions/act-rules.ts';
import { afterOf } from '../../petitions/after-act.ts';
import { isOpposing, petitionNumber } from '../../petitions/petition.ts';
import { holdersOf } from '../../petitions/proposals/route.ts';
import { findAcceptanceToEnter, listParties, loadPetitionRecord, type PetitionRecord } from '../../petitions/queries.ts';
import type { OldAcceptance } from '../../petitions/registration.ts';
import { listProcessorOptions } from '../../petitions/steps/assignable.ts';
import {
  askedStep,
  dateStep,
  leapStep,
  pickStep,
  type StepField,
  type StepPage,
  textStep,
} from '../../petitions/steps/step-page.ts';
import { mayAct } from '../../petitions/workflow.ts';
import { unitProfile } from '../../units/queries.ts';
import type { FormState, FormValues } from '../../web/forms.ts';
import type { Context } from '../../web/pages.ts';
import { mainRules } from '../acceptance.ts';
import { procedureFor } from '../proceeding.ts';
import { asksRemote } from '../taken-in.ts';
import { againstNobody } from './actions.ts';
import { acceptancePaperNames, acceptancePaperTypes } from './forms.ts';

/** The petition and what its book says; refused before the form is shown where the table says no. @throws NotPermitted, NotAllowedNow */
async function opened(context: Context): Promise<{ record: PetitionRecord; told: OldAcceptance }> {
  const record = await loadPetitionRecord(context.tx, context.id);
  const told = await findAcceptanceToEnter(context.tx, record);
  const answer = mayAct(context.actor, 'enter_acceptance', { ...record, isAcceptedOnPaper: told !== undefined });
  if (!answer.ok && answer.why === 'role') throw new NotPermitted(answer.because);
  if (!answer.ok || !told) throw new NotAllowedNow(answer.ok ? '' : answer.because, `/petitions/${context.id}`);
  return { record, told };
}

/** What the book says already stands there: its day, its number, whether it lies far out; whoever has the petition keeps it. */
export async function initialAcceptance(context: Context): Promise<FormValues> {
  const { record, told } = await opened(context);
  const profile = await unitProfile(context.house, record.unitId);
  return {
    on: told.on ? formatDate(told.on) : '',
    number: told.number,
    ...(told.number ? { paper: record.petitionType === 'TC' ? 'decision' : 'notice' } : {}),
    remote: (told.isRemote ?? profile.isRemoteArea) ? 'yes' : 'no',
    processor: record.assignedTo === null ? '' : String(record.assignedTo),
  };
}

/** Asked once a day of rest was typed. */
export const restDayStep = (form: FormState): StepField[] => askedStep(form, 'restDay', '1', 'Giấy ghi đúng ngày nghỉ ấy');

/** Kind and number as on the paper; a number to be looked at again is asked about. */
export const paperSteps = (form: FormState): StepField[] => [
  pickStep(
    'radio',
    'paper',
    'Văn bản thụ lý',
    acceptancePaperTypes.map((value) => ({ value, label: acceptancePaperNames[value] })),
  ),
  { ...textStep('number', 'Số, ký hiệu', 'Ví dụ 15/TB-UBND; để trống khi không có văn bản'), optional: true },
  ...leapStep(form),
];

/** The form of an acceptance copied from its paper. @throws NotFound, NotAllowedNow */
export async function acceptanceStep(context: Context, form: FormState): Promise<StepPage> {
  const { record } = await opened(context);
  const { tx, house, moment } = context;
  const { options, hint } = await listProcessorOptions(context, record, moment.today);
  const lacksDenounced = record.petitionType === 'TC' && !(await listParties(tx, record)).some(isOpposing);
  const { label } = actRules.enter_acceptance;
  return {
    title: label,
    number: petitionNumber(record),
    backHref: `/petitions/${record.id}`,
    words: `Sổ cũ ghi đơn này đã thụ lý. Chép ngày, số như trên giấy: ${await limitWords(context, record)}. Chỉ ghi khi việc giải quyết còn tiếp tục ở đơn vị này; tên ông, bà được ghi vào dòng thời gian.`,
    warning: lacksDenounced ? `${againstNobody}.` : '',
    form,
    stepFields: [
      dateStep(
        'on',
        'Ngày thụ lý',
        `Từ ngày tiếp nhận ${formatDate(record.receivedOn)} đến ngày vào phần mềm ${formatDate(todayInVietnam(record.registeredAt))}`,
      ),
      ...restDayStep(form),
      ...paperSteps(form),
      ...(asksRemote(record)
        ? [
            pickStep('radio', 'remote', 'Vùng sâu, vùng xa đi lại khó khăn', [
              { value: 'no', label: 'Không' },
              { value: 'yes', label: 'Có, thời hạn giải quyết dài hơn' },
            ]),
          ]
        : []),
      {
        ...pickStep('select', 'processor', 'Cán bộ xử lý', options, hint || keptWords(record)),
        optional: true,
      },
    ],
    primaryLabel: label,
    after: `Sau bước này: ${afterOf('enter_acceptance', { ...record, holders: await holdersOf(house, record.unitId, 0, moment.today) })}`,
  };
}

const keptWords = ({ assigneeName }: PetitionRecord) =>
  assigneeName ? `Để trống thì ${assigneeName} xử lý tiếp` : 'Chưa phân công; để trống thì chờ lãnh đạo giao xác minh';

/** "thời hạn giải quyết 30 ngày (45 ngày ở vùng sâu, vùng xa) tính từ ngày ấy", by the law of the day it was received. */
async function limitWords(context: Context, record: PetitionRecord): Promise<string> {
  const procedure = procedureFor(record);
  const { book } = await context.services.rules(context.house);
  const rule = procedure && book.findInForce(mainRules[procedure], record.receivedOn);
  if (!rule) return 'thời hạn giải quyết tính từ ngày ấy theo luật có hiệu lực khi đó';
  const length = (variants: Variant[]) => lengthWords(limitFor(rule, variants), rule.unit);
  const remote = asksRemote(record) ? ` (vùng sâu, vùng xa ${length(['remote'])})` : '';
  return `thời hạn giải quyết ${length([])}${remote} tính từ ngày ấy, theo luật có hiệu lực khi đó`;
}
