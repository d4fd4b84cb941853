// The page of one giving unit asks for a yes to the default way whenever the dry run does. Pure.
import { expect, it } from 'vitest';
import { askForDefault, findingsOf, type Gaps, type Tally } from '../../../src/rollout/reorganisation/dry-run.ts';
import { type GiverSources, giverScreen } from '../../../src/rollout/reorganisation/giver-screen.ts';

const nothing: Tally = {
  fromUnitId: 4,
  petitions: 3,
  proceedings: 0,
  undecided: 0,
  weekDue: 0,
  overdue: 0,
  unsigned: 0,
  incoming: 1,
  unrouted: 0,
  visits: 0,
  undecidedVisits: 0,
  days: 0,
  hostless: 0,
  drafts: 0,
};
const act = { id: 7, number: '12/NQ-HĐND', effectiveOn: '2026-12-01', state: 'draft' } as GiverSources['act'];
const noGaps = {
  givers: 1,
  newNames: 0,
  receiversWithoutProfile: 0,
  withoutOfficers: [],
  withoutApprover: [],
  withoutNumberer: [],
  keptTwice: [],
  keptByNone: [],
  keepers: [],
  wider: [],
  typists: [],
  leaving: [],
  receiversGone: 0,
  giversWithoutWay: 0,
  giversWithoutDefault: 0,
  contested: [],
  headless: [],
  said: [],
} satisfies Gaps;
const page = (tally: Tally) =>
  giverScreen({
    act,
    giver: { fromUnitId: 4, name: 'Phường Ba Đình', state: 'waiting', problem: '', moved: 0 } as GiverSources['giver'],
    tally,
    flows: tally.undecided > 0 ? [{ fromUnitId: 4, toUnitId: null, petitions: tally.undecided, byDefault: 0 }] : [],
    handed: [],
    visitsUndecided: tally.undecidedVisits,
    routes: [],
    posts: [],
    mayChange: true,
    csrf: '',
  });

it.each([
  ['nothing is left open', {}, ''],
  [
    'letters would come in with nowhere to go',
    { unrouted: 1 },
    '1 đơn nơi khác chuyển đến, nhận vào sổ rồi chưa có nơi bàn giao.',
  ],
  ['petitions have no way', { undecided: 2 }, '2 đơn chưa có nơi nhận.'],
  ['visits have no way', { undecidedVisits: 2 }, '2 lượt tiếp công dân chưa có nơi nhận.'],
])('asks for it like the dry run where %s', (_when, open, words) => {
  const tally = { ...nothing, ...open };
  const asked = findingsOf(act, [tally], noGaps, '2026-12-01').some(({ code }) => askForDefault.includes(code));
  const { confirmButton, undecidedWords } = page(tally);
  expect(asked).toBe(words !== '');
  expect(confirmButton !== null).toBe(asked);
  expect(undecidedWords).toContain(words);
  if (words === '') expect(undecidedWords).toBe('');
});
