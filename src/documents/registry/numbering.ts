// The number and the day of a paper: given by the clerk, taken from the office's own book, or borne from a paper issued by hand.
import { addClockEvent, startClock, stopClocks } from '../../deadlines/actions.ts';
import { formatDate } from '../../deadlines/dates.ts';
import { listClocks } from '../../deadlines/queries.ts';
import { FormInvalid, NotAllowedNow } from '../../errors.ts';
import { informSender } from '../../notifications/actions.ts';
import { loadPetition } from '../../petitions/queries.ts';
import { dateResultAnew, dateVerificationAnew, lockProceedingOf } from '../../proceedings/dated-anew.ts';
import { isVisitsOwn, lockVisitOf, mayOweNotice, saveVisitDue } from '../../reception/due-by-paper.ts';
import { unitProfile } from '../../units/queries.ts';
import type { Act } from '../../web/act.ts';
import { dutyEndedBy, isDatedByAct, isLetter, paperCatalogue } from '../papers/catalogue.ts';
import { letterSymbol, numberAndSymbol, ownSymbol, twoDigits } from '../papers/number.ts';
import { assertMay, recordPaper } from './acting.ts';
import { saveApproved } from './actions.ts';
import { beforeApproval, isPaperDay } from './approved-day.ts';
import { type ComingNumber, findOdd } from './book-order.ts';
import { blankCitations, citedKinds, kindsCitedBy, withCitations } from './citing.ts';
import { listKept, lockBook, nextPaperNumber } from './number-records.ts';
import { promisedWords, signOf, whyNotIts } from './promised.ts';
import { isEnteredOnPaper, listCitable, listUnissuedKinds } from './queries.ts';
import {
  type DaysBehind,
  daysBehind,
  findTelling,
  hasPaperNumber,
  lastDayOfBook,
  lockPaper,
  lockUnnumberedPapers,
  type PaperRow,
  savePaper,
  takePaperNumber,
} from './records.ts';
import { unfitSignerWords } from './unfit-signer.ts';

/**
 * The clerk gives number and date: per unit, symbol and year, from 1, without gaps of this program's making.
 * @param typed the number of the office's own book, where papers made outside share the series; later ones go on from it
 * @param isLeapMeant the clerk has looked again at a number that leaves others behind it unused
 * @param isEarlierMeant the clerk has looked again at a day before today; what was issued on paper before it was entered is not asked about
 * @param issuedOn 'YYYY-MM-DD', not after today, not before the day of the book's last number, nor before what the paper follows or its
 * words were approved; its year is the number's. What was issued on paper before its petition was entered late keeps its day and the
 * number it has there. A paper dated by its act keeps that day, whatever the book says: every period the law counts from it already
 * runs. A paper whose step, entered late, names its number takes that number and day. A paper that names another by its number waits for
 * that number.
 * @param letterCode the second part of a letter's symbol as the clerk corrected it; null leaves what it was drafted with
 * @throws FormInvalid
 */
