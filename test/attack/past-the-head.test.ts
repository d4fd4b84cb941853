// A denunciation against the head, said at the desk with papers handed in: he and his staff look everywhere for it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { numberPaper, sendPaper } from '../../src/documents/actions.ts';
import { pastHeadKinds } from '../../src/documents/registry/past-head.ts';
import { allPages } from '../../src/features.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { registerVisit } from '../../src/reception/registration.ts';
import { openTransfer, sendTransfer } from '../../src/transfers/actions.ts';
import { citizen, entry } from '../reception/entries.ts';
import { type Agent, csrfOf, type TestApp, testApp } from '../support/app.ts';
import { aRegistration } from '../support/registration.ts';
import { fewAtATime, readOf } from '../support/words.ts';

let app: TestApp;
/** Who takes the denunciation in. */
let lan: number;
const staff = ['thang.badinh', 'cuong.badinh', 'nga.badinh'];
/** And whoever signs in as the officer who took it in, by a password an administrator handed out, before somebody else has confirmed her. */
const lookers = [...staff, 'lan.badinh'];
const confirmLan = (isConfirmed: boolean) =>
  app.database.owner('update assignments set reveal_confirmed_at = case when $2 then now() end where account_id = $1', [
    lan,
    isConfirmed,
  ]);
const agents = new Map<string, Agent>();
/** Every page that answers, by address: before and after. */
type Seen = Map<string, string>;
const before = new Map<string, Seen>();
const word = 'Chim Sẻ Đồng Vắng';

/** Of one page by the records it may be asked for: addresses, and which stand for one that is not there. */
const nowhere = 999;
const kinds = ['petitions', 'visits', 'transfers', 'papers', 'attachments', 'clocks'] as const;
type Kind = (typeof kinds)[number];
/** What came about with the denunciation, by kind. */
const secret: Record<Kind, number[]> = { petitions: [], visits: [], transfers: [], papers: [], attachments: [], clocks: [] };

// "/session/back" says on the next page, whichever it is, that somebody is signed in again.
const pages = allPages
  .filter(({ method, kind, path }) => method === 'get' && kind !== 'public' && path !== '/session/back')
  .map(({ path }) => path);
const kindOf = (path: string) => kinds.find((kind) => path.startsWith(`/${kind}/:`));
const addressOf = (path: string, id: number) =>
  path.replace(/:(\w+)/g, (_, name: string) => (/id$/i.test(name) ? String(id) : 'khong-co'));
/** Pages of no record, of what was there before, and of the officer who takes the denunciation in. */
const standing = () =>
  pages
    .flatMap((path) =>
      !path.includes(':') ? [path] : kindOf(path) ? [addressOf(path, 1)] : [1, lan].map((id) => addressOf(path, id)),
    )
    .concat(['/search?q=2', '/search?q=%C4%90T-2026-000002', '/visits?q=2', '/petitions?q=2', '/petitions?type=TC'])
    .concat(['/transfers?box=out'], reports);
/** The statutory tables, the lists behind their figures and the report in words, as pages, prints and files. */
const period = 'period=2026-Q4';
const reports = ['01-tcd', '02-xld', '04-gqtc'].flatMap((code) => [
  ...['', '.xlsx', '/print'].map((end) => `/reports/${code}${end}?${period}`),
  ...['', '.xlsx'].map((end) => `/reports/${code}/cells/1${end}?${period}`),
]);
reports.push(`/reports/narrative.docx?${period}`);
/** Pages of records of a kind, each by what is asked for where nothing is. */
const guessed = (idsOf: (kind: Kind) => readonly number[]) =>
  pages.flatMap((path) => {
    const kind = kindOf(path);
    return kind ? idsOf(kind).map((id) => ({ address: addressOf(path, id), empty: addressOf(path, nowhere) })) : [];
  });

