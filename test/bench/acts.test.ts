// The bulk way of the invented city held against the product's own acts: of each kind one, with the same content and the same days.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCounters, writeCounters } from '../../src/cli/bench/counters.ts';
import { insertBatch } from '../../src/cli/bench/insert.ts';
import { writeOrder } from '../../src/cli/bench/order.ts';
import { periodsOf } from '../../src/cli/bench/periods.ts';
import type { BenchPetition } from '../../src/cli/bench/petitions.ts';
import type { BenchProceeding } from '../../src/cli/bench/proceeding.ts';
import { randomFrom } from '../../src/cli/bench/random.ts';
import { staffUnits } from '../../src/cli/bench/staff.ts';
import type { BenchVisit } from '../../src/cli/bench/visits.ts';
import { asOwner } from '../../src/database/owner.ts';
import type { HouseTx } from '../../src/database/tx.ts';
import { readRules } from '../../src/deadlines/rule-set.ts';
import type { PetitionType } from '../../src/petitions/petition.ts';
import type { State } from '../../src/proceedings/proceeding.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { Office } from './acts.ts';
import { leftOutEvents, leftOutTables, storyOf, storyOfVisit } from './rows.ts';
import { facets } from './unwritten.ts';

const today = '2026-11-25';
let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const isRefused = ({ petitionType, status }: BenchPetition): boolean =>
  petitionType === 'KN' && status === 'notified_inadmissible';
const told = ({ proceeding }: BenchPetition): boolean => proceeding?.done.some(({ act }) => act === 'transferor-notice') ?? false;
const isBrought = ({ visits }: BenchPetition): boolean => visits.some((visit) => visit.brings);

const isAt =
  (type: PetitionType, state: State, also: (one: BenchProceeding) => boolean = () => true) =>
  ({ petitionType, proceeding }: BenchPetition): boolean =>
    petitionType === type && proceeding?.state === state && also(proceeding);

