// The pages of the register of visits: filtered, printed for the days it is narrowed to, paged both ways, put in order.
import { describe, expect, it } from 'vitest';
import { registerVisit } from '../../src/reception/registration.ts';
import { atTheDesk } from './desk.ts';
import { entry } from './entries.ts';

const { app, lan } = await atTheDesk();

describe('the list', () => {
  it.each([
    ['/visits', 'from=31/02/2026', 'Từ ngày: “31/02/2026” không phải là một ngày có thật nên danh sách chưa lọc'],
    ['/visits', 'kind=weekly', 'Loại tiếp: không có mục “weekly” nên danh sách chưa lọc'],
    [
      '/petitions',
      'from=31/02/2026&type=XX',
      'Tiếp nhận từ: “31/02/2026” không phải là một ngày có thật; Loại đơn: không có mục “XX”',
    ],
    ['/papers', 'to=31/02/2026', 'Đến ngày: “31/02/2026” không phải là một ngày có thật'],
    ['/search', 'q=a&from=31/02/2026', 'Nhận từ: “31/02/2026” không phải là một ngày có thật'],
    ['/transfers', 'state=lost', 'Trạng thái: không có mục “lost” nên danh sách mở như thường'],
  ])('%s says which condition of %s it could not use, and opens', async (path, conditions, words) => {
    const hoa = await app.signIn('hoa.badinh');
    expect((await hoa.get(`${path}?${conditions}`).expect(200)).text).toContain(words);
    expect((await hoa.get(`${path}?q=a`)).text).not.toContain('không phải là một ngày có thật');
  });

  it('is printed for the days it is narrowed to', async () => {
    const href = async (query: string) =>
      /href="(\/visits\/register\?[^"]+)"/
        .exec((await lan.get(`/visits${query}`).expect(200)).text)?.[1]
        ?.replace(/&#38;|&amp;/g, '&');
    expect(await href('')).toBe('/visits/register?year=2026');
    expect(await href('?from=01/11/2026&to=15/11/2026')).toBe('/visits/register?from=2026-11-01&to=2026-11-15');
    expect(await href('?to=15/11/2025')).toBe('/visits/register?from=2025-01-01&to=2025-11-15');
  });

  it('prints one year at a time, and says which days were left for the next', async () => {
    const head = await app.signIn('thang.badinh');
    const two = await head.get('/visits/register?from=01/11/2025&to=31/01/2026').expect(200);
    expect(two.text).toContain('Mỗi năm một quyển sổ: trang này in từ 01/11/2025 đến 31/12/2025.');
    expect((await head.get('/visits/register?from=01/11/2026&to=15/11/2026')).text).not.toContain('Mỗi năm một quyển sổ');
  });

  it('pages both ways with the filters kept', async () => {
    for (let index = 0; index < 30; index += 1)
      await app.as('mai.ngocha', (act) => registerVisit(act, entry({ outcome: 'guided', guidedTo: 'Sở Xây dựng' })));
    const mai = await app.signIn('mai.ngocha');
    const first = await mai.get('/visits?outcome=guided').expect(200);
    expect(first.text.match(/data-row>/g)).toHaveLength(25);
    const next = /rel="next" href="([^"]+)"/.exec(first.text)?.[1]?.replace(/&#38;|&amp;/g, '&') ?? '';
    expect(next).toContain('outcome=guided');
    const second = await mai.get(next).expect(200);
    expect(second.text.match(/data-row>/g)).toHaveLength(5);
    const back = /rel="prev" href="([^"]+)"/.exec(second.text)?.[1]?.replace(/&#38;|&amp;/g, '&') ?? '';
    expect((await mai.get(back).expect(200)).text.match(/data-row>/g)).toHaveLength(25);
    expect((await mai.get('/visits?q=TCD-2026-00003').expect(200)).text.match(/data-row>/g)).toHaveLength(1);
    await mai.get("/visits?q=%27%20or%201=1&kind=x&from=31/02/2026&after=zzz&status='").expect(200);
  });

  it('stands oldest first when its head is pressed, keeps filters, order and pages, and forgets nothing when filtered again', async () => {
    const mai = await app.signIn('mai.ngocha');
    const numbersOf = (html: string) => [...html.matchAll(/TCD-2026-(\d{5})<\/a>/g)].map((match) => Number(match[1]));
    const hrefIn = (html: string, near: RegExp) => near.exec(html)?.[1]?.replace(/&#38;|&amp;/g, '&') ?? '';
    const newest = await mai.get('/visits?outcome=guided').expect(200);
    expect(newest.text).toContain('aria-sort="descending"');
    const rising = hrefIn(newest.text, /aria-sort="descending"><a href="([^"]+)"/);
    expect(rising).toBe('/visits?outcome=guided&sort=received');
    const first = await mai.get(rising).expect(200);
    expect(first.text).toContain('aria-sort="ascending"');
    expect(first.text).toContain('<input type="hidden" name="sort" value="received">');
    const second = await mai.get(hrefIn(first.text, /rel="next" href="([^"]+)"/)).expect(200);
    const all = [...numbersOf(first.text), ...numbersOf(second.text)];
    expect(all).toEqual([...all].sort((a, b) => a - b));
    expect([all.length, new Set(all).size]).toEqual([30, 30]);
    const back = await mai.get(hrefIn(second.text, /rel="prev" href="([^"]+)"/)).expect(200);
    expect(numbersOf(back.text)).toEqual(numbersOf(first.text));
    await mai.get("/visits?sort=name'&after=2026.1").expect(200);
  });
});