/** What a page says, without what changes at each rendering. */
const bare = (text: string) =>
  text
    .replace(/(value|href)="[^"]*(q|after|number)=[^"]*"|value="[^"]*"/g, '')
    .replace(/“[^”]*”/g, '')
    .replace(/name="_(csrf|key)" value="[^"]*"/g, '')
    .replace(/data-[a-z-]*(csrf|seconds|ends)[a-z-]*="[^"]*"/g, '')
    .replace(/content="[^"]{30,}"/g, '')
    .replace(/[0-9A-F]{8}/g, '')
    // What a receipt that is not made yet answers stands on whichever page is asked for next.
    .replace(/<div [^>]*data-flash>(?:(?!<\/div>).)*Ghi số trang, tình trạng(?:(?!<\/div>).)*<\/div>\s*/s, '')
    // Files carry the second they were made.
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/g, '');

/** What he reads at each address; of a file what is in it. */
async function look(login: string, addresses: readonly string[]): Promise<Seen> {
  const agent = agents.get(login) as Agent;
  const seen: Seen = new Map();
  await fewAtATime(addresses, async (address) => {
    const { status, words } = await readOf(agent.get(address).set('Host', 'phuong.test'));
    seen.set(address, `${status} ${bare(words)}`);
  });
  return seen;
}

beforeAll(async () => {
  app = await testApp();
  await app.as('son.badinh', (act) => registerPetition(act, aRegistration()));
  await app.as('lan.badinh', (act) => registerVisit(act, entry({ outcome: 'explained_settled', explained: 'Đã giải thích' })));
  lan = (await app.database.actorOf('lan.badinh')).accountId;
  await app.database.owner("update accounts set new_hands_at = '2026-11-25T02:00:00Z' where id = $1", [lan]);
  await confirmLan(false);
  for (const login of lookers) {
    agents.set(login, await app.signIn(login));
    before.set(login, await look(login, [...standing(), ...guessed(() => [nowhere]).map(({ address }) => address)]));
  }
  await confirmLan(true);
  const made = await app.as('lan.badinh', (act) =>
    registerVisit(
      act,
      entry({
        denunciation: 'yes',
        pastHead: true,
        outcome: 'accepted_for_processing',
        respondentName: 'Chủ tịch phường',
        contents: [{ type: 'TC', summary: `Chủ tịch nhận tiền, ${word}`, org: '' }],
        documents: [{ name: `Ảnh chụp ${word}`, pages: 2, condition: 'Bản gốc' }],
        people: [{ ...citizen, capacity: 'self' }],
      }),
    ),
  );
  const petition = made.petition?.id ?? 0;
  const toUnitId = await app.database.unitId('ubnd-tp');
  const transfer = await app.as('lan.badinh', (act) =>
    sendTransfer(act, petition, {
      toUnitId,
      toOutside: '',
      reason: 'Thuộc thẩm quyền của cấp trên',
      basis: 'Điều 24 Luật Tố cáo',
      paperId: null,
      sentOn: '2026-11-25',
    }),
  );
  await app.as('nhung.ubndtp', (act) => openTransfer(act, transfer));
  // The letter and the notice go out by the same hand, one with the next number, one with that of the office's own book.
  const papers = await app.database.owner<{ id: number; kind: string }>(
    'select id, kind from papers where petition_id = $1 and kind = any ($2) order by id',
    [petition, pastHeadKinds],
  );
  expect(papers.map((one) => one.kind)).toEqual(pastHeadKinds);
  for (const { id, kind } of papers) {
    await app.as('lan.badinh', (act) => numberPaper(act, id, '2026-11-25', kind === 'XLD03_2021' ? null : 145, true));
    await app.as('lan.badinh', (act) => sendPaper(act, id, { on: '2026-11-25', means: 'post', to: 'UBND thành phố Hà Nội' }));
  }
  for (const kind of ['papers', 'attachments', 'clocks'] as const) {
    const found = await app.database.owner<{ id: number }>(
      `select id::int from ${kind} where petition_id = $1 or visit_id = $2`,
      [petition, made.id],
    );
    secret[kind] = found.map(({ id }) => id);
  }
  Object.assign(secret, { petitions: [petition], visits: [made.id], transfers: [transfer] });
  expect([secret.papers.length, secret.clocks.length].every((count) => count > 0)).toBe(true);
  await confirmLan(false);
}, 240_000);
afterAll(() => app.close());

