// The number and the day of a paper: given by the clerk, taken from the office's own book, or borne from a paper issued by hand.
import { startClock, stopClocks } from '../../deadlines/actions.ts';
import { formatDate } from '../../deadlines/dates.ts';
import { listClocks } from '../../deadlines/queries.ts';
import { FormInvalid } from '../../errors.ts';
import { informSender } from '../../notifications/actions.ts';
import { loadPetition } from '../../petitions/queries.ts';
import { unitProfile } from '../../units/queries.ts';
import type { Act } from '../../web/act.ts';
import { dutyEndedBy, isDatedByAct, paperCatalogue } from '../papers/catalogue.ts';
import { ownSymbol, twoDigits } from '../papers/number.ts';
import { assertMay, recordPaper } from './acting.ts';
import { saveApproved } from './actions.ts';
import { blankCitations, citedKinds, kindsCitedBy, withCitations } from './citing.ts';
import { listCitable, listUnissuedKinds, peekNumber } from './queries.ts';
import {
  daysBehind,
  findTelling,
  hasPaperNumber,
  lastDayOfBook,
  lockPaper,
  lockUnnumberedPapers,
  nextPaperNumber,
  type PaperRow,
  savePaper,
  takePaperNumber,
} from './records.ts';

/**
 * The clerk gives number and date: per unit, symbol and year, from 1, without gaps of this program's making.
 * @param wanted the number of the office's own book, where papers made outside share the series; later ones go on from it
 * @param isLeapMeant the clerk has looked again at a number that leaves others behind it unused
 * @param issuedOn 'YYYY-MM-DD', not after today, not before the day of the book's last number, nor before what the paper follows; its
 * year is the number's. A paper dated by its act keeps that day, whatever the book says: every period the law counts from it already
 * runs. A paper that names another by its number waits for that number. @throws FormInvalid
 */
export async function numberPaper(
  act: Act,
  id: number,
  issuedOn: string,
  wanted: number | null = null,
  isLeapMeant = false,
): Promise<{ number: number; symbol: string }> {
  const { tx, actor, moment } = act;
  const paper = await lockPaper(tx, actor, id);
  assertMay(act, 'number', paper);
  if (issuedOn > moment.today) throw new FormInvalid({ issuedOn: 'Ngày ban hành không được sau hôm nay' });
  if (isDatedByAct(paper.kind) && paper.issuedOn !== null && issuedOn !== paper.issuedOn)
    throw new FormInvalid({ issuedOn: `Văn bản này mang ngày ${formatDate(paper.issuedOn)}: các thời hạn tính từ ngày ấy` });
  const year = Number(issuedOn.slice(0, 4));
  const lastDay = isDatedByAct(paper.kind) ? null : await lastDayOfBook(tx, actor.unitId, paper.symbol, year);
  if (lastDay !== null && issuedOn < lastDay)
    throw new FormInvalid({
      issuedOn: `Số gần nhất của ký hiệu ${paper.symbol} mang ngày ${formatDate(lastDay)}: văn bản lấy số sau ghi từ ngày ấy trở đi`,
    });
  if (!isDatedByAct(paper.kind)) await assertFollows(act, paper, issuedOn);
  const fields = await citingFields(act, paper);
  if (wanted !== null && !isLeapMeant) await assertNext(act, paper, year, wanted);
  const number = wanted ?? (await nextPaperNumber(tx, actor.unitId, paper.symbol, year));
  if (wanted !== null && !(await takePaperNumber(tx, actor.unitId, paper.symbol, year, wanted)))
    throw new FormInvalid({
      number: `Số ${wanted} của ký hiệu ${paper.symbol} đã dùng. Nhập số lớn hơn số đã cấp gần nhất, hoặc để trống`,
    });
  await savePaper(tx, paper, { state: 'numbered', year, number, issuedOn, fields });
  await citeIn(act, paper);
  await endDuty(act, paper, issuedOn);
  await tellSender(act, paper);
  await recordPaper(act, 'paper.numbered', paper, {
    number,
    symbol: paper.symbol,
    issuedOn,
    ...(wanted === null ? {} : { chosen: true }),
  });
  return { number, symbol: paper.symbol };
}

/** @throws FormInvalid for a day before the petition came in, or before the act the paper carries out */
async function assertFollows({ tx }: Act, paper: PaperRow, issuedOn: string): Promise<void> {
  const { actOn, receivedOn } = await daysBehind(tx, paper);
  if (actOn !== null && issuedOn < actOn)
    throw new FormInvalid({
      issuedOn: `Văn bản này lập theo việc ngày ${formatDate(actOn)}: ngày ban hành từ ngày ấy trở đi`,
    });
  if (receivedOn !== null && issuedOn < receivedOn)
    throw new FormInvalid({
      issuedOn: `Hồ sơ tiếp nhận ngày ${formatDate(receivedOn)}: ngày ban hành từ ngày ấy trở đi`,
    });
}

/** @throws FormInvalid for a number that leaves others unused for good, until it is confirmed */
async function assertNext({ tx, actor }: Act, { symbol }: PaperRow, year: number, wanted: number): Promise<void> {
  const next = await peekNumber(tx, actor.unitId, symbol, year);
  if (wanted <= next) return;
  const last = twoDigits(wanted - 1);
  const skipped = wanted - next === 1 ? `Số ${last}` : `Các số từ ${twoDigits(next)} đến ${last}`;
  throw new FormInvalid({
    leap: `${skipped} của ký hiệu ${symbol} chưa dùng. Sửa lại số, hoặc đánh dấu ở đây để cấp số ${twoDigits(wanted)}: số bỏ qua không cấp được nữa`,
  });
}

