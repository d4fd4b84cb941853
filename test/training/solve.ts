// An officer who knows the law: plays an exercise through the real acts of the offices, reading only the paper and what is expected.
import { pageOf } from '../../seeds/02_demo/visit-hand.ts';
import { addDays, todayInVietnam } from '../../src/deadlines/dates.ts';
import { numberPaper } from '../../src/documents/actions.ts';
import { linkPetitions } from '../../src/matters/actions.ts';
import { endAsDuplicate } from '../../src/matters/duplicate.ts';
import { classifyPetition } from '../../src/petitions/classification/actions.ts';
import { PartialAnswers } from '../../src/petitions/classification/forms.ts';
import { issuePetition } from '../../src/petitions/issue/actions.ts';
import type { Outcome, PetitionType, Source } from '../../src/petitions/petition.ts';
import { addPoint } from '../../src/petitions/points/actions.ts';
import { decideProposal, submitProposal } from '../../src/petitions/proposals/actions.ts';
import { loadSources } from '../../src/petitions/proposals/sources.ts';
import { standingBasis, standingReason } from '../../src/petitions/proposals/words.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { assignPetition } from '../../src/petitions/steps/actions.ts';
import { visitEntry } from '../../src/reception/entry-form.ts';
import { registerVisit } from '../../src/reception/registration.ts';
import { receivedOn } from '../../src/training/attempt-work.ts';
import type { Exercise, Step } from '../../src/training/exercise.ts';
import { fillWords } from '../../src/training/fill-words.ts';
import { departmentName, leaderIndex, loginOf, officerName, parts, wardName } from '../../src/training/parts.ts';
import { sendTransfer } from '../../src/transfers/actions.ts';
import type { Act } from '../../src/web/act.ts';
import type { Services } from '../../src/web/services.ts';
import { aRegistration, aSender } from '../support/registration.ts';
import { actAs } from './arrange.ts';

export interface Mistakes {
  /** Takes a denunciation in as an open petition, the sender's name in its subject. */
  unsealed?: boolean;
  /** What stands as the subject, kept as it is typed. */
  subject?: string;
  type?: PetitionType;
  jurisdiction?: 'own' | 'not_own';
}

/** One act of a part of a seat, now on the class's clock. */
export async function asPart<T>(services: Services, seat: number, suffix: string, work: (act: Act) => Promise<T>): Promise<T> {
  const part = parts.find((one) => one.suffix === suffix);
  if (!part) throw new Error(`No part ${suffix}`);
  return actAs(services, loginOf(seat, part), work);
}

/**
 * @param given ids of the petitions that were put into the book
 * @param as who plays each part: the trainee of the seat, unless said otherwise
 * @returns the id of the petition entered
 */
export async function solve(
  services: Services,
  seat: number,
  exercise: Exercise,
  given: Readonly<Record<string, number>>,
  mistakes: Mistakes = {},
  as: As = (suffix, work) => asPart(services, seat, suffix, work),
): Promise<number> {
  const ward = exercise.at === 'ward';
  const role = {
    desk: ward ? '.tiepdan' : '.so.vanthu',
    clerk: ward ? '.vanthu' : '.so.vanthu',
    processor: ward ? '' : '.so',
    head: ward ? '.truongphong' : '.so.truongphong',
    leader: ward ? '.lanhdao' : '.so.lanhdao',
  };
  const want = <N extends Step['step']>(name: N) =>
    exercise.expect.find((step): step is Extract<Step, { step: N }> => step.step === name);
  const id = await takeIn(services, seat, exercise, as, role.desk, mistakes);

  if (want('past_head')) {
    const city = await as(role.desk, ({ house }) =>
      house.one<{ id: number }>(
        "select unit_id as id from unit_codes where code = 'ubnd-tp' or code = '01' order by code desc limit 1",
      ),
    );
    await as(role.desk, (act) =>
      sendTransfer(act, id, {
        toUnitId: city.id,
        toOutside: '',
        reason: 'Tố cáo người đứng đầu',
        basis: 'Điều 13 Luật Tố cáo',
        paperId: null,
        sentOn: act.moment.today,
      }),
    );
    return id;
  }
  const processor = await as(role.processor, async ({ actor }) => actor.accountId);
  if (!want('duplicate') || want('type')) await as(role.head, (act) => assignPetition(act, id, { processor, note: '' }));
  const link = want('duplicate');
  if (link) {
    const kind = link.kinds[0] as 'same_petition' | 'same_matter' | 'supplement';
    const other = given[link.of] ?? 0;
    await as(want('type') ? role.processor : role.clerk, async (act) => {
      if (kind === 'same_petition')
        await endAsDuplicate(act, id, other, { reason: 'Cùng người gửi, cùng nội dung', isCovered: true });
      else await linkPetitions(act, id, { kind, other: { id: other, year: null, number: null } });
    });
  }
  if (!want('type')) return id;
  for (const type of want('points')?.types ?? [])
    await as(role.processor, (act) =>
      addPoint(act, id, {
        type,
        summary: 'Một nội dung của đơn',
        jurisdiction: type === 'KN' ? 'own' : 'not_own',
        competentOrg: departmentName(seat),
      }),
    );
  await as(role.processor, (act) =>
    classifyPetition(
      act,
      id,
      PartialAnswers.parse({
        ...answersOf(exercise),
        ...(mistakes.type ? { type: mistakes.type } : {}),
        ...(mistakes.jurisdiction ? { jurisdiction: mistakes.jurisdiction } : {}),
      }),
    ),
  );
  const outcome = want('outcome')?.values[0];
  if (!outcome || Object.keys(mistakes).length > 0) return id;
  await propose(exercise, seat, id, outcome, as, role, want);
  return id;
}

