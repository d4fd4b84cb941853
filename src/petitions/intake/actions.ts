// From the checked form to the book: who is named, the draft's files.

import { calledHere, leadersOf } from '../../accounts/queries.ts';
import { adoptDraftFiles } from '../../documents/actions.ts';
import { dropDraft, moveDraft, wordsOfDrafts } from '../../documents/drafts.ts';
import { FormInvalid, NotAllowedNow, together } from '../../errors.ts';
import { settleOpenWords } from '../../sealing/open-words.ts';
import { fold } from '../../search/fold.ts';
import { assertBegan } from '../../units/first-day.ts';
import { authorityAbove } from '../../units/queries.ts';
import { inWards } from '../../units/wards.ts';
import type { Act } from '../../web/act.ts';
import { newDraftNumber, subjectOfNumber } from '../../web/draft-numbers.ts';
import type { FormValues } from '../../web/forms.ts';
import { whoIsMeant } from '../named/meant.ts';
import { assertOffered } from '../named/naming.ts';
import { listOfficers } from '../named/officers.ts';
import { type Answered, type Denounced, denouncedField, settleDenounced } from '../named/question.ts';
import { NamedHimself, type Registered, type Registration, registerPetition, saidBy } from '../registration.ts';
import type { IntakeValue } from './forms.ts';
import { intakeOpenWords, withIntakeWords } from './open-words.ts';
import {
  assertAccusesNobody,
  confirmAsked,
  lateEntryQuestion,
  minorQuestion,
  pastHeadQuestion,
  senderQuestion,
} from './questions.ts';
import { notDenunciation, turnedSealed } from './turned.ts';
import { turnedOpen } from './turned-back.ts';

/** Drafts of a new petition: the sealed one apart, so that its words never turn up in an open form. */
export const intakeDraft = 'petition-registration';
/** A sealed form has a draft of its own. @param mode 'open' or 'sealed' */
export const intakeDraftOf = (mode: string) => `${intakeDraft}${mode === 'sealed' ? '-sealed' : ''}`;

export const intakeDrafts = [intakeDraft, intakeDraftOf('sealed')];

const respondentsOf = (form: IntakeValue) =>
  form.respondents.filter((one) => one.name || one.position || one.organization || one.accountId);

/** Every question a form that can be read still asks, in one round. Gives the answers. @throws FormInvalid */
export async function settleIntake(
  act: Act,
  form: IntakeValue,
): Promise<{ settled: ReturnType<typeof settleIntakeWords>; answered: Answered | null }> {
  const { house, actor, moment } = act;
  const asked = {
    respondents: respondentsOf(form),
    text: saidBy(form),
    againstHead: form.againstOwnHead,
    answer: form.denouncedIs,
  };
  const chosen = form.respondents.map((one) => one.accountId);
  const [, , , settled, answered] = await together([
    async () => {
      await assertOffered(house, actor.unitId, chosen, (nth) => `respondents.${nth}.accountId`, moment.today);
      await assertNotResolver(act, form);
    },
    async () => assertAccusesNobody(form),
    async () => {
      const asking = [await lateEntryQuestion(act, form), minorQuestion(form), senderQuestion(form)];
      const questions = asking.flatMap((one) => one ?? []);
      if (questions.length > 0)
        throw new FormInvalid({
          ...Object.fromEntries(questions.map(({ field, words }) => [field, words])),
          confirmed: confirmAsked,
        });
    },
    () => settleIntakeWords(form),
    async () => {
      if (form.declaredType !== 'TC') return null;
      const answer = await settleDenounced(house, actor.unitId, asked, moment.today);
      await assertGoesAbove(act, form, asked, answer);
      return answer;
    },
  ]);
  return { settled, answered };
}

/**
 * The words alone say that it is against the head: what follows is said before anything is saved. Whoever answered that it is he has
 * read it there. @throws FormInvalid with the question
 */
