// Receivers that a wave still holds back: who takes over from a unit that receives goes live with the switch, and somebody says so before.
import type { HouseTx } from '../../database/tx.ts';
import { formatDate } from '../../deadlines/dates.ts';
import { NotAllowedNow } from '../../errors.ts';
import type { Context } from '../../web/pages.ts';
import type { Services } from '../../web/services.ts';
import { assertLead } from '../waves/actions.ts';
import { liveByTakingOver, takeBackTakingOver } from '../waves/taking-over.ts';
import { type Finding, nameSome } from './dry-run.ts';
import { confirmLives, saveLives, takeLives } from './lives-records.ts';
import type { ReorganisationAct } from './reorganisation.ts';

export interface HeldBack {
  id: number;
  name: string;
  isConfirmed: boolean;
  /** Who said yes to it. */
  confirmedBy: number | null;
}

/** Receivers no petition could come in to after the switch, that take over from units that do receive. */
export function listHeldBack(house: HouseTx, act: ReorganisationAct, today: string): Promise<HeldBack[]> {
  const isLive = (unit: string) =>
    `(not exists (select 1 from wave_units m where m.office_id = ${unit})
       or exists (select 1 from go_lives g where g.office_id = ${unit} and g.taken_back_at is null and g.live_on <= greatest($2::date, $3::date)))`;
  return house.rows<HeldBack>(
    `select u.id, u.name, exists (select 1 from reorganisation_lives l where l.reorganisation_id = $1 and l.office_id = u.id) as is_confirmed,
            (select l.confirmed_by from reorganisation_lives l where l.reorganisation_id = $1 and l.office_id = u.id) as confirmed_by
       from units u
      where exists (select 1 from reorganisation_routes r where r.reorganisation_id = $1 and r.to_unit_id = u.id and r.takes_petitions and ${isLive('r.from_unit_id')})
        and not ${isLive('u.id')} order by u.sort_key, u.id`,
    [act.id, act.effectiveOn, today],
  );
}

/** What the dry run says of them: a stop until somebody has said yes, then something to know. Pure. */
export function heldBackFindings(act: Pick<ReorganisationAct, 'effectiveOn'>, held: readonly HeldBack[]): Finding[] {
  const on = formatDate(act.effectiveOn);
  const open = held.filter(({ isConfirmed }) => !isConfirmed);
  const said = held.filter(({ isConfirmed }) => isConfirmed);
  const findings: Finding[] = [
    {
      code: 'receiver_not_live',
      level: 'stop',
      count: open.length,
      words: `${nameSome(open)} chưa vận hành chính thức mà nhận việc của đơn vị đang vận hành.`,
      isSentence: true,
      remedy: `Xác nhận vận hành chính thức từ ${on}: đơn, người chuyển đến làm tiếp được ngay, đơn mới nhận được từ ngày ấy.`,
    },
    {
      code: 'receiver_goes_live',
      level: 'look',
      count: said.length,
      words: `${nameSome(said)} vận hành chính thức từ ${on} cùng quyết định này.`,
      isSentence: true,
      remedy: 'Đã xác nhận. Việc còn thiếu của đợt triển khai ghi kèm quyết định vận hành.',
    },
  ];
  return findings.filter(({ count }) => count > 0);
}

/** @returns how many were said yes to by this @throws NotPermitted, NotAllowedNow when none waits */
export async function confirmHeldBack(context: Context, act: ReorganisationAct): Promise<number> {
  assertLead(context);
  const { house, moment, actor } = context;
  const held = await listHeldBack(house, act, moment.today);
  if (held.length === 0) throw new NotAllowedNow('Không có đơn vị nhận nào chờ vận hành.', `/admin/reorganisations/${act.id}`);
  const ids = held.map(({ id }) => id);
  return confirmLives(house, act, ids, actor.accountId, moment.at);
}

/** The receivers go live on the effective day, with the switch. Last of all: the classes shut in databases of their own. */
export async function goLiveWith(context: Context, act: ReorganisationAct, held: readonly HeldBack[]): Promise<void> {
  if (held.length === 0) return;
  const lives = await liveByTakingOver(
    context,
    held.map(({ id, confirmedBy }) => ({ id, by: confirmedBy ?? context.actor.accountId })),
    act.effectiveOn,
    act.number,
  );
  await saveLives(context.house, act, lives);
}

/** Off again as the act is taken back, but for a unit something real has come in to since. */
export async function takeBackLives(services: Services, house: HouseTx, act: ReorganisationAct, at: Date): Promise<void> {
  const lives = await takeLives(house, act);
  const [first] = lives;
  if (first) await takeBackTakingOver(services, house, lives, { by: first.by, at, reason: `Hoàn tác ${act.number}` });
}
