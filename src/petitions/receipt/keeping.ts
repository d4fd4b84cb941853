// The receipt 02/TCD of a petition that came without a visit's list is kept as a paper: made when it is first printed, its list put right
// until it is signed, its words following the petition. What was handed over with a visit is listed there.
import { seeingOwn } from '../../database/seeing-own.ts';
import { formatDate } from '../../deadlines/dates.ts';
import { type Correcting, createPaper, relistReceipt, rewriteReceipts } from '../../documents/actions.ts';
import { isOpenReceipt, leftOutItems, listFiles, receivedItems } from '../../documents/queries.ts';
import { ChangedMeanwhile, FormInvalid, NotAllowedNow, NotPermitted } from '../../errors.ts';
import { unitProfile } from '../../units/queries.ts';
import type { Act } from '../../web/act.ts';
import type { FormValues } from '../../web/forms.ts';
import { isSender } from '../petition.ts';
import { personOf } from '../proposals/papers.ts';
import { findVisitInstant, listParties, loadPetitionRecord, type PartyRow, type PetitionRecord } from '../queries.ts';
import { lockPetition } from '../records.ts';
import { stampOf } from '../show/stamp.ts';
import { type AskedItem, apart, dropName, withAnswers, withKept, withPetition } from './items.ts';
import { mayPrintReceipt, type Receipt, receiptOf, shutReceiptWords } from './standing.ts';

/** Of a petition whose number was taken back nothing is receipted. */
export const isOver = ({ status }: Pick<PetitionRecord, 'status'>) => status === 'void' || status === 'destroyed';

/** The list is put right here: none was kept, or one of the petition alone that nobody has signed. */
export const isListOpen = (receipt: Receipt | undefined): boolean =>
  receipt === undefined || (receipt.visitId === null && isOpenReceipt(receipt));

/** The petition and its files, after what the receipt lists already; what was taken off it stays off. A sealed one lists no file name. */
export async function itemsOf(tx: Act['tx'], record: PetitionRecord, receipt: Receipt | undefined): Promise<AskedItem[]> {
  const files = record.sealed ? [] : await listFiles(tx, record.unitId, { petitionId: record.id });
  const found = apart(withPetition(files.map((one) => ({ name: one.name, pages: one.pages ?? null, condition: one.condition }))));
  const leftOut = leftOutItems(receipt);
  const all = receipt ? withKept(receivedItems(receipt), found) : found;
  return all.map((item) => ({ ...item, isLeftOut: leftOut.includes(item.name) }));
}

/** Keeps the list as posted, on a new receipt or on the one that stands. @throws NotPermitted, NotAllowedNow, ChangedMeanwhile */
export async function keepReceipt(act: Act, id: number, posted: FormValues): Promise<void> {
  const { tx, actor } = act;
  await lockPetition(tx, actor.unitId, id);
  const record = await loadPetitionRecord(tx, id);
  const back = `/petitions/${id}`;
  if (!mayPrintReceipt(actor, record)) throw new NotPermitted(shutReceiptWords, back);
  if (isOver(record)) throw new NotAllowedNow('Số đơn đã hủy: không lập giấy biên nhận.', back);
  const receipt = await receiptOf(tx, actor, record);
  if (!isListOpen(receipt))
    throw new NotAllowedNow(
      receipt?.visitId
        ? 'Giấy biên nhận này của lượt tiếp: tài liệu sửa tại trang lượt tiếp, Sửa thông tin đã ghi.'
        : 'Giấy biên nhận đã ký, danh sách tài liệu không sửa được nữa.',
      `${back}/receipt`,
    );
  if (String(receipt?.version ?? '') !== String(posted.version ?? ''))
    throw new ChangedMeanwhile('Giấy biên nhận này vừa được lập hoặc sửa ở cửa sổ khác.', `${back}/receipt`);
  const list = withAnswers(await itemsOf(tx, record, receipt), posted);
  if (list.items.length === 0)
    throw new FormInvalid({
      [dropName(0)]: 'Giấy biên nhận phải còn ít nhất một tài liệu. Bỏ đánh dấu ở tài liệu công dân đã giao',
    });
  if (receipt) await seeingOwn(tx, record.sealed, () => relistReceipt(act, receipt, list));
  else await makeReceipt(act, record, list);
}

