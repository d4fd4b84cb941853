// Posts whose holder waits for somebody else than the administrator to confirm him: they open sealed identities, or drafts typed before
// he was given a new password.
import type { Actor } from '../../accounts/actor.ts';
import type { OfficerRole } from '../../accounts/roles.ts';
import { waitsToReveal } from '../../accounts/waiting.ts';
import type { Tx } from '../../database/tx.ts';

export interface WaitingPost {
  id: number;
  accountId: number;
  name: string;
  /** What he was called before the present name; null when he never bore another. */
  formerName: string | null;
  login: string;
  unitId: number;
  unitName: string;
  role: OfficerRole;
  title: string;
  /** What he typed before his new password is held until he is confirmed. */
  holdsDrafts: boolean;
  /** By a mandate: for whom, by what paper, until which day; null, '' and null of a post of his own. */
  standsForName: string | null;
  mandate: string;
  lastOn: string | null;
}

const columns =
  'a.id, a.account_id, c.name, (select f.name from account_names f where f.account_id = c.id order by f.until desc limit 1) as former_name, c.login, a.unit_id, u.name as unit_name, a.role, a.title, h.account_id is not null as holds_drafts, (select q.name from assignments p join accounts q on q.id = p.account_id where p.id = a.stands_for) as stands_for_name, a.mandate, upper(a.during) - 1 as last_on';
const sources = (offices: string) =>
  `from assignments a join accounts c on c.id = a.account_id join units u on u.id = a.unit_id
     left join accounts_with_held_drafts(${offices}) h on h.account_id = a.account_id and h.unit_id = a.unit_id`;

/** What this officer may confirm: posts of his unit, and of the units he reads; never his own. */
export function listWaiting(tx: Tx, actor: Actor, today: string): Promise<WaitingPost[]> {
  return tx.rows<WaitingPost>(
    `select ${columns} ${sources('case when $3 then null else $4::int[] end')}
      where (${waitsToReveal('a')} or a.reveal_confirmed_at is null and h.account_id is not null) and (upper_inf(a.during) or upper(a.during) > $1::date)
        and c.disabled_at is null and a.account_id <> $2 and ($3 or a.unit_id = any($4::int[]))
      order by u.sort_key, a.id limit 200`,
    [today, actor.accountId, actor.reach.all, actor.reach.units],
  );
}

/** One post as the announcement names it; undefined when it was confirmed or ended meanwhile. */
export function findWaiting(tx: Tx, id: number): Promise<WaitingPost | undefined> {
  return tx.maybe<WaitingPost>(`select ${columns} ${sources('null')} where a.id = $1 and a.reveal_confirmed_at is null`, [id]);
}