type As = <T>(suffix: string, work: (act: Act) => Promise<T>) => Promise<T>;

async function takeIn(
  services: Services,
  seat: number,
  exercise: Exercise,
  as: As,
  desk: string,
  mistakes: Mistakes,
): Promise<number> {
  const { paper, expect } = exercise;
  const value = <N extends Step['step']>(name: N) =>
    expect.find((step): step is Extract<Step, { step: N }> => step.step === name);
  const isSealed = value('sealed') !== undefined && !mistakes.unsealed;
  const blanks = {
    ward: wardName(seat),
    department: departmentName(seat),
    leader: officerName(seat, leaderIndex),
    day: todayInVietnam(services.now()),
  };
  const summary = paper.paragraphs.map((one) => fillWords(one, blanks)).join('\n');
  const { sender } = paper;
  const senders = value('senders');
  if (value('visit')) {
    const visit = await as(desk, async (act) => {
      const read = visitEntry(act.moment).parse(
        pageOf({
          receivedOn: act.moment.today,
          receivedTime: '08:30',
          outcome: 'accepted_for_processing',
          field: 'ADMIN_OTHER.11',
          c1_type: 'KN',
          c1_summary: summary,
          request: 'Trả kết quả',
          p1_idType: 'can_cuoc',
          p1_idNumber: sender?.idNumber ?? '',
          p1_name: sender?.name ?? '',
          p1_birthYear: String(sender?.birthYear ?? ''),
          p1_gender: sender?.gender ?? '',
          p1_ward: blanks.ward,
          p1_address: 'Số 22',
          p1_phone: '',
          p1_capacity: 'self',
        }),
      );
      if (!read.entry) throw new Error('The page asked for a step');
      return registerVisit(act, read.entry);
    });
    if (!visit.petition) throw new Error('No petition was taken in');
    return visit.petition.id;
  }
  const source: Source = value('source')?.value ?? 'in_person_dropoff';
  const made = await as(desk, (act) => {
    const received = receivedOn(exercise, act.moment.today, act.rules.calendar);
    const person =
      sender && aSender({ ...sender, birthYear: sender.birthYear, gender: sender.gender ?? '', idNumber: sender.idNumber });
    return registerPetition(
      act,
      aRegistration({
        declaredType: isSealed ? 'TC' : mistakes.unsealed ? 'KN' : (value('type')?.value ?? 'KN'),
        knpaKind: value('type')?.value === 'KNPA' ? 'kien_nghi' : null,
        source,
        receivedOn: received,
        writtenOn: paper.writtenDaysBack === null ? null : addDays(act.moment.today, -paper.writtenDaysBack),
        senderKind: senders?.kind ?? 'individual',
        senderCount: senders?.count ?? (sender ? 1 : 0),
        senders: person ? [person] : [],
        respondents: value('past_head')
          ? [{ kind: 'individual', name: blanks.leader, position: 'Chủ tịch', organization: blanks.ward, accountId: null }]
          : isSealed
            ? [{ kind: 'individual', name: '', position: 'Công chức bị nêu trong đơn', organization: '', accountId: null }]
            : [],
        // The question of the form, answered as the paper says it.
        isDenouncedAnswered: isSealed && !value('past_head'),
        subject: mistakes.subject ?? (mistakes.unsealed ? `Đơn của ${sender?.name ?? ''}` : paper.title),
        summary,
        // Asked by the desk, the officer said "Giữ nguyên văn".
        isOpenWordsSettled: mistakes.subject !== undefined,
        request: '',
        field: value('field')?.values[0] ?? 'OTHER',
        contestedNumber: /số (\d+\/QĐ-[A-Z]+)/.exec(summary)?.[1] ?? '',
        contestedOn: null,
        contestedBy: '',
        sourceOrg: source === 'na_deputy' ? 'Đoàn đại biểu Quốc hội' : '',
        sourceNumber: source === 'na_deputy' ? '12/ĐĐBQH' : '',
        sourceOn: source === 'na_deputy' ? received : null,
      }),
    );
  });
  return made.id;
}