async function assertGoesAbove(
  act: Act,
  form: IntakeValue,
  asked: Pick<Denounced, 'respondents' | 'text'>,
  answered: Answered,
): Promise<void> {
  if (answered.againstHead || form.goesAbove) return;
  const { respondents, text } = asked;
  const meant = await whoIsMeant(act, { type: 'TC', sealed: true, respondents, text, answered });
  if (!meant.pastHead || meant.isActor) return;
  const above = await authorityAbove(act.house, act.actor.unitId, act.moment.today);
  throw new FormInvalid(pastHeadQuestion(above, answered.alsoNamed.length > 0 ? denouncedField : 'respondents.0.name'));
}

/**
 * The head resolves the complaint against his own decision (Điều 17, Điều 18 LKN; docs/decisions/0006). Chosen by name he would read
 * nothing of it, and nobody could resolve it. @throws FormInvalid
 */
async function assertNotResolver({ house, actor, moment }: Act, form: IntakeValue): Promise<void> {
  if (form.declaredType !== 'KN' || form.respondents.every((one) => one.accountId === null)) return;
  const heads = await leadersOf(house, actor.unitId, moment.today);
  const words =
    'Người này giải quyết khiếu nại lần đầu đối với quyết định, hành vi của mình; chọn tên thì không đọc, không giải quyết được đơn. Để trống mục này, chỉ ghi họ tên, chức vụ';
  const errors = form.respondents.flatMap(({ accountId }, index) =>
    accountId !== null && heads.includes(accountId) ? [[`respondents.${index}.accountId`, words]] : [],
  );
  if (errors.length > 0) throw new FormInvalid(Object.fromEntries(errors));
}

/**
 * Registers what the form says, with the files of the draft it was typed in.
 * @param draft the subject that draft is kept under
 * @throws FormInvalid with the question who is denounced, when the words do not settle it; for a day before the unit began
 */
export async function registerFromForm(act: Act, typed: IntakeValue, draft: string): Promise<Registered> {
  await assertBegan(act.house, act.actor.unitId, { on: typed.receivedOn, field: 'receivedOn', what: 'nhận đơn' });
  const { settled, answered } = await settleIntake(act, typed);
  const form = settled?.form ?? typed;
  const respondents = respondentsOf(form);
  const {
    mode: _mode,
    isAnonymous,
    againstOwnHead: _againstOwnHead,
    denouncedIs: _denouncedIs,
    confirmed: _confirmed,
    noAccusation: _noAccusation,
    goesAbove: _goesAbove,
    reason: _reason,
    openWords: _openWords,
    ...rest
  } = form;
  const sealed = form.declaredType === 'TC';
  const registration: Registration = {
    ...rest,
    sealedWords: settled?.original ?? '',
    isOpenWordsSettled: settled !== null,
    respondents: respondents.filter((one) => one.name || one.position || one.organization),
    pastHead: answered?.againstHead ?? false,
    isDenouncedAnswered: answered?.isAnswered ?? false,
    alsoNamed: [...(answered?.alsoNamed ?? []), ...respondents.flatMap((one) => (one.accountId ? [one.accountId] : []))],
    // Only reception takes a paper in from a visit, with the visit it has locked (reception/registration.ts, actions.ts).
    visitId: null,
    senders: isAnonymous ? [] : await inWards(act.house, form.senders, act.moment.today),
    senderCount: isAnonymous ? 0 : form.senderKind === 'group' ? form.senderCount : 1,
  };
  const registered = await registerPetition(act, registration).catch((error: unknown) => {
    if (error instanceof NamedHimself) throw new FormInvalid({ 'respondents.0.name': error.message });
    throw error;
  });
  await adoptDraftFiles(act, { form: intakeDraftOf(form.mode), subject: draft }, { petitionId: registered.id }, sealed);
  if (sealed) await dropOpenDrafts(act, form);
  return registered;
}

