import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockOwnPetition } from '../../src/petitions/actions.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { sealPetition } from '../../src/petitions/sealing.ts';
import { revealPetition } from '../../src/petitions/steps/actions.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aDenunciation, aRegistration, aSender } from '../support/registration.ts';

const canary = 'Quách Thị Chim Hoàng Yến';
let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

/** Every text cell of every table, as the owner sees it. */
async function wholeDatabase(): Promise<string> {
  const tables = await app.database.owner(
    "select table_schema || '.' || table_name as t from information_schema.tables where table_schema in ('public','search') and table_type = 'BASE TABLE'",
  );
  const dumps = await Promise.all(
    (tables as { t: string }[]).map(({ t }) =>
      app.database.owner(`select coalesce(string_agg(x::text, E'\\n'), '') as d from ${t} x`),
    ),
  );
  return (dumps as { d: string }[][]).map(([row]) => row?.d ?? '').join('\n');
}

describe('registering a petition', () => {
  it('numbers a unit and a year without a gap, two clerks at once', async () => {
    const together = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        app.as(i % 2 ? 'hoa.badinh' : 'lan.badinh', (act) => registerPetition(act, aRegistration())),
      ),
    );
    const numbers = together.map((one) => Number(one.number.slice(-6))).sort((a, b) => a - b);
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(new Set(together.map((one) => one.publicCode)).size).toBe(8);
  });

  it('takes the year of the day of receipt for an entry made after the new year', async () => {
    app.setNow('2027-01-05T02:00:00Z');
    const late = await app.as('hoa.badinh', (act) =>
      registerPetition(act, aRegistration({ receivedOn: '2026-12-31', isLateEntry: true, paperNumber: 'P-07' })),
    );
    const fresh = await app.as('hoa.badinh', (act) => registerPetition(act, aRegistration({ receivedOn: '2027-01-05' })));
    app.setNow('2026-11-25T02:00:00Z');
    expect(late.number).toBe('ĐT-2026-000009');
    expect(fresh.number).toBe('ĐT-2027-000001');
  });

  it('starts the clock of the declared type (legal.md §8.9: 20/11/2026 + 7 working days over the holiday 24/11)', async () => {
    const { id } = await app.as('hoa.badinh', (act) => registerPetition(act, aRegistration({ receivedOn: '2026-11-20' })));
    const [row] = (await app.database.owner('select due_on::text, due_rule, red45_on::text from petitions where id = $1', [
      id,
    ])) as { due_on: string; due_rule: string; red45_on: string }[];
    expect(row).toMatchObject({ due_on: '2026-12-02', due_rule: 'KN_ACCEPT', red45_on: '2027-01-04' });
  });

  it('leaves no number behind when the act fails', async () => {
    const before = await app.as('hoa.badinh', (act) => registerPetition(act, aRegistration()));
    await expect(
      app.as('hoa.badinh', async (act) => {
        await registerPetition(act, aRegistration());
        throw new Error('the lamp went out');
      }),
    ).rejects.toThrow('lamp');
    const after = await app.as('hoa.badinh', (act) => registerPetition(act, aRegistration()));
    expect(Number(after.number.slice(-6))).toBe(Number(before.number.slice(-6)) + 1);
  });
});

