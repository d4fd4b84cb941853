// "Người bị tố cáo có phải là cán bộ trong hệ thống này không?": asked of a denunciation whose words alone do not say who is meant.
import { namesOf } from '../../accounts/queries.ts';
import type { HouseTx } from '../../database/tx.ts';
import { FormInvalid } from '../../errors.ts';
import { findNamed, type Naming, type TypedRespondent } from './naming.ts';

export interface Denounced {
  respondents: readonly TypedRespondent[];
  /** What the paper says: an officer named in it may be meant, too. */
  text: string;
  /** What else it says, where only a whole name counts. */
  aside?: string;
  /** The box "Tố cáo người đứng đầu đơn vị này" is ticked. */
  againstHead: boolean;
  /**
   * What the officer answered: 'none', 'head', 'all', the id of one candidate; 'nobody' or 'officer' where no candidate stood beside it
   * yet; '' where he left the question alone.
   */
  answer: string;
  /** Where nobody is found, officers whose given names are like a word of it are asked about. */
  asksAlike?: boolean;
}

export interface Answered {
  /** An officer has said who is not meant: only what is certain counts. */
  isAnswered: boolean;
  againstHead: boolean;
  /** The candidate picked in the answer. */
  alsoNamed: number[];
}

/** The question's field on every form that takes a denunciation in. */
export const denouncedField = 'denouncedIs';

/** The answer as the registration needs it. @throws FormInvalid with the question when the words do not settle it and nobody answered */
export async function settleDenounced(house: HouseTx, unitId: number, asked: Denounced, today: string): Promise<Answered> {
  const { answer, againstHead, respondents, text, aside = '', asksAlike = false } = asked;
  if (answer === 'none' || answer === 'head')
    return { isAnswered: true, againstHead: againstHead || answer === 'head', alsoNamed: [] };
  if (answer === 'nobody' && respondents.some((one) => one.accountId !== null))
    throw new FormInvalid({ [denouncedField]: 'Đã chọn tên một cán bộ của đơn vị ở trên. Bỏ tên ấy, hoặc trả lời lại câu này' });
  // Chosen in the list of officers and answered here too: the same said twice.
  const chosen = respondents.find((one) => one.accountId !== null && String(one.accountId) === answer)?.accountId;
  if (chosen) return { isAnswered: true, againstHead, alsoNamed: [chosen] };
  const naming = await findNamed(house, unitId, { type: 'TC', sealed: true, respondents, text, aside, asksAlike }, today);
  const isDoubtful = naming.candidates.length > 0 || naming.pastHead;
  // Said before anybody who may be meant was shown: it holds only where nobody may be.
  if (answer === 'nobody' && !isDoubtful) return { isAnswered: true, againstHead, alsoNamed: [] };
  // Who is only like one of the words is hidden from by the answer alone.
  if (answer === 'all') return { isAnswered: false, againstHead, alsoNamed: asksAlike ? naming.candidates : [] };
  if (naming.candidates.includes(Number(answer))) return { isAnswered: true, againstHead, alsoNamed: [Number(answer)] };
  if ((answer === '' || answer === 'officer') && (naming.isSettled || againstHead))
    return { isAnswered: false, againstHead, alsoNamed: [] };
  throw new FormInvalid({ [denouncedField]: questionWords(answer, naming) });
}

function questionWords(answer: string, naming: Pick<Naming, 'candidates' | 'pastHead'>): string {
  if (naming.candidates.length > 0)
    return 'Có cán bộ giống với người bị tố cáo đã ghi, hoặc được nêu tên trong nội dung. Chọn đúng người, để người đó không đọc được hồ sơ';
  if (naming.pastHead) return 'Chức vụ đã ghi có thể là của người đứng đầu đơn vị này. Chọn câu trả lời đúng';
  if (answer === 'officer')
    return 'Chưa tìm thấy cán bộ ấy. Chọn tên ở mục “Là cán bộ của đơn vị này”, hoặc ghi đủ họ tên, chức vụ, cơ quan như trong hệ thống';
  return 'Trả lời người bị tố cáo có phải là cán bộ trong hệ thống này không';
}

/** The answers the question offers for these words: the officers found (before any was, that it is one), the head, nobody. */
export async function denouncedOptions(
  house: HouseTx,
  unitId: number,
  respondents: readonly TypedRespondent[],
  text: string,
  today: string,
  aside = '',
  asksAlike = false,
): Promise<{ value: string; label: string; hint?: string }[]> {
  const paper = { type: 'TC' as const, sealed: true, respondents, text, aside, asksAlike };
  const { candidates, pastHead, written } = await findNamed(house, unitId, paper, today);
  const isDoubtful = candidates.length > 0 || pastHead;
  const names = await namesOf(house, [...candidates, ...written]);
  const titles = await titlesOf(house, candidates, today);
  return [
    ...candidates.map((id) => ({
      value: String(id),
      label: [names.get(id) ?? '', titles.get(id) ?? ''].filter(Boolean).join(', '),
    })),
    ...(candidates.length > 1
      ? [{ value: 'all', label: 'Có thể là bất kỳ ai nêu trên', hint: 'Không ai trong số đó đọc được hồ sơ' }]
      : []),
    ...(candidates.length === 0
      ? [
          {
            value: 'officer',
            label: 'Là cán bộ trong hệ thống này',
            hint: 'Chọn tên ở trên, hoặc ghi đủ họ tên, chức vụ, cơ quan',
          },
        ]
      : []),
    {
      value: 'head',
      label: 'Là người đứng đầu đơn vị này',
      hint: 'Hồ sơ không qua người đứng đầu, chuyển thẳng cấp trên có thẩm quyền',
    },
    nobodyElse(isDoubtful, candidates.length > 0 ? written.map((id) => names.get(id) ?? '') : []),
  ];
}

/** Beside an officer written down as denounced it would be untrue that he is none: he alone is. */
function nobodyElse(isDoubtful: boolean, written: readonly string[]): { value: string; label: string } {
  if (!isDoubtful) return { value: 'nobody', label: 'Không phải cán bộ trong hệ thống này' };
  const names = [...new Set(written)].filter(Boolean).join(', ');
  return {
    value: 'none',
    label: names
      ? `Chỉ người đã ghi ở trên (${names}); người nêu trong nội dung không bị tố cáo`
      : 'Không phải cán bộ trong hệ thống này',
  };
}

async function titlesOf(house: HouseTx, accountIds: readonly number[], today: string): Promise<Map<number, string>> {
  if (accountIds.length === 0) return new Map();
  const rows = await house.rows<{ accountId: number; words: string }>(
    `select a.account_id, string_agg(a.title || ', ' || u.name, '; ' order by a.id) as words
       from assignments a join units u on u.id = a.unit_id where a.account_id = any($1::int[]) and a.during @> $2::date group by a.account_id`,
    [accountIds, today],
  );
  return new Map(rows.map((row) => [row.accountId, row.words]));
}
