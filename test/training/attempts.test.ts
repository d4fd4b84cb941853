// One exercise after the other, and one exercise again: each is marked by its own paper, a pass stands, and nobody leaves an
// exercise with nothing done without being told.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assignPetition } from '../../src/petitions/steps/actions.ts';
import { readBoard } from '../../src/training/board.ts';
import { listAttempts, listTrainees } from '../../src/training/class-queries.ts';
import type { Exercise } from '../../src/training/exercise.ts';
import { shippedExercises } from '../../src/training/exercise-files.ts';
import { type Agent, formFieldsOf } from '../support/app.ts';
import { type School, school } from './arrange.ts';
import { asPart, solve } from './solve.ts';

let desk: School;
let lesson: { id: number; code: string; at: string };
const find = (code: string) => shippedExercises().find((one) => one.code === code) as Exercise;
const numberOf = ({ code }: Exercise) => shippedExercises().findIndex((one) => one.code === code) + 1;
const [lamps, resent] = [find('pa-den-duong'), find('tr-cung-don')];

beforeAll(async () => {
  desk = await school();
  lesson = await desk.openClass({ seats: '3' });
}, 300_000);
afterAll(() => desk.close());

const pageOf = (exercise: Exercise) => `${lesson.at}/exercises/${exercise.code}`;
const read = async (agent: Agent, exercise: Exercise) => (await agent.get(pageOf(exercise)).expect(200)).text;
async function press(agent: Agent, exercise: Exercise, act: 'start' | 'marks', more: Record<string, string> = {}) {
  const text = await read(agent, exercise);
  const leaving = /name="leaving" value="([^"]+)"/.exec(text)?.[1];
  const fields = { ...formFieldsOf(text), ...(leaving ? { leaving } : {}) };
  return agent
    .post(`${pageOf(exercise)}/${act}`)
    .type('form')
    .send({ ...fields, ...more });
}
const servicesOf = async () => (await desk.realm(lesson.code)).services;
async function attemptOf(seat: number, exercise: Exercise) {
  const { database } = await servicesOf();
  const id = (await database.inHouse(listTrainees)).find((one) => one.seat === seat)?.id ?? 0;
  const attempts = await database.inHouse((house) => listAttempts(house, id));
  return attempts.find(({ exerciseCode }) => exerciseCode === exercise.code);
}
/** How many exercises the trainer's board counts as passed. */
const passedBy = async (seat: number) =>
  (await readBoard(await desk.realm(lesson.code))).rows.find(({ trainee }) => trainee.seat === seat)?.passed;
const number = /Đơn được chấm: <a[^>]*>([^<]+)</;

