// Trainers write and share exercises by form; what they write is marked like what ships. And the installation that may not
// create databases says so in a sentence.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import { realmHost } from '../../src/realms.ts';
import { makeServices } from '../../src/services.ts';
import { Exercise } from '../../src/training/exercise.ts';
import { exerciseOf, valuesOf } from '../../src/training/exercise-fields.ts';
import { shippedExercises } from '../../src/training/exercise-files.ts';
import { mark, type PetitionWork, type Work } from '../../src/training/marking.ts';
import { resultOf } from '../../src/training/result.ts';
import { publicFolder } from '../../src/web/render.ts';
import { type Agent, formFieldsOf } from '../support/app.ts';
import { enterApp, type School, school } from './arrange.ts';

let desk: School;
let trainer: Agent;
beforeAll(async () => {
  desk = await school();
  trainer = await desk.signIn('taphuan');
}, 120_000);
afterAll(() => desk.close());

const typed = {
  title: 'Phản ánh đèn hỏng',
  topic: 'recommendation',
  minutes: '10',
  at: 'ward',
  task: 'Đơn nộp trực tiếp sáng nay.',
  receivedBack: '0',
  paperTitle: 'Đơn phản ánh',
  paperTo: 'Ủy ban nhân dân {ward}',
  writtenBack: '1',
  senderName: 'Ông Văn Mẫu',
  senderAddress: 'Số 1',
  paragraphs: 'Đèn hỏng.\nĐề nghị sửa.',
  isSigned: '1',
  type_value: 'KNPA',
  type_law: 'Khoản 2 Điều 2 Luật Tiếp công dân',
  type_why: 'Việc chung.',
  type_must: '1',
  deadline_value: 'working:10',
  deadline_law: 'Thông tư 05/2021/TT-TTCP',
  deadline_why: '10 ngày làm việc.',
};
/** To be lived through in the first working week after Tết, of a paper that came in on a day off. */
const bound = { dayFrom: '20/2/2027', dayTo: '20022027', receivedOn: '18/02/2027' };
const send = async (agent: Agent, address: string, fields: Record<string, string>) => {
  const page = await agent.get(address).expect(200);
  return agent
    .post(address)
    .type('form')
    .send({ ...formFieldsOf(page.text), ...fields });
};

it('keeps every word of a form that is not an exercise yet, and says what is missing', async () => {
  const answer = await send(trainer, '/training/exercises/new', { ...typed, title: '', type_law: '', deadline_value: '' });
  expect(answer.status).toBe(422);
  expect(answer.text).toContain('Nhập tên bài');
  expect(answer.text).toContain('Nhập điều luật của bước “Phân loại đơn”');
  expect(answer.text).toContain('Đèn hỏng.');
});

it('refuses a number that may be somebody’s and blanks nobody fills, before they are printed as typed', async () => {
  const said = async (fields: Record<string, string>) => {
    const answer = await send(trainer, '/training/exercises/new', { ...typed, ...fields });
    expect(answer.status).toBe(422);
    return answer.text;
  };
  expect(await said({ senderIdNumber: '001076009914' })).toContain('sáu số cuối từ 000001 đến 000999 để không trùng người thật');
  expect(await said({ senderIdNumber: '098076000914' })).toContain('098 không phải mã tỉnh, thành phố');
  expect(await said({ senderIdNumber: '001176000914', senderGender: 'male' })).toContain('Số này của giới tính Nữ, đang ghi Nam');
  const unknown = await said({ paragraphs: 'Đèn hỏng ở {khongco} từ ngày {day-3}.', task: 'Ngày {day-x}.' });
  expect(unknown).toContain('“{khongco}” không phải chỗ trống phần mềm thay được');
  expect(unknown).toContain('“{day-x}” không phải chỗ trống phần mềm thay được');
  expect(unknown).toContain('Đèn hỏng ở {khongco} từ ngày {day-3}.');
  // What the schema refuses is told in the same round.
  const both = await said({ minutes: '', title: 'Đèn ở {ward}' });
  expect(both).toContain('Nhập số phút làm bài');
  expect(both).toContain('Mục này in đúng như gõ, không thay chỗ trống: ghi hẳn chữ thay cho “{ward}”');
  expect(await desk.database.owner('select 1 from training_exercises')).toEqual([]);
});

