// "Góp ý" of a class: kept in the class's own database, read by the trainer, and sent by him, in his own name, to where production's are
// answered (docs/decisions/0014).
import { roleNames } from '../accounts/roles.ts';
import { sendFeedback } from '../feedback/actions.ts';
import { listSaid } from '../feedback/queries.ts';
import { type Act, actOf } from '../web/act.ts';
import type { Context } from '../web/pages.ts';
import type { OpenRealm } from '../web/services.ts';
import { lockOpenClass, openRealmOf } from './actions.ts';
import { listTrainees, listWishes, type Wish } from './class-queries.ts';
import { seatWords } from './parts.ts';
import { recordTraining } from './record.ts';
import type { ClassRow } from './records.ts';
import { markerOf } from './work-queries.ts';

export interface CarriedWish extends Wish {
  /** As it stands on production's board: it says whose it is. */
  sent: string;
  isSent: boolean;
}

/** Whose wish it is, without a name: the part, the real office, the seat. */
export const wisher = ({ role, homeUnit, seat }: Pick<Wish, 'role' | 'homeUnit' | 'seat'>): string =>
  [roleNames[role], homeUnit, `học viên ${seatWords(seat)}`].filter(Boolean).join(', ');

/** All wishes of a class, and which of them this trainer has sent on. */
export async function readWishes(context: Context, row: Pick<ClassRow, 'id' | 'name' | 'realmCode'>): Promise<CarriedWish[]> {
  const realm = await openRealmOf(context, row);
  const wishes = (await wishesOf(realm)).map((wish) => ({
    ...wish,
    sent: `[Lớp tập huấn ${row.name}: ${wisher(wish)}]\n${wish.words}`,
  }));
  const said = await listSaid(
    context.tx,
    context.actor.accountId,
    wishes.map(({ sent }) => sent),
  );
  return wishes.map((wish) => ({ ...wish, isSent: said.has(wish.sent) }));
}

async function wishesOf({ services }: OpenRealm): Promise<Wish[]> {
  const trainees = await services.database.inHouse(listTrainees);
  const marker = markerOf(trainees.map(({ wardId }) => wardId));
  const reader = { ...marker, reach: { ...marker.reach, all: true } };
  return (await services.realm?.marking.inUnit(reader, listWishes)) ?? [];
}

/** Sends what was not sent yet, each as a request of the trainer about the same screen. Pictures stay in the class. @returns how many */
export async function sendWishes(context: Context): Promise<number> {
  const row = await lockOpenClass(context, context.id);
  const act: Act = await actOf(context);
  const open = (await readWishes(context, row)).filter(({ isSent }) => !isSent);
  for (const { page, sent } of open.reverse())
    await sendFeedback(act, { page, words: sent, picture: null }, context.services.files);
  await recordTraining(context, 'training.wishes_sent', { classId: row.id, wishes: open.length });
  return open.length;
}
