// "Người bị tố cáo có phải là cán bộ trong hệ thống này không?": asked of a denunciation whose words alone do not say who is meant.
import { namesOf } from '../../accounts/queries.ts';
import type { HouseTx } from '../../database/tx.ts';
import { FormInvalid } from '../../errors.ts';
import { findNamed, type TypedRespondent } from './naming.ts';

export interface Denounced {
  respondents: readonly TypedRespondent[];
  /** The box "Tố cáo người đứng đầu đơn vị này" is ticked. */
  againstHead: boolean;
  /** What the officer answered: 'none', 'head', 'all', the id of one candidate, or '' when nothing was asked yet. */
  answer: string;
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
  const { answer, againstHead, respondents } = asked;
  if (answer === 'none' || answer === 'head')
    return { isAnswered: true, againstHead: againstHead || answer === 'head', alsoNamed: [] };
  const naming = await findNamed(house, unitId, { type: 'TC', sealed: true, respondents }, today);
  if (answer === 'all') return { isAnswered: false, againstHead, alsoNamed: [] };
  if (naming.candidates.includes(Number(answer))) return { isAnswered: true, againstHead, alsoNamed: [Number(answer)] };
  if (answer === '' && (naming.isSettled || againstHead)) return { isAnswered: false, againstHead, alsoNamed: [] };
  throw new FormInvalid({
    [denouncedField]:
      naming.candidates.length > 0
        ? 'Có cán bộ giống với người bị tố cáo đã ghi. Chọn đúng người, để người đó không đọc được hồ sơ'
        : 'Trả lời người bị tố cáo có phải là cán bộ trong hệ thống này không',
  });
}

/** The answers the question offers for these words: the officers found, the head, nobody. */
export async function denouncedOptions(
  house: HouseTx,
  unitId: number,
  respondents: readonly TypedRespondent[],
  today: string,
): Promise<{ value: string; label: string; hint?: string }[]> {
  const { candidates } = await findNamed(house, unitId, { type: 'TC', sealed: true, respondents }, today);
  const names = await namesOf(house, candidates);
  const titles = await titlesOf(house, candidates, today);
  return [
    ...candidates.map((id) => ({
      value: String(id),
      label: [names.get(id) ?? '', titles.get(id) ?? ''].filter(Boolean).join(', '),
    })),
    ...(candidates.length > 1
      ? [{ value: 'all', label: 'Có thể là bất kỳ ai nêu trên', hint: 'Không ai trong số đó đọc được hồ sơ' }]
      : []),
    { value: 'head', label: 'Là người đứng đầu đơn vị này', hint: 'Hồ sơ không qua người đứng đầu' },
    { value: 'none', label: 'Không phải cán bộ trong hệ thống này' },
  ];
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
