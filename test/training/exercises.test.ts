// Every shipped exercise, solved by somebody who knows the law, is marked right to the last step by the product's own rules and
// calendar; and what is done wrong is found, with its article.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/config.ts';
import { type ClockRule, readLegalRules } from '../../src/deadlines/rules.ts';
import { listAttempts, listTrainees } from '../../src/training/class-queries.ts';
import type { Exercise } from '../../src/training/exercise.ts';
import { answersOf, topicNames, topics } from '../../src/training/exercise.ts';
import { dayRefusal } from '../../src/training/exercise-day.ts';
import { shippedExercises } from '../../src/training/exercise-files.ts';
import type { Mark } from '../../src/training/marking.ts';
import { type Agent, formFieldsOf } from '../support/app.ts';
import { type School, school } from './arrange.ts';
import { type Mistakes, solve } from './solve.ts';

let desk: School;
let general: { id: number; code: string; at: string };
let dated: { id: number; code: string; at: string };
const exercises = shippedExercises();
const find = (code: string) => exercises.find((one) => one.code === code) as Exercise;

beforeAll(async () => {
  desk = await school();
  general = await desk.openClass({ seats: '4' });
  dated = await desk.openClass({ seats: '1', day: '13/02/2026' });
}, 300_000);
afterAll(() => desk.close());

const post = async (agent: Agent, page: string, to: string) => {
  const { text } = await agent.get(page).expect(200);
  return agent.post(to).type('form').send(formFieldsOf(text));
};

/** Begins, solves and has it marked, as seat n. */
async function live(place: { code: string; at: string }, seat: number, exercise: Exercise, mistakes: Mistakes = {}) {
  const agent = await desk.enter(place.code, seat, exercise.at === 'ward' ? '' : '.so');
  const page = `${place.at}/exercises/${exercise.code}`;
  const started = await post(agent, page, `${page}/start`);
  expect([started.status, started.headers.location]).toEqual([303, page]);
  const { services } = await desk.realm(place.code);
  const attemptOf = async () => {
    const trainees = await services.database.inHouse(listTrainees);
    const id = trainees.find((one) => one.seat === seat)?.id ?? 0;
    return (await services.database.inHouse((house) => listAttempts(house, id))).find(
      ({ exerciseCode }) => exerciseCode === exercise.code,
    );
  };
  await solve(services, seat, exercise, (await attemptOf())?.given ?? {}, mistakes);
  const marked = await post(agent, page, `${page}/marks`);
  expect(marked.status).toBe(303);
  const shown = await agent.get(page).expect(200);
  return { marks: (await attemptOf())?.marks as Mark[], text: shown.text, agent, page };
}

const wrongSteps = (exercise: Exercise, marks: Mark[]) =>
  marks.map((one, index) => `${exercise.expect[index]?.step}: ${one.state}`).filter((line) => !line.endsWith(': right'));