/** What the guided form is answered with. */
function answersOf(exercise: Exercise): Record<string, string> {
  const answers: Record<string, string> = { eligibility: 'eligible' };
  for (const step of exercise.expect) {
    if (step.step === 'type') answers.type = step.value;
    if (step.step === 'field') answers.field = step.values[0] as string;
    if (step.step === 'instance') answers.instance = step.value;
    if (step.step === 'round') answers.round = step.value;
    if (step.step === 'object') answers.objectKind = step.value;
    if (step.step === 'denounced_act') answers.denunciationKind = step.value;
    if (step.step === 'ground') answers.complaintGround = step.value;
    if (step.step === 'jurisdiction') {
      answers.jurisdiction = step.value;
      if (step.value === 'not_own') answers.branch = step.branch ?? 'administrative';
    }
    if (step.step === 'eligibility' && step.reasons.length > 0) {
      answers.eligibility = 'ineligible';
      answers.reason = step.reasons[0] as string;
      answers.evidence = step.value === 'eligible' ? 'clear' : 'unclear';
    }
  }
  return answers;
}

async function propose(
  exercise: Exercise,
  seat: number,
  id: number,
  outcome: Outcome,
  as: As,
  role: { clerk: string; processor: string; head: string; leader: string },
  want: <N extends Step['step']>(name: N) => Extract<Step, { step: N }> | undefined,
): Promise<void> {
  const to = want('destination')?.contains[0] ?? 'Cơ quan có thẩm quyền';
  const destination = to === '{department}' ? departmentName(seat) : to === 'thành phố' ? 'Chủ tịch UBND thành phố Hà Nội' : to;
  const made = await as(role.processor, async (act) => {
    const { facts, ruleSentence } = await loadSources(act, id);
    return submitProposal(act, id, {
      outcome,
      reason: standingReason(facts, ruleSentence),
      basis: standingBasis(outcome, facts),
      destination,
      items: outcome === 'request_supplement' ? 'Chữ ký của người viết đơn' : '',
      days: outcome === 'request_supplement' ? '10' : '',
      inspector: outcome === 'inspect_own' ? 'Phòng Kinh tế, Hạ tầng và Đô thị' : '',
      rowVersion: '',
      show: '',
    });
  });
  const decide = (who: string, stage: 'endorse' | 'approve') =>
    as(who, (act) =>
      decideProposal(act, id, { proposalId: made.proposalId, stage, answer: 'approve', comment: '', otherOutcome: null }),
    );
  if (exercise.at === 'department') await decide(role.head, 'endorse');
  await decide(role.leader, 'approve');
  const { paperId } = made;
  if (!want('paper') || paperId === null) return;
  if (outcome !== 'transfer') {
    for (const step of ['number', 'send'] as const)
      await as(role.clerk, (act) =>
        issuePetition(act, id, {
          step,
          on: act.moment.today,
          ...(step === 'send' ? { means: 'post' as const, to: exercise.paper.sender?.name ?? '' } : {}),
          letterNumber: '',
          note: '',
        }),
      );
    return;
  }
  await as(role.clerk, (act) => numberPaper(act, paperId, act.moment.today));
  await as(role.clerk, async (act) => {
    const unit = await act.house.one<{ id: number }>('select id from units where name = $1', [departmentName(seat)]);
    return sendTransfer(act, id, {
      toUnitId: unit.id,
      toOutside: '',
      reason: 'Thuộc thẩm quyền của Sở',
      basis: 'Thông tư 05/2021/TT-TTCP',
      paperId,
      sentOn: act.moment.today,
    });
  });
}
