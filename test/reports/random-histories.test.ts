// Histories of chance: whatever happened, the identities of the circulars hold, every figure is the length of its list, and the parts
// add up.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { breakingRows, checks, judge, placeKey } from '../../src/reports/checks.ts';
import { periodOf } from '../../src/reports/periods.ts';
import { countFacts, figuresOf, listFacts } from '../../src/reports/queries.ts';
import { type Place, tables } from '../../src/reports/tables/index.ts';
import { columnsIn, tableCodes } from '../../src/reports/tables/table.ts';
import type { TestApp } from '../support/app.ts';
import { openBooks, period } from './books.ts';
import { type PetitionFacts, writePetitions } from './history.ts';

/** Of every circular: the former tables are counted over any period, and must agree as well. */
const everyPlace: Place[] = tableCodes.flatMap((code) => columnsIn(tables[code].parts).map(({ no }) => [code, no] as Place));
/** A terminated denunciation has no conclusion: this one cannot hold then, and it only warns (0051). */
const cannotHold = ({ left, right }: (typeof checks)[number]) =>
  left[0].endsWith('03-kqgq') && left[1] === 6 && right.some(([, no]) => no === 24);
const counted = everyPlace.filter(([code]) => code !== '06-qlkntc');

let app: TestApp;
let ward: number;
let next: number;
let lan: number;

beforeAll(async () => {
  ({ app, ward, next, lan } = await openBooks());
});
afterAll(() => app.close());

