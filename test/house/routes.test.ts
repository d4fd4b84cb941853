// Every route says its permission; every role is tried on every route; another unit's ids open nothing anywhere.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { matrix, type Permission, roleMay } from '../../src/accounts/permissions.ts';
import { type OfficerRole, roles } from '../../src/accounts/roles.ts';
import { allPages, everyPage } from '../../src/features.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { complaint, denunciation } from '../search/registrations.ts';
import { type Agent, csrfOf, type TestApp, testApp } from '../support/app.ts';
import { fewAtATime } from '../support/words.ts';
import { addedColumns, addedRows, expectedCells, holdersOf, type LawRole, lawObjects, lawRoles } from './matrix-of-the-law.ts';
import { listFiles, readSource } from './sources.ts';

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
/** Where such a field is what the act is about, and the policy asks the administrator's right over it, not the record's. */
const allowedToSay = [
  // The post an administrator gives; in which units he may, test/accounts/unit-admin.test.ts.
  '/admin/accounts/:id/assignments/:assignmentId/move role',
  '/admin/accounts/:id/assignments/:assignmentId/move unit',
  '/admin/accounts/:id/assignments/new role',
  '/admin/accounts/:id/assignments/new unit',
  '/admin/accounts/new role',
  '/admin/accounts/new unit',
  // What each head of the receivers goes on as: test/rollout/reorganisation/heads.test.ts.
  '/admin/reorganisations/:id/heads anything',
  // The unit renamed.
  '/admin/reorganisations/:id/names unitId',
  // What is done with a wish: taken up, answered, left.
  '/feedback/groups/:id state',
  // Columns and values of somebody's own workbook; the fields of each kind of paper.
  '/imports/:id/columns anything',
  '/imports/:id/values anything',
  // Words of the records the officer has opened himself, by their numbers: test/attack/old-words.test.ts.
  '/imports/old-words anything',
  '/papers/:id/edit anything',
  '/petitions/:id/papers/typed anything',
];
/** Forms of rows without number or of files only. */
const readWhole = [
  '/admin/accounts/bulk',
  '/admin/accounts/rules',
  '/admin/rules/:code',
  '/balances/new/:table',
  '/papers/:id/signed-copy',
  '/petitions/:id/attachments',
  '/petitions/:id/correction',
  '/petitions/:id/points/:pointId/removal',
  '/petitions/:id/receipt',
  '/petitions/new',
  '/proceedings/:id/attachments',
  '/reports/:code/entry',
  '/training/exercises/:id/edit',
  '/training/exercises/new',
  '/visits/:id/attachments',
  '/visits/:id/correction',
  '/visits/new',
];
/** Forms that keep no draft of what is typed, and why: everything else does, so that no word is lost (decisions 24). */
const withoutDraft = [
  // A password, which is kept nowhere.
  '/account/password',
  '/admin/accounts/:id/password',
  // A choice, a purpose, a tick, a file: nothing is typed.
  '/admin/accounts/bulk',
  '/admin/reorganisations/:id/execution',
  '/admin/reorganisations/:id/routes',
  '/attachments/:id/redaction',
  '/attachments/:id/reveal',
  '/books',
  '/drafts-received/:id',
  '/imports/:id/abandonment',
  '/imports/:id/columns',
  '/imports/:id/execution',
  '/imports/:id/reversal',
  '/imports/:id/stop',
  '/imports/:id/trial',
  '/imports/:id/values',
  '/papers/:id/issued-print',
  '/papers/:id/named-print',
  '/papers/:id/signed-copy',
  '/petitions/:id/attachments',
  '/petitions/:id/points/:pointId/removal',
  '/petitions/:id/slip',
  '/proceedings/:id/attachments',
  '/training/classes/:id/closing',
  '/training/classes/:id/seats/:seatId/reset',
  '/visits/:id/attachments',
  '/visits/:id/identity',
];
/** Settings, each shown as it stands and saved in one step, or after what it would move was shown: what is typed there is short. */
const settings = [
  '/admin/accounts/:id/assignments/:assignmentId/mandate',
  '/admin/accounts/:id/assignments/:assignmentId/move',
  '/admin/accounts/:id/assignments/new',
  '/admin/accounts/:id/person',
  '/admin/accounts/new',
  '/admin/accounts/rules',
  '/admin/holidays/:on',
  '/admin/holidays/new',
  '/admin/reorganisations/:id/names',
  '/admin/reorganisations/new',
  '/admin/rules/:code',
  '/admin/units/:id/closing',
  '/admin/units/:id/name',
  '/admin/units/:id/parent',
  '/admin/units/:id/profile',
  '/admin/units/new',
  '/balances/:id',
  '/feedback/inbox',
  '/unit-handovers/signature',
  // One line or a day beside a choice.
  '/admin/accounts/:id/assignments/:assignmentId/end',
  '/admin/accounts/:id/assignments/:assignmentId/extension',
  '/reveal-confirmations/:id/refusal',
  '/training/classes/:id/clock',
  '/training/classes/:id/reset',
];
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

