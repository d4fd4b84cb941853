// Drafts that go on with a colleague when their typist leaves: sealed anew for the one who takes them, read by nobody on the way.
import type { Actor } from '../../accounts/actor.ts';
import { matrix, roleMay } from '../../accounts/permissions.ts';
import { leadsUnit } from '../../accounts/queries.ts';
import { recordEvent } from '../../audit/events.ts';
import type { HouseTx, UnitTx } from '../../database/tx.ts';
import { NotAllowedNow } from '../../errors.ts';
import type { Keyring } from '../../sealing/envelope.ts';
import type { Act } from '../../web/act.ts';
import { draftFormOf } from '../../web/draft-forms.ts';
import type { FormValues } from '../../web/forms.ts';
import { contextOf, draftsOfRecord, dropDraft, recordOfDraft, wordsOf } from '../drafts.ts';
import {
  countUnclaimed,
  findDraftToHand,
  formerTypist,
  type LeaversDraft,
  listDraftsOfLeavers,
  listLastingRoles,
  lockDraftToHand,
  saveGivenUp,
  saveHanded,
} from './handing-records.ts';
import { draftWordsInHistory, isOfNewRecord, isPersonal, personalForms } from './names.ts';
import type { DraftPlace } from './records.ts';

export { type LeaversDraft, listTakenOver } from './handing-records.ts';

/** A record drafts are about, as the wall shows it to whoever gives them out. */
export interface DraftRecord {
  kind: keyof typeof draftsOfRecord;
  id: number;
  petitionId: number | null;
  visitId: number | null;
  proceedingId: number | null;
  year: number;
  number: number;
  petitionType: 'KN' | 'TC' | 'KNPA' | 'MIXED' | null;
  sealed: boolean;
  /** Another office goes on with it: no form about it opens here any more. */
  isGone: boolean;
}
export type WaitingDraft = LeaversDraft & { record: DraftRecord | null };

const petitionFacts = "p.year, p.number, p.petition_type, p.sealed, p.status = 'handed_over' as is_gone";
const ofEither = (own: string) =>
  `coalesce(p.year, v.year) as year, coalesce(p.number, v.number) as number, coalesce(p.petition_type, v.petition_type) as petition_type, ${own}.sealed, coalesce(p.status, v.status) = 'handed_over'`;
const joined = (own: string) =>
  `left join petitions p on p.unit_id = ${own}.unit_id and p.id = ${own}.petition_id left join visits v on v.unit_id = ${own}.unit_id and v.id = ${own}.visit_id`;
/** Each kind by its ids: $1 the unit, $2… the ids. What the reader must not see is not found. */
const records = `
  select 'petition' as kind, p.id, p.id as petition_id, null::bigint as visit_id, null::bigint as proceeding_id, ${petitionFacts} from petitions p where p.unit_id = $1 and p.id = any ($2::bigint[])
  union all
  select 'proceeding', g.id, p.id, null, g.id, ${petitionFacts} from proceedings g join petitions p on p.unit_id = g.unit_id and p.id = g.petition_id where g.unit_id = $1 and g.id = any ($3::bigint[])
  union all
  select 'visit', v.id, null, v.id, null, v.year, v.number, v.petition_type, v.sealed, v.status = 'handed_over' from visits v where v.unit_id = $1 and v.id = any ($4::bigint[])
  union all
  select 'paper', w.id, w.petition_id, w.visit_id, w.proceeding_id, ${ofEither('w')} from papers w ${joined('w')} where w.unit_id = $1 and w.id = any ($5::bigint[]) and (p.id is not null or v.id is not null)
  union all
  select 'attachment', f.id, f.petition_id, f.visit_id, f.proceeding_id, ${ofEither('f')} from attachments f ${joined('f')} where f.unit_id = $1 and f.id = any ($6::bigint[]) and (p.id is not null or v.id is not null)
  union all
  select 'task', t.id, null, t.visit_id, null, v.year, v.number, v.petition_type, v.sealed, v.status = 'handed_over' from conclusion_tasks t join visits v on v.unit_id = t.unit_id and v.id = t.visit_id where t.unit_id = $1 and t.id = any ($7::bigint[])`;

const kindOf = ({ form, subject }: DraftPlace) => (/^[1-9]\d{0,14}$/.test(subject) ? recordOfDraft(form) : undefined);
const kinds = ['petition', 'proceeding', 'visit', 'paper', 'attachment', 'task'] as const;

/** The records drafts are about, of those within reach. */
export function recordsOf(tx: UnitTx, unitId: number, drafts: readonly DraftPlace[]): Promise<DraftRecord[]> {
  const ids = (kind: keyof typeof draftsOfRecord) => drafts.filter((one) => kindOf(one) === kind).map(({ subject }) => subject);
  return tx.rows<DraftRecord>(records, [unitId, ...kinds.map(ids)]);
}

/** Whether he leads the office he acts in, today or later, by this or another of his posts: what is in no book yet may denounce him. */
export const leadsOffice = (house: HouseTx, actor: Pick<Actor, 'unitId' | 'accountId'>, today: string): Promise<boolean> =>
  leadsUnit(house, actor.unitId, [actor.accountId], today);

