// Who looked through an officer's eyes: shown to that officer.

import type { HouseTx } from '../../database/tx.ts';
import { calledAt } from '../names.ts';

export interface Look {
  id: number;
  helperName: string;
  reason: string;
  startedAt: Date;
  endsAt: Date;
  endedAt: Date | null;
  pages: number;
}

/** The last looks through these eyes, the newest first. */
export function listLooks(house: HouseTx, accountId: number): Promise<Look[]> {
  return house.rows<Look>(
    `select s.id, ${calledAt('c', 's.started_at')} as helper_name, s.reason, s.started_at, s.ends_at, s.ended_at, s.pages
       from see_as s join accounts c on c.id = s.helper_id where s.account_id = $1 order by s.id desc limit 10`,
    [accountId],
  );
}

export interface LookNotice {
  accountId: number;
  unitId: number;
  helperName: string;
  reason: string;
  startedAt: Date;
}

/** What the officer seen is told. @throws NotFound */
export function loadLook(house: HouseTx, id: number): Promise<LookNotice> {
  return house.one<LookNotice>(
    `select s.account_id, a.unit_id, ${calledAt('c', 's.started_at')} as helper_name, s.reason, s.started_at
       from see_as s join assignments a on a.id = s.assignment_id join accounts c on c.id = s.helper_id where s.id = $1`,
    [id],
  );
}