/**
 * What was typed as an open paper goes on as a denunciation: its words and files stand under a sealed draft from now on, and under no
 * open one. Gives the number that draft opens by.
 * @param draft the subject the open draft is kept under
 */
export async function sealIntakeDraft(act: Act, values: FormValues, draft: string): Promise<string> {
  const { tx, actor, keyring, moment } = act;
  const number = newDraftNumber();
  const from = { form: intakeDraft, subject: draft };
  const to = { form: intakeDraftOf('sealed'), subject: subjectOfNumber(number) };
  const officers = new Map((await listOfficers(act)).map((one) => [String(one.accountId), calledHere(one)]));
  await moveDraft(tx, actor, from, to, turnedSealed(values, officers), keyring, moment.at);
  return number;
}

/**
 * What was typed as a denunciation and is none goes on as an open paper, by the officer's own answer: out of his own sealed draft, never out
 * of a petition that is in the book. Gives the number the open draft opens by.
 * @param draft the subject the sealed draft is kept under
 * @throws FormInvalid where he has not answered; NotAllowedNow for a form of a petition that is registered
 */
export async function openIntakeDraft(act: Act, values: FormValues, draft: string): Promise<string> {
  const { tx, actor, keyring, moment } = act;
  if (values.mode !== 'sealed' || values.petitionId !== undefined)
    throw new NotAllowedNow('Chỉ đơn đang nhập ở chế độ bảo mật, chưa vào sổ, mới chuyển về ghi bình thường.', '/petitions/new');
  if (![values[notDenunciation]].flat().includes('1'))
    throw new FormInvalid({ [notDenunciation]: 'Đánh dấu đơn không có nội dung tố cáo rồi bấm lại' });
  const number = newDraftNumber();
  const from = { form: intakeDraftOf('sealed'), subject: draft };
  await moveDraft(
    tx,
    actor,
    from,
    { form: intakeDraft, subject: subjectOfNumber(number) },
    turnedOpen(values),
    keyring,
    moment.at,
  );
  return number;
}

/** The open words of a denunciation as the officer wants them kept; null for an open paper. @throws FormInvalid with the question */
function settleIntakeWords(form: IntakeValue) {
  if (form.declaredType !== 'TC') return null;
  const open = intakeOpenWords(form);
  const { words, original } = settleOpenWords(open.words, open.people, form.openWords, open.labels, open.others);
  return { form: withIntakeWords(form, words), original };
}

/**
 * What the officer typed of this person before he knew it was a denunciation must not come back in the open form. His drafts of
 * other citizens' papers stay: each names somebody else and says nothing of this one.
 */
async function dropOpenDrafts(act: Act, form: IntakeValue): Promise<void> {
  const { tx, actor, keyring } = act;
  const people = form.isAnonymous ? [] : form.senders;
  const drafts = await wordsOfDrafts(tx, actor, [intakeDraft], keyring);
  const gone = drafts.filter(({ values }) => !isAboutSomebodyElse(values, people));
  await Promise.all(gone.map(({ subject }) => dropDraft(tx, actor, intakeDraft, subject)));
}

/** Does a draft name a sender, and neither this name nor a number of these people anywhere? Pure. */
export function isAboutSomebodyElse(
  draft: FormValues,
  people: readonly { name: string; idNumber: string; phone: string }[],
): boolean {
  const digits = (text: string) => text.replace(/\D/g, '');
  const typed = fold(String(draft['senders.0.name'] ?? ''));
  const words = Object.values(draft).flat().map(String);
  const all = fold(words.join(' '));
  const numbers = words.map(digits).filter((text) => text.length >= 6);
  return (
    typed !== '' &&
    people.every(({ name, idNumber, phone }) => {
      const folded = fold(name);
      const isNamed = folded !== '' && (all.includes(folded) || folded.includes(typed));
      return (
        !isNamed && ![idNumber, phone].map(digits).some((own) => own.length >= 6 && numbers.some((text) => text.includes(own)))
      );
    })
  );
}