/**
 * The drafts of a leaver (null: of all who leave this office) whoever asks may know of: of a record that is hidden from him he hears nothing,
 * of denunciations nothing before his own post is confirmed. Of what is in no book yet nothing before that either, open or sealed: the one that
 * came to the list later would be the sealed one; and nothing if he leads the office: it may denounce him, and nobody has read it, by whichever
 * of his posts he signed in. Through somebody else's eyes nobody hears of any.
 */
export async function listWaitingDrafts(
  { tx, house }: { tx: UnitTx; house: HouseTx },
  actor: Actor,
  accountId: number | null,
  today: string,
): Promise<WaitingDraft[]> {
  if (actor.seenBy) return [];
  const isShut = actor.reach.sealed === 'none';
  const leads = await leadsOffice(house, actor, today);
  const drafts = (await listLeft(tx, actor, accountId, today)).filter(
    ({ form }) => !isPersonal(form) && !((isShut || leads) && isOfNewRecord(form)),
  );
  if (drafts.length === 0) return [];
  const rows = (await recordsOf(tx, actor.unitId, drafts)).filter(({ sealed }) => !(isShut && sealed));
  const found = new Map(rows.map((row) => [`${row.kind}:${row.id}`, row]));
  return drafts.flatMap<WaitingDraft>((draft) => {
    const kind = kindOf(draft);
    if (!kind) return [{ ...draft, record: null }];
    const record = found.get(`${kind}:${draft.subject}`);
    return record ? [{ ...draft, record }] : [];
  });
}

/** Those of a leaver that are in no book yet: for whoever gives them on unseen, and shows nobody that there are any. */
export const listUnseenDrafts = async (
  tx: UnitTx,
  actor: Pick<Actor, 'unitId'>,
  accountId: number,
  today: string,
): Promise<LeaversDraft[]> => (await listLeft(tx, actor, accountId, today)).filter(({ form }) => isOfNewRecord(form));

/** Of who moved inside the office only what no post of his opens that lasts: from the rest he goes on himself. */
async function listLeft(
  tx: UnitTx,
  { unitId }: Pick<Actor, 'unitId'>,
  accountId: number | null,
  today: string,
): Promise<LeaversDraft[]> {
  const drafts = await listDraftsOfLeavers(tx, accountId, today);
  const lasting = await listLastingRoles(tx, unitId, [...new Set(drafts.map((one) => one.accountId))], today);
  return drafts.filter((draft) => {
    const roles = lasting.filter((one) => one.accountId === draft.accountId);
    const form = draftFormOf(draft.form);
    return roles.length === 0 || (form !== undefined && !roles.some(({ role }) => roleMay(role, form.permission)));
  });
}

/** The words of a draft, to ask whom they may be against; nothing of it leaves the server. */
export async function wordsToAsk(tx: UnitTx, unitId: number, id: number, today: string, keyring: Keyring): Promise<FormValues> {
  const draft = await findDraftToHand(tx, id, today);
  return draft ? wordsOf({ unitId, accountId: draft.accountId }, draft, keyring) : {};
}

/**
 * The draft is the receiver's from now on: he finds it in the form it was typed in. Who may have it the caller has decided.
 * @returns false when the receiver types in that form himself @throws NotAllowedNow when it is gone
 */
export async function handDraft(
  tx: UnitTx,
  actor: Actor,
  id: number,
  receiver: { accountId: number },
  today: string,
  keyring: Keyring,
): Promise<boolean> {
  const draft = await lockDraftToHand(tx, id, today);
  if (!draft) throw goneMeanwhile();
  const words = keyring.open(draft, contextOf({ unitId: actor.unitId, accountId: draft.accountId }, draft));
  const sealed = keyring.seal(words, contextOf({ unitId: actor.unitId, accountId: receiver.accountId }, draft));
  return saveHanded(tx, id, receiver.accountId, today, sealed);
}

/** Thrown away with its files; the caller keeps who did so and why. @throws NotAllowedNow when it is gone */
export async function giveUpDraft(tx: UnitTx, id: number, today: string): Promise<void> {
  if (!(await lockDraftToHand(tx, id, today))) throw goneMeanwhile();
  await saveGivenUp(tx, id, today);
}

/** An officer throws a draft of his away; of one he took over it is kept whose it was. */
export async function dropOwnDraft(act: Pick<Act, 'tx' | 'actor' | 'moment' | 'requestId'>, at: DraftPlace): Promise<void> {
  const { tx, actor, moment, requestId } = act;
  const former = await formerTypist(tx, actor, at);
  if (former) {
    const [record] = await recordsOf(tx, actor.unitId, [at]);
    await recordEvent(tx, actor, {
      kind: 'draft.dropped',
      at: moment.at,
      requestId,
      petitionId: record?.petitionId ?? null,
      visitId: record?.visitId ?? null,
      proceedingId: record?.proceedingId ?? null,
      sealed: record?.sealed ?? false,
      data: { from: former.accountId, fromName: former.name, form: draftWordsInHistory(at.form) },
    });
  }
  await dropDraft(tx, actor, at.form, at.subject);
}

const goneMeanwhile = () => new NotAllowedNow('Bản nháp này vừa được lưu, bỏ hoặc giao cho người khác. Mở lại trang bàn giao.');

/** How many drafts of an account nobody has taken, by office: what closes it waits for. */
export const unclaimedDrafts = (house: HouseTx, accountId: number, today: string) =>
  countUnclaimed(house, accountId, today, draftsOfRecord, { heads: matrix['petition:assign'], personal: personalForms });