describe('a denunciation', () => {
  it('leaves the denouncer nowhere but in ciphertext, and gives no slip', async () => {
    const registered = await app.as('lan.badinh', (act) =>
      registerPetition(
        act,
        aDenunciation({
          senders: [aSender({ name: canary, idNumber: '001188777666', phone: '0900777666', address: 'Ngách bí mật 77/66' })],
        }),
      ),
    );
    expect(registered).toMatchObject({ publicCode: null, pin: null });
    const everything = await wholeDatabase();
    expect(everything).not.toContain(canary);
    expect(everything).not.toContain('001188777666');
    expect(everything).not.toContain('0900777666');
    expect(everything).not.toContain('Ngách bí mật');
    expect(everything).toContain('Người tố cáo số 1');
  });

  it('is sealed in the same step when an open petition turns out to be one', async () => {
    const name = 'Lã Thị Sơn Ca Chiều';
    const { id, publicCode } = await app.as('hoa.badinh', (act) =>
      registerPetition(
        act,
        aRegistration({
          senders: [aSender({ name, idNumber: '001177111222', email: 'sonca@vidu.vn' })],
          summary: `Tôi là ${name}, CCCD 001 177 111 222, phản ánh cán bộ.`,
        }),
      ),
    );
    expect(await wholeDatabase()).toContain(name);
    await app.as('son.badinh', async (act) => sealPetition(act, await lockOwnPetition(act, id)));
    const everything = await wholeDatabase();
    expect(everything).not.toContain(name);
    expect(everything).not.toContain('001177111222');
    expect(everything).not.toContain('sonca@vidu.vn');
    // What the words said of her is gone from the open.
    expect(everything).toContain('Tôi là người tố cáo, CCCD (số đã che), phản ánh cán bộ.');
    const [slip] = (await app.database.owner('select withdrawn_at from public_slips where public_code = $1', [publicCode])) as {
      withdrawn_at: Date | null;
    }[];
    expect(slip?.withdrawn_at).not.toBeNull();
  });

  it('says of files and papers nobody but its readers may see that they are hidden, not that there are none', async () => {
    const { id } = await app.as('son.badinh', (act) => registerPetition(act, aDenunciation()));
    const page = (await (await app.signIn('lan.badinh')).get(`/petitions/${id}`).expect(200)).text;
    for (const what of ['Tệp kèm theo', 'Văn bản'])
      expect(page).toContain(`${what} của đơn này được bảo mật, vai trò hiện tại không xem được.`);
    expect(page).not.toMatch(/Chưa có (tệp|văn bản)/);
  });

  it('opens to the assigned processor with a purpose, and every reveal is an event', async () => {
    const { id } = await app.as('son.badinh', (act) =>
      registerPetition(act, aDenunciation({ senders: [aSender({ name: canary })] })),
    );
    const people = await app.as('son.badinh', (act) => revealPetition(act, id, 'verify_denouncer'));
    expect(people.map((one) => one.name)).toEqual([canary]);
    const events = (await app.database.owner("select data from events where petition_id = $1 and kind = 'identity.revealed'", [
      id,
    ])) as { data: unknown }[];
    expect(events).toEqual([{ data: { purpose: 'verify_denouncer', count: 1 } }]);
  });

  it.each([
    ['trang.badinh', 'Chỉ chuyên viên được phân công'],
    ['hoa.badinh', 'không được xem'],
    ['lan.badinh', 'không được xem'],
    ['hieu.badinh', 'Chỉ thành viên'],
  ])('stays closed to %s', async (login, because) => {
    const { id } = await app.as('son.badinh', (act) =>
      registerPetition(act, aDenunciation({ senders: [aSender({ name: canary })] })),
    );
    await expect(app.as(login, (act) => revealPetition(act, id, 'verify_denouncer'))).rejects.toThrow(because);
  });

  it('is not there for the officer it names, whatever the role, nor for the neighbouring ward', async () => {
    const { id } = await app.as('son.badinh', async (act) => {
      const cuong = await act.house.one<{ id: number }>("select id from accounts where login = 'cuong.badinh'");
      return registerPetition(
        act,
        aDenunciation({
          respondents: [
            { kind: 'individual', name: 'Vũ Bá Cường', position: 'Chánh Văn phòng', organization: '', accountId: cuong.id },
          ],
        }),
      );
    });
    const unitHead = await app.signIn('cuong.badinh');
    await unitHead.get(`/petitions/${id}`).expect(404);
    expect((await unitHead.get('/petitions')).text).not.toContain(`/petitions/${id}"`);
    const neighbour = await app.signIn('mai.ngocha');
    await neighbour.get(`/petitions/${id}`).expect(404);
  });

  it('against the head of the unit goes past the head', async () => {
    const { id } = await app.as('son.badinh', (act) => registerPetition(act, aDenunciation({ pastHead: true })));
    await (await app.signIn('thang.badinh')).get(`/petitions/${id}`).expect(404);
    await (await app.signIn('trang.badinh')).get(`/petitions/${id}`).expect(404);
    await (await app.signIn('son.badinh')).get(`/petitions/${id}`).expect(200);
  });
});