/** Names of the fields a schema reads; a schema over the whole posted body (rows without number) says none. */
function fieldsOf(schema: z.ZodType): string[] {
  const def = schema._zod.def as unknown as { type: string } & Record<
    string,
    z.ZodType & z.ZodType[] & Record<string, z.ZodType>
  >;
  if (def.type === 'object') {
    // Whatever else is posted is left behind, unless the schema lets it through.
    if (def.catchall && def.catchall._zod.def.type !== 'never') return [...Object.keys(def.shape ?? {}), 'anything'];
    return Object.keys(def.shape ?? {});
  }
  const within = [def.in, def.out, def.left, def.right, def.innerType, ...((def.options as z.ZodType[] | undefined) ?? [])];
  return within.flatMap((one) => (one ? fieldsOf(one) : []));
}

describe('what a form may say (rule 5: an act is allowed by the stored row)', () => {
  const forms = everyPage.flatMap((page) => (page.kind === 'form' && page.method === 'post' ? [page] : []));
  const moment = { at: new Date('2026-11-25T02:00:00Z'), today: '2026-11-25' };

  it('is never whose record it is, who registered it, whether it is sealed, who handles it, nor its state', () => {
    const said = forms.flatMap(({ path, schema }) =>
      fieldsOf(schema(moment))
        .filter((name) =>
          /^(unit(_?id)?|(is)?sealed|(registered|created)_?by|assigned_?to|assignee(id)?|holder(id)?|status|state|role|actor(id)?|anything)$/i.test(
            name,
          ),
        )
        .map((name) => `${path} ${name}`),
    );
    expect(said.sort()).toEqual(allowedToSay);
  });

  it('is read by name, but for rows without number: those stored rows are looked at in test/house/canary.test.ts', () => {
    const whole = forms.filter(({ schema }) => fieldsOf(schema(moment)).length === 0).map(({ path }) => path);
    expect([...new Set(whole)].sort()).toEqual(readWhole);
  });
});

/** Names of the fields that take what an officer types, a text or a day: no choice, no tick, no code takes those. */
function typedFields(schema: z.ZodType): string[] {
  const takes = (name: string, value: string) => {
    const read = schema.safeParse({ [name]: value });
    return read.success || !read.error.issues.some(({ path }) => path[0] === name);
  };
  const takesText = (name: string) => takes(name, 'chữ gõ dở') && !takes(name, 'chữ '.repeat(20_000));
  const takesDay = (name: string) => takes(name, '25/11/2026') && !takes(name, '31/11/2026');
  return fieldsOf(schema).filter((name) => takesText(name) || takesDay(name));
}

describe('what is typed in a form (decisions 24)', () => {
  const moment = { at: new Date('2026-11-25T02:00:00Z'), today: '2026-11-25' };
  const forms = everyPage.flatMap((page) => (page.kind === 'form' && page.method === 'post' ? [page] : []));
  it('is kept as a draft from the first word on', () => {
    expect(
      forms
        .filter(({ draft }) => !draft)
        .map(({ path }) => path)
        .sort(),
    ).toEqual([...withoutDraft, ...settings].sort());
  });
  it('is none in a form that keeps no draft: a choice, a tick, a code or a file, unless it is a password or a setting', () => {
    const typing = forms
      .filter(({ draft, path }) => !draft && !settings.includes(path))
      .flatMap(({ path, schema }) => typedFields(schema(moment)).map((name) => `${path} ${name}`));
    expect(typing).toEqual([]);
  });
  it('never comes up in another form: each keeps its words under a name of its own', () => {
    const names = forms.flatMap(({ draft }) => draft ?? []);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    // The name of the address that keeps it; a number or a kind may follow.
    expect(names.filter((name) => !/^[a-z][a-z-]{1,39}$/.test(name))).toEqual([]);
  });
});