describe('after it was taken in and sent past him', () => {
  it.each(lookers)(
    'no page tells %s anything new',
    async (login) => {
      const then = before.get(login) ?? new Map<string, string>();
      const hidden = guessed((kind) => secret[kind]);
      const expected = new Map(
        [...standing().map((address) => ({ address, empty: address })), ...hidden].map(({ address, empty }) => [
          address,
          then.get(empty) ?? '',
        ]),
      );
      const now = await look(login, [...expected.keys()]);
      const changed: string[] = [];
      const files: string[] = [];
      for (const [address, text] of now) {
        expect(text).not.toContain(word);
        // What the looking itself left in the open petition's timeline and in the audit is no news; the rest of them is searched.
        expect([address, /ĐT-2026-000002|\/(petitions|visits)\/2\b/.exec(text)?.[0]]).toEqual([address, undefined]);
        if (text.startsWith('200 ') && /\[Content_Types\]\.xml/.test(text)) files.push(address);
        if (['/petitions/1', '/admin/audit', '/admin/audit.xlsx'].includes(address)) continue;
        const was = expected.get(address) ?? '';
        if (was !== text) {
          let at = 0;
          while (at < text.length && was[at] === text[at]) at += 1;
          changed.push(
            `${address}: …${was.slice(Math.max(0, at - 60), at + 80)}… → …${text.slice(Math.max(0, at - 60), at + 120)}…`,
          );
        }
      }
      // At the desk no file is hers to take.
      if (staff.includes(login)) expect(files.length, files.join()).toBeGreaterThan(5);
      expect(changed).toEqual([]);
    },
    120_000,
  );

  it('a guess at every identity and file is refused like one that is not there', async () => {
    const agent = agents.get('thang.badinh') as Agent;
    const csrf = csrfOf((await agent.get('/account').expect(200)).text);
    for (const id of [2, 3]) {
      for (const address of [`/petitions/${id}/identity`, `/visits/${id}/identity`, `/attachments/${id}/reveal`]) {
        const answer = await agent.post(address).type('form').send({ _csrf: csrf, purpose: 'verify_denouncer' });
        expect([address, answer.status]).toEqual([address, 404]);
      }
    }
  });
});

describe('the officer who took it in', () => {
  it('reads it again once somebody else has confirmed who came back', async () => {
    const desk = agents.get('lan.badinh') as Agent;
    const addresses = [`/petitions/${secret.petitions[0]}`, `/visits/${secret.visits[0]}`];
    const answers = async () => {
      const found: number[] = [];
      for (const address of addresses) found.push((await desk.get(address)).status);
      return found;
    };
    expect(await answers()).toEqual([404, 404]);
    await confirmLan(true);
    expect(await answers()).toEqual([200, 200]);
  });
});

describe('a visit that denounces him and brings no paper', () => {
  it('is not there for him either', async () => {
    const made = await app.as('lan.badinh', (act) =>
      registerVisit(
        act,
        entry({
          denunciation: 'yes',
          pastHead: true,
          outcome: 'refused',
          refusalGround: 'A9_1',
          contents: [{ type: 'TC', summary: `Chủ tịch nhận tiền, ${word}`, org: '' }],
          people: [{ ...citizen, capacity: 'self' }],
        }),
      ),
    );
    for (const login of staff) {
      expect((await (agents.get(login) as Agent).get(`/visits/${made.id}`)).status).toBe(404);
      expect((await (agents.get(login) as Agent).get(`/visits/${made.id}/identity`)).status).toBe(
        login === 'nga.badinh' ? 403 : 404,
      );
    }
    const desk = await app.signIn('lan.badinh');
    await desk.get(`/visits/${made.id}`).expect(200);
  });
});
