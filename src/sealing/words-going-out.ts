// Words of a sealed record that go to the denounced or to everybody: of a conclusion, the report that drafts it, the orders after it. Where
// a name is replaced there, whoever knows the others named beside it knows whose it was: it is put in other words by who writes it
// (khoản 3 Điều 8, khoản 3 Điều 40, Điều 56 LTC).
import { isDeepStrictEqual } from 'node:util';
import { FormInvalid, NotAllowedNow } from '../errors.ts';
import type { Act } from '../web/act.ts';
import { mayKnowSenders } from './queries.ts';
import { listsPeople, pointsAtDenouncer, wouldPoint } from './said-together.ts';
import { namesAgainst, textsIn, type WrittenInto, withoutSendersOf } from './sealed-words.ts';

const pointing =
  'Mục này nêu người tố cáo cùng những người khác hoặc như người nhà của ai: chỉ viết “người tố cáo số 1” (số như trên trang đơn), hoặc ghi tổng số, ví dụ “03 hộ dân”, không nêu ai';
const listing =
  'Mục này nêu tên nhiều người ngoài người bị tố cáo và được dùng cho kết luận: ghi tổng số, ví dụ “03 hộ dân”, không nêu ai';
/** To who may not know them: the same whoever was named so. */
const mightPoint =
  'Mục này nêu một người như người nhà, người giữ chức vụ hoặc người làm đơn và văn bản gửi người bị tố cáo: viết “người tố cáo số 1” (số như trên trang đơn) hoặc ghi tổng số, không nêu ai';
const naming =
  'Mục này nêu họ tên, số hoặc địa chỉ của người tố cáo và gửi người bị tố cáo hoặc công khai: viết “người tố cáo số 1” (số như trên trang đơn) hoặc ghi tổng số, không nêu ai';

/**
 * As withoutSendersOf; the parts that go out name no denouncer, nor stand "người tố cáo" where his name among others stood. Who may not open
 * the identities is refused any row of people there, and whoever would be told by what stands beside his name, before anything is
 * compared: the answer tells nothing.
 * @param parts the fields of the form that go out
 * @param standing what the form already held: a text that stands there unchanged is not looked at
 * @throws FormInvalid at the field
 */
export async function withoutSendersGoingOut<T extends object>(
  act: Act,
  record: WrittenInto,
  words: T,
  parts: readonly string[],
  standing?: unknown,
): Promise<T> {
  const stood = new Set(textsIn(standing));
  const given = words as Record<string, unknown>;
  const typed = parts.flatMap((name) => {
    const texts = textsIn(given[name]).filter((text) => !stood.has(text));
    return texts.length > 0 ? [{ name, texts }] : [];
  });
  if (!record.sealed || typed.length === 0) return withoutSendersOf(act, record, words, standing);
  const against = await namesAgainst(act, record);
  const knows = await mayKnowSenders(act.tx, act.actor, record);
  const having = (tells: (text: string, known: readonly string[]) => boolean) =>
    typed.filter(({ texts }) => texts.some((text) => tells(text, against)));
  refuse(having(pointsAtDenouncer), pointing);
  if (!knows) {
    refuse(having(listsPeople), listing);
    refuse(having(wouldPoint), mightPoint);
  }
  const put = await withoutSendersOf(act, record, words, standing);
  const said = put as Record<string, unknown>;
  if (knows)
    refuse(
      typed.filter(({ name }) => !isDeepStrictEqual(said[name], given[name])),
      naming,
    );
  return put;
}

function refuse(parts: readonly { name: string }[], because: string): void {
  if (parts.length > 0) throw new FormInvalid(Object.fromEntries(parts.map(({ name }) => [name, because])));
}

/**
 * The last look at a paper the denounced reads: no "người tố cáo" among others, whoever put it there.
 * @param labelOf the name on the form of a field of the paper's data
 * @throws NotAllowedNow naming the part to put in other words
 */
export async function assertPointsAtNobody(
  act: Act,
  paper: WrittenInto & { id: number },
  fields: object,
  labelOf: (field: string) => string,
): Promise<void> {
  const against = await namesAgainst(act, paper);
  const parts = Object.entries(fields).filter(([, value]) => textsIn(value).some((text) => pointsAtDenouncer(text, against)));
  if (parts.length === 0) return;
  throw new NotAllowedNow(
    `Văn bản gửi người bị tố cáo nêu người tố cáo cùng những người khác ở mục ${[...new Set(parts.map(([name]) => labelOf(name)))].join(', ')}. Trả lại để ghi tổng số, không nêu ai, rồi phê duyệt.`,
    `/papers/${paper.id}`,
  );
}