it('takes more than one right answer of a step, each with its article; none without one, none twice', async () => {
  const second = {
    deadline_value2: 'calendar:10',
    deadline_law2: 'Quy chế tiếp công dân của cơ quan',
    deadline_why2: 'Nội quy đặt hạn sớm hơn.',
  };
  const wrong = async (fields: Record<string, string>) =>
    (await send(trainer, '/training/exercises/new', { ...typed, ...second, ...fields })).text;
  expect(await wrong({ deadline_law2: '' })).toContain('Nhập điều luật của bước “Thời hạn”');
  expect(await wrong({ deadline_value2: 'working:10' })).toContain('Chọn kết quả khác với các kết quả trên của bước “Thời hạn”');
  expect(await wrong({ deadline_value2: '' })).toContain('Chọn kết quả khác của bước “Thời hạn”, hoặc xóa điều luật và lý do');
  expect(await wrong({ deadline_value: '' })).toContain('Chọn kết quả thứ nhất của bước “Thời hạn” trước');
  // As typed, kept, and typed again from what is kept.
  const kept = Exercise.parse(exerciseOf('gv-x', { ...typed, ...second }));
  expect(kept.expect.find(({ step }) => step === 'deadline')).toMatchObject({
    days: 10,
    unit: 'working',
    also: [{ days: 10, unit: 'calendar', law: second.deadline_law2 }],
  });
  expect(valuesOf(kept)).toMatchObject(second);
});

it('accepts any right answer and says which article it rests on, and what else is right', () => {
  const exercise = shippedExercises().find(({ code }) => code === 'tc-nac-danh-mo');
  if (!exercise) throw new Error('no such exercise');
  const marked = (outcome: string | null) => {
    const petition = {
      proposal: outcome && { outcome, destination: '', destinationUnitId: null, state: 'approved' },
    } as PetitionWork;
    const marks = mark(exercise, { petition, visit: null } as Work).steps;
    const blanks = { ward: 'Phường A', department: 'Sở B', leader: 'C', day: '2026-11-25' };
    const said = (reader: 'trainee' | 'trainer') =>
      resultOf({ exercise, marks, dates: [], blanks }, reader).steps[exercise.expect.findIndex(({ step }) => step === 'outcome')];
    return { state: marks.find(({ step }) => step === 'outcome')?.state, trainee: said('trainee'), trainer: said('trainer') };
  };
  const [first, second] = ['Khoản 1 Điều 25 Luật Tố cáo', 'Điều 28 Thông tư 05/2021/TT-TTCP'];
  expect(marked('not_process')).toMatchObject({ state: 'right', trainee: { article: first } });
  const other = marked('file_away');
  expect(other).toMatchObject({ state: 'right', trainee: { article: second } });
  expect(other.trainee?.others.join()).toContain(`Không xử lý (${first})`);
  const wrong = marked('transfer');
  expect(wrong).toMatchObject({ state: 'wrong', trainee: { expected: 'Không xử lý', article: first } });
  expect(wrong.trainee?.others.join()).toContain(`Lưu đơn (${second})`);
  // What is still to be found is not told to whoever is to find it.
  expect(marked(null)).toMatchObject({ state: 'missing', trainee: { expected: '', others: [], article: `${first}; ${second}` } });
});

it('ships exercises where the law leaves a choice', () => {
  expect(
    shippedExercises().filter(({ expect: steps }) => steps.some(({ also }) => also.length > 0)).length,
  ).toBeGreaterThanOrEqual(2);
});

