// The question whom a denunciation is against, as the pages draw it on which a petition turns out to be one.
import { calledHere } from '../../accounts/queries.ts';
import type { FormState } from '../../web/forms.ts';
import type { Context } from '../../web/pages.ts';
import { respondentPlaces } from '../intake/forms.ts';
import { respondentHint, typedRespondents } from '../intake/screens.ts';
import { listParties } from '../queries.ts';
import { listOfficers } from './officers.ts';
import { denouncedOptions } from './question.ts';
import { saidOf, writtenField, writtenIn } from './whom.ts';

export interface WhomBlock {
  /** Who stands in the petition already; '' when nobody does. */
  written: string;
  sealed: true;
  respondentPrefixes: readonly string[];
  respondentLegend: string;
  respondentNeeded: string;
  respondentHint: string;
  officers: { value: string; label: string }[];
  denouncedOptions: { value: string; label: string; hint?: string }[];
}

/** What the registration already says, and rows to write whom it is against. */
export async function whomBlock(
  context: Context,
  form: Pick<FormState, 'values'>,
  petition: { unitId: number; id: number },
): Promise<WhomBlock> {
  const { house, tx, actor, moment } = context;
  const written = writtenIn(await listParties(tx, petition));
  const isWritten = String(form.values[writtenField] ?? '') !== '';
  return {
    written: written.map((one) => [one.name, one.position, one.organization].filter(Boolean).join(', ')).join('; '),
    sealed: true,
    respondentPrefixes: respondentPlaces,
    respondentLegend: 'Người bị tố cáo',
    respondentNeeded: 'Ghi ít nhất chức danh hoặc cơ quan',
    respondentHint,
    officers: (await listOfficers(context)).map((one) => ({ value: String(one.accountId), label: calledHere(one) })),
    denouncedOptions: await denouncedOptions(
      house,
      actor.unitId,
      [...typedRespondents(form.values), ...(isWritten ? written : [])],
      await saidOf(tx, petition, form.values),
      moment.today,
    ),
  };
}
