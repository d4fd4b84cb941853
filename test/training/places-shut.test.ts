// A place in a class shuts when the unit its trainee comes from goes live: whoever works on real petitions practises no more.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endPractice, reopenPractice } from '../../src/training/practice.ts';
import { filledIntake } from '../petitions/intake-form.ts';
import { type Agent, formFieldsOf } from '../support/app.ts';
import { type School, school } from './arrange.ts';

let desk: School;
/** Three places: of Ba Đình, of Ngọc Hà, of a unit that goes live in no test. */
let lesson: { id: number; code: string; at: string };

/** The form of intake, filled as an officer fills it; where it is refused, what it would have sent is sent all the same. */
async function registerAs(agent: Agent, at: string) {
  const page = await agent.get(`${at}/petitions/new?mode=open`);
  const { _csrf, _key } = formFieldsOf((page.status === 200 ? page : await agent.get(`${at}/account`).expect(200)).text);
  return agent
    .post(`${at}/petitions/new`)
    .type('form')
    .send({ _csrf, _key: _key || randomUUID(), ...filledIntake() });
}

beforeAll(async () => {
  desk = await school();
  const people = 'Nguyễn Văn Một; Phường Ba Đình\nTrần Văn Hai; Phường Ngọc Hà\nLê Thị Ba; Phường Hồng Hà';
  lesson = await desk.openClass({ name: 'Lớp ba phường', seats: '3', people });
}, 300_000);
afterAll(() => desk.close());

