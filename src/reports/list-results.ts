// The decision, conclusion or sending behind a row of a list: how the matter stands, and the number and day of the paper, as far as the wall hands
// them out. Pure.
import { formatDate } from '../deadlines/dates.ts';
import { numberAndSymbol } from '../documents/papers/number.ts';
import type { State } from '../proceedings/proceeding.ts';
import { decidedOn, terminatedOn } from './endings.ts';
import type { ListedName } from './facts.ts';

export interface RowResult {
  state: State;
  act: 'decision' | 'conclusion' | 'termination' | 'sending';
  /** The day by which it counts: the one the numbered paper bears; of what is not issued the day of the step. */
  on: string;
  /** The day of the step, or of the record itself. */
  recordedOn: string;
  /** Of its paper; null where none is kept here, or it is kept from the reader. */
  paper: { symbol: string; number: number | null; isRevoked: boolean } | null;
}

/** Lists whose rows are decisions, conclusions and terminations, or matters by what came of them. */
const ofResults: readonly ListedName[] = ['decision', 'police', 'unnumbered', 'resolution', 'matter'];
/** Whether a list of this source names the paper of the result. */
export const tellsResult = (source: ListedName): boolean => ofResults.includes(source);

/** SQL: the result of the petition behind a row `x` (unit_id, of_id); of its last step that stands, or of what the proceeding itself says. */
export const resultJoin = `left join lateral (select jsonb_build_object('state', g.state, 'act', coalesce(r.kind, case when g.decided_on is null then 'termination'
        when g.procedure like 'complaint%' then 'decision' else 'conclusion' end), 'on', coalesce(case when coalesce(r.kind = 'termination', g.decided_on is null) then ${terminatedOn('g')} else ${decidedOn('g')} end, r.on_date, g.decided_on, g.terminated_on),
        'recordedOn', coalesce(r.on_date, g.decided_on, g.terminated_on),
        'paper', case when w.id is not null then jsonb_build_object('symbol', w.symbol, 'number', w.number, 'isRevoked', w.state = 'revoked') end) as result
      from proceedings g
      left join lateral (select s.kind, s.on_date, s.paper_id from proceeding_steps s where s.unit_id = g.unit_id and s.proceeding_id = g.id
        and s.kind in ('decision','conclusion','termination') and s.taken_back_at is null order by s.id desc limit 1) r on true
      left join papers w on w.unit_id = g.unit_id and w.id = r.paper_id
     where g.unit_id = x.unit_id and g.petition_id = x.of_id and coalesce(r.on_date, g.decided_on, g.terminated_on) is not null
     order by g.id desc limit 1) found on true`;

/** SQL: of a row `x` (unit_id, id) that is a sending to the investigators, the day it was sent. */
export const sendingJoin = `left join lateral (select jsonb_build_object('state', g.state, 'act', 'sending', 'on', s.on_date, 'recordedOn', s.on_date, 'paper', null) as result
      from proceeding_outcomes s join proceedings g on g.unit_id = s.unit_id and g.id = s.proceeding_id
     where s.unit_id = x.unit_id and s.id = x.id and s.phase = 'sent') sending on true`;

const actNames: Record<RowResult['act'], string> = {
  decision: 'Quyết định',
  conclusion: 'Kết luận',
  termination: 'Quyết định đình chỉ',
  sending: 'Chuyển cơ quan điều tra',
};

/** "Kết luận số 05/KL-UBND" over "ngày 30/11/2026, hồ sơ ghi 26/11/2026": the first of the two counts. */
export function resultLines({ act, on, recordedOn, paper }: RowResult): { dateLine: string; endLine: string } {
  const name = actNames[act];
  const endLine = `ngày ${formatDate(on)}${recordedOn === on ? '' : `, hồ sơ ghi ${formatDate(recordedOn)}`}`;
  if (paper === null) return { dateLine: name, endLine };
  const { number, symbol } = paper;
  const revoked = paper.isRevoked ? ', đã thu hồi' : '';
  if (number === null) return { dateLine: `${name} chưa cấp số${revoked}`, endLine };
  return { dateLine: `${name} số ${numberAndSymbol(number, symbol)}${revoked}`, endLine };
}