/** One of each kind, written as the fill writes them, and what of it must be so. */
const kinds: [string, (one: BenchPetition) => boolean][] = [
  ['a complaint just taken in', (one) => one.status === 'received' && one.petitionType === 'KN'],
  ['a denunciation just taken in', (one) => one.status === 'received' && one.sealed],
  ['a recommendation given to an officer', (one) => one.nextAct === 'classify' && one.petitionType === 'KNPA'],
  ['a denunciation that is classified', (one) => one.nextAct === 'propose' && one.sealed],
  ['a complaint before its leader', (one) => one.status === 'proposed' && one.petitionType === 'KN'],
  ['a complaint guided elsewhere', (one) => one.status === 'guided'],
  ['a complaint brought to the desk', (one) => isBrought(one) && one.status === 'received' && one.petitionType === 'KN'],
  ['a recommendation brought to the desk', (one) => isBrought(one) && one.nextAct === 'classify' && one.petitionType === 'KNPA'],
  ['a complaint brought to the desk and refused', (one) => isBrought(one) && one.status === 'notified_inadmissible'],
  [
    'a complaint brought to the desk and not accepted within the week',
    (one) => one.visits.some(({ replied }) => replied?.kind === 'not_accepted'),
  ],
  ['a complaint brought to the desk and accepted', (one) => isBrought(one) && isAt('KN', 'verifying')(one)],
  [
    'a complaint brought to the desk and sent on',
    (one) => isBrought(one) && one.petitionType === 'KN' && one.status === 'transferred',
  ],
  [
    'a complaint brought to the desk, sent on and answered',
    (one) => one.petitionType === 'KN' && one.status === 'transferred_replied',
  ],
  ['a complaint from another office, decided', (one) => one.sentFrom !== null && isAt('KN', 'decided')(one)],
  ['a complaint that is refused', (one) => isRefused(one) && !isBrought(one) && !one.sentFrom],
  ['a complaint from another office, refused', (one) => isRefused(one) && one.sentFrom !== null],
  ['a denunciation that is refused', (one) => one.status === 'notified_inadmissible' && one.sealed],
  ['a complaint laid aside', (one) => one.status === 'filed' && one.petitionType === 'KN' && !one.sentFrom],
  [
    'a complaint from another office, laid aside',
    (one) => one.status === 'filed' && one.petitionType === 'KN' && one.sentFrom !== null,
  ],
  ['a petition of mixed contents laid aside', (one) => one.status === 'filed' && one.petitionType === 'MIXED'],
  ['a recommendation laid aside', (one) => one.status === 'filed' && one.petitionType === 'KNPA' && !one.sentFrom],
  ['a denunciation sent on', (one) => one.status === 'transferred' && one.sealed],
  ['a recommendation sent on and answered', (one) => one.status === 'transferred_replied' && one.petitionType === 'KNPA'],
  ['a recommendation sent outside', (one) => one.status === 'transferred' && one.transfer?.toUnit === null && !one.sealed],
  [
    'a denunciation sent outside and answered',
    (one) => one.status === 'transferred_replied' && one.transfer?.toUnit === null && one.sealed,
  ],
  ['a recommendation taken over from another office', (one) => one.sentFrom !== null && !one.sealed && one.proceeding === null],
  ['a denunciation taken over from another office', (one) => one.sentFrom !== null && one.sealed && one.proceeding === null],
  [
    'a recommendation sent to another office',
    (one) => one.status === 'transferred' && one.transfer?.toUnit != null && !one.sealed,
  ],
  [
    'a denunciation sent to another office and answered',
    (one) => one.status === 'transferred_replied' && one.transfer?.toUnit != null && one.sealed,
  ],
  ['a complaint found to repeat another', (one) => one.repeats !== null && one.petitionType === 'KN'],
  ['a denunciation found to repeat another', (one) => one.repeats !== null && one.sealed],
  ['a complaint just accepted', (one) => one.proceeding?.state === 'accepted' && one.petitionType === 'KN'],
  ['a denunciation just accepted', (one) => one.proceeding?.state === 'accepted' && one.sealed],
  ['a complaint being verified', isAt('KN', 'verifying')],
  ['a complaint that waits for its dialogue', isAt('KN', 'dialogue_scheduled')],
  ['a complaint talked over', isAt('KN', 'dialogue_done')],
  ['a complaint decided, its decision sent and published', isAt('KN', 'decided')],
  ['a complaint whose decision has taken effect', isAt('KN', 'effective')],
  ['a complaint whose decision is being carried out', isAt('KN', 'enforcing')],
  ['a complaint carried out and not closed', isAt('KN', 'enforced')],
  ['a complaint found right and closed', isAt('KN', 'closed', (one) => one.result === 'right')],
  ['a complaint found partly right and closed', isAt('KN', 'closed', (one) => one.result === 'partly')],
  ['a complaint found wrong and closed', isAt('KN', 'closed', (one) => one.result === 'wrong')],
  ['a denunciation being verified', isAt('TC', 'verifying')],
  ['a denunciation whose verification is reported', isAt('TC', 'verified')],
  ['a denunciation concluded', isAt('TC', 'concluded')],
  ['a denunciation that is being handled', isAt('TC', 'handling')],
  ['a denunciation found true and closed', isAt('TC', 'closed', (one) => one.result === 'right')],
  ['a denunciation found partly true and closed', isAt('TC', 'closed', (one) => one.result === 'mixed')],
  ['a denunciation found false and closed', isAt('TC', 'closed', (one) => one.result === 'wrong')],
  [
    'a denunciation with a case for the investigators',
    isAt('TC', 'closed', (one) => (one.outcomes[0]?.figures.policeCases ?? 0) > 0),
  ],
  ['a denunciation from another office, closed', (one) => one.sentFrom !== null && isAt('TC', 'closed')(one)],
  ['a denunciation whose result the reception board is told', (one) => told(one) && one.sealed],
  ['a complaint whose result the reception board is told', (one) => told(one) && one.petitionType === 'KN'],
  ['a recommendation being studied', (one) => one.sentFrom === null && isAt('KNPA', 'in_study')(one)],
  ['a recommendation just answered', isAt('KNPA', 'answered')],
  ['a recommendation answered and closed', (one) => one.sentFrom === null && isAt('KNPA', 'closed')(one)],
  ['a recommendation from another office, closed', (one) => one.sentFrom !== null && isAt('KNPA', 'closed')(one)],
];

/** Who comes to the desk without a petition. */
const visitKinds: [string, (one: BenchVisit) => boolean][] = [
  ['somebody answered at the desk', (one) => one.host === 'officer' && one.outcome === 'answered_on_spot' && one.people === 1],
  ['somebody guided elsewhere', (one) => one.outcome === 'guided'],
  ['somebody told that it is settled', (one) => one.outcome === 'explained_settled'],
  ['three or four on one content', (one) => one.people > 2 && one.people < 5],
  ['a large group', (one) => one.host === 'officer' && one.isLarge],
  ['somebody received by the head on his day', (one) => one.host === 'head'],
  ['somebody received for the head on his day', (one) => one.host === 'delegated'],
];

