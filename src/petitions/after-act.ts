// "Sau bước này: …": who goes on with a petition after an act, and by which day. Pure.
import { formatDate } from '../deadlines/dates.ts';
import { type ActRule, actRules, type PetitionAct } from './act-rules.ts';
import { isUrgedBelow } from './petition.ts';
import type { PetitionFacts } from './workflow.ts';

/** "hạn xử lý 23/11/2026", and that it has passed where it has. @param today 'YYYY-MM-DD'; '' where nobody acts on it now */
export const limitWords = (dueOn: string, today: string): string =>
  `hạn xử lý ${formatDate(dueOn)}${dueOn < today ? ' đã qua' : ''}`;

/** Of a petition with several contents they are listed first: what is proposed names each with its body. */
const mixedAfter = 'ghi từng nội dung và cơ quan có thẩm quyền, rồi đề xuất hướng xử lý.';

/** "Sau bước này: …" for this petition: who is next and by which day, where they are known; whoever gets a processed one does what is left of it. */
export function afterOf(
  act: PetitionAct,
  petition: Pick<PetitionFacts, 'status' | 'assigneeName' | 'dueOn' | 'holders'> & {
    pastHead?: boolean;
    petitionType?: string;
    outcome?: string | null;
  },
  today = '',
): string {
  const rule = actRules[act];
  if (act === 'assign' && !rule.from.includes(petition.status)) return 'cán bộ được phân công làm việc còn lại của đơn.';
  const who = rule.nextBy ? `${nextName(rule.nextBy, petition)} ` : '';
  const day = rule.isTimed && petition.dueOn ? `, ${limitWords(petition.dueOn, today)}.` : '.';
  const after = act === 'classify' && petition.petitionType === 'MIXED' ? mixedAfter : rule.after;
  const said = `${who}${after.replace(/\.$/, '')}${day}`;
  // Where a body below was urged its letter may be a report on how far it is, which ends nothing (khoản 3 Điều 38 LTC).
  const { petitionType = '', outcome = null } = petition;
  return act === 'reply' && isUrgedBelow({ petitionType, outcome })
    ? `báo cáo quá trình thì đơn tiếp tục chờ kết quả giải quyết; kết quả giải quyết thì ${said}`
    : said;
}

function nextName(
  who: NonNullable<ActRule['nextBy']>,
  { assigneeName, holders, pastHead }: Pick<PetitionFacts, 'assigneeName' | 'holders'> & { pastHead?: boolean },
): string {
  // Nobody else of the office sees one that goes past its head.
  if (pastHead) return 'ông, bà';
  if (who === 'assignee') return assigneeName || 'chuyên viên';
  return holders?.[who] ?? { leader: 'lãnh đạo', clerk: 'văn thư' }[who];
}

/** What the taking back of an approval is called where a refusal to accept stands. */
export const refusalTakenBackLabel = 'Rút lại quyết định không thụ lý';
/** "Sau bước này: …" where the refusal to accept is taken back: the head decides once more. */
export function afterRefusalTakenBack(petition: Pick<PetitionFacts, 'dueOn' | 'holders' | 'pastHead'>): string {
  const day = petition.dueOn ? `, ${limitWords(petition.dueOn, '')}` : '';
  return `${nextName('leader', petition)} quyết định lại việc thụ lý, biểu mẫu mở lại với nội dung đã nhập${day}.`;
}
