// "Góp ý" of a class: kept in the class's own database, read by the trainer, and sent by him, in his own name, to where production's are
// answered (docs/decisions/0014).
import type { Readable } from 'node:stream';
import { roleNames } from '../accounts/roles.ts';
import { NotFound } from '../errors.ts';
import { sendFeedback } from '../feedback/actions.ts';
import { listCarried } from '../feedback/queries.ts';
import { type Act, actOf } from '../web/act.ts';
import type { Context } from '../web/pages.ts';
import type { OpenRealm } from '../web/services.ts';
import type { ReceivedFile } from '../web/uploads.ts';
import { lockOpenClass, openRealmOf } from './actions.ts';
import { listTrainees, listWishes, type Wish } from './class-queries.ts';
import { seatWords } from './parts.ts';
import { findRealm } from './queries.ts';
import { recordTraining } from './record.ts';
import type { ClassRow } from './records.ts';
import { markerOf } from './work-queries.ts';

export interface CarriedWish extends Wish {
  /** What it is known by once it was sent: a class begun anew counts its wishes from one again, in another database. */
  key: string;
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
  const database = (await findRealm(context.house, row.realmCode))?.databaseName ?? '';
  const wishes = (await wishesOf(realm)).map((wish) => ({
    ...wish,
    key: `${database}/${wish.id}`,
    sent: `[Lớp tập huấn ${row.name}: ${wisher(wish)}]\n${wish.words}`,
  }));
  const carried = await listCarried(
    context.tx,
    context.actor.accountId,
    wishes.map(({ key }) => key),
  );
  return wishes.map((wish) => ({ ...wish, isSent: carried.has(wish.key) }));
}

async function wishesOf({ services }: OpenRealm): Promise<Wish[]> {
  const trainees = await services.database.inHouse(listTrainees);
  const marker = markerOf(trainees.map(({ wardId }) => wardId));
  const reader = { ...marker, reach: { ...marker.reach, all: true } };
  return (await services.realm?.marking.inUnit(reader, listWishes)) ?? [];
}

/**
 * Sends what was not sent yet, each as a request of the trainer about the same screen, with its picture: the trainer answers for both. What is
 * checked of a picture is checked again here, and it is scanned anew. @returns how many
 */
export async function sendWishes(context: Context): Promise<number> {
  const row = await lockOpenClass(context, context.id);
  const act: Act = await actOf(context);
  const realm = await openRealmOf(context, row);
  const open = (await readWishes(context, row)).filter(({ isSent }) => !isSent);
  const pictures: ReceivedFile[] = [];
  try {
    for (const { key, page, sent, picture } of open.reverse()) {
      const copy = picture && (await copied(context, realm, picture));
      if (copy) pictures.push(copy);
      await sendFeedback(act, { page, words: sent, picture: copy, carriedFrom: key }, context.services.files);
    }
    await recordTraining(context, 'training.wishes_sent', { classId: row.id, wishes: open.length });
  } catch (error) {
    // None of it stands.
    await Promise.all(pictures.map(({ blobId }) => context.services.files.remove(blobId)));
    throw error;
  }
  return open.length;
}

/** The picture of one wish, for the trainer who is to answer for it. @throws NotFound */
export async function openWishPicture(
  context: Context,
  row: Pick<ClassRow, 'id' | 'name' | 'realmCode'>,
  wishId: number,
): Promise<{ content: Readable; mediaType: string }> {
  const realm = await openRealmOf(context, row);
  const picture = (await wishesOf(realm)).find(({ id }) => id === wishId)?.picture;
  if (!picture) throw new NotFound();
  return { content: await realm.services.files.open(picture), mediaType: picture.mediaType };
}

/** A picture of the class as one of production, under production's key. */
async function copied({ services }: Context, realm: OpenRealm, picture: NonNullable<Wish['picture']>): Promise<ReceivedFile> {
  const { socket, host } = services.config.scanner;
  const blob = await services.files.put(await realm.services.files.open(picture));
  return { ...blob, field: 'picture', name: 'gop-y', kept: false, scanState: socket || host ? 'pending' : 'unscanned' };
}