export async function numberPaper(
  act: Act,
  id: number,
  issuedOn: string,
  typed: number | null = null,
  isLeapMeant = false,
  isEarlierMeant = true,
  letterCode: string | null = null,
): Promise<{ number: number; symbol: string }> {
  const { tx, actor, moment } = act;
  // The day of a result is written into its file (dateResultAnew).
  await lockProceedingOf(tx, { unitId: actor.unitId, id });
  await lockVisitOf(tx, { unitId: actor.unitId, id });
  const paper = await lockPaper(tx, actor, id);
  assertMay(act, 'number', paper);
  const unfit = await unfitSignerWords(tx, 'number', paper, moment.today);
  if (unfit) throw new NotAllowedNow(unfit, `/papers/${id}`);
  if (issuedOn > moment.today) throw new FormInvalid({ issuedOn: 'Ngày ban hành không được sau hôm nay' });
  const isDated = isDatedByAct(paper.kind) && paper.issuedOn !== null;
  if (isDated && issuedOn !== paper.issuedOn)
    throw new FormInvalid({
      issuedOn: `Văn bản này mang ngày ${formatDate(paper.issuedOn ?? '')}: các thời hạn tính từ ngày ấy`,
    });
  const wanted = typed ?? paper.promisedNumber;
  assertPromised(paper, issuedOn, wanted);
  const year = Number(issuedOn.slice(0, 4));
  const days = await daysBehind(tx, paper);
  const isOnPaper = paper.promisedNumber !== null || isPaperDay(issuedOn, days);
  if (!isDated)
    assertFollows(paper, days, issuedOn, {
      lastDay: isOnPaper ? null : await lastDayOfBook(tx, actor.unitId, paper.book, year),
      approvedOn: isOnPaper ? null : days.approvedOn,
    });
  if (isOnPaper && wanted === null)
    throw new FormInvalid({
      number: `Ngày ban hành ${formatDate(issuedOn)} trước ngày phê duyệt trong phần mềm ${formatDate(days.approvedOn ?? '')}: nhập số của văn bản ấy theo sổ giấy`,
    });
  const isOfToday = issuedOn === moment.today || isOnPaper || days.enteredOn !== null;
  if (!isOfToday && !isEarlierMeant) {
    const lastDay = await lastDayOfBook(tx, actor.unitId, paper.book, year);
    throw new FormInvalid({
      earlier: `${earlierWords(issuedOn, moment.today, isDated)}${crossingWords(paper, issuedOn, lastDay)}`,
    });
  }
  const fields = await citingFields(act, paper);
  // A number promised in the book of a unit taken over is no number of ours.
  if (wanted !== null && paper.promisedBook === null)
    await takeTyped(act, paper, { year, number: wanted, issuedOn }, { isOnPaper, isLeapMeant });
  const number = wanted ?? (await nextPaperNumber(tx, actor.unitId, paper.book, year));
  const sign = letterCode !== null && isLetter(paper.kind) ? { letterCode, symbol: letterSymbol(paper.book, letterCode) } : {};
  const symbol = sign.symbol ?? paper.symbol;
  await savePaper(tx, paper, { state: 'numbered', year, number, issuedOn, fields, ...sign });
  await citeIn(act, paper);
  await endDuty(act, paper, issuedOn);
  if (!isDated) {
    await oweFrom(act, paper, issuedOn);
    await dateResultAnew(act, paper, { called: numberAndSymbol(number, symbol), issuedOn });
    await dateVerificationAnew(act, paper, issuedOn);
  }
  await tellSender(act, paper);
  await recordPaper(act, 'paper.numbered', paper, {
    number,
    symbol,
    issuedOn,
    ...(wanted === null ? {} : { chosen: true }),
  });
  return { number, symbol };
}

/** What is asked before a paper takes a number with a day that has passed; one that is the act itself cannot simply take another day. */
function earlierWords(issuedOn: string, today: string, isDated: boolean): string {
  const otherwise = isDated ? 'Chưa ký thì rút lại bước đã ghi rồi ghi lại với ngày ký' : 'Chưa ký thì sửa lại ngày';
  return `Ngày ban hành ${formatDate(issuedOn)} trước hôm nay, ${formatDate(today)}. ${otherwise}; đánh dấu ở đây khi văn bản đã ký đúng ngày ấy`;
}

/** A paper that keeps the day of its act may stand behind a number of a later day: who gives it the number is told. */
function crossingWords({ book }: PaperRow, issuedOn: string, lastDay: string | null): string {
  return lastDay !== null && issuedOn < lastDay
    ? `. Số gần nhất của ký hiệu ${book} mang ngày ${formatDate(lastDay)}: số cấp bây giờ đứng sau số ấy mà mang ngày trước, sổ không còn theo thứ tự ngày`
    : '';
}

/** @throws FormInvalid for another number or day than the step of the paper names */
function assertPromised(paper: PaperRow, issuedOn: string, wanted: number | null): void {
  const words = promisedWords(paper);
  if (words && wanted !== paper.promisedNumber) throw new FormInvalid({ number: words });
  if (words && issuedOn !== paper.promisedOn) throw new FormInvalid({ issuedOn: words });
}

/** The number typed is taken in the own book. @throws FormInvalid for one it cannot be */
async function takeTyped(
  act: Act,
  paper: PaperRow,
  { year, number, issuedOn }: { year: number; number: number; issuedOn: string },
  { isOnPaper, isLeapMeant }: { isOnPaper: boolean; isLeapMeant: boolean },
): Promise<void> {
  await assertFree(act, paper, year, number);
  if (!isLeapMeant) await assertMeant(act, paper, { year, number, on: isOnPaper ? issuedOn : null });
  if (!(await takeWanted(act, paper, year, number, isOnPaper)))
    throw new FormInvalid({ number: await usedWords(act, paper, year, number, isOnPaper) });
}

