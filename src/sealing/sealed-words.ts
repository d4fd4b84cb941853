// Words written into a record already sealed. They are not asked about as a form that seals is (open-words.ts): the question would tell
// who denounces to somebody who only guesses. What names a sender is replaced at once, and whoever wrote it is seen (docs/decisions/0054).
import { may } from '../accounts/permissions.ts';
import { recordEvent } from '../audit/events.ts';
import { FormInvalid, NotAllowedNow } from '../errors.ts';
import type { Act } from '../web/act.ts';
import { openToCompare } from './identities.ts';
import { mostNamed, namedIn } from './many-names.ts';
import { mayKnowSenders } from './queries.ts';
import { asEverNamed, type Betrayed, standIns, withoutSenders } from './senders-in-text.ts';

/** The record written into. The people of a visit are asked for by the visit, also once it brought a petition. */
export interface WrittenInto {
  unitId: number;
  sealed: boolean;
  petitionId?: number | null;
  visitId?: number | null;
  proceedingId?: number | null;
  transferId?: number | null;
  /** Whom the seal keeps, where the record is another unit's: of a package received. */
  people?: () => Promise<Betrayed[]>;
}

/** The record of a petition's own row. */
export const ofPetition = ({ unitId, id, sealed }: { unitId: number; id: number; sealed: boolean }): WrittenInto => ({
  unitId,
  sealed,
  petitionId: id,
});

export const replacedWords = 'Họ tên người tố cáo trong phần vừa ghi đã được thay bằng “người tố cáo”.';
/** To who may not know them: the same whoever was named, so that it answers nothing. */
export const nameless =
  'Hồ sơ tố cáo không nêu người dân: họ tên trong phần vừa ghi có thể được lưu thành “một công dân”. Đọc lại phần đã lưu.';
const mostMatches = 5;
const matchWindowHours = 24;
const refusedWords =
  'Trong 24 giờ qua phần ông, bà ghi vào hồ sơ này đã năm lần nêu người tố cáo, nên hồ sơ tạm không nhận thêm chữ của ông, bà. Để cán bộ khác ghi, hoặc ghi lại vào ngày mai';

/**
 * The words as they may stand in a sealed record: what names a sender replaced by "người tố cáo", his numbers and address hidden. Says
 * so with the act, and records that it happened, without the words, also when the act is refused; the words themselves are kept nowhere.
 * Who may not open the identities reads "một công dân" there, and is told the same whomever he named. An open record's words stay.
 * @param words a form or a part of one: every text in it is looked at, however deep
 * @param standing what the form already held: a text that stands there unchanged is not looked at
 * @throws FormInvalid once this officer's words have named a sender of this record five times within 24 hours, whatever they say now; and
 *   when they name more people at once than a sentence does: which of a list is replaced would be an answer
 */
export async function withoutSendersOf<T>(act: Act, record: WrittenInto, words: T, standing?: unknown): Promise<T> {
  if (!record.sealed) return words;
  const stood = new Set(textsIn(standing));
  const typed = textsIn(words).filter((text) => text.length > 3 && !stood.has(text));
  if (typed.length === 0) return words;
  const hasSeen = await refuseTrying(act, record);
  if (!hasSeen) await refuseLists(act, record, typed);
  const knows = hasSeen || (await mayKnowSenders(act.tx, act.actor, record));
  const standIn = knows ? standIns.sender : standIns.anybody;
  const put = await replacing(act, record, await peopleOf(act, record), typed, standIn);
  // Where nothing looks like a name, what was put in its place is to be read in the record all the same.
  if (!knows && (put.size > 0 || (await namesSomebody(act, record, typed)))) act.remark?.(nameless);
  if (put.size === 0) return words;
  const matched = {
    kind: 'identity.matched',
    at: act.moment.at,
    unitId: record.unitId,
    petitionId: record.petitionId ?? null,
    visitId: record.visitId ?? null,
    proceedingId: record.proceedingId ?? null,
    transferId: record.transferId ?? null,
    sealed: true,
    requestId: act.requestId,
  };
  await recordEvent(act.tx, act.actor, matched);
  // Whatever refuses the act after this: its answer may tell what was found, and is not to be had without a trace.
  act.outlast?.((tx) => recordEvent(tx, act.actor, matched));
  if (knows) act.remark?.(replacedWords);
  return withTexts(words, (text) => put.get(text) ?? text) as T;
}

