// What a revoked decision said, proposed to whoever decides once more, where its step keeps no form: it was recorded in another office.
import type { Tx } from '../database/tx.ts';
import type { FormValues } from '../web/forms.ts';
import type { ActCode } from './act-codes.ts';
import { isAgain } from './acts/again.ts';
import { noRelatedMatters } from './acts/decision.ts';
import { type Given, lastStep } from './effect.ts';

/** A field of the form → where its words stand in the paper. */
const places = {
  contents: 'contents',
  firstResult: 'firstResult',
  verification: 'verification',
  dialogueResult: 'dialogue',
  conclusion: 'conclusion',
  ruling: 'ruling',
  related: 'relatedMatters',
  secondResolver: 'secondResolver',
  executors: 'executors',
};

/** The form as the last revoked decision fills it; what that left blank is left out. {} for every other act. */
export async function saidByRevoked(tx: Tx, given: Given, code: ActCode): Promise<FormValues> {
  if (code !== 'decision' || !isAgain('decision', given)) return {};
  const { unitId, id } = given.proceeding;
  const paper = await tx.maybe<{ fields: Record<string, unknown> }>(
    `select fields from papers where unit_id = $1 and proceeding_id = $2 and kind in ('KN15_2020','KN16_2020') and state = 'revoked' order by id desc limit 1`,
    [unitId, id],
  );
  if (!paper) return {};
  const { result, measure, noDialogue, isDismissal } = lastStep(given, 'decision')?.details ?? {};
  const said = Object.entries(places).flatMap(([name, place]): [string, string][] => {
    const words = paper.fields[place];
    return typeof words === 'string' && words !== '' && words !== noRelatedMatters ? [[name, words]] : [];
  });
  return {
    ...Object.fromEntries(said),
    ...Object.fromEntries(Object.entries({ result, measure }).filter(([, value]) => typeof value === 'string')),
    ...(noDialogue === true ? { noDialogue: '1' } : {}),
    ...(isDismissal === true ? { isDismissal: '1' } : {}),
    ...(paper.fields.listedApart ? { listApart: '1' } : {}),
  } as FormValues;
}