describe('one exercise after the other', () => {
  it('leaves the marks of the one before as they are: what is put into the book is nobody’s work', async () => {
    const agent = await desk.enter(lesson.code, 1);
    const services = await servicesOf();
    expect((await press(agent, lamps, 'start')).status).toBe(303);
    await solve(services, 1, lamps, {});
    await press(agent, lamps, 'marks');
    const own = number.exec(await read(agent, lamps))?.[1];
    expect(own).toBeTruthy();
    expect(await passedBy(1)).toBe(1);

    expect((await press(agent, resent, 'start')).status).toBe(303);
    expect(await passedBy(1)).toBe(1);
    expect(number.exec(await read(agent, lamps))?.[1]).toBe(own);
    await press(agent, lamps, 'marks');
    expect(await read(agent, lamps)).toContain('Đạt: đúng');
    expect(await read(agent, resent)).toContain('Chưa có đơn nào vào sổ từ khi bắt đầu bài');
  });

  it('asks before an exercise is left with nothing entered, and says what became of it', async () => {
    const trainer = await desk.signIn('taphuan');
    const seatPage = async () => (await trainer.get(`/training/classes/${lesson.id}/seats/2`).expect(200)).text;
    const agent = await desk.enter(lesson.code, 2);
    expect((await press(agent, lamps, 'start')).status).toBe(303);
    const asking = await read(agent, resent);
    expect(asking).toContain(`Bài ${numberOf(lamps)} đang làm mà chưa có đơn nào vào sổ`);
    expect(asking).toContain('Dừng bài kia, bắt đầu bài này');
    expect(await seatPage()).toContain('Đang làm: đúng 0 trên');
    const untold = await press(agent, resent, 'start', { leaving: '' });
    expect(untold.status).toBe(409);
    expect(untold.text).toContain('đang làm mà chưa có đơn nào vào sổ');
    expect((await attemptOf(2, lamps))?.untilPetition).toBeNull();

    expect((await press(agent, resent, 'start')).status).toBe(303);
    await solve(await servicesOf(), 2, resent, (await attemptOf(2, resent))?.given ?? {});
    // The trainer reads of it what the trainee reads, and which petition is marked.
    const seat = await seatPage();
    expect(seat).toContain('Đã dừng: đúng 0 trên');
    expect(seat).not.toContain('Chưa đạt');
    expect(seat).toMatch(/chấm đơn số ĐT-2026-/);
    const stopped = await read(agent, lamps);
    expect(stopped).toContain('Bài này dừng khi bắt đầu bài khác');
    expect(stopped).toContain('Đã dừng');
    expect(stopped).toMatch(/<button[^>]*btn-primary[^>]*>Làm lại</);
    expect(stopped).not.toContain('Chấm bài</button>');
    // The one with its paper in the book is left without a word.
    expect(stopped).not.toContain('đang làm mà chưa có đơn nào vào sổ');
    expect((await press(agent, lamps, 'start')).status).toBe(303);
  });
});

describe('the same exercise again', () => {
  const countGiven = () =>
    servicesOf().then((services) =>
      asPart(services, 3, '', ({ tx }) =>
        tx.one<{ count: number }>(
          "select count(*)::int as count from petition_contents where subject like 'Khiếu nại quyết định bồi thường số 152%'",
        ),
      ),
    );

  it('does not put a second paper of the same words into the book, and counts either when there are two', async () => {
    const agent = await desk.enter(lesson.code, 3);
    const services = await servicesOf();
    await press(agent, resent, 'start');
    const first = (await attemptOf(3, resent))?.given ?? {};
    expect((await countGiven()).count).toBe(1);
    await press(agent, resent, 'start');
    expect((await attemptOf(3, resent))?.given).toEqual(first);
    expect((await countGiven()).count).toBe(1);
    // What somebody worked on stays as it is, and a fresh one lies beside it.
    await asPart(services, 3, '.truongphong', async (act) => {
      const processor = await asPart(services, 3, '', async ({ actor }) => actor.accountId);
      return assignPetition(act, first.goc ?? 0, { processor, note: '' });
    });
    await press(agent, resent, 'start');
    const second = (await attemptOf(3, resent))?.given ?? {};
    expect(second.goc).not.toBe(first.goc);
    await solve(services, 3, resent, first);
    await press(agent, resent, 'marks');
    expect(await read(agent, resent)).toContain('Đạt: đúng');
    expect((await attemptOf(3, resent))?.marks?.every(({ state }) => state === 'right')).toBe(true);
  });

  it('keeps the pass: on the board, in the list, and when the books no longer say so', async () => {
    const agent = await desk.enter(lesson.code, 3);
    expect(await passedBy(3)).toBe(1);
    expect(await read(agent, resent)).toContain('Bài đã đạt thì vẫn là đạt');
    expect((await press(agent, resent, 'start')).status).toBe(303);
    expect(await passedBy(3)).toBe(1);
    await press(agent, resent, 'marks');
    expect(await passedBy(3)).toBe(1);
    const list = (await agent.get(`${lesson.at}/exercises`).expect(200)).text;
    const row = list.slice(list.indexOf(`/exercises/${numberOf(resent)}"`));
    expect(row.slice(0, row.indexOf('</tr>') > 0 ? row.indexOf('</tr>') : 900)).toContain('Đạt');
  });
});