it('binds an exercise to the class’s days, and says what is wrong with them where they stand', async () => {
  const wrong = async (fields: Record<string, string>) =>
    (await send(trainer, '/training/exercises/new', { ...typed, ...fields })).text;
  expect(await wrong({ dayFrom: '31/02/2026' })).toContain('Nhập ngày đầu làm được bài');
  expect(await wrong({ dayTo: '20/02/2026' })).toContain('Nhập ngày đầu làm được bài');
  expect(await wrong({ title: '', dayFrom: '20/02/2026', dayTo: '19/02/2026' })).toContain(
    'Ngày cuối làm được bài không trước ngày đầu',
  );
  expect(await wrong({ dayFrom: '20/02/2031' })).toContain('Ngày của lớp nằm trong khoảng 02/07/2025 đến 30/11/2028');
  expect(await wrong({ receivedOn: '18/02/2026' })).toContain('chỉ nhập khi bài gắn với ngày của lớp');
  expect(await desk.database.owner('select 1 from training_exercises')).toEqual([]);
});

it('saves an exercise; others see it only when it is shared, and change it never', async () => {
  expect((await send(trainer, '/training/exercises/new', typed)).status).toBe(303);
  const [row] = await desk.database.owner<{ id: number; data: unknown }>('select id, data from training_exercises');
  expect(Exercise.parse(row?.data).paper.paragraphs).toEqual(['Đèn hỏng.', 'Đề nghị sửa.']);
  const other = await desk.signIn('quantri');
  expect((await other.get('/training/exercises').expect(200)).text).not.toContain('Phản ánh đèn hỏng');
  expect((await other.get(`/training/exercises/${row?.id}/paper`)).status).toBe(404);
  expect((await send(trainer, `/training/exercises/${row?.id}/edit`, { ...typed, ...bound, shared: '1' })).status).toBe(303);
  const [again] = await desk.database.owner<{ data: unknown }>('select data from training_exercises');
  expect(Exercise.parse(again?.data)).toMatchObject({
    day: { from: '2027-02-20', to: '2027-02-20' },
    receivedOn: '2027-02-18',
  });
  expect((await other.get('/training/exercises').expect(200)).text).toContain('Phản ánh đèn hỏng');
  expect((await send(other, `/training/exercises/${row?.id}/edit`, { ...typed, title: 'Khác' })).status).toBe(403);
  expect((await trainer.get(`/training/exercises/${row?.id}/paper`).expect(200)).text).toContain(
    'Ủy ban nhân dân phường Thực hành 01',
  );
});

