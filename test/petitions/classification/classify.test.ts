// Classifying on the real database: facts, clock, seal, event, and what stops a second officer.
import { describe, expect, it } from 'vitest';
import { classifyPetition } from '../../../src/petitions/classification/actions.ts';
import { anApp } from '../../support/an-app.ts';
import {
  answers,
  foreignComplaint,
  foreignDenunciation,
  ownComplaint,
  ownDenunciation,
  register,
  sender,
  stateOf,
} from '../handling.ts';

const app = anApp();

const classify = (login: string, id: number, given: Record<string, string>) =>
  app.as(login, (act) => classifyPetition(act, id, answers(given)));

describe('the clock of the result (received 20/11/2026; 24/11 is a holiday)', () => {
  it.each([
    ['a complaint of our own: 7 working days', 'KN', ownComplaint, 'KN_ACCEPT', '2026-12-02'],
    ['a complaint of another: 10 working days', 'KN', foreignComplaint, 'KN_PROCESS', '2026-12-07'],
    ['a denunciation of our own: 7 working days', 'TC', ownDenunciation, 'TC_INITIAL', '2026-12-02'],
    [
      'to be verified in several places: 10 working days',
      'TC',
      { ...ownDenunciation, severalPlaces: '1' },
      'TC_INITIAL',
      '2026-12-07',
    ],
    ['a denunciation of another: 5 working days', 'TC', foreignDenunciation, 'TC_TRANSFER', '2026-11-30'],
    [
      'a denunciation continued after a conclusion below: 20 days (khoản 2 Điều 37 LTC)',
      'TC',
      { ...ownDenunciation, round: 'continued', previousBelow: 'yes', previousState: 'concluded' },
      'TC_CONT_REVIEW',
      '2026-12-10',
    ],
    [
      'a denunciation overdue below: 5 working days to ask for a report (khoản 2 Điều 38 LTC)',
      'TC',
      {
        ...ownDenunciation,
        round: 'continued',
        previousBelow: 'yes',
        previousState: 'overdue',
        jurisdiction: 'subordinate_overdue',
      },
      'TC_OVERDUE_ASK',
      '2026-11-30',
    ],
  ] as const)('%s', async (_words, declaredType, given, rule, due) => {
    const id = await register(app, 'son.badinh', { declaredType });
    await classify('son.badinh', id, given);
    expect(await stateOf(app, id)).toMatchObject({ status: 'assigned', next_act: 'propose', due_rule: rule, due_on: due });
  });

  it('goes back to the shorter length when the answer changes, and runs one main clock only', async () => {
    const id = await register(app, 'son.badinh', { declaredType: 'TC' });
    await classify('son.badinh', id, { ...ownDenunciation, severalPlaces: '1' });
    await classify('son.badinh', id, { ...ownDenunciation, severalPlaces: '1' });
    await classify('son.badinh', id, ownDenunciation);
    expect((await stateOf(app, id)).due_on).toBe('2026-12-02');
    const running = await app.database.owner(
      "select id from clocks where petition_id = $1 and is_main and stopped_on is null and rule_code <> 'PROC_RED45'",
      [id],
    );
    expect(running).toHaveLength(1);
  });
});

it('a petition that turns out to be a denunciation is sealed in the same step', async () => {
  const id = await register(app, 'son.badinh');
  expect((await stateOf(app, id)).public_code).not.toBeNull();
  await classify('son.badinh', id, ownDenunciation);
  expect(await stateOf(app, id)).toMatchObject({ sealed: true, petition_type: 'TC', public_code: null });
  const parties = await app.database.owner<{ name: string }>('select name from parties where petition_id = $1', [id]);
  expect(parties.map((party) => party.name)).not.toContain(sender.name);
  const events = await app.database.owner<{ data: object }>('select data from events where petition_id = $1', [id]);
  expect(JSON.stringify(events)).not.toContain(sender.name);
});

it('keeps what was before and after as codes', async () => {
  const id = await register(app, 'son.badinh');
  await classify('son.badinh', id, foreignComplaint);
  const [event] = await app.database.owner<{ data: Record<string, Record<string, unknown>> }>(
    "select data from events where petition_id = $1 and kind = 'petition.classified'",
    [id],
  );
  expect(event?.data.before).toMatchObject({ type: 'KN', jurisdiction: null });
  expect(event?.data.after).toMatchObject({ type: 'KN', jurisdiction: 'not_own', branch: 'administrative' });
  expect(event?.data.answers).toMatchObject({ respondent: 'department', ground: null });
});

it('an anonymous denunciation with clear evidence stays information, without it is not processed', async () => {
  const anonymous = { eligibility: 'ineligible', reason: 'no_name_address', type: 'TC', field: 'OTHER' };
  const clear = await register(app, 'son.badinh', { declaredType: 'TC', senders: [], senderCount: 0 });
  await classify('son.badinh', clear, { ...anonymous, evidence: 'clear' });
  const unclear = await register(app, 'son.badinh', { declaredType: 'TC', senders: [], senderCount: 0 });
  await classify('son.badinh', unclear, { ...anonymous, evidence: 'unclear' });
  const rows = await app.database.owner('select eligibility, ineligible_reason from petitions where id in ($1, $2) order by id', [
    clear,
    unclear,
  ]);
  expect(rows).toEqual([
    { eligibility: 'eligible', ineligible_reason: 'no_name_address' },
    { eligibility: 'ineligible', ineligible_reason: 'no_name_address' },
  ]);
});

describe('refusals', () => {
  it('another unit finds nothing, another processor may not, the second officer is told who was faster', async () => {
    const id = await register(app, 'son.badinh');
    await expect(classify('tuan.ngocha', id, ownComplaint)).rejects.toMatchObject({ status: 404 });
    const { version } = await stateOf(app, id);
    await classify('cuong.badinh', id, { ...ownComplaint, rowVersion: String(version) });
    await expect(classify('trang.badinh', id, ownComplaint)).rejects.toMatchObject({ status: 409 });
    await expect(classify('son.badinh', id, { ...ownComplaint, rowVersion: String(version) })).rejects.toMatchObject({
      status: 409,
      message: expect.stringMatching(/đã được phân loại bởi Vũ Bá Cường lúc 09:00/),
    });
    await expect(classify('thang.badinh', id, ownComplaint)).rejects.toMatchObject({ status: 403 });
  });
});
