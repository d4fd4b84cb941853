// Every route says its permission; every role is tried on every route; another unit's ids open nothing anywhere.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { matrix, type Permission, roleMay } from '../../src/accounts/permissions.ts';
import { type OfficerRole, roles } from '../../src/accounts/roles.ts';
import { allPages } from '../../src/features.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { complaint, denunciation } from '../search/registrations.ts';
import { type Agent, csrfOf, type TestApp, testApp } from '../support/app.ts';

/** One of the cast for each role. */
const who: Record<OfficerRole, string> = {
  reception_officer: 'mai.ngocha',
  clerk: 'yen.ngocha',
  processor: 'tuan.ngocha',
  unit_head: 'phong.ngocha',
  leader: 'vinh.ngocha',
  reception_board_head: 'dung.tcd',
  verifier: 'dat.ngocha',
  team_lead: 'khanh.ngocha',
  chief_inspector: 'hung.thanhtra',
  reporter: 'oanh.ngocha',
  auditor: 'tam.thanhtra',
  admin: 'quantri',
  unit_admin: 'quy.badinh',
  trainer: 'taphuan',
};
const officerPages = allPages.filter((page) => page.kind !== 'public');
const addressOf = (path: string, id: number | string) =>
  path.replace(/:(\w+)/g, (_, name: string) => (/id$/i.test(name) ? String(id) : 'khong-co'));

describe('the mount table', () => {
  it('names a permission of the matrix for every route', () => {
    for (const page of officerPages) expect(Object.keys(matrix), `${page.method} ${page.path}`).toContain(page.permission);
  });

  it('opens to everybody only what was meant to be', () => {
    const open = allPages.filter((page) => page.kind === 'public').map((page) => page.path);
    expect([...new Set(open)].sort()).toEqual([
      '/',
      '/calendar',
      '/class',
      '/lookup',
      '/sign-in',
      '/sign-in/assignment',
      '/sign-in/password',
      '/sign-out',
    ]);
  });

  it('has each address once, in lower case nouns', () => {
    const all = allPages.map((page) => `${page.method} ${page.path}`);
    expect(all.filter((one, index) => all.indexOf(one) !== index)).toEqual([]);
    for (const page of allPages) expect(page.path).toMatch(/^\/$|^(\/([a-z0-9-]+(\.[a-z]+)?|:[a-zA-Z]+(\.[a-z]+)?))+$/);
  });

  it('keeps the citizen’s pages without a session', () => {
    for (const page of allPages)
      if (['/lookup', '/calendar', '/class'].includes(page.path)) expect(page).toMatchObject({ kind: 'public', session: false });
  });
});

describe('the matrix (legal.md §10.2)', () => {
  const holds = (role: OfficerRole) => (Object.keys(matrix) as Permission[]).filter((permission) => roleMay(role, permission));
  const about = (role: OfficerRole, pattern: RegExp) => holds(role).filter((permission) => pattern.test(permission));

  it('keeps the administrators away from every record', () => {
    for (const role of ['admin', 'unit_admin'] as const)
      expect(about(role, /^(petition|visit|identity|transfer|proceeding|paper|attachment|search|register|dashboard):/)).toEqual(
        [],
      );
  });
  it('lets the auditor and the reporter change nothing', () => {
    for (const role of ['auditor', 'reporter'] as const)
      expect(
        about(
          role,
          /:(write|register|correct|assign|classify|propose|endorse|approve|issue|link|withdraw|void|seal|send|answer|accept|work|decide|number|conclude|reveal|admin)$/,
        ),
      ).toEqual([]);
  });
  it('shows a denouncer to none of clerk, reception, reporter, auditor, administrator', () => {
    for (const role of ['clerk', 'reception_officer', 'reporter', 'auditor', 'admin', 'trainer'] as const)
      expect(roleMay(role, 'identity:reveal')).toBe(false);
  });
  it('lets nobody but leaders accept and decide', () => {
    expect(roles.filter((role) => roleMay(role, 'proceeding:decide'))).toEqual(['leader', 'chief_inspector']);
    expect(roles.filter((role) => roleMay(role, 'proceeding:accept'))).toEqual(['leader', 'chief_inspector']);
  });
  it('gives administration to the administrator alone', () => {
    for (const permission of ['unit:admin', 'account:rules', 'holiday:admin'] as const)
      expect(roles.filter((role) => roleMay(role, permission))).toEqual(['admin']);
    // Of one unit its own administrator's: which accounts, test/accounts/unit-admin.test.ts.
    expect(roles.filter((role) => roleMay(role, 'account:admin'))).toEqual(['admin', 'unit_admin']);
  });
});