describe('the shipped exercises', () => {
  it('are at least twenty, on every topic, each with its law', () => {
    expect(exercises.length).toBeGreaterThanOrEqual(20);
    expect(topics.filter((topic) => !exercises.some((one) => one.topic === topic))).toEqual([]);
    expect(new Set(exercises.map(({ code }) => code)).size).toBe(exercises.length);
  });

  it('name the article each answer rests on, or a place that has none', () => {
    const elsewhere: [named: RegExp, why: string][] = [
      [/^Quy chế làm việc của cơ quan$/, 'who approves, and that the source is noted, is set by the office itself'],
      [/^Mẫu số \d+ (Thông tư|Nghị định) /, 'a form is found by its number'],
      [/Quyết định 194\/QĐ-TTCP/, 'the term of processing stands in a published procedure, in no article'],
      [/^Thông tư 05\/2021\/TT-TTCP: /, 'no article of the circular is confirmed for it: what the circular asks is said instead'],
    ];
    const reasons = exercises.flatMap(({ code, expect: steps }) =>
      steps.flatMap((step) => answersOf(step).map(({ law }) => ({ code, step: step.step, law }))),
    );
    const nameless = reasons.filter(({ law }) => !law.includes('Điều'));
    expect(nameless.filter(({ law }) => !elsewhere.some(([named]) => named.test(law)))).toEqual([]);
    expect(elsewhere.filter(([named]) => !nameless.some(({ law }) => named.test(law)))).toEqual([]);
  });

  it('have the ground of the term of processing from the rule itself', () => {
    const file = JSON.parse(readFileSync(join(projectRoot, 'seeds/01_reference/legal-rules.json'), 'utf8'));
    const rule = readLegalRules(file).find(({ code }) => code === 'KN_PROCESS') as ClockRule;
    const terms = exercises.flatMap(({ code, expect: steps }) =>
      steps.flatMap((step) =>
        step.step === 'deadline' && step.days === 10 && step.unit === 'working' ? [{ code, ...step }] : [],
      ),
    );
    expect(terms.map(({ code }) => code)).toEqual([
      'tn-den-tre',
      'tn-dong-nguoi',
      'pa-den-duong',
      'pa-chuyen-so',
      'cd-kn-so',
      'ng-lam-bu',
    ]);
    for (const { days, law, why } of terms) {
      expect([days, law.toLowerCase().startsWith(rule.basisShort.toLowerCase())]).toEqual([rule.length, true]);
      expect(why).toContain(rule.note);
    }
  });

  it('seal every denunciation, and say that it must be', () => {
    const denunciations = exercises.filter((one) => one.expect.some((step) => step.step === 'type' && step.value === 'TC'));
    expect(denunciations.length).toBeGreaterThanOrEqual(6);
    for (const one of denunciations)
      expect([one.code, one.expect.some((step) => step.step === 'sealed' && step.must)]).toEqual([one.code, true]);
  });

  it('have one right answer for a denunciation: no bribe of millions, which may lawfully go to the police as well', () => {
    const bribe = /(thu|nhận)[^.;]{0,40}\d{1,3}(\.\d{3}){2} đồng/;
    const open = exercises.filter(
      ({ paper, expect: steps }) =>
        bribe.test(paper.paragraphs.join(' ')) &&
        steps.some((step) => step.step === 'outcome' && !step.values.includes('transfer_police')),
    );
    expect(open.map(({ code }) => code)).toEqual([]);
  });

  it('name the article each step rests on', () => {
    const lawOf = (code: string, name: string) => find(code).expect.find(({ step }) => step === name)?.law;
    expect(lawOf('l2-khieu-nai', 'instance')).toBe('Điều 7, Điều 33 Luật Khiếu nại');
    // Of sources the circular is confirmed for the hotline alone (legal.md §4.1); its Điều 6 is on classification (§5.1).
    const ofSource = exercises.flatMap(({ expect: steps }) =>
      steps.filter(({ step }) => step === 'source').map(({ law }) => law),
    );
    expect(ofSource.length).toBeGreaterThan(6);
    expect(ofSource.filter((law) => law.includes('Thông tư 05/2021'))).toEqual([]);
    expect(lawOf('tn-dong-nguoi', 'senders')).toBe('Điều 29 Luật Tiếp công dân');
    // Who complains over what is another's brings the paper that lets him.
    expect(find('kn-hanh-vi').paper.enclosures.join()).toContain('Giấy ủy quyền khiếu nại');
    expect(find('cd-thi-hanh-an').paper.paragraphs.join(' ')).toContain('xe máy của tôi ngày');
  });

  it.each(exercises.filter(({ day }) => !day || day.to === null).map(({ code }) => code))(
    '%s is solved to the last step',
    async (code) => {
      const exercise = find(code);
      const { marks, text } = await live(general, 1, exercise);
      expect(wrongSteps(exercise, marks)).toEqual([]);
      expect(text).toContain(`Đạt: đúng ${marks.length} trên ${marks.length} bước.`);
    },
  );

  /** The clock goes past the term, as the exercise says: the role it names sees what nobody signed, the one the trainee enters with does not. */
  async function afterTet() {
    const { task } = find('ng-tet-to-cao');
    const trainer = await desk.signIn('taphuan');
    const clock = `/training/classes/${dated.id}/clock`;
    const { text } = await trainer.get(clock).expect(200);
    await trainer
      .post(clock)
      .type('form')
      .send({ ...formFieldsOf(text), day: '04/03/2026' })
      .expect(303);
    expect(task).toContain('chuyển ngày của lớp đến 04/3/2026: đổi sang vai Chủ tịch UBND phường');
    const overdueOf = async (suffix: string) => {
      const page = await (await desk.enter(dated.code, 1, suffix)).get(`${dated.at}/work`).expect(200);
      return /group=overdue"[^>]*><span class="n">(\d+)</.exec(page.text)?.[1];
    };
    expect([await overdueOf(''), await overdueOf('.lanhdao')]).toEqual(['0', '1']);
  }

  it('on Tết, on the eve of the new law and around National Day are solved when the trainer moves the clock', async () => {
    const trainer = await desk.signIn('taphuan');
    const inOrder = exercises
      .filter(({ day }) => day?.to)
      .sort((one, two) => ((one.day?.from ?? '') < (two.day?.from ?? '') ? -1 : 1));
    expect(inOrder.length).toBeGreaterThanOrEqual(3);
    for (const exercise of inOrder) {
      const day = (exercise.day?.from ?? '').split('-').reverse().join('/');
      const clock = `/training/classes/${dated.id}/clock`;
      const { text } = await trainer.get(clock).expect(200);
      await trainer
        .post(clock)
        .type('form')
        .send({ ...formFieldsOf(text), day })
        .expect(303);
      const { marks } = await live(dated, 1, exercise);
      expect([exercise.code, ...wrongSteps(exercise, marks)]).toEqual([exercise.code]);
      if (exercise.code === 'ng-tet-to-cao') await afterTet();
    }
  }, 600_000);
});

