// The page that corrects an entry: the entry form again, filled with what is stored, with a reason and the version seen.

import { z } from 'zod';
import { matrix } from '../accounts/permissions.ts';
import { listColleagues } from '../accounts/queries.ts';
import type { OfficerRole } from '../accounts/roles.ts';
import { NotAllowedNow } from '../errors.ts';
import { whoWords } from '../petitions/proposals/route.ts';
import { isOpenWordsAsked } from '../sealing/open-words.ts';
import type { FormState, FormValues } from '../web/forms.ts';
import { assertOwnUnit } from '../web/own-unit.ts';
import type { Context, Moment } from '../web/pages.ts';
import type { Correction } from './correction.ts';
import { isVisitOvertaken, mergeVisit, visitBase } from './correction-merge.ts';
import { type EntryStep, readEntry, visitEntry } from './entry-form.ts';
import { type EntryPage, entryScreen } from './entry-screen.ts';
import { entryQuestionOn } from './open-words.ts';
import { listVisitMatters, listVisitParties, loadVisitRecord, type VisitRecord } from './queries.ts';
import { openReceiptItems } from './receipt.ts';
import { sealedElsewhere } from './seal-request.ts';
import { everWrittenDown } from './sealing.ts';
import { entryOf, entryValues } from './stored-entry.ts';
import { visitNumber } from './visit.ts';
import { sessionHasItsOwn } from './workflow.ts';

/** Who may void a number. */
const headRoles = matrix['visit:void'] as readonly OfficerRole[];
const wholeEntry = { 'sealed-facts': '1' };
export type PostedCorrection = { step: EntryStep; correction: null } | { step: null; correction: Correction };

/** The entry form plus version and reason. The outcome is not corrected here, so its own conditions are not asked again. */
export function correctionForm(moment: Moment) {
  const entry = visitEntry(moment, true);
  return z.record(z.string(), z.union([z.string(), z.array(z.string())])).transform((values, context): PostedCorrection => {
    const read = entry.safeParse(values);
    if (read.success && read.data.step !== null) return { step: read.data.step, correction: null };
    const one = (name: string) => String((Array.isArray(values[name]) ? values[name][0] : values[name]) ?? '');
    if (!read.success)
      for (const issue of read.error.issues)
        context.addIssue({ code: 'custom', path: issue.path as string[], message: issue.message });
    if (one('reason') === '') context.addIssue({ code: 'custom', path: ['reason'], message: 'Nhập lý do sửa' });
    if (!/^\d{1,9}$/.test(one('version')))
      context.addIssue({ code: 'custom', path: ['version'], message: 'Tải lại trang rồi sửa lại' });
    if (!read.success || read.data.entry === null || one('reason') === '' || !/^\d{1,9}$/.test(one('version'))) return z.NEVER;
    return {
      step: null,
      correction: {
        entry: read.data.entry,
        withDocuments: one('documents-asked') === '1',
        asked: new Set(Object.keys(values)),
        version: Number(one('version')),
        reason: one('reason').slice(0, 500),
      },
    };
  });
}

interface Stored {
  values: FormValues;
  sealed: boolean;
  /** This officer reads its words. */
  isReadable: boolean;
  number: string;
  version: number;
  visit: VisitRecord;
  asksDocuments: boolean;
}

async function storedValues(context: Context): Promise<Stored> {
  const visit = await loadVisitRecord(context.tx, context.id);
  assertOwnUnit(context, visit);
  if (visit.isNoShow) throw new NotAllowedNow(sessionHasItsOwn, `/visits/${visit.id}/session`);
  const entry = entryOf(visit, await listVisitParties(context.tx, visit), await listVisitMatters(context.tx, visit));
  const documents = visit.sealed ? undefined : await openReceiptItems(context.tx, visit);
  const asksDocuments = documents !== undefined;
  return {
    asksDocuments,
    values: entryValues({ ...entry, documents: documents ?? [] }),
    sealed: visit.sealed,
    isReadable: visit.content !== null,
    number: visitNumber(visit),
    version: visit.version,
    visit,
  };
}

/** What the page opens with. */
export async function correctionValues(context: Context): Promise<FormValues> {
  const { values, version, sealed } = await storedValues(context);
  return { ...values, ...(sealed ? wholeEntry : {}), version: String(version), base: visitBase(values, sealed), reason: '' };
}

/** The version a save is made on: where nothing of the visit's own was corrected meanwhile, the one that stands. */
export async function versionMeant(context: Context, typed: FormValues): Promise<number> {
  const { values, sealed, version } = await storedValues(context);
  return isVisitOvertaken(values, typed, sealed) ? Number(typed.version) : version;
}

/** The page; over a save made meanwhile it lays what was changed here, shows it field by field and takes the new version. */
export async function correctionScreen(context: Context, form: FormState): Promise<EntryPage> {
  const { values, sealed, isReadable, number, version, visit, asksDocuments } = await storedValues(context);
  const elsewhere = await sealedElsewhere(context, visit);
  const denunciation = sealed ? 'yes' : elsewhere ? 'no' : String(form.values.denunciation ?? values.denunciation ?? 'no');
  // Whatever older version the form or its draft was opened on, the page stands on the newest and takes the next save.
  const isOlder = form.values.version !== String(version);
  const overtaken = isOlder && isVisitOvertaken(values, form.values, sealed);
  const merged = overtaken ? mergeVisit(values, form.values, sealed) : { values: form.values, differing: [], taken: [] };
  const fresh = isOlder ? { version: String(version), base: visitBase(values, sealed) } : {};
  const said = overtaken && !form.errors.version ? 'Lượt tiếp này vừa được sửa ở nơi khác.' : '';
  const taken = merged.taken.length > 0 ? `Đã lấy theo bản mới: ${merged.taken.join(', ')}.` : '';
  const typed =
    sealed || denunciation !== 'yes' || !isOpenWordsAsked(form) ? null : readEntry(form.values, context.moment, true).entry;
  return entryScreen(
    context,
    {
      ...form,
      values: { ...merged.values, denunciation, ...fresh },
      note: [form.note, said, taken].filter(Boolean).join(' '),
    },
    {
      title: `Sửa thông tin đã ghi, ${number}`,
      heading: `Sửa thông tin đã ghi, ${number}`,
      backHref: `/visits/${context.id}`,
      correcting: true,
      factsOnly: sealed,
      asksCompanions: isReadable,
      asksDocuments,
      sealedNote: sealed ? await sealedNote(context, visit.petitionId) : '',
      sealedElsewhere: elsewhere,
      changedMeanwhile: merged.differing,
      primaryLabel: 'Lưu thông tin đã sửa',
      ...(typed
        ? { openWordsQuestion: entryQuestionOn(typed, await everWrittenDown(context.tx, visit, typed.respondentName)) }
        : {}),
    },
  );
}

/** A name, or words, behind the seal were written down wrongly: by whom and where that is put right. */
async function sealedNote({ house, actor, moment }: Context, petitionId: number | null): Promise<string> {
  const shut = 'Thông tin người tố cáo và nội dung đã niêm phong, không sửa tại đây.';
  if (petitionId !== null) return `${shut} Ghi sai thì sửa tại hồ sơ đơn của lượt tiếp này, do người được đọc nội dung tố cáo.`;
  const heads = await listColleagues(house, actor.unitId, headRoles, moment.today);
  return `${shut} Ghi sai họ tên hoặc tóm tắt thì ${whoWords(heads, 'trưởng bộ phận, lãnh đạo')} mở lượt tiếp này, chọn Hủy số và ghi lý do; người tiếp ghi lại lượt tiếp với số mới.`;
}