describe('whatever happened', () => {
  const day = fc
    .integer({ min: 0, max: 200 })
    .map((n) => new Date(Date.UTC(2026, 6, 1) + n * 86_400_000).toISOString().slice(0, 10));
  const later = (from: string, n: number) => new Date(Date.parse(from) + n * 86_400_000).toISOString().slice(0, 10);
  const petition: fc.Arbitrary<PetitionFacts> = fc
    .record({
      type: fc.constantFrom('KN' as const, 'TC' as const, 'KNPA' as const, 'KN' as const, 'TC' as const, 'MIXED' as const),
      senders: fc.constantFrom('single' as const, 'many' as const, 'other' as const),
      byVisit: fc.boolean(),
      way: fc.constantFrom('transfer', 'urge', 'info_for_inspection'),
      repliedAfter: fc.option(fc.integer({ min: 1, max: 60 })),
      dueAfter: fc.option(fc.integer({ min: 5, max: 50 })),
      receivedOn: day,
      status: fc.constantFrom(
        ...[
          'received',
          'assigned',
          'approved',
          'guided',
          'transferred',
          'transferred_replied',
          'returned',
          'notified_inadmissible',
        ],
        ...[
          'filed',
          'not_processed',
          'accepted',
          'accepted',
          'accepted',
          'resolved',
          'resolved',
          'withdrawn',
          'duplicate_linked',
          'void',
        ],
      ),
      took: fc.integer({ min: 0, max: 40 }),
      field: fc.constantFrom(
        'LAND.3',
        'HOUSING.1',
        'POLICY.2',
        'CIVIL_SERVICE.4',
        'ADMIN_OTHER.5',
        'CORRUPTION',
        'JUDICIAL.2',
        'PARTY_MASS_ORG',
        'OTHER',
      ),
      isSecond: fc.boolean(),
      resolvedAfter: fc.option(fc.integer({ min: 1, max: 60 })),
      doneAfter: fc.option(fc.integer({ min: 1, max: 40 })),
      isWithdrawn: fc.boolean(),
      result: fc.integer({ min: 0, max: 2 }),
      joins: fc.option(fc.integer({ min: 0, max: 5 })),
      money: fc.integer({ min: 0, max: 5_000_000 }),
    })
    .map((one) => {
      const ends = !['received', 'assigned', 'approved'].includes(one.status);
      // What is of mixed contents is guided to be split; anything else is a wrong entry that breaks the identities.
      const type = one.type === 'MIXED' && one.status !== 'guided' ? 'KNPA' : one.type;
      const isRecommendation = type === 'KNPA';
      const status = one.status === 'notified_inadmissible' && isRecommendation ? 'guided' : one.status;
      const isResolved = status === 'resolved';
      const closedOn = ends ? later(one.receivedOn, isResolved ? 0 : one.took) : undefined;
      const decidedOn = closedOn && one.resolvedAfter !== null ? later(closedOn, one.resolvedAfter) : undefined;
      const results =
        type === 'TC'
          ? ['right', 'mixed', 'wrong']
          : one.isSecond
            ? ['upheld', 'overturned', 'upheld']
            : ['right', 'partly', 'wrong'];
      const family = type === 'TC' ? ['denunciation_first', 'denunciation_continued'] : ['complaint_first', 'complaint_second'];
      const hasProceeding = status === 'accepted' && !isRecommendation && closedOn !== undefined;
      return {
        key: '',
        type,
        receivedOn: one.receivedOn,
        status,
        ...(closedOn ? { closedOn } : {}),
        ...(isResolved && one.resolvedAfter !== null ? { resolvedOn: later(one.receivedOn, one.resolvedAfter) } : {}),
        outcome:
          status === 'approved' || status === 'accepted'
            ? 'propose_acceptance'
            : status.startsWith('transferred')
              ? one.way
              : 'guide',
        senders: one.senders,
        byVisit: one.byVisit,
        ...(status.startsWith('transferred') && one.way === 'urge' ? { jurisdiction: 'subordinate_overdue' } : {}),
        ...(status.startsWith('transferred') && closedOn && one.repliedAfter !== null
          ? { replyOn: later(closedOn, one.repliedAfter) }
          : {}),
        ...(status === 'approved' || status === 'accepted'
          ? { approvedOn: later(one.receivedOn, Math.floor(one.took / 2)) }
          : {}),
        field: one.field,
        instance: one.isSecond ? 'second' : 'first',
        round: one.isSecond ? 'continued' : 'first',
        ...(one.joins === null ? {} : { matterOf: String(one.joins) }),
        ...(hasProceeding
          ? {
              proceeding: {
                procedure: family[one.isSecond ? 1 : 0] ?? '',
                acceptedOn: closedOn,
                ...(one.dueAfter === null ? {} : { dueOn: later(closedOn, one.dueAfter) }),
                ...(decidedOn
                  ? {
                      state: one.doneAfter === null ? 'decided' : 'enforced',
                      decidedOn,
                      result: results[one.result] ?? '',
                      ...(one.doneAfter === null ? {} : { enforcedOn: later(decidedOn, one.doneAfter) }),
                      outcomes: [
                        {
                          phase: 'recommended' as const,
                          onDate: decidedOn,
                          state_money: one.money / 1000,
                          discipline_persons: 3,
                          discipline_officials: 1,
                        },
                        ...(one.doneAfter === null
                          ? []
                          : [
                              {
                                phase: 'executed' as const,
                                onDate: later(decidedOn, one.doneAfter),
                                state_money: one.money / 2000,
                                police_persons: 2,
                                police_officials: 2,
                              },
                            ]),
                      ],
                    }
                  : one.isWithdrawn
                    ? { state: 'terminated', terminatedOn: later(closedOn, 5), terminationGround: 'full_withdrawal' }
                    : { state: 'verifying' }),
              },
            }
          : {}),
      } as PetitionFacts;
    });

  test('every stated identity holds, every figure is the length of its list, and the parts add up', async () => {
    const chief = await app.database.actorOf('hung.thanhtra');
    const mai = (await app.database.actorOf('mai.ngocha')).accountId;
    let number = 1000;
    await fc.assert(
      fc.asyncProperty(fc.array(petition, { minLength: 10, maxLength: 18 }), fc.boolean(), async (list, isNext) => {
        const named = list.map((one, index) => ({ ...one, key: String(index) }));
        await writePetitions(app.database, isNext ? next : ward, isNext ? mai : lan, named, number);
        number += list.length;
        for (const asked of [period, periodOf('Q3', 2026), periodOf('Y', 2026)]) {
          await app.database.database.inUnit(chief, async (tx) => {
            const all = await figuresOf(tx, counted, asked, { code: 'all', units: null });
            const total = (place: Place) => [...all.values()].reduce((sum, own) => sum + (own.get(placeKey(place)) ?? 0), 0);
            for (const figures of [...all.values()])
              for (const check of checks.filter((one) => one.left[0] !== '06-qlkntc' && !cannotHold(one))) {
                const { holds, left, right } = judge(check, (place) => figures.get(placeKey(place)) ?? 0);
                expect(holds, `${check.left} ${check.sign} ${check.right}: ${left}, ${right}`).toBe(true);
              }
            const one = await figuresOf(tx, counted, asked, { code: '', units: [ward] });
            const other = await figuresOf(tx, counted, asked, { code: '', units: [next] });
            for (const place of counted) {
              const parts = (one.get(ward)?.get(placeKey(place)) ?? 0) + (other.get(next)?.get(placeKey(place)) ?? 0);
              expect(total(place), placeKey(place)).toBeCloseTo(parts, 6);
            }
            // One list in each source and table, another in each run: all of them in time.
            for (const place of counted.filter((_, index) => (index + number) % 9 === 0)) {
              const column = columnsIn(tables[place[0]].parts).find(({ no }) => no === place[1]);
              if (!column?.facts) continue;
              const question = { source: column.facts, where: column.where, sum: column.sum };
              const { total: figure, rows } = await countFacts(tx, question, asked, { code: 'all', units: null });
              const listed = await listFacts(
                tx,
                question,
                asked,
                { code: 'all', units: null },
                { at: null, back: false, most: 5000 },
              );
              expect(figure, placeKey(place)).toBeCloseTo(total(place), 6);
              expect(listed.length, placeKey(place)).toBe(rows);
              expect(
                listed.reduce((sum, row) => sum + row.value, 0),
                placeKey(place),
              ).toBeCloseTo(figure, 6);
            }
            for (const check of checks) {
              const breaking = breakingRows(check);
              const column = columnsIn(tables[check.left[0]].parts).find(({ no }) => no === check.left[1]);
              if (!breaking || !column?.facts || !check.isStated) continue;
              const found = await countFacts(tx, { source: column.facts, where: breaking.where, sum: null }, asked, {
                code: 'all',
                units: null,
              });
              expect(found.rows, `${check.left} ${check.sign} ${check.right}`).toBe(0);
            }
          });
        }
      }),
      { numRuns: 4 },
    );
  }, 120_000);
});