/** Nobody else gives or promises a number meanwhile. @throws FormInvalid for one that another paper has, or is to take */
async function assertFree({ tx, actor }: Act, paper: PaperRow, year: number, wanted: number): Promise<void> {
  await lockBook(tx, actor.unitId, paper.book, year);
  const refused = await whyNotIts(tx, paper, year, wanted);
  if (refused) throw new FormInvalid({ number: refused });
}

/**
 * @param latest the day of the book's last number, and of the approval; null where the number comes from the paper book
 * @throws FormInvalid with the latest of the days it may not lie before
 */
function assertFollows(
  paper: PaperRow,
  days: DaysBehind,
  issuedOn: string,
  { lastDay, approvedOn }: { lastDay: string | null; approvedOn: string | null },
): void {
  const behind = [
    {
      on: lastDay,
      words: (day: string) => `Số gần nhất của ký hiệu ${paper.book} mang ngày ${day}: văn bản lấy số sau ghi từ ngày ấy trở đi`,
    },
    { on: days.actOn, words: (day: string) => `Văn bản này lập theo việc ngày ${day}: ngày ban hành từ ngày ấy trở đi` },
    { on: days.receivedOn, words: (day: string) => `Hồ sơ tiếp nhận ngày ${day}: ngày ban hành từ ngày ấy trở đi` },
    {
      on: approvedOn,
      words: () => beforeApproval(issuedOn, days, 'issue'),
    },
  ].flatMap(({ on, words }) => (on !== null && issuedOn < on ? [{ on, words: words(formatDate(on)) }] : []));
  const [latest] = behind.sort((a, b) => b.on.localeCompare(a.on));
  if (latest) throw new FormInvalid({ issuedOn: latest.words });
}

/** Takes the number typed; of the paper book also one the counter has passed, while no paper here has it. */
async function takeWanted({ tx, actor }: Act, { book }: PaperRow, year: number, wanted: number, isOnPaper: boolean) {
  if (isOnPaper && (await hasPaperNumber(tx, actor.unitId, book, year, wanted))) return false;
  return (await takePaperNumber(tx, actor.unitId, book, year, wanted)) || isOnPaper;
}

/** How another number is chosen: a promised one is of the step that named it. */
const otherNumber = ({ promisedNumber }: PaperRow): string =>
  promisedNumber === null ? 'Sửa lại số' : 'Sai số thì rút lại bước đã nêu số';

/** @throws FormInvalid for a number that leaves others unused, or of the paper book stands among other days, until it is confirmed */
async function assertMeant({ tx, actor }: Act, paper: PaperRow, coming: Omit<ComingNumber, 'book'>): Promise<void> {
  const odd = await findOdd(tx, actor.unitId, { book: paper.book, ...coming });
  if (odd) throw new FormInvalid({ leap: `${odd.words}. ${otherNumber(paper)}, hoặc đánh dấu ở đây ${odd.confirmed}` });
}

/** Why a number is not free that no paper here has or is promised. */
async function usedWords({ tx, actor }: Act, { book }: PaperRow, year: number, wanted: number, isOnPaper: boolean) {
  const called = `Số ${wanted} của ký hiệu ${book}`;
  if (isOnPaper) return `${called} đã cấp cho một văn bản khác trong phần mềm. Xem lại số trên văn bản`;
  const otherwise = 'Nhập số lớn hơn số đã cấp gần nhất, hoặc để trống';
  const last = await lockBook(tx, actor.unitId, book, year);
  const isSkipped = wanted < last && !(await isEnteredOnPaper(tx, actor.unitId, book, year, wanted));
  return isSkipped ? `${called} đã bỏ qua: sổ đã sang số ${twoDigits(last)}. ${otherwise}` : `${called} đã dùng. ${otherwise}`;
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
  const subject = { visitId: paper.visitId };
  const ended = await stopClocks(tx, actor, rules, subject, issuedOn, 'Đã ban hành văn bản', moment, [rule]);
  if (ended.length > 0 && isVisitsOwn(rule)) await saveVisitDue(tx, { unitId: paper.unitId, id: paper.visitId }, null);
}

