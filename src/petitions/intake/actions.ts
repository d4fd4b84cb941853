// From the checked form to the book: who is named, the draft's files.

import { adoptDraftFiles } from '../../documents/actions.ts';
import { FormInvalid } from '../../errors.ts';
import type { Act } from '../../web/act.ts';
import { nameOfficers } from '../queries.ts';
import { type Registered, type Registration, registerPetition } from '../registration.ts';
import type { IntakeValue } from './forms.ts';

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
  const { mode: _mode, isAnonymous, againstOwnHead, ...rest } = form;
  const registration: Registration = {
    ...rest,
    respondents,
    pastHead: form.declaredType === 'TC' && againstOwnHead,
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