describe('a reading that takes words out of the office (rule 19)', () => {
  it('leaves its trace before the first byte: every file and every print observes', () => {
    const silent = everyPage.filter(
      (page) =>
        page.method === 'get' &&
        /(\.(xlsx|docx|csv|pdf)|\/(docx|print|named-print|issued-print|slips))$/.test(page.path) &&
        !('observes' in page && page.observes),
    );
    // The empty workbook holds nothing of anybody; what a seal keeps is printed by a POST with a purpose, recorded as a reveal.
    expect(silent.map(({ path }) => path).sort()).toEqual([
      '/admin/accounts/bulk/template.xlsx',
      '/papers/:id/issued-print',
      '/papers/:id/named-print',
    ]);
  });
});

describe('a page that is printed (rule 19)', () => {
  it('is printed by the one button of pages that observe it and by the browser’s own key, and by no script elsewhere', () => {
    const printing = listFiles('public', '.js').flatMap((path) =>
      [...readSource(path).matchAll(/.*\b(?:print|printed)\(.*/g)].map(([line]) => line.trim()),
    );
    expect(printing).toEqual([
      'const printed = () => withPictures().then(() => window.print());',
      'printed();',
      "if (event.target.closest('[data-print]')) printed();",
    ]);
    const buttons = listFiles('views', '.ejs').filter((path) => readSource(path).includes('data-print'));
    expect(buttons).toEqual(['views/components/print-offer.ejs', 'views/components/print-toolbar.ejs']);
    const offered = listFiles('src', '.ts').flatMap((path) =>
      [...readSource(path).matchAll(/printOffer\([^{]*?['`(, ](\/[a-z/]*print)\b/g)].map(([, href]) => href),
    );
    expect(offered.sort()).toEqual(['/dashboard/map/print', '/dashboard/print', '/work/print']);
    for (const path of offered) expect(everyPage.find((page) => page.path === path)).toMatchObject({ observes: 'print' });
  });
});

describe('the matrix (legal.md §10.2)', () => {
  it.each(lawRoles)('%s holds what the law’s table gives, and what a decision gives beyond it', (role: LawRole) => {
    const inCode = Object.fromEntries(Object.entries(lawObjects).map(([object, cellOf]) => [object, cellOf(role)]));
    expect(inCode).toEqual(expectedCells(role));
  });

  it.each(Object.entries(addedColumns))('%s holds what decisions 16 gives', (role, cells) => {
    expect(Object.values(lawObjects).map((cellOf) => cellOf(role as OfficerRole))).toEqual(cells);
  });
  it.each(Object.entries(addedRows))('%s is held by exactly those of its row', (permission, row) => {
    expect(roles.filter((role) => roleMay(role, permission as Permission))).toEqual(holdersOf(row));
  });

  const holds = (role: OfficerRole) => (Object.keys(matrix) as Permission[]).filter((permission) => roleMay(role, permission));
  const about = (role: OfficerRole, pattern: RegExp) => holds(role).filter((permission) => pattern.test(permission));

  it('lets the trainer teach, and nothing else', () => {
    expect(holds('trainer').sort()).toEqual(['self:use', 'training:teach', 'work:read']);
  });
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
    for (const permission of ['unit:admin', 'account:rules', 'holiday:admin', 'rule:admin'] as const)
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
    let answered = 0;
    await fewAtATime(officerPages, async (page) => {
      const address = addressOf(page.path, 999_999_999);
      const may = roleMay(role, page.permission as Permission);
      // The acts behind an open door are tried by their own features, and with another unit's ids by filled-office.test.ts.
      if (may && page.method !== 'get') return;
      const answer = await (page.method === 'get' ? agent.get(address) : agent.post(address).type('form').send({ _csrf: csrf }));
      const { status } = answer;
      const isThere = page.path.includes(':') && status === 200 && !/^\/(admin\/(accounts|units)|drafts)/.test(page.path);
      if (may ? status >= 500 || isThere : status !== 403) wrong.push(`${page.method} ${address} → ${status}`);
      if (!answer.headers['x-request-id']) wrong.push(`${page.method} ${address} has no X-Request-Id`);
      if (!/^text\/html/.test(answer.headers['content-type'] ?? '') || !answer.text) return;
      answered += 1;
      if (answer.text.split('<h1').length !== 2)
        wrong.push(`${page.method} ${address} has ${answer.text.split('<h1').length - 1} <h1>`);
      if (!/<html[^>]* lang="vi"/.test(answer.text)) wrong.push(`${page.method} ${address} does not say its language`);
    });
    expect(wrong).toEqual([]);
    expect(answered).toBeGreaterThan(200);
  });

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