describe('what a trainee reads of an exercise before he has done it', () => {
  it('is its number and what the citizen put over his paper: nowhere its title or its topic, on the printed paper least', async () => {
    const trainee = await desk.enter(general.code, 4);
    const trainer = await desk.signIn('taphuan');
    const list = (await trainee.get(`${general.at}/exercises`).expect(200)).text;
    for (const topic of Object.values(topicNames)) expect([topic, list.includes(topic)]).toEqual([topic, false]);
    for (const [index, exercise] of exercises.entries()) {
      const page = `${general.at}/exercises/${index + 1}`;
      expect(list).toContain(`href="${page}"`);
      const texts = [
        list,
        (await trainee.get(page).expect(200)).text,
        (await trainee.get(`${page}/paper`).expect(200)).text,
        (await trainer.get(`/training/exercises/shipped/${exercise.code}`).expect(200)).text,
      ];
      expect([exercise.code, texts.map((text) => text.includes(exercise.title) || text.includes(exercise.code))]).toEqual([
        exercise.code,
        [false, false, false, false],
      ]);
      // Trainer and trainee call the same paper by the same number.
      for (const text of texts.slice(2)) expect(text).toContain(`Bài ${index + 1}.</p>`);
    }
    expect((await trainer.get('/training/exercises').expect(200)).text).toContain(exercises[0]?.title);
    expect((await trainer.get(`/training/classes/${general.id}`).expect(200)).text).toContain(exercises[0]?.title);
  });

  it('has no button that would only refuse: another day, another office is said in its place', async () => {
    const trainee = await desk.enter(general.code, 4);
    const shown = async (code: string) => (await trainee.get(`${general.at}/exercises/${code}`).expect(200)).text;
    const begins = /<button[^>]*>(?:<[^>]*>)*[^<]*Bắt đầu bài/;
    expect(await shown('kn-thu-hoi-dat')).toMatch(begins);
    const atTet = await shown('ng-tet-to-cao');
    expect(atTet).not.toMatch(begins);
    expect(atTet).toContain('Bài này làm khi ngày của lớp là ngày 13/02/2026; hôm nay của lớp là 25/11/2026');
    const elsewhere = await shown('kn-ky-luat');
    expect(elsewhere).not.toMatch(begins);
    expect(elsewhere).toContain('Bài này làm ở Sở Thực hành 04. Đổi sang một vai ở đó rồi bắt đầu.');
  });
});

