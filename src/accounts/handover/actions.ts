// All of somebody's open work goes to named colleagues in one act; every item keeps the event in its own history.
import { formatDate } from '../../deadlines/dates.ts';
import { heldPapers } from '../../documents/registry/hand-over.ts';
import { FormInvalid } from '../../errors.ts';
import { notifyOfficers } from '../../notifications/actions.ts';
import { heldPetitions } from '../../petitions/hand-over.ts';
import { heldMemberships, heldProceedings } from '../../proceedings/hand-over.ts';
import { heldAnswers, heldDays, heldTasks } from '../../reception/hand-over.ts';
import type { Act } from '../../web/act.ts';
import { listPosts } from '../queries.ts';
import { roles } from '../roles.ts';
import { settleNote } from './note.ts';
import { barredPairs, listHeld, loadLeaver } from './queries.ts';
import { type ItemKind, itemKey, itemsAtOnce, receiversOf } from './rules.ts';
import { giveOver, type HeldWork } from './work.ts';

/** Every kind of work that hangs on a person, as its own feature hands it over. */
const works: Record<ItemKind, HeldWork> = {
  petition: heldPetitions,
  proceeding: heldProceedings,
  visit: heldAnswers,
  task: heldTasks,
  member: heldMemberships,
  paper: heldPapers,
  day: heldDays,
};

export interface Choice {
  /** Who takes whatever has no choice of its own; null: those items stay. */
  everything: number | null;
  /** Item key → account. */
  single: ReadonlyMap<string, number>;
  note: string;
}

/** @returns how many items changed hands and how many of those shown stayed @throws FormInvalid, NotFound */
export async function handOver(act: Act, leaverId: number, choice: Choice): Promise<{ moved: number; stayed: number }> {
  const { tx, house, actor, moment } = act;
  const leaver = await loadLeaver(house, actor.unitId, leaverId);
  const items = (await listHeld(tx, actor.unitId, leaverId, moment.today, itemsAtOnce)).slice(0, itemsAtOnce);
  const people = (await listPosts(house, actor.unitId, roles, moment.today)).filter((one) => one.accountId !== leaverId);
  const barred = await barredPairs(tx, actor.unitId, items);
  const errors: Record<string, string> = {};
  const moves = items.flatMap((item) => {
    const receivers = receiversOf(item, people, leaver.roles, barred);
    const wanted = choice.single.get(itemKey(item));
    const to = receivers.find((one) => one.accountId === (wanted ?? choice.everything));
    if (wanted !== undefined && !to)
      errors[`to-${itemKey(item)}`] = 'Người này không nhận được việc ấy; chọn người khác trong danh sách';
    return to ? [{ item, toId: to.accountId, toName: to.name }] : [];
  });
  if (Object.keys(errors).length > 0) throw new FormInvalid(errors);
  if (moves.length === 0) throw new FormInvalid({ everything: 'Chọn người nhận cho ít nhất một việc' });
  const noteOn = await settleNote(
    act,
    moves.map(({ item }) => item),
    choice.note,
  );
  const of = (kind: ItemKind) =>
    moves
      .filter(({ item }) => item.kind === kind)
      .map(({ item, toId, toName }) => ({ id: item.id, toId, toName, note: noteOn(item) }));
  const from = { accountId: leaver.accountId, name: leaver.name };
  for (const kind of Object.keys(works) as ItemKind[]) await giveOver(act, works[kind], from, of(kind));
  await notifyOfficers(
    act,
    moves.map(({ toId }) => toId),
    {
      kind: 'petition.handed_over',
      words: `Nhận bàn giao việc của ${leaver.name} ngày ${formatDate(moment.today)}`,
      href: '/work',
    },
  );
  return { moved: moves.length, stayed: items.length - moves.length };
}
