// From the checked form to the book: who is named, the draft's files.

import { adoptDraftFiles } from '../../documents/actions.ts';
import { dropDraft, loadDraft } from '../../documents/drafts.ts';
import { FormInvalid } from '../../errors.ts';
import { fold } from '../../search/fold.ts';
import type { Act } from '../../web/act.ts';
import type { FormValues } from '../../web/forms.ts';
import { nameOfficers } from '../queries.ts';
import { type Registered, type Registration, registerPetition } from '../registration.ts';
import type { IntakeValue } from './forms.ts';
import { lateEntryQuestion } from './questions.ts';

/** Drafts of a new petition: the sealed one apart, so that its words never turn up in an open form. */
export const intakeDraft = 'petition-registration';
export const intakeDraftOf = (mode: string) => `${intakeDraft}${mode === 'sealed' ? '-sealed' : ''}`;

/** Registers what the form says. @throws FormInvalid when the officer himself is named in it */
export async function registerFromForm(act: Act, form: IntakeValue): Promise<Registered> {
  const filled = form.respondents.filter((one) => one.name || one.position || one.organization);
  const respondents = await nameOfficers(act.house, act.actor.unitId, filled, form.declaredType, act.moment.today);
  if (respondents.some((one) => one.accountId === act.actor.accountId)) {
    throw new FormInvalid({
      'respondents.0.name':
        'Ông, bà được nêu tên trong đơn này nên không được tiếp nhận. Chuyển đơn giấy cho đồng nghiệp khác đăng ký.',
    });
  }
  const question = await lateEntryQuestion(act, form);
  if (question)
    throw new FormInvalid({ [question.field]: question.words, confirmed: 'Xem lại mục được hỏi; đúng thì đánh dấu ở đây' });
  const { mode: _mode, isAnonymous, againstOwnHead, confirmed: _confirmed, reason: _reason, ...rest } = form;
  const registration: Registration = {
    ...rest,
    respondents,
    pastHead: form.declaredType === 'TC' && againstOwnHead,
    // Only reception takes a paper in from a visit, with the visit it has locked (reception/registration.ts, actions.ts).
    visitId: null,
    senders: isAnonymous ? [] : form.senders,
    senderCount: isAnonymous ? 0 : form.senderKind === 'group' ? form.senderCount : 1,
  };
  const registered = await registerPetition(act, registration);
  await adoptDraftFiles(
    act,
    { form: intakeDraftOf(form.mode), subject: '' },
    { petitionId: registered.id },
    form.declaredType === 'TC',
  );
  if (form.declaredType === 'TC') await dropOpenDraft(act, form);
  return registered;
}

/**
 * What the officer typed of this person before he knew it was a denunciation must not come back in the open form. His draft of
 * another citizen's paper stays: it names somebody else and says nothing of this one.
 */
async function dropOpenDraft(act: Act, form: IntakeValue): Promise<void> {
  const { tx, actor, keyring } = act;
  const draft = await loadDraft(tx, actor, intakeDraft, '', keyring);
  const keeps = draft !== undefined && isAboutSomebodyElse(draft.values, form.isAnonymous ? [] : form.senders);
  if (!keeps) await dropDraft(tx, actor, intakeDraft, '');
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