/**
 * The last look at a paper of a sealed record before it goes out: its words were replaced when they were typed, those of before the seal
 * and of before this rule were not.
 * @param labelOf the name on the form of a field of the paper's data
 * @throws NotAllowedNow naming the part to put in other words, never whom it names: of the registration, where the paper took it from there
 */
export async function assertNamesNoSender(
  act: Act,
  record: WrittenInto & { id: number },
  fields: object,
  labelOf: (field: string) => string,
): Promise<void> {
  if (!record.sealed) return;
  const people = await peopleOf(act, record);
  const found = await replacing(act, record, people, textsIn(fields));
  if (found.size === 0) return;
  const stood = new Set(await standingWords(act, record));
  const naming = Object.entries(fields).filter(([, value]) => textsIn(value).some((text) => found.has(text) && !stood.has(text)));
  if (naming.length === 0) return;
  const taken = await takenOver(
    act,
    record,
    people,
    naming.flatMap(([, value]) => textsIn(value)),
  );
  if (taken.length > 0)
    throw new NotAllowedNow(
      `Văn bản nêu họ tên, số hoặc địa chỉ của người tố cáo, lấy từ mục ${taken.join(', ')} của thông tin đăng ký. Sửa mục ấy thành “người tố cáo” ở “Sửa thông tin đăng ký” của đơn, trả lại để soạn lại văn bản, rồi phê duyệt.`,
      may(act.actor, 'petition:correct') ? `/petitions/${record.petitionId}/correction` : `/petitions/${record.petitionId}`,
    );
  const parts = [...new Set(naming.map(([name]) => labelOf(name)))].join(', ');
  throw new NotAllowedNow(
    `Văn bản nêu họ tên, số hoặc địa chỉ của người tố cáo ở mục ${parts}. Trả lại để sửa mục ấy thành “người tố cáo”, rồi phê duyệt.`,
    `/papers/${record.id}`,
  );
}

async function peopleOf(act: Act, { unitId, petitionId, visitId, people }: WrittenInto): Promise<Betrayed[]> {
  if (people) return people();
  return asEverNamed(await openToCompare(act, visitId ? { unitId, visitId } : { unitId, petitionId: petitionId ?? 0 }));
}

/** Of these texts the ones that name somebody of these people, each with what is put in its place. */
async function replacing(
  act: Act,
  record: WrittenInto,
  people: readonly Betrayed[],
  texts: readonly string[],
  standIn: string = standIns.sender,
): Promise<Map<string, string>> {
  const replacedIn = (others: readonly string[], of: Iterable<string>) =>
    new Map(
      [...of].flatMap((text) => {
        const put = withoutSenders(text, people, others, standIn);
        return put === text ? [] : [[text, put] as const];
      }),
    );
  const found = replacedIn([], texts);
  // Whom it is against is asked for only where something was found: "ông Thắng" may be he.
  return found.size === 0 ? found : replacedIn(await namesAgainst(act, record), found.keys());
}

/** Those it is against, who may be named. */
export async function namesAgainst({ tx }: Act, { unitId, petitionId, visitId }: WrittenInto): Promise<string[]> {
  const rows = await tx.rows<{ name: string }>(
    `select name from parties where unit_id = $1 and petition_id = $2 and not sealed
     union select respondent from visit_contents where unit_id = $1 and visit_id = $3`,
    [unitId, petitionId ?? null, visitId ?? null],
  );
  return rows.map((row) => row.name).filter(Boolean);
}

/** What the record itself says, as an officer was asked about it when it was sealed: a paper may say it again. */
async function standingWords({ tx }: Act, { unitId, petitionId }: WrittenInto): Promise<string[]> {
  const row = await tx.maybe<Record<string, string>>(
    'select subject, summary, request, previous_result from petition_contents where unit_id = $1 and petition_id = $2',
    [unitId, petitionId ?? null],
  );
  return row ? textsIn(row) : [];
}

