// The queue of "Việc của tôi": what may be asked of it, its groups by due date, its cursor. Pure.
import { type Actor, decidesFor } from '../accounts/actor.ts';
import { may } from '../accounts/permissions.ts';
import type { OfficerRole } from '../accounts/roles.ts';
import { isDate } from '../deadlines/dates.ts';

/** Whose decisions an officer takes: by a mandate to decide those of whoever gave it, too. */
export const deciderOf = (actor: Actor): number => (may(actor, 'proceeding:decide') ? decidesFor(actor) : actor.accountId);

/** Groups by due date, in the order of the list; the number is the stored sort key. */
export const buckets = ['overdue', 'undated', 'today', 'soon', 'later', 'paused', 'none'] as const;
export type Bucket = (typeof buckets)[number];

/** Who answers a citizen when whoever received him has left the unit; the first names the duty. */
export const deskRoles: readonly [OfficerRole, ...OfficerRole[]] = ['reception_officer', 'reception_board_head', 'unit_head'];

/** What a tile chooses. */
const tileCodes = ['overdue', 'today', 'soon', 'approval', 'elsewhere', 'all'] as const;
export type TileCode = (typeof tileCodes)[number];

/** Whose work: one's own, what one waits for, the whole unit, or one colleague (account id). */
export type Scope = 'me' | 'elsewhere' | 'unit' | number;

/** In place of the next role, where nobody of the unit may give a paper its number. */
export const noClerk = 'no_clerk';
/** The next act on an item of a handover between other units that nobody there sees. */
export const signApart = 'sign_apart';

/** The filters of the queue as the address holds them. */
export interface QueueFilter {
  tile: TileCode;
  scope: Scope;
  q: string;
  type: string;
  field: string;
  status: string;
}

/** A place in the list: group, due date ('2100-12-31' for none), petition, proceeding, visit, task of a visit, paper, transfer (0 for none). */
export interface QueueCursor {
  bucket: number;
  dueOn: string;
  petitionId: number;
  proceedingId: number;
  visitId: number;
  taskId: number;
  paperId: number;
  transferId: number;
}

const safe = (text: string | null, allowed: readonly string[], otherwise: string) =>
  text !== null && allowed.includes(text) ? text : otherwise;

/** Reads the filters from the address; what it does not know falls back to "everything". */
export function readFilter(
  query: URLSearchParams,
  allowed: { types: readonly string[]; fields: readonly string[]; wholeUnit: boolean },
): QueueFilter {
  const officer = query.get('officer') ?? '';
  const tile = safe(query.get('group'), tileCodes, 'all') as TileCode;
  const scope: Scope =
    tile === 'elsewhere' || officer === 'elsewhere'
      ? 'elsewhere'
      : allowed.wholeUnit && officer === 'unit'
        ? 'unit'
        : allowed.wholeUnit && /^\d{1,9}$/.test(officer)
          ? Number(officer)
          : 'me';
  return {
    tile: tile === 'elsewhere' ? 'all' : tile,
    scope,
    q: (query.get('q') ?? '').trim().slice(0, 200),
    type: safe(query.get('type'), allowed.types, ''),
    field: safe(query.get('field'), allowed.fields, ''),
    status: /^[a-z_]{2,40}$/.test(query.get('status') ?? '') ? (query.get('status') ?? '') : '',
  };
}

/** The address of the queue with some filters changed; the cursor never survives a change. */
export function queueHref(
  filter: QueueFilter,
  changes: Partial<QueueFilter> & { after?: string; before?: string; open?: string } = {},
): string {
  const { after = '', before = '', open = '', ...rest } = changes;
  const next = { ...filter, ...rest };
  const query = new URLSearchParams();
  const put = (name: string, value: string) => value !== '' && query.set(name, value);
  put('group', next.tile === 'all' ? '' : next.tile);
  put('officer', next.scope === 'me' ? '' : String(next.scope));
  put('q', next.q);
  put('type', next.type);
  put('field', next.field);
  put('status', next.status);
  put('after', after);
  put('before', before);
  put('open', open);
  const text = query.toString();
  return text === '' ? '/work' : `/work?${text}`;
}

/** As the address carries it; read by readCursor. */
export function writeCursor(cursor: QueueCursor): string {
  return `${cursor.bucket}.${cursor.dueOn}.${cursor.petitionId}.${cursor.proceedingId}.${cursor.visitId}.${cursor.taskId}.${cursor.paperId}.${cursor.transferId}`;
}

/** A cursor from the address; anything that is not one reads as the beginning. */
export function readCursor(text: string | null): QueueCursor | undefined {
  const parts = /^([0-6])\.(\d{4}-\d{2}-\d{2})\.(\d{1,15})\.(\d{1,15})\.(\d{1,15})\.(\d{1,15})\.(\d{1,15})\.(\d{1,15})$/.exec(
    text ?? '',
  );
  return parts && isDate(parts[2] ?? '')
    ? {
        bucket: Number(parts[1]),
        dueOn: parts[2] ?? '',
        petitionId: Number(parts[3]),
        proceedingId: Number(parts[4]),
        visitId: Number(parts[5]),
        taskId: Number(parts[6]),
        paperId: Number(parts[7]),
        transferId: Number(parts[8]),
      }
    : undefined;
}
