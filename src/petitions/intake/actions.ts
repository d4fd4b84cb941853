// From the checked form to the book: who is named, whether it goes past the head, the draft's files.

import { findAccountsByName, holdsRole } from '../../accounts/queries.ts';
import { adoptDraftFiles } from '../../documents/actions.ts';
import { FormInvalid } from '../../errors.ts';
import type { Act } from '../../web/act.ts';
import type { PetitionType } from '../petition.ts';
import { type Registered, type Registration, type RespondentInput, registerPetition } from '../registration.ts';
import type { IntakeValue } from './forms.ts';

/** Drafts of a new petition: the sealed one apart, so that its words never turn up in an open form. */
export const intakeDraft = 'petition-registration';
export const intakeDraftOf = (mode: string) => `${intakeDraft}${mode === 'sealed' ? '-sealed' : ''}`;

/** Registers what the form says. @throws FormInvalid when the officer himself is named in it */
export async function registerFromForm(act: Act, form: IntakeValue): Promise<Registered> {
  const respondents = await nameOfficers(act, form.respondents, form.declaredType);
  if (respondents.some((one) => one.accountId === act.actor.accountId)) {
    throw new FormInvalid({
      'respondents.0.name':
        'Ông, bà được nêu tên trong đơn này nên không được tiếp nhận. Chuyển đơn giấy cho đồng nghiệp khác đăng ký.',
    });
  }
  const named = respondents.flatMap((one) => (one.accountId ? [one.accountId] : []));
  const pastHead =
    form.declaredType === 'TC' &&
    (form.againstOwnHead || (await holdsRole(act.house, named, act.actor.unitId, 'leader', act.moment.today)));
  const { mode: _mode, isAnonymous, againstOwnHead: _own, ...rest } = form;
  const registration: Registration = {
    ...rest,
    respondents,
    pastHead,
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
  return registered;
}

/**
 * Respondents matched to accounts: as chosen, and by name among the officers of this unit, because the one who must not
 * read a paper may be the colleague at the next desk. A namesake is hidden from too: the careful side (decisions 6).
 * The head whose own decision is complained of is the law's resolver (LKN Điều 17, 18): his name alone hides nothing from
 * him, only an officer's explicit choice does (docs/decisions/0006).
 */
export async function nameOfficers(
  act: Act,
  respondents: IntakeValue['respondents'],
  type: PetitionType,
): Promise<RespondentInput[]> {
  const filled = respondents.filter((one) => one.name || one.position || one.organization);
  const names = filled.map((one) => one.name).filter(Boolean);
  const byName = await findAccountsByName(act.house, act.actor.unitId, names, act.moment.today, type === 'KN' ? ['leader'] : []);
  return filled.map((one) => ({ ...one, accountId: one.accountId ?? byName.get(one.name) ?? null }));
}
