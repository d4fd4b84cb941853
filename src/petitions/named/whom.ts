// Whom a petition that turns out to be a denunciation is against, asked wherever somebody says that it is one: by classification, by
// one of its contents, on the way into the seal. The same question, answers and rows as at intake (decisions 6; Điều 29 LTC).
import { z } from 'zod';
import type { Tx } from '../../database/tx.ts';
import { FormInvalid, NotAllowedNow, together } from '../../errors.ts';
import type { Act } from '../../web/act.ts';
import { optionalText, tick } from '../../web/fields.ts';
import { type FormValues, parseForm } from '../../web/forms.ts';
import { respondentFields, respondentPlaces, rowsOf } from '../intake/forms.ts';
import { isOpposing } from '../petition.ts';
import { listParties, loadPetitionRecord, type PartyRow } from '../queries.ts';
import { saidBy } from '../registration.ts';
import { type Meant, whoIsMeant } from './meant.ts';
import { assertOffered, type TypedRespondent } from './naming.ts';
import { listOfficers } from './officers.ts';
import { settleDenounced } from './question.ts';

/** One more person a petition is against, as he is to be written into it. */
export interface Opponent {
  kind: 'individual' | 'organization';
  name: string;
  position: string;
  organization: string;
}

/** The question answered. */
export interface Whom {
  /** Typed now, to be written into the petition; some of them may stand in it already. */
  people: Opponent[];
  meant: Meant;
  /** The answer speaks of those who stand in the petition, too. */
  isWritten: boolean;
  /** A complaint stays beside the denunciation: who stands in the petition and is not spoken of is complained of, not denounced. */
  besideComplaint?: true;
}

/** The tick beside those who stand in the petition already. */
export const writtenField = 'denouncedWritten';

const WhomForm = z.object({
  respondents: z.array(respondentFields),
  [writtenField]: tick,
  denouncedIs: optionalText(20),
});

/** Who stands on the other side of a petition, as typed words. */
export const writtenIn = (parties: readonly PartyRow[]): TypedRespondent[] =>
  parties.filter(isOpposing).map(({ name, position, organization }) => ({ name, position, organization, accountId: null }));

/**
 * The answer of a posted form, every mistake of it in one round.
 * @throws FormInvalid without anybody denounced, or with the question while the words do not say who is meant; NotAllowedNow when the
 *   officer himself is
 */
export async function settleWhom(act: Act, petition: { unitId: number; id: number }, values: FormValues): Promise<Whom> {
  const { house, tx, actor, moment } = act;
  const parsed = parseForm(WhomForm, {
    ...values,
    respondents: rowsOf(values, 'respondents', respondentPlaces.length) as never,
  });
  if (!parsed.ok) throw new FormInvalid(parsed.errors);
  const { respondents: places, denouncedIs, [writtenField]: isWritten } = parsed.value;
  const typed = places.filter((one) => one.name || one.position || one.organization || one.accountId);
  const written = writtenIn(await listParties(tx, petition));
  const respondents = [...typed, ...(isWritten ? written : [])];
  const chosen = places.map((one) => one.accountId);
  const text = await saidOf(tx, petition, values);
  const asked = { respondents, text, againstHead: false, answer: denouncedIs };
  const [, , answered] = await together([
    () => assertOffered(house, actor.unitId, chosen, (nth) => `respondents.${nth}.accountId`, moment.today),
    () => assertSomebody(respondents, written),
    () => settleDenounced(house, actor.unitId, asked, moment.today),
  ]);
  const meant = await whoIsMeant(act, { type: 'TC', sealed: true, respondents, text, answered });
  if (meant.isActor)
    throw new NotAllowedNow(
      'Ông, bà được nêu tên trong đơn này nên không tự chuyển sang bảo mật. Cán bộ khác làm việc này.',
      `/petitions/${petition.id}`,
    );
  return { people: await inWords(act, typed), meant, isWritten };
}

/** What the petition says, and what is typed now of it: an officer named in the words may be meant. */
export async function saidOf(tx: Tx, petition: { id: number }, values: FormValues): Promise<string> {
  const { content } = await loadPetitionRecord(tx, petition.id);
  const typed = [values.summary, values.reason].map((word) => String(word ?? ''));
  return [content ? saidBy(content) : '', ...typed].filter(Boolean).join('\n');
}

function assertSomebody(respondents: readonly unknown[], written: readonly unknown[]): void {
  if (respondents.length > 0) return;
  const orWritten = written.length > 0 ? '; hoặc đánh dấu người bị tố cáo là người đã ghi trong đơn' : '';
  throw new FormInvalid({ 'respondents.0.name': `Nhập người bị tố cáo, ít nhất là chức danh hoặc cơ quan${orWritten}` });
}

/** An officer chosen from the list without a word beside stands with his name and post. */
async function inWords(act: Act, typed: readonly (Opponent & TypedRespondent)[]): Promise<Opponent[]> {
  const isBare = (one: Opponent) => !one.name && !one.position && !one.organization;
  const officers = typed.some(isBare) ? await listOfficers(act) : [];
  return typed.map(({ kind, name, position, organization, accountId }) => {
    const officer = officers.find((one) => one.accountId === accountId);
    if (name || position || organization || !officer) return { kind, name, position, organization };
    return { kind: 'individual', name: officer.name, position: officer.title, organization: '' };
  });
}
