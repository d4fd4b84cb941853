// From the checked form to the book: who is named, the draft's files.

import { adoptDraftFiles } from '../../documents/actions.ts';
import { FormInvalid } from '../../errors.ts';
import type { Act } from '../../web/act.ts';
import { assertOffered } from '../named/naming.ts';
import { settleDenounced } from '../named/question.ts';
import { NamedHimself, type Registered, type Registration, registerPetition } from '../registration.ts';
import type { IntakeValue } from './forms.ts';

/** Drafts of a new petition: the sealed one apart, so that its words never turn up in an open form. */
export const intakeDraft = 'petition-registration';
export const intakeDraftOf = (mode: string) => `${intakeDraft}${mode === 'sealed' ? '-sealed' : ''}`;

/** Registers what the form says. @throws FormInvalid with the question who is denounced, when the words do not settle it */
export async function registerFromForm(act: Act, form: IntakeValue): Promise<Registered> {
  const { house, actor, moment } = act;
  const respondents = form.respondents.filter((one) => one.name || one.position || one.organization || one.accountId);
  await assertOffered(
    house,
    actor.unitId,
    form.respondents.map((one) => one.accountId),
    (nth) => `respondents.${nth}.accountId`,
    moment.today,
  );
  const { mode: _mode, isAnonymous, againstOwnHead, denouncedIs, ...rest } = form;
  const sealed = form.declaredType === 'TC';
  const asked = { respondents, againstHead: againstOwnHead, answer: denouncedIs };
  const answered = sealed ? await settleDenounced(house, actor.unitId, asked, moment.today) : null;
  const registration: Registration = {
    ...rest,
    respondents: respondents.filter((one) => one.name || one.position || one.organization),
    pastHead: answered?.againstHead ?? false,
    isDenouncedAnswered: answered?.isAnswered ?? false,
    alsoNamed: [...(answered?.alsoNamed ?? []), ...respondents.flatMap((one) => (one.accountId ? [one.accountId] : []))],
    senders: isAnonymous ? [] : form.senders,
    senderCount: isAnonymous ? 0 : form.senderKind === 'group' ? form.senderCount : 1,
  };
  const registered = await registerPetition(act, registration).catch((error: unknown) => {
    if (error instanceof NamedHimself) throw new FormInvalid({ 'respondents.0.name': error.message });
    throw error;
  });
  await adoptDraftFiles(act, { form: intakeDraftOf(form.mode), subject: '' }, { petitionId: registered.id }, sealed);
  return registered;
}
