// Drafts that are in no book yet, in an office nobody heads but whoever leads it: one of them may denounce him, and nobody has read any. He
// names who goes on from them, and hears neither whether there is any nor what became of it (docs/decisions/0064).
import { recordEvent } from '../../../audit/events.ts';
import type { HouseTx, UnitTx } from '../../../database/tx.ts';
import { formatDate } from '../../../deadlines/dates.ts';
import { handDraft, leadsOffice, listUnseenDrafts, wordsToAsk } from '../../../documents/drafts/handing.ts';
import { FormInvalid } from '../../../errors.ts';
import { notifyOfficers } from '../../../notifications/actions.ts';
import type { Act } from '../../../web/act.ts';
import type { Actor } from '../../actor.ts';
import { matrix } from '../../permissions.ts';
import { type Colleague, eachOnce, listPosts } from '../../queries.ts';
import { deskRoles } from '../../waiting.ts';
import { whomDraftMayMean } from './meant.ts';
import { barsOf, listTakers } from './queries.ts';
import { takersOf } from './rules.ts';

const mayName = async (house: HouseTx, actor: Actor, today: string) =>
  !actor.seenBy && !actor.awaitsConfirmation && !actor.newHands && (await leadsOffice(house, actor, today));

/** Whom he may name somebody for: everybody who took papers in here by his post and leaves, or left within a year, with drafts or without. */
export async function unseenLeavers(house: HouseTx, actor: Actor, today: string): Promise<number[]> {
  if (!(await mayName(house, actor, today))) return [];
  const heads = await listPosts(house, actor.unitId, ['unit_head'], today);
  if (heads.some(({ accountId }) => accountId !== actor.accountId)) return [];
  const rows = await house.rows<{ accountId: number }>(
    `select distinct a.account_id from assignments a where a.unit_id = $1 and a.role = any($2::text[]) and a.account_id <> $4
        and (upper_inf(a.during) or upper(a.during) > $3::date - 365) and leaves_office(a.account_id, $1, $3::date)`,
    [actor.unitId, matrix['petition:register'], today, actor.accountId],
  );
  return rows.map(({ accountId }) => accountId);
}

/** Who may be named to go on from them, by posts alone; null where it is not this officer's to name anybody. */
export async function unseenTakers(
  { tx, house, actor }: { tx: UnitTx; house: HouseTx; actor: Actor },
  leaverId: number,
  today: string,
): Promise<Colleague[] | null> {
  if (!(await mayName(house, actor, today))) return null;
  const people = await listTakers(house, actor, leaverId, today);
  if (people.some(({ role }) => role === 'unit_head')) return null;
  const { confirmed, unconfirmed } = await barsOf(tx, actor.unitId, [], today);
  return eachOnce(
    people.filter(({ accountId, role }) => deskRoles.includes(role) && confirmed.has(accountId) && !unconfirmed.has(accountId)),
  );
}

/**
 * What of them the named officer may have is his; what names him, or stands where he types himself, stays. The event is the same for any.
 * @throws FormInvalid when he cannot be named
 */
export async function giveUnseen(
  act: Act,
  leaver: { accountId: number; name: string },
  toId: number,
  note: string,
): Promise<void> {
  const { tx, house, actor, moment, keyring, requestId } = act;
  const to = (await unseenTakers(act, leaver.accountId, moment.today))?.find(({ accountId }) => accountId === toId);
  if (!to) throw new FormInvalid({ newTo: 'Người này không nhận được bản nháp chưa vào sổ; chọn người khác trong danh sách' });
  const drafts = (await listUnseenDrafts(tx, actor, leaver.accountId, moment.today)).map((draft) => ({ ...draft, record: null }));
  const people = await listTakers(house, actor, leaver.accountId, moment.today);
  const bars = await barsOf(tx, actor.unitId, drafts, moment.today);
  let taken = 0;
  for (const draft of drafts) {
    if (!takersOf(draft, people, bars).some(({ accountId }) => accountId === toId)) continue;
    const words = await wordsToAsk(tx, actor.unitId, draft.id, moment.today, keyring);
    if ((await whomDraftMayMean(house, actor.unitId, words, moment.today)).has(toId)) continue;
    if (await handDraft(tx, actor, draft.id, to, moment.today, keyring)) taken += 1;
  }
  await recordEvent(tx, actor, {
    kind: 'draft.receiver_named',
    at: moment.at,
    requestId,
    data: { from: leaver.accountId, fromName: leaver.name, to: to.accountId, toName: to.name, note },
  });
  if (taken > 0)
    await notifyOfficers(act, [to.accountId], {
      kind: 'draft.handed_over',
      words: `Nhận bản nháp của ${leaver.name} ngày ${formatDate(moment.today)}: mở biểu mẫu để xem và nhập tiếp`,
      href: '/drafts-received',
    });
}