describe('when the unit somebody practises for goes live', () => {
  it('his place in the class shuts and says why; others practise on; taken back, it opens again', async () => {
    const baDinh = await desk.database.unitId('00004');
    const { services } = desk;
    const intake = async (seat: number) => (await desk.enter(lesson.code, seat, '.vanthu')).get(`${lesson.at}/petitions/new`);
    expect((await intake(1)).status).toBe(200);
    await services.database.inHouse(
      (house) => endPractice(services, house, [{ id: baDinh, name: 'Phường Ba Đình' }], '2026-11-01'),
      'write',
    );
    const shut = await intake(1);
    expect(shut.status).toBe(409);
    expect(shut.text).toContain('Phường Ba Đình đã vận hành chính thức từ ngày 01/11/2026, chỗ thực hành này khép lại');
    expect(shut.text).not.toContain('Mở lại hồ sơ');
    expect(shut.text.slice(shut.text.indexOf('class="error-acts"'))).toContain('Về Việc của tôi');
    expect((await intake(2)).status).toBe(200);
    await services.database.inHouse((house) => reopenPractice(services, house, baDinh), 'write');
    expect((await intake(1)).status).toBe(200);
  });

  it('by the administrator’s own act: before it practice works and the desk refuses, after it the reverse', async () => {
    const ngocHa = await desk.database.unitId('00008');
    const admin = await desk.signIn('quantri');
    const press = async (address: string, fields: Record<string, string | string[]>) => {
      const page = await admin.get(address).expect(200);
      const answer = await admin
        .post(address)
        .type('form')
        .send({ ...formFieldsOf(page.text), ...fields });
      expect([address, answer.status]).toEqual([address, 303]);
      return answer.headers.location as string;
    };
    const wave = await press('/admin/waves/new', {
      name: 'Đợt phường Ngọc Hà',
      basis: '',
      trainingOn: '01/11/2026',
      readyOn: '20/11/2026',
      liveOn: '25/11/2026',
      certified: '0',
      exercises: '1',
      required: ['accounts'],
      own: '',
    });
    await press(`${wave}/units`, { units: 'Phường Ngọc Hà' });
    const clerk = await desk.signIn('yen.ngocha');
    const trainee = (seat: number) => desk.enter(lesson.code, seat, '.vanthu');
    const intakes = async () => {
      const pages = [
        await clerk.get('/petitions/new'),
        await (await trainee(2)).get(`${lesson.at}/petitions/new`),
        await (await trainee(3)).get(`${lesson.at}/petitions/new`),
      ];
      return pages.map(({ status }) => status);
    };
    expect(await intakes()).toEqual([409, 200, 200]);
    expect((await clerk.get('/petitions/new')).text).toContain('Phường Ngọc Hà chưa vận hành chính thức');
    expect((await registerAs(await trainee(2), lesson.at)).status).toBe(303);
    expect((await registerAs(clerk, '')).status).toBe(409);

    await press(`${wave}/units/${ngocHa}/go-live`, { liveOn: '25/11/2026', reason: 'Đủ người', seen: '1' });
    expect(await intakes()).toEqual([200, 409, 200]);
    const shut = await registerAs(await trainee(2), lesson.at);
    expect(shut.status).toBe(409);
    expect(shut.text).toContain('chỗ thực hành này khép lại');
    // Every page that would begin something says so beforehand, where its button stood.
    const [first, other] = [await trainee(2), await trainee(3)];
    for (const path of ['/work', '/exercises', '/exercises/1']) {
      expect((await first.get(`${lesson.at}${path}`).expect(200)).text, path).toContain('chỗ thực hành này khép lại');
      expect((await other.get(`${lesson.at}${path}`).expect(200)).text, path).not.toContain('chỗ thực hành này khép lại');
    }
    expect((await first.get(`${lesson.at}/exercises/1`)).text).not.toContain('/exercises/1/start"');
    const trainer = await desk.signIn('taphuan');
    const board = (await trainer.get(`/training/classes/${lesson.id}`).expect(200)).text;
    expect(board).toContain('chỗ thực hành của học viên 02 đã khép lại nên không làm lại được');
    expect(['2', '3'].map((seat) => board.includes(`/seats/${seat}/reset"`))).toEqual([false, true]);
    const place = (await trainer.get(`/training/classes/${lesson.id}/seats/2`).expect(200)).text;
    expect([place.includes('chỗ thực hành của học viên này đã khép lại'), place.includes('/reset"')]).toEqual([true, false]);
    expect((await registerAs(clerk, '')).status).toBe(303);
    // Whoever comes from a unit that is not live practises on.
    expect((await registerAs(await trainee(3), lesson.at)).status).toBe(303);
  });

  it('is not opened again by beginning anew: neither the seat nor a class in which nobody may practise any more', async () => {
    const baDinh = await desk.database.unitId('00004');
    const alone = await desk.openClass({ name: 'Lớp một người', people: 'Nguyễn Văn Một; Phường Ba Đình', seats: '1' });
    await desk.database.owner(
      `with w as (insert into waves (name, training_on, ready_on, live_on, created_at, created_by) values ('Đợt', $1, $1, $1, now(), 0) returning id)
       insert into go_lives (office_id, wave_id, live_on, checklist, decided_at, decided_by) select $2, id, $1, '[]', now(), 0 from w`,
      ['2026-11-01', baDinh],
    );
    const trainer = await desk.signIn('taphuan');
    const anew = async (address: string, fields: object) => {
      const page = await trainer.get(`${address}/closing`).expect(200);
      return trainer
        .post(`${address}/${'day' in fields ? 'reset' : 'seats/1/reset'}`)
        .type('form')
        .send({ ...formFieldsOf(page.text), understood: '1', ...fields });
    };
    const address = `/training/classes/${lesson.id}`;
    const seat = await anew(address, {});
    expect(seat.status).toBe(409);
    expect(seat.text).toContain(
      'Phường Ba Đình đã vận hành chính thức từ ngày 01/11/2026, chỗ thực hành của học viên này đã khép lại',
    );
    expect((await trainer.get(`${address}/seats/1/reset`)).status).toBe(409);
    // Whoever comes from elsewhere practises on; the shut place is shut in the class that is new.
    expect((await anew(address, { day: '25/11/2026' })).status).toBe(303);
    const intake = async (place: number) => (await desk.enter(lesson.code, place, '.vanthu')).get(`${lesson.at}/petitions/new`);
    expect((await intake(1)).status).toBe(409);
    expect((await intake(3)).status).toBe(200);
    const whole = await anew(`/training/classes/${alone.id}`, { day: '25/11/2026' });
    expect(whole.status).toBe(409);
    expect(whole.text).toContain('Đơn vị của mọi học viên trong lớp đã vận hành chính thức');
    const page = (await trainer.get(`/training/classes/${alone.id}`).expect(200)).text;
    expect([page.includes('Đơn vị của mọi học viên'), page.includes('/reset"')]).toEqual([true, false]);
  });
});
