// Two windows on one act of a file: the second save is shown what the first one changed, and neither loses a word.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { plainText } from '../support/plain-text.ts';
import { acceptedComplaint, acceptedDenunciation, accountId, doActAtOnce, issuePapers, withTeam } from './arrange.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const pointsOf = async (id: number) =>
  (
    await app.database.owner<{ points: string }>(
      'select accepted_points as points from proceeding_contents where proceeding_id = $1',
      [id],
    )
  )[0]?.points;
const versionIn = (html: string) => ({ version: /name="version" value="([^"]*)"/.exec(html)?.[1] ?? '' });
const typedIn = (html: string) => /<textarea[^>]*name="points"[^>]*>([^<]*)</.exec(html)?.[1]?.trim();
const again = (id: number, points: string) => doActAtOnce(app, 'thang.badinh', id, 'acceptance-papers', { points });

describe('the accepted contents written anew in two windows', () => {
  it('the second save shows what the first changed, and stands once it is meant', async () => {
    const { id } = await acceptedComplaint(app, '2026-06-01');
    const leader = await app.signIn('thang.badinh');
    const address = `/proceedings/${id}/acceptance-papers`;
    const [one, two] = [(await leader.get(address).expect(200)).text, (await leader.get(address).expect(200)).text];
    const save = (page: string, points: string) =>
      leader
        .post(address)
        .type('form')
        .send({ ...formFieldsOf(page), ...versionIn(page), points });
    await save(one, 'Đơn giá bồi thường').expect(303);
    const refused = (await save(two, 'Thời điểm thu hồi').expect(409)).text;
    expect(await pointsOf(id)).toBe('Đơn giá bồi thường');
    expect(typedIn(refused)).toBe('Thời điểm thu hồi');
    expect(plainText(refused)).toContain('được chính ông, bà ở cửa sổ khác ghi lúc');
    expect(plainText(refused)).toContain('Nội dung thụ lý Đơn giá bồi thường Thời điểm thu hồi');
    await save(refused, 'Thời điểm thu hồi').expect(303);
    expect(await pointsOf(id)).toBe('Thời điểm thu hồi');
  });

  it('a draft kept from before opens beside what stands now', async () => {
    const { id } = await acceptedComplaint(app, '2026-06-02');
    const leader = await app.signIn('thang.badinh');
    const address = `/proceedings/${id}/acceptance-papers`;
    const page = (await leader.get(address).expect(200)).text;
    await leader
      .post(`/drafts/proceeding-acceptance-papers?subject=${id}`)
      .type('form')
      .send({ ...formFieldsOf(page), ...versionIn(page), _version: '0', points: 'Chữ trong nháp' })
      .expect(303);
    await again(id, 'Đơn giá bồi thường');
    const opened = (await leader.get(address).expect(200)).text;
    expect(typedIn(opened)).toBe('Chữ trong nháp');
    expect(plainText(opened)).toContain('Nội dung thụ lý Đơn giá bồi thường Chữ trong nháp');
    expect(versionIn(opened)).not.toEqual(versionIn(page));
  });

  it('the verification given out meanwhile by somebody else is not replaced unseen', async () => {
    const { id } = await acceptedDenunciation(app, '2026-06-03');
    const leader = await app.signIn('thang.badinh');
    const address = `/proceedings/${id}/assignment`;
    const page = (await leader.get(address).expect(200)).text;
    await withTeam(app, id);
    const people = { lead: await accountId(app, 'hieu.badinh'), members: [await accountId(app, 'long.badinh')] };
    const refused = await leader
      .post(address)
      .type('form')
      .send({ ...formFieldsOf(page), ...versionIn(page), on: 'hôm nay', days: '10', contents: '', ...people })
      .expect(409);
    expect(plainText(refused.text)).toContain('Thời gian xác minh, số ngày 15 10');
  });
});

describe('contents written anew and taken back', () => {
  const takeBack = async (id: number) => {
    const leader = await app.signIn('thang.badinh');
    const [step] = await app.database.owner<{ id: number }>(
      "select id::int from proceeding_steps where proceeding_id = $1 and kind = 'acceptance-papers' order by id desc limit 1",
      [id],
    );
    const address = `/proceedings/${id}/steps/${step?.id}/taking-back`;
    const page = (await leader.get(address).expect(200)).text;
    await leader
      .post(address)
      .type('form')
      .send({ ...formFieldsOf(page), reason: 'Ghi nhầm nội dung' })
      .expect(303);
    return leader;
  };

  it('are offered until papers with the standing contents are issued, then no more', async () => {
    const { id } = await acceptedComplaint(app, '2026-06-04');
    await again(id, 'Nội dung đã bỏ');
    const leader = await takeBack(id);
    const address = `/proceedings/${id}/acceptance-papers`;
    expect(await pointsOf(id)).toBe('Diện tích thu hồi');
    expect(typedIn((await leader.get(address).expect(200)).text)).toBe('Nội dung đã bỏ');
    await issuePapers(app, id);
    const [paper] = await app.database.owner<{ id: number }>(
      "select id::int from papers where proceeding_id = $1 and state = 'numbered'",
      [id],
    );
    const revocation = `/papers/${paper?.id}/revocation`;
    const page = (await leader.get(revocation).expect(200)).text;
    await leader
      .post(revocation)
      .type('form')
      .send({ ...formFieldsOf(page), reason: 'Ghi sai nội dung' })
      .expect(303);
    const opened = (await leader.get(address).expect(200)).text;
    expect(typedIn(opened)).toBe('Diện tích thu hồi');
    expect(opened).not.toContain('Điền sẵn nội dung đã nhập');
  });

  it('of a denunciation whose decision is numbered: the page says what the standing contents are', async () => {
    const { id } = await acceptedDenunciation(app, '2026-06-05');
    await issuePapers(app, id);
    const [notice] = await app.database.owner<{ id: number }>(
      "select id::int from papers where proceeding_id = $1 and kind = 'TC05_2019'",
      [id],
    );
    const leader = await app.signIn('thang.badinh');
    const revocation = `/papers/${notice?.id}/revocation`;
    const page = (await leader.get(revocation).expect(200)).text;
    await leader
      .post(revocation)
      .type('form')
      .send({ ...formFieldsOf(page), reason: 'Ghi sai nội dung' })
      .expect(303);
    await expect(again(id, 'Chỉ một nội dung')).rejects.toMatchObject({
      errors: { points: expect.stringContaining('“Thu tiền ngoài quy định”, “Gây khó khăn cho người dân”') },
    });
  });
});
