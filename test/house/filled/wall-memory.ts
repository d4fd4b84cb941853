// What hides from an officer is found once in a transaction that reads, anew where anything it depends on is another, and every time in one that writes.
import { expect, test } from 'vitest';
import type { UnitTx } from '../../../src/database/tx.ts';
import type { FilledOffice } from './office.ts';

/** The one a denunciation names, the head letters go past, their colleagues, the neighbour and who reads from above. */
const logins = [
  'cuong.badinh',
  'thang.badinh',
  'son.badinh',
  'hoa.badinh',
  'lan.badinh',
  'vinh.ngocha',
  'hung.thanhtra',
  'hai.ubndtp',
];
/** What is kept, and what it stands for. */
const asked = {
  'hidden_petitions()': 'hidden_petitions_now()',
  'hidden_visits()': 'hidden_visits_now()',
  'hidden_transfers()': 'hidden_transfers_now()',
  'shut_petitions()': 'hidden_petitions_now() || seals_due() || went_on_to_petitions(seals_due()) || archive_shut_petitions()',
  'shut_visits()': 'hidden_visits_now() || visit_seals_due() || went_on_to_visits(visit_seals_due()) || archive_shut_visits()',
};
const sorted = (set: string) => `array(select unnest(${set}) order by 1)`;

/** What the wall is told, and what it would be told if it had never asked before. */
const both = (tx: UnitTx) =>
  tx.one<{ told: number[][]; anew: number[][] }>(
    `select jsonb_build_array(${Object.keys(asked).map(sorted).join(',')}) as told, jsonb_build_array(${Object.values(asked).map(sorted).join(',')}) as anew`,
  );

export function wallRemembers(office: () => FilledOffice): void {
  test('each officer’s own answer, also where one transaction turns to another officer, his units or who looks through his eyes', async () => {
    const { database } = office().app.services;
    const officers = await Promise.all(logins.map((login) => office().app.database.actorOf(login)));
    let hidden = 0;
    for (const [at, actor] of officers.entries()) {
      const other = officers[(at + 1) % officers.length] ?? actor;
      await database.inUnit(actor, async (tx) => {
        const turns: [string, string][] = [
          ['app.account', String(other.accountId)],
          ['app.unit', String(other.unitId)],
          ['app.units', `{${other.reach.units.join(',')}}`],
          ['app.seen_by', String(actor.accountId)],
          ['app.handing', '1'],
        ];
        for (const turn of [undefined, ...turns]) {
          if (turn) await tx.rows('select set_config($1, $2, true)', turn);
          const { told, anew } = await both(tx);
          expect(told, `${actor.name} ${turn?.join(' ') ?? ''}`).toEqual(anew);
          expect((await both(tx)).told).toEqual(anew);
          hidden += anew.flat().length;
        }
      });
    }
    expect(hidden).toBeGreaterThan(0);
  });

  test('a transaction that writes keeps no answer', async () => {
    const actor = await office().app.database.actorOf('cuong.badinh');
    const kept = (mode: 'read' | 'write') =>
      office().app.services.database.inUnit(
        actor,
        async (tx) => {
          await both(tx);
          return tx.one<{ kept: string | null }>("select nullif(current_setting('app.hidden_petitions', true), '') as kept");
        },
        mode,
      );
    expect((await kept('write')).kept).toBeNull();
    expect((await kept('read')).kept).toContain(`of|${actor.accountId}|${actor.unitId}|`);
  });
}