describe('what the fill writes is what the product’s acts leave', () => {
  let office: Office;
  /** Of wards none of whose officers is of the cast; of all offices, as the fill writes them. */
  let written: readonly BenchPetition[];
  let city: readonly BenchPetition[];
  /** One of each kind, before any has a place. */
  let samples: BenchPetition[];

  beforeAll(async () => {
    office = new Office(app);
    [written, city] = await asOwner(app.database.ownerUrl, async (tx) => {
      const units = await staffUnits(tx, today, 7);
      const setting = { today, span: 365, periodOf: periodsOf(await readRules(tx as unknown as HouseTx)) };
      const wards = units.filter((unit) => !unit.isCast && unit.level === 'commune');
      return [
        [...writeOrder(randomFrom(11), wards, { ...setting, count: 12_000 })],
        [...writeOrder(randomFrom(12), units, { ...setting, count: 24_000 })],
      ] as const;
    });
    const isOf = (isIt: (one: BenchVisit) => boolean) => (one: BenchPetition) => beside(one, isIt) !== undefined;
    samples = [...kinds.map(([, isIt]) => isIt), ...visitKinds.map(([, isIt]) => isOf(isIt))].flatMap(
      (isIt) => sampleOf(isIt) ?? [],
    );
  });

  const beside = ({ visits }: BenchPetition, isIt: (one: BenchVisit) => boolean) =>
    visits.find((visit) => !visit.brings && isIt(visit));

  /** The petitions a story needs, in their order: what was sent on, what is repeated. */
  const storyFrom = (one: BenchPetition): BenchPetition[] => [
    ...(one.sentFrom ? storyFrom(one.sentFrom) : []),
    ...(one.repeats ? storyFrom(one.repeats) : []),
    one,
  ];

  const sampleOf = (isIt: (one: BenchPetition) => boolean) =>
    [written, city].map((some) => some.find((one) => one.receivedOn >= '2026-03-01' && !one.placed && isIt(one))).find(Boolean);

  async function fill(isIt: (one: BenchPetition) => boolean): Promise<BenchPetition> {
    const sample = sampleOf(isIt);
    if (!sample) throw new Error('Nothing of this kind was written');
    const story = storyFrom(sample).filter((one) => !one.placed);
    await asOwner(app.database.ownerUrl, async (tx) => {
      const counters = await readCounters(tx);
      await insertBatch(tx, story, counters, app.services.keyring);
      await writeCounters(tx, counters);
    });
    return sample;
  }

  test.each(Object.entries(facets))(
    '%s: what is left out is listed, nothing listed is written, and whatever is written has its sample',
    (_name, { all, of, unwritten }) => {
      const valuesOf = (some: readonly BenchPetition[]) => new Set(some.flatMap(of));
      const [found, sampled] = [valuesOf([...written, ...city]), valuesOf(samples)];
      expect(all.filter((value) => !found.has(value)).sort()).toEqual(Object.values(unwritten).flat().sort());
      expect(all.filter((value) => found.has(value) && !sampled.has(value))).toEqual([]);
    },
  );

  test.each(kinds)('%s', async (_name, isIt) => {
    const sample = await fill(isIt);
    const filled = await storyOf(app, sample.placed?.id ?? 0);
    const made = await storyOf(app, await office.handle(sample));
    expect(filled).toEqual(made);
  });

  test.each(visitKinds)('%s', async (_name, isIt) => {
    const sample = await fill((one) => beside(one, isIt) !== undefined);
    const visit = beside(sample, isIt);
    const made = await office.receive(sample, visit as BenchVisit);
    expect(await storyOfVisit(app, visit?.placed?.id ?? 0)).toEqual(await storyOfVisit(app, made.id));
  });

  test('the acts do write what is said to be left out', async () => {
    const events = await app.database.owner<{ kind: string }>('select distinct kind from events');
    const kindsOfEvents = events.map(({ kind }) => kind);
    expect(Object.keys(leftOutEvents).filter((kind) => !kindsOfEvents.includes(kind))).toEqual([]);
    for (const family of ['paper.', 'proceeding.']) expect(kindsOfEvents.some((kind) => kind.startsWith(family))).toBe(true);
    const empty: string[] = [];
    for (const table of Object.keys(leftOutTables))
      if ((await app.database.owner(`select 1 from ${table} limit 1`)).length === 0) empty.push(table);
    expect(empty).toEqual([]);
  });
});