/** A decision of acceptance made anew: what is to be told of it again is owed from the day it bears, not from the acceptance. */
async function oweFrom(act: Act, { kind, unitId, proceedingId }: PaperRow, issuedOn: string): Promise<void> {
  if (kind !== 'TC04_2019' || proceedingId === null) return;
  const { tx, actor, rules, moment } = act;
  const told = (await listClocks(tx, unitId, { proceedingId })).filter(
    (clock) => clock.ruleCode === 'TC_NOTICE' && !clock.takenBack,
  );
  const [again] = told.slice(1).slice(-1);
  // Never told before: it has been owed since the acceptance.
  if (!again || again.stoppedOn !== null || again.startedOn >= issuedOn) return;
  const reason = 'Quyết định thụ lý lập lại mang ngày này';
  await addClockEvent(tx, actor, rules, again, { type: 'startCorrected', on: issuedOn, to: issuedOn, reason }, moment);
}

/** What was issued is taken back: the duty it ended is owed again, from the day it began; from today where it had left within its days. */
export async function oweAgain(act: Act, paper: PaperRow): Promise<void> {
  const rule = dutyEndedBy(paper.kind);
  if (rule === undefined || paper.visitId === null || paper.number === null) return;
  const { tx, actor, rules, moment } = act;
  const subject = { visitId: paper.visitId };
  const last = (await listClocks(tx, paper.unitId, subject)).filter((clock) => clock.ruleCode === rule).at(-1);
  if (!last || last.stoppedOn === null) return;
  const isKept = paper.sentOn !== null && last.dueOn !== null && paper.sentOn <= last.dueOn;
  const isMain = isVisitsOwn(rule);
  if (isMain && !(await mayOweNotice(tx, paper.visitId))) return;
  const on = isKept ? moment.today : last.startedOn;
  const { state } = await startClock(tx, actor, rules, subject, { rule, on, isMain }, moment);
  if (isMain) await saveVisitDue(tx, { unitId: paper.unitId, id: paper.visitId }, state.dueOn);
}

/**
 * A paper made outside this program carries this number of the office's own book: later ones go on from it. Symbols of other
 * books are none of ours. Gives the symbol as the book spells it; null when a paper here already has the number.
 * @param on the day the paper bears, 'YYYY-MM-DD'; its year is the number's
 * @param isMeant whoever enters it has looked again at a number that leaves others unused, or stands among other days
 * @throws FormInvalid with `leap` until that is confirmed
 */
export async function takeBookNumber(
  act: Act,
  written: string,
  number: number,
  on: string,
  isMeant: boolean,
): Promise<string | null> {
  const { tx, house, actor } = act;
  const year = Number(on.slice(0, 4));
  const own = ownSymbol(written, (await unitProfile(house, actor.unitId)).symbol);
  const book = own?.book ?? written;
  if (own !== null) await lockBook(tx, actor.unitId, book, year);
  if (await hasPaperNumber(tx, actor.unitId, book, year, number)) return null;
  // Letters made outside keep numbers of our own book only.
  const kept = await listKept(tx, book, year, number, number);
  if (kept.some(({ paperId }) => own !== null || paperId !== 0)) return null;
  if (own === null) return written;
  const odd = isMeant ? null : await findOdd(tx, actor.unitId, { book, year, number, on });
  if (odd) throw new FormInvalid({ leap: `${odd.words}. Sửa lại số, hoặc đánh dấu ở đây ${odd.confirmed}` });
  await takePaperNumber(tx, actor.unitId, book, year, number);
  return own.symbol;
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
  await lockProceedingOf(tx, { unitId: actor.unitId, id });
  const paper = await lockPaper(tx, actor, id);
  const year = Number(borne.issuedOn.slice(0, 4));
  const isOtherDay = isDatedByAct(paper.kind) && paper.issuedOn !== null && paper.issuedOn !== borne.issuedOn;
  const sign = signOf(paper, borne.symbol);
  if (sign === null || paper.state !== 'draft' || isOtherDay) return false;
  if (await hasPaperNumber(tx, actor.unitId, paper.book, year, borne.number)) return false;
  if (await whyNotIts(tx, paper, year, borne.number)) return false;
  await saveApproved(act, paper, true);
  await savePaper(tx, paper, { state: 'numbered', year, number: borne.number, issuedOn: borne.issuedOn, ...sign });
  await citeIn(act, paper);
  const symbol = sign.symbol ?? paper.symbol;
  await dateResultAnew(act, paper, { called: numberAndSymbol(borne.number, symbol), issuedOn: borne.issuedOn });
  const { number, issuedOn } = borne;
  await recordPaper(act, 'paper.numbered', paper, { number, symbol, issuedOn, chosen: true });
  return true;
}
