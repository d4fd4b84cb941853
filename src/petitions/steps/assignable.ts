// Who may be given a petition: the officers of the unit who process, but for those from whom the petition is hidden.
import { type Colleague, eachOnce, listColleagues, listUnconfirmed, namesOf } from '../../accounts/queries.ts';
import { namelessShortly, namelessUntil, shutShortly, shutUntil } from '../../accounts/waiting.ts';
import type { HouseTx, Tx, UnitTx } from '../../database/tx.ts';
import { draftFormWords } from '../../documents/drafts/names.ts';
import { listTakenAbout } from '../../documents/drafts/passing.ts';
import { FormInvalid } from '../../errors.ts';
import { listShutByAct } from '../../sealing/queries.ts';
import type { Act } from '../../web/act.ts';
import { listHiddenFrom } from '../named/queries.ts';

const processingRoles = ['processor', 'unit_head', 'reception_board_head'] as const;

/** Nothing tells that somebody is left out: not everybody who gives petitions out may know whom a denunciation names. Two queries. */
async function listAssignable(
  { tx, house }: { tx: Tx; house: HouseTx },
  petition: { unitId: number; id: number },
  today: string,
): Promise<Colleague[]> {
  const people = eachOnce(await listColleagues(house, petition.unitId, processingRoles, today));
  const named = await listHiddenFrom(tx, petition);
  return people.filter(({ accountId }) => !named.includes(accountId));
}

/**
 * The same as the list a form offers: of a sealed petition who cannot open it, or not whom it keeps, is marked; the hint says until when.
 * Two queries more for a sealed one.
 */
export async function listProcessorOptions(
  { tx, house }: { tx: Tx; house: HouseTx },
  petition: { unitId: number; id: number; sealed: boolean },
  today: string,
): Promise<{ options: { value: string; label: string }[]; hint: string }> {
  const people = await listAssignable({ tx, house }, petition, today);
  const none: ReadonlySet<number> = new Set();
  const ids = people.map(({ accountId }) => accountId);
  const shut = petition.sealed ? await listUnconfirmed(house, petition.unitId) : none;
  const nameless = petition.sealed ? await listShutByAct(tx, petition, ids) : none;
  const mark = (id: number) => (shut.has(id) ? [shutShortly] : nameless.has(id) ? [namelessShortly] : []);
  const marks = new Set(ids.flatMap(mark));
  return {
    options: people.map(({ accountId, name, title }) => ({
      value: String(accountId),
      label: [name, title, ...mark(accountId)].join(', '),
    })),
    hint: [...(marks.has(shutShortly) ? [shutUntil] : []), ...(marks.has(namelessShortly) ? [namelessUntil] : [])].join('. '),
  };
}

/** Whoever was chosen to handle a petition. @throws FormInvalid on `processor` when he is named in it, not of the unit, or not confirmed yet */
export async function assigneeOf(
  { tx, house, moment }: Act,
  petition: { unitId: number; id: number; sealed: boolean },
  accountId: number,
): Promise<Colleague> {
  const processor = (await listColleagues(house, petition.unitId, processingRoles, moment.today)).find(
    (one) => one.accountId === accountId,
  );
  if (!processor) throw new FormInvalid({ processor: 'Chọn chuyên viên đang làm việc tại đơn vị' });
  if ((await listHiddenFrom(tx, petition)).includes(accountId))
    throw new FormInvalid({ processor: 'Cán bộ này được nêu tên trong đơn nên không được giao xử lý' });
  if (petition.sealed && (await listUnconfirmed(house, petition.unitId)).has(accountId))
    throw new FormInvalid({
      processor: `${processor.name} ${shutShortly}. Chọn người khác, hoặc chờ xác nhận người này; xác nhận xong thì giao được`,
    });
  return processor;
}

/** To whom a petition is given: a form that gives it out knows by this whether a colleague was faster. */
export const assignedMark = ({ assignedTo }: { assignedTo: number | null }): string => String(assignedTo ?? 0);

/** Drafts about a petition that colleagues took over from who left: they stay with them when it is given to somebody else. '' for none. */
export async function takenDraftWords(tx: UnitTx, house: HouseTx, petitionId: number): Promise<string> {
  const taken = await listTakenAbout(tx, petitionId);
  if (taken.length === 0) return '';
  const names = await namesOf(house, [...new Set(taken.map(({ accountId }) => accountId))]);
  const held = taken.map(({ form, accountId }) => `“${draftFormWords(form)}” do ${names.get(accountId)} giữ`).join('; ');
  return `Bản nháp nhận bàn giao của đơn này: ${held}. Giao đơn cho người khác thì đề nghị người giữ mở “Bản nháp nhận bàn giao” và giao lại.`;
}