describe('a verifier', () => {
  it('reads the words of what he is assigned to, and of nothing else (legal.md §10.2)', async () => {
    const { id } = await app.as('hoa.badinh', (act) =>
      registerPetition(act, aRegistration({ subject: 'Việc chưa giao cho ai xác minh' })),
    );
    const verifier = await app.signIn('hieu.badinh');
    const page = await verifier.get(`/petitions/${id}`).expect(200);
    expect(page.text).not.toContain('Việc chưa giao cho ai xác minh');
    expect(page.text).not.toContain('Nguyễn Thị Hạnh');
    const list = await verifier.get('/petitions').expect(200);
    expect(list.text).toContain('Chỉ người được giao xem nội dung');
    expect(list.text).not.toContain('Nguyễn Thị Hạnh');
  });
});

describe('the register', () => {
  const numbersOf = (html: string) => [...html.matchAll(/data-open>ĐT-2026-(\d{6})</g)].map((match) => Number(match[1]));
  const hrefOf = (html: string, link: RegExp) => link.exec(html)?.[1]?.replace(/&#38;|&amp;/g, '&') ?? '';
  const rising = (all: number[]) => [...all].sort((a, b) => a - b);

  it('stands by day or by number, both ways, its pages without gap or repeat, the filters kept', async () => {
    // The paper day falls as the number rises: the two orders are each other's opposite.
    for (let n = 0; n < 30; n += 1)
      await app.as('tuan.ngocha', (act) =>
        registerPetition(
          act,
          aRegistration({
            declaredType: n === 0 ? 'KNPA' : 'KN',
            knpaKind: n === 0 ? 'kien_nghi' : null,
            receivedOn: `2026-11-${20 - (n % 10)}`,
          }),
        ),
      );
    const tuan = await app.signIn('tuan.ngocha');
    const page = async (address: string) => (await tuan.get(address).expect(200)).text;
    const walk = async (address: string) => {
      const first = await page(address);
      const second = await page(hrefOf(first, /rel="next" href="([^"]+)"/));
      expect(numbersOf(await page(hrefOf(second, /rel="prev" href="([^"]+)"/)))).toEqual(numbersOf(first));
      return [...numbersOf(first), ...numbersOf(second)];
    };
    const newest = await walk('/petitions?type=KN');
    expect(newest).toHaveLength(29);
    expect(await walk('/petitions?type=KN&sort=received')).toEqual([...newest].reverse());
    expect(await walk('/petitions?type=KN&sort=number')).toEqual(rising(newest));
    expect(await walk('/petitions?type=KN&sort=-number')).toEqual(rising(newest).reverse());
    expect(newest).not.toEqual(rising(newest).reverse());

    const byDay = await page('/petitions?type=KN&status=open&from=01/11/2026');
    const byNumber = hrefOf(byDay, /<a href="([^"]+)">Số đơn, loại/);
    expect(byNumber).toBe('/petitions?type=KN&status=open&from=01%2F11%2F2026&sort=-number');
    const sorted = await page(byNumber);
    expect(sorted).toContain('aria-sort="descending"');
    expect(sorted).toContain('<input type="hidden" name="sort" value="-number">');
    expect(hrefOf(sorted, /rel="next" href="([^"]+)"/)).toMatch(
      /^\/petitions\?type=KN&status=open&from=01%2F11%2F2026&sort=-number&after=2026\.\d+$/,
    );
    // A place of another order, and an order the list does not have, are the first page as it always stands.
    expect(numbersOf(await page('/petitions?type=KN&after=2026.3'))).toEqual(newest.slice(0, 25));
    expect(numbersOf(await page("/petitions?type=KN&sort=name'"))).toEqual(newest.slice(0, 25));
  });

  it('is filtered by kind, state, field and day; of several books it is not sorted by number', async () => {
    const tuan = await app.signIn('tuan.ngocha');
    const count = async (query: string) => numbersOf((await tuan.get(`/petitions?${query}`).expect(200)).text).length;
    expect(await count('type=KNPA')).toBe(1);
    expect([await count('status=assigned'), await count('status=void')]).toEqual([25, 0]);
    expect([await count('field=LAND'), await count('field=OTHER')]).toEqual([25, 0]);
    expect(await count('from=20/11/2026')).toBe(3);
    expect(await count('to=11/11/2026')).toBe(3);
    const chief = await app.signIn('hung.thanhtra');
    const wide = (await chief.get('/petitions?unit=all&sort=number').expect(200)).text;
    expect(wide).toContain('<th scope="col">Số đơn, loại</th>');
    expect(wide).toContain('aria-sort="descending"');
  });
});