describe('over HTTP', () => {
  let app: TestApp;
  const agents = new Map<OfficerRole, { agent: Agent; csrf: string }>();

  beforeAll(async () => {
    app = await testApp();
    // Everything that exists belongs to Ba Đình; those who try are of other units.
    for (const registration of [complaint, denunciation, complaint])
      await app.as('son.badinh', (act) => registerPetition(act, registration));
    for (const role of roles) {
      const agent = await app.signIn(who[role]);
      agents.set(role, { agent, csrf: csrfOf((await agent.get('/account').expect(200)).text) });
    }
  });
  afterAll(() => app.close());

  const agentOf = (role: OfficerRole) => {
    const found = agents.get(role);
    if (!found) throw new Error(role);
    return found;
  };

  it.each(roles)('%s is refused exactly what the matrix refuses', async (role) => {
    const { agent, csrf } = agentOf(role);
    const wrong: string[] = [];
    for (const page of officerPages) {
      const address = addressOf(page.path, 999_999_999);
      if (roleMay(role, page.permission as Permission)) {
        // The routes behind an open door are tried by their own features; a GET of one must at least answer.
        if (page.method !== 'get') continue;
        const { status } = await agent.get(address);
        if (
          status >= 500 ||
          (page.path.includes(':') && status === 200 && !/^\/(admin\/(accounts|units)|drafts)/.test(page.path))
        )
          wrong.push(`GET ${address} → ${status}`);
      } else {
        const { status } =
          page.method === 'get' ? await agent.get(address) : await agent.post(address).type('form').send({ _csrf: csrf });
        if (status !== 403) wrong.push(`${page.method} ${address} → ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each(['reception_officer', 'clerk', 'processor', 'unit_head', 'leader', 'verifier', 'team_lead', 'reporter'] as const)(
    'another unit’s ids show nothing to its neighbour’s %s',
    async (role) => {
      const { agent, csrf } = agentOf(role);
      const shown: string[] = [];
      const ask = (page: (typeof officerPages)[number], id: number) => {
        const address = addressOf(page.path, id);
        return page.method === 'get' ? agent.get(address) : agent.post(address).type('form').send({ _csrf: csrf });
      };
      for (const page of officerPages.filter((one) => /:\w*id\b/i.test(one.path) && !one.path.startsWith('/admin/'))) {
        const madeUp = await ask(page, 999_999_999);
        for (const id of [1, 2, 3]) {
          const answer = await ask(page, id);
          // Not yours and not there are never told apart.
          if (answer.status !== madeUp.status || answer.status === 200 || answer.status >= 500)
            shown.push(`${page.method} ${page.path} ${id} → ${answer.status}, made up → ${madeUp.status}`);
          if (/ĐT-2026|Người tố cáo số/.test(answer.text ?? '')) shown.push(`${page.method} ${page.path} ${id} shows a record`);
        }
      }
      expect(shown).toEqual([]);
    },
  );

  it('sends everybody who is not signed in to the door, with the way back', async () => {
    const request = (await import('supertest')).default;
    for (const page of officerPages.filter((one) => one.method === 'get')) {
      const answer = await request(app.app).get(addressOf(page.path, 1));
      expect([page.path, answer.status, answer.headers.location?.startsWith('/sign-in?next=')]).toEqual([page.path, 303, true]);
    }
  });

  it('lets no GET change anything', async () => {
    const actor = await app.database.actorOf('son.badinh');
    await expect(app.services.database.inUnit(actor, (tx) => tx.run('update petitions set version = version'))).rejects.toThrow(
      /read-only/,
    );
    await expect(app.services.database.inHouse((house) => house.run('update settings set key = key'))).rejects.toThrow(
      /read-only/,
    );
  });
});
