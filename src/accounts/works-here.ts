// Whether somebody of a unit holds one of some roles, as a piece of SQL; and the answers found once for a page, written into its texts.
import type { UnitTx } from '../database/tx.ts';
import { matrix } from './permissions.ts';
import type { Role } from './roles.ts';

const listed = (words: readonly string[]) => words.map((word) => `'${word}'`).join(',');

/** Somebody of the unit holds one of these roles on a day. SQL. $1 unit. */
export const worksHere = (
  today: string,
  roles: readonly Role[],
) => `exists (select 1 from assignments s join accounts n on n.id = s.account_id
    where s.unit_id = $1 and s.role in (${listed(roles)}) and s.during @> ${today}::date and n.disabled_at is null)`;

/** The groups of roles the lists of work ask for: who receives and sends papers, who numbers them, who does either in want of a clerk. */
export const desks = {
  clerk: ['clerk'],
  numberers: matrix['paper:number'],
  senders: [...matrix['paper:number'], 'processor'],
} as const satisfies Record<string, readonly Role[]>;

/** Which of these posts somebody of the unit holds. */
export type Desks = Readonly<Record<keyof typeof desks, boolean>>;

const names = Object.keys(desks) as (keyof typeof desks)[];

/** Which posts are held in a unit on a day ('YYYY-MM-DD'). One query. */
export const readDesks = (tx: UnitTx, unitId: number, today: string): Promise<Desks> =>
  tx.one<Desks>(`select ${names.map((name) => `${worksHere('$2', desks[name])} as ${name}`).join(', ')}`, [unitId, today]);

/**
 * A text in which these questions, asked of every row and in every branch, are answered: the server leaves out, when it plans, what
 * nobody of this unit has to do. `today` is the day as the text says it; undefined: the text asks for itself.
 */
export const knowingDesks = (sql: string, today: string, held: Desks | undefined): string =>
  held === undefined
    ? sql
    : names.reduce((text, name) => text.replaceAll(worksHere(today, desks[name]), String(held[name])), sql);