describe('what is done wrong', () => {
  it('is found: a denunciation taken in openly fails, whatever else is right, and the article is named', async () => {
    const exercise = find('tc-thu-tien');
    const { marks, text } = await live(general, 2, exercise, { unsealed: true });
    // Sealing it later takes the sender's name out of the subject: what stays wrong is that it stood open until then.
    expect(wrongSteps(exercise, marks)).toContain('sealed: wrong');
    expect(wrongSteps(exercise, marks)).not.toContain('no_name: wrong');
    expect(text).toContain('chưa đúng bước bắt buộc “Bảo mật người tố cáo ngay khi tiếp nhận”');
    expect(text).toContain('Khoản 3 Điều 8, Điều 56 Luật Tố cáo');
  });

  it('is found: a denouncer who can be told by the given name, the telephone or the house, as the desk itself would ask about', async () => {
    const exercise = find('tc-thu-tien');
    for (const subject of [
      'Đơn bà Lam về việc công chức địa chính thu tiền',
      'Người tố cáo, điện thoại 0500 111 176, tố cáo việc thu tiền',
      'Đơn của hộ số 16, ngõ 30 phố Cây Xoan về việc thu tiền',
    ]) {
      const { marks, text } = await live(general, 2, exercise, { subject });
      expect([subject, ...wrongSteps(exercise, marks)]).toEqual([subject, ...['no_name: wrong', 'outcome: missing']]);
      expect(text).toContain('chưa đúng bước bắt buộc “Không ghi tên người tố cáo vào nội dung”');
    }
    // Who is denounced may be called by his name.
    const { marks } = await live(general, 2, exercise, { subject: 'Tố cáo ông Phó Văn Khuê thu tiền' });
    expect(wrongSteps(exercise, marks)).toEqual(['outcome: missing']);
  });

  it('is told from what is not done yet', async () => {
    const exercise = find('kn-thu-hoi-dat');
    const { marks, text, agent, page } = await live(general, 2, exercise, { jurisdiction: 'not_own' });
    const lines = wrongSteps(exercise, marks);
    expect(lines).toEqual(['jurisdiction: wrong', 'outcome: missing', 'deadline: wrong', 'approved: missing']);
    expect(text).toContain('Đúng ra: Thuộc thẩm quyền.');
    expect(text).toContain('Căn cứ: Điều 17 Luật Khiếu nại');
    // A reading before anything is entered is all missing.
    const again = await post(agent, page, `${page}/start`);
    expect(again.status).toBe(303);
    await post(agent, page, `${page}/marks`);
    expect((await agent.get(page)).text).toContain('đúng 0 trên');
  });

  it('is refused before it can happen: the wrong office, the wrong day', async () => {
    const trainee = await desk.enter(general.code, 3);
    const atDepartment = await post(trainee, `${general.at}/exercises/kn-ky-luat`, `${general.at}/exercises/kn-ky-luat/start`);
    expect(atDepartment.status).toBe(409);
    expect(atDepartment.text).toContain('Bài này làm ở Sở Thực hành 03');
    const atTet = await post(trainee, `${general.at}/exercises/ng-tet-to-cao`, `${general.at}/exercises/ng-tet-to-cao/start`);
    expect(atTet.status).toBe(409);
    expect(atTet.text).toContain('ngày 13/02/2026');
  });

  it('rests on the law of the class’s day: what the law of July 2026 asks for is not begun at Tết before it', async () => {
    const rests = exercises.filter(
      ({ expect: steps, day }) => day?.from !== '2026-06-30' && /7\/2026|_2026|136\/2025/.test(JSON.stringify(steps)),
    );
    expect(rests.map(({ code, day }) => [code, day?.from, day?.to])).toEqual(
      [
        'kn-thu-hoi-dat',
        'kn-het-thoi-hieu',
        'kn-hanh-vi',
        'tc-nguoi-dung-dau',
        'tr-cung-vu-viec',
        'cd-tc-so',
        'l2-khieu-nai',
      ].map((code) => [code, '2026-07-01', null]),
    );
    expect(dayRefusal(find('kn-hanh-vi'), '2026-02-13')).toContain('từ ngày 01/07/2026;');
    expect(dayRefusal(find('kn-hanh-vi'), '2026-07-01')).toBe('');
    const trainee = await desk.enter(general.code, 3);
    expect((await trainee.get(`${general.at}/exercises`)).text).toContain('làm khi ngày của lớp là ngày 13/02/2026');
    const trainer = await desk.signIn('taphuan');
    for (const page of ['new', `${general.id}/clock`, `${general.id}/reset`])
      expect((await trainer.get(`/training/classes/${page}`).expect(200)).text).toContain('Từ ngày 01/07/2026: ');
    // Begun anew it begins on the day it began with, not on the real one.
    expect((await trainer.get(`/training/classes/${dated.id}/reset`).expect(200)).text).toContain('value="13/02/2026"');
  });
});