/** The fields of the registration, as its form calls them, from which these texts took over words that name a sender. */
async function takenOver(
  act: Act,
  record: WrittenInto,
  people: readonly Betrayed[],
  texts: readonly string[],
): Promise<string[]> {
  const said = await act.tx.rows<{ label: string; words: string }>(
    `select x.label, x.words from petition_contents c cross join lateral (values
         ('Cơ quan đã giải quyết', c.previous_org), ('Số văn bản giải quyết', c.previous_number), ('Cơ quan, đại biểu chuyển đơn', c.source_org),
         ('Số văn bản chuyển đơn', c.source_number), ('Số quyết định bị khiếu nại', c.contested_number),
         ('Cơ quan, người ban hành', c.contested_by)) x (label, words)
       where c.unit_id = $1 and c.petition_id = $2 and x.words <> ''
     union all
     select x.label, x.words from parties p cross join lateral (values ('Chức danh', p.position), ('Cơ quan, đơn vị', p.organization),
         ('Số nhà, đường, tổ', p.address)) x (label, words)
       where p.unit_id = $1 and p.petition_id = $2 and not p.sealed and x.words <> ''`,
    [record.unitId, record.petitionId ?? null],
  );
  const naming = await replacing(
    act,
    record,
    people,
    said.map((one) => one.words),
  );
  const here = said.filter(({ words }) => naming.has(words) && texts.some((text) => text.includes(words)));
  return [...new Set(here.map((one) => one.label))];
}

/**
 * Names cannot be tried in masses. Refused before anything is compared, so that the refusal answers nothing; who was shown them lawfully
 * need not try. Gives whether he was.
 */
export async function refuseTrying(
  { tx, actor, moment }: Act,
  { unitId, petitionId, visitId, transferId }: WrittenInto,
): Promise<boolean> {
  const since = new Date(moment.at.getTime() - matchWindowHours * 3_600_000);
  const { matches, hasSeen } = await tx.one<{ matches: number; hasSeen: boolean }>(
    `select count(*) filter (where kind = 'identity.matched' and at > $5)::int as matches, coalesce(bool_or(kind = 'identity.revealed'), false) as has_seen
       from events where unit_id = $1 and account_id = $2 and kind in ('identity.matched', 'identity.revealed') and (petition_id = $3 or visit_id = $4 or transfer_id = $6)`,
    [unitId, actor.accountId, petitionId ?? null, visitId ?? null, since, transferId ?? null],
  );
  if (matches >= mostMatches && !hasSeen) throw new FormInvalid({ '': refusedWords });
  return hasSeen;
}

/** Does any of these name somebody it is not against, by how names look? */
async function namesSomebody(act: Act, record: WrittenInto, texts: readonly string[]): Promise<boolean> {
  const names = (known: readonly string[]) => texts.some((text) => namedIn(text, known).size > 0);
  return names([]) && names(await namesAgainst(act, record));
}

/** No list of people in a text, nor spread over the texts of one act; those it is against may all be named. */
async function refuseLists(act: Act, record: WrittenInto, typed: readonly string[]): Promise<void> {
  const isMany = (known: readonly string[]) => {
    const each = typed.map((text) => ({ text, named: namedIn(text, known) }));
    const longest = each.find(({ named }) => named.size > mostNamed.text);
    if (longest) return longest;
    const all = new Set(each.flatMap(({ named }) => [...named]));
    return all.size > mostNamed.act ? { text: '', named: all } : undefined;
  };
  if (!isMany([])) return;
  const many = isMany(await namesAgainst(act, record));
  if (!many) return;
  const where = many.text === '' ? 'Các mục vừa ghi nêu' : `Mục bắt đầu bằng “${many.text.slice(0, 40).trim()}” nêu`;
  const most = many.text === '' ? `${mostNamed.act} người trong một lần ghi` : `${mostNamed.text} người trong một mục`;
  throw new FormInvalid({
    '': `${where} ${many.named.size} họ tên, số điện thoại, số giấy tờ. Hồ sơ tố cáo ghi không quá ${most}; người khác ghi bằng chức vụ hoặc tổng số, danh sách đính kèm thành tệp`,
  });
}

/** Every text in a form's value, a row or a paper's fields. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isPlain(value) ? Object.values(value).flatMap(textsIn) : [];
}

function withTexts(value: unknown, put: (text: string) => string): unknown {
  if (typeof value === 'string') return put(value);
  if (Array.isArray(value)) return value.map((one) => withTexts(one, put));
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withTexts(one, put)]));
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value));