async function makeReceipt(act: Act, record: PetitionRecord, list: ReturnType<typeof withAnswers>): Promise<void> {
  const profile = await unitProfile(act.house, record.unitId);
  const { name, title, accountId } = act.actor;
  const common = {
    receivedOn: record.receivedOn,
    receivedAtTime: await hourOf(act, record),
    receivedAtPlace: [profile.issuingOrg, profile.address].filter(Boolean).join(', '),
    receiver: { name, title },
    giver: record.sealed ? { name: null } : giverOf(await listParties(act.tx, record)),
    ...list,
    copyCount: record.sealed ? 3 : 2,
  };
  await createPaper(act, {
    kind: 'TCD02_2026',
    petitionId: record.id,
    sealed: record.sealed,
    fields: record.sealed ? { ...common, contentType: 'TC' } : { ...common, contentType: typeOf(record) },
    signer: { accountId },
    issuedOn: record.receivedOn,
  });
}

const giverOf = (parties: readonly PartyRow[]) => {
  const giver = parties.find(isSender);
  return giver ? personOf(giver) : { name: null };
};
const typeOf = ({ petitionType }: Pick<PetitionRecord, 'petitionType'>) => (petitionType === 'KN' ? 'KN' : 'KNPA');

/** The hour of typing is the hour of receipt only on that very day; of an older paper it is filled in by hand. */
const hourTyped = ({ registeredAt }: Pick<PetitionRecord, 'registeredAt'>, receivedOn: string): string | null => {
  const typed = stampOf(registeredAt);
  return typed.date === formatDate(receivedOn) ? typed.time : null;
};

/** Brought to the desk it came at the hour of the visit, where one was written down. */
async function hourOf({ tx }: Act, record: PetitionRecord): Promise<string | null> {
  if (record.visitId === null) return hourTyped(record, record.receivedOn);
  const came = await findVisitInstant(tx, { unitId: record.unitId, id: record.visitId });
  const { time } = came ? stampOf(came) : { time: '' };
  return time === '' || time === '00:00' ? null : time;
}

type Registered = Pick<PetitionRecord, 'receivedOn' | 'petitionType' | 'registeredAt'>;

/** A registration was corrected: its receipts that nobody has signed say so too. Gives what is to be printed again or stays, as sentences. */
export async function followReceipts(
  act: Act,
  petition: Pick<PetitionRecord, 'unitId' | 'id' | 'visitId' | 'sealed'>,
  was: Registered & { parties: readonly PartyRow[] },
  is: Registered,
): Promise<string> {
  const said: Correcting[] = petition.sealed
    ? []
    : [
        { fields: ['giver'], was: giverOf(was.parties), is: giverOf(await listParties(act.tx, petition)) },
        { fields: ['contentType'], was: typeOf(was), is: typeOf(is) },
      ];
  const day: Correcting[] = [
    { fields: ['receivedOn'], was: was.receivedOn, is: is.receivedOn },
    { fields: ['receivedAtTime'], was: hourTyped(was, was.receivedOn), is: hourTyped(was, is.receivedOn) },
  ];
  const { rewritten, standing } = await seeingOwn(act.tx, petition.sealed, () => rewriteReceipts(act, petition, said, day));
  return [
    ...(rewritten.length > 0 ? ['Giấy biên nhận chưa ký được sửa theo; bản đã in thì in lại.'] : []),
    ...(standing.length > 0 ? ['Giấy biên nhận đã ký còn ghi như cũ.'] : []),
  ].join(' ');
}