it('gives it to the classes opened afterwards', async () => {
  const lesson = await desk.openClass({ seats: '1' });
  const trainee = await desk.enter(lesson.code, 1);
  const list = await trainee.get(`${lesson.at}/exercises`).expect(200);
  // Under a number and what stands over its paper: the title is the trainer's.
  expect(list.text).toContain(`>Bài ${shippedExercises().length + 1}. `);
  expect(list.text.match(/\/exercises\/[a-z0-9-]+"/g)?.length).toBe(shippedExercises().length + 1);
  // Begun when the class's day is the one it is bound to, not before.
  const [row] = await desk.database.owner<{ code: string }>("select data->>'code' as code from training_exercises");
  const page = `${lesson.at}/exercises/${row?.code}`;
  const start = async () => {
    const { text } = await trainee.get(page).expect(200);
    return trainee.post(`${page}/start`).type('form').send(formFieldsOf(text));
  };
  const early = await start();
  expect(early.status).toBe(409);
  expect(early.text).toContain('Bài này làm khi ngày của lớp là ngày 20/02/2027; hôm nay của lớp là 25/11/2026');
  const clock = await send(trainer, `/training/classes/${lesson.id}/clock`, { day: '20/02/2027' });
  expect(clock.status).toBe(303);
  expect((await start()).status).toBe(303);
}, 120_000);

it('opens a form for what it can write itself, and writes the same again', () => {
  for (const exercise of shippedExercises()) {
    // Several accepted answers and steps without a row belong to the files only.
    const again = Exercise.safeParse(exerciseOf(exercise.code, valuesOf(exercise)));
    expect([exercise.code, again.success]).toEqual([exercise.code, true]);
    expect(again.data?.paper).toEqual(exercise.paper);
    expect([again.data?.day, again.data?.receivedOn]).toEqual([exercise.day, exercise.receivedOn]);
  }
});

it('seats a list of at most sixty, and keeps every name of a longer one in the form', async () => {
  const list = (count: number) =>
    Array.from({ length: count }, (_, index) => `Người Thứ ${index + 1}; Phường Ba Đình`).join('\n');
  const openWith = (people: string) =>
    send(trainer, '/training/classes/new', { name: 'Lớp đông', heldOn: '25/11/2026', seats: '30', day: '25/11/2026', people });
  for (const count of [61, 101]) {
    const answer = await openWith(list(count));
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(`Danh sách có ${count} người, một lớp nhiều nhất 60 người. Cắt bớt ${count - 60} dòng`);
    expect(answer.text).toContain(`Người Thứ ${count}; Phường Ba Đình`);
  }
  const answer = await openWith(`Người Một; Phường Ba Đình\n${'Tên dài '.repeat(20)}`);
  expect(answer.status).toBe(422);
  expect(answer.text).toContain('Người thứ 2 trong danh sách: họ tên nhiều nhất 100 ký tự');
  expect(await desk.database.owner("select 1 from training_classes where name = 'Lớp đông'")).toEqual([]);
});

it('asks for the right name of an office nobody knows, with those that come near; a known one stands under its own name', async () => {
  const people = 'Phạm Thử Ba; Phường Không Có\nNgười Một; phuong ba dinh\nNgười Hai; Phường Ba Dinhh';
  const form = { name: 'Lớp gõ nhầm', heldOn: '25/11/2026', seats: '2', day: '25/11/2026', people };
  const refused = await send(trainer, '/training/classes/new', form);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Người thứ 1: không có đơn vị “Phường Không Có”');
  expect(refused.text).toMatch(/Người thứ 3: không có đơn vị “Phường Ba Dinhh”, gần nhất là Phường Ba Đình/);
  expect(refused.text).toContain('Phạm Thử Ba; Phường Không Có');
  const opened = await send(trainer, '/training/classes/new', { ...form, people: 'Phạm Thử Ba\nNgười Một; phuong ba dinh' });
  expect(opened.status).toBe(303);
  const [row] = await desk.database.owner<{ people: { homeUnit: string; homeUnitId: number | null }[] }>(
    "select people from training_classes where name = 'Lớp gõ nhầm'",
  );
  expect(row?.people.map(({ homeUnit, homeUnitId }) => [homeUnit, homeUnitId !== null])).toEqual([
    ['', false],
    ['Phường Ba Đình', true],
  ]);
}, 120_000);

it('marks every page of a class as training, on screen and on paper; production carries no mark', async () => {
  const lesson = await desk.openClass({ seats: '1' });
  const trainee = await desk.enter(lesson.code, 1);
  for (const path of ['/work', '/petitions', '/exercises/pa-den-duong/paper']) {
    const { text } = await trainee.get(`${lesson.at}${path}`).expect(200);
    expect([path, text.includes('MÔI TRƯỜNG TẬP HUẤN'), /<body class="is-training"/.test(text)]).toEqual([path, true, true]);
  }
  expect((await trainer.get('/training/exercises/shipped/pa-den-duong').expect(200)).text).not.toContain('MÔI TRƯỜNG TẬP HUẤN');
  const styles = readFileSync(join(publicFolder, 'css/app.css'), 'utf8');
  expect(styles).toMatch(/^body\.is-training::after\{content:"Tập huấn"/m);
  expect(styles).toMatch(/@media print\{body\.is-training::after\{/);
  const sheets = readFileSync(join(publicFolder, 'css/print.css'), 'utf8');
  expect(sheets).toMatch(/@page training\{@bottom-center\{content:"MÔI TRƯỜNG TẬP HUẤN/);
}, 120_000);

it('shows no search box to whoever may not search', async () => {
  for (const login of ['taphuan', 'quantri'])
    expect([login, (await (await desk.signIn(login)).get('/help').expect(200)).text.includes('/search"')]).toEqual([
      login,
      false,
    ]);
  const clerk = (await (await desk.signIn('son.badinh')).get('/help').expect(200)).text;
  expect(clerk).toContain('class="top-search"');
  expect(clerk.match(/"\/search"/g)?.length).toBe(2);
});

it('opens no class for a unit that is live; one whose day is decided practises until that day', async () => {
  const unit = await desk.database.unitId('00004');
  const live = (on: string) =>
    desk.database.owner(
      `with w as (insert into waves (name, training_on, ready_on, live_on, created_at, created_by) values ('Đợt', $1, $1, $1, now(), 0) returning id)
       insert into go_lives (office_id, wave_id, live_on, checklist, decided_at, decided_by) select $2, w.id, $1::date, '[]', now(), 0 from w`,
      [on, unit],
    );
  const people = 'Người Một; Phường Ba Đình\nNgười Hai; Phường Ngọc Hà';
  const form = { name: 'Lớp sau vận hành', heldOn: '25/11/2026', seats: '2', day: '25/11/2026', people };
  await live('2026-11-25');
  const refused = await send(trainer, '/training/classes/new', form);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Phường Ba Đình (từ ngày 25/11/2026) đã vận hành chính thức');
  expect(refused.text).toContain('Người Hai; Phường Ngọc Hà');
  expect(await desk.database.owner("select 1 from training_classes where name = 'Lớp sau vận hành'")).toEqual([]);
  await desk.database.owner("update go_lives set live_on = '2026-12-01'");
  const opened = await send(trainer, '/training/classes/new', form);
  expect(opened.status).toBe(303);
  const [row] = await desk.database.owner<{ code: string }>(
    "select realm_code as code from training_classes where name = 'Lớp sau vận hành'",
  );
  const realm = await desk.services.realms?.find(row?.code ?? '');
  const ends = await realm?.services.database.inHouse((house) =>
    house.rows('select distinct home_unit, live_on from practice_ends'),
  );
  expect(ends).toEqual([{ homeUnit: 'Phường Ba Đình', liveOn: '2026-12-01' }]);
  await desk.database.owner('delete from go_lives');
}, 120_000);

it('says in a sentence where databases may not be created, and opens no class', async () => {
  const { config } = desk.services;
  const host = realmHost({
    config: { ...config, database: { ...config.database, trainingUrl: desk.database.appUrl } },
    database: desk.database.database,
    addresses: desk.database,
    log: desk.services.log,
  });
  const app = createApp(
    makeServices({ config, database: desk.database.database, now: desk.services.now, log: desk.services.log, realms: host }),
  );
  const agent = await enterApp(app, 'taphuan');
  expect((await agent.get('/training').expect(200)).text).toContain('không được phép tạo cơ sở dữ liệu');
  const answer = await send(agent, '/training/classes/new', {
    name: 'Lớp',
    place: '',
    heldOn: '25/11/2026',
    seats: '1',
    day: '25/11/2026',
    people: '',
  });
  expect(answer.status).toBe(409);
  expect(answer.text).toContain('TRAINING_DATABASE_URL');
  await host.close();
});

it('opens a class for as many as are listed when the number says fewer, and says so', async () => {
  const opened = await send(trainer, '/training/classes/new', {
    name: 'Lớp bốn người',
    heldOn: '25/11/2026',
    seats: '2',
    day: '25/11/2026',
    people: ['Một', 'Hai', 'Ba', 'Bốn'].map((name) => `Học Viên ${name}`).join('\n'),
  });
  expect(opened.status).toBe(303);
  const page = (await trainer.get(opened.headers.location as string).expect(200)).text;
  expect(page).toContain('Đã mở lớp 4 học viên theo danh sách, không phải 2 như số đã nhập.');
});