/**
 * The fields of a paper about to be numbered, with the numbers it names as they stand. @throws FormInvalid while one of them has not been given
 */
async function citingFields({ tx }: Act, paper: PaperRow): Promise<Record<string, unknown>> {
  const cited = kindsCitedBy(paper.kind);
  if (cited.length === 0 || paper.proceedingId === null) return paper.fields;
  const proceeding = { unitId: paper.unitId, id: paper.proceedingId };
  const fields = withCitations(paper.kind, paper.fields, await listCitable(tx, proceeding, cited));
  const still = blankCitations(paper.kind, fields);
  const waiting = still.length === 0 ? [] : (await listUnissuedKinds(tx, proceeding)).filter((kind) => still.includes(kind));
  const [first] = waiting;
  if (first === undefined) return fields;
  throw new FormInvalid({
    issuedOn: `Văn bản này nêu số của “${paperCatalogue[first].title}”, chưa được cấp. Cấp số văn bản ấy trước`,
  });
}

/** A paper was numbered or revoked: those of its proceeding that name it and have no number themselves say what stands now. */
export async function citeIn({ tx, actor }: Act, { kind, unitId, proceedingId }: PaperRow): Promise<void> {
  if (proceedingId === null || !citedKinds.includes(kind)) return;
  const papers = await listCitable(tx, { unitId, id: proceedingId }, [kind]);
  for (const paper of await lockUnnumberedPapers(tx, actor, proceedingId)) {
    const fields = withCitations(paper.kind, paper.fields, papers);
    if (fields !== paper.fields) await savePaper(tx, paper, { fields });
  }
}

/** What the act of this paper has for the citizen's mail goes out now that the paper stands: before, it was a draft. */
async function tellSender(act: Act, paper: PaperRow): Promise<void> {
  const words = paper.petitionId === null ? undefined : await findTelling(act.tx, paper);
  if (words !== undefined && paper.petitionId !== null)
    await informSender(act, await loadPetition(act.tx, paper.petitionId), words);
}

/** A notice the law asks for is issued: the clock of that duty ends on the day it bears. */
async function endDuty(act: Act, paper: PaperRow, issuedOn: string): Promise<void> {
  const rule = dutyEndedBy(paper.kind);
  if (rule === undefined || paper.visitId === null) return;
  const { tx, actor, rules, moment } = act;
  await stopClocks(tx, actor, rules, { visitId: paper.visitId }, issuedOn, 'Đã ban hành văn bản', moment, [rule]);
}

/** What was issued is taken back: the duty it ended is owed again, from the day it began. */
export async function oweAgain(act: Act, paper: PaperRow): Promise<void> {
  const rule = dutyEndedBy(paper.kind);
  if (rule === undefined || paper.visitId === null || paper.number === null) return;
  const { tx, actor, rules, moment } = act;
  const subject = { visitId: paper.visitId };
  const last = (await listClocks(tx, paper.unitId, subject)).filter((clock) => clock.ruleCode === rule).at(-1);
  if (last && last.stoppedOn !== null) await startClock(tx, actor, rules, subject, { rule, on: last.startedOn }, moment);
}

/**
 * A paper made outside this program carries this number of the office's own book: later ones go on from it. Symbols of other
 * books are none of ours. Gives the symbol as the book spells it; null when a paper here already has the number.
 */
export async function takeBookNumber(act: Act, written: string, year: number, number: number): Promise<string | null> {
  const { tx, house, actor } = act;
  const own = ownSymbol(written, (await unitProfile(house, actor.unitId)).symbol);
  if (await hasPaperNumber(tx, actor.unitId, own ?? written, year, number)) return null;
  if (own !== null) await takePaperNumber(tx, actor.unitId, own, year, number);
  return own ?? written;
}

/** What a paper issued before it was made here already bears; dates 'YYYY-MM-DD'. */
export interface BorneNumber {
  symbol: string;
  number: number;
  issuedOn: string;
}

/**
 * This paper was issued by hand before: it bears the number and day it has there, which the office's book has taken already.
 * Gives whether it is that paper: of another symbol, or dated by another day's act, it is not.
 */
export async function bearNumber(act: Act, id: number, borne: BorneNumber): Promise<boolean> {
  const { tx, actor } = act;
  const paper = await lockPaper(tx, actor, id);
  const year = Number(borne.issuedOn.slice(0, 4));
  const isOtherDay = isDatedByAct(paper.kind) && paper.issuedOn !== null && paper.issuedOn !== borne.issuedOn;
  const isOtherSymbol = paper.symbol.toLocaleUpperCase('vi') !== borne.symbol.toLocaleUpperCase('vi');
  if (isOtherSymbol || paper.state !== 'draft' || isOtherDay) return false;
  if (await hasPaperNumber(tx, actor.unitId, paper.symbol, year, borne.number)) return false;
  await saveApproved(act, paper);
  await savePaper(tx, paper, { state: 'numbered', year, number: borne.number, issuedOn: borne.issuedOn });
  await citeIn(act, paper);
  const { number, issuedOn } = borne;
  await recordPaper(act, 'paper.numbered', paper, { number, symbol: paper.symbol, issuedOn, chosen: true });
  return true;
}
