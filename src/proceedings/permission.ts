// Which permission opens the page of an act: read from the tables, so that a change of who may act changes the door with it. Pure.
import type { Permission } from '../accounts/permissions.ts';
import type { ActCode } from './act-codes.ts';
import { families } from './proceeding.ts';
import { workflows } from './tables/index.ts';

/** The narrowest permission that lets in everybody some procedure's row names; the row itself decides afterwards. */
export function permissionFor(act: ActCode): Permission {
  const who = new Set(
    families.flatMap((family) => workflows[family].acts.filter((rule) => rule.act === act).flatMap((rule) => rule.who)),
  );
  const only = (...names: string[]) => [...who].every((one) => names.includes(one));
  if (only('resolver')) return 'proceeding:decide';
  if (only('office', 'handler')) return 'proceeding:send';
  // A clerk is office only; leaders are not: an act of both needs the wider door.
  return who.has('office') ? 'proceeding:read' : 'proceeding:work';
}
