// The outbox and the worker: a job exists exactly when its act does, runs as one unit's system, and says no names.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { enqueue } from '../../src/database/outbox.ts';
import { findDue, informSender, remindUnit } from '../../src/notifications/actions.ts';
import { dueRecordKinds } from '../../src/notifications/queries.ts';
import { lockOwnPetition, markInspecting } from '../../src/petitions/actions.ts';
import { loadPetition } from '../../src/petitions/queries.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { assignPetition } from '../../src/petitions/steps/actions.ts';
import { registerVisit } from '../../src/reception/registration.ts';
import { runJobs, startWorker } from '../../src/worker.ts';
import { entry } from '../reception/entries.ts';
import { csrfOf, formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { mailbox } from '../support/mailbox.ts';
import { asRole } from '../support/role.ts';
import { registration } from '../transfers/arrange.ts';

let app: TestApp;
let unitId: number;

beforeAll(async () => {
  app = await testApp();
  unitId = await app.database.unitId('00004');
});
afterAll(() => app.close());

const waiting = async () =>
  (await app.database.owner<{ n: number }>('select count(*)::int as n from graphile_worker.jobs')).at(0)?.n;
/** The queue belongs to the worker's role; the owner is a member of it. */
async function clearJobs(): Promise<void> {
  await asRole(app.database.workerUrl, 'delete from graphile_worker._private_jobs');
}
beforeEach(clearJobs);

describe('the outbox', () => {
  it('keeps a job with its act, and none when the act is undone', async () => {
    await expect(
      app.as('hoa.badinh', async (act) => {
        await enqueue(act.tx, 'remind_unit', { unitId });
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    expect(await waiting()).toBe(0);
    await app.as('hoa.badinh', (act) => enqueue(act.tx, 'remind_unit', { unitId }));
    expect(await waiting()).toBe(1);
  });

  it('replaces a waiting job of the same key', async () => {
    await app.as('hoa.badinh', (act) => enqueue(act.tx, 'remind_unit', { unitId }, { key: 'one' }));
    await app.as('hoa.badinh', (act) => enqueue(act.tx, 'remind_unit', { unitId }, { key: 'one' }));
    expect(await waiting()).toBe(1);
  });

  it('is the only way in: the app’s role cannot touch the queue, the worker’s role no tenant row', async () => {
    await expect(asRole(app.database.appUrl, "select graphile_worker.add_job('remind_unit', '{}')")).rejects.toThrow(
      'permission denied',
    );
    await expect(asRole(app.database.workerUrl, 'select * from petitions')).rejects.toThrow('permission denied');
  });
});

describe('reminders', () => {
  it('tell the holders three days before, the leaders one day before and when overdue, once a step', async () => {
    // Received 23/11/2026 as feedback: the processing clock ends some working days later.
    const petition = await app.as('hoa.badinh', (act) => registerPetition(act, registration()));
    const told = async () =>
      (
        await app.database.owner<{ login: string; words: string }>(
          "select a.login, n.words from notices n join accounts a on a.id = n.account_id where n.petition_id = $1 and n.kind = 'deadline' order by n.id",
          [petition.id],
        )
      ).map((row) => [row.login, row.words]);
    const sweep = async (on: string) => {
      app.setNow(`${on}T00:30:00Z`);
      await app.as('hoa.badinh', (act) => enqueue(act.tx, 'remind_unit', { unitId }));
      await runJobs(app.services, app.database.workerUrl);
    };
    await app.database.owner("update petitions set due_on = '2026-12-04' where id = $1", [petition.id]);
    await sweep('2026-11-30');
    expect(await told()).toEqual([]);
    await sweep('2026-12-01');
    await sweep('2026-12-01');
    expect(await told()).toEqual([['cuong.badinh', expect.stringContaining('còn 3 ngày làm việc, hạn 04/12/2026')]]);
    await sweep('2026-12-03');
    expect((await told()).map(([login]) => login)).toEqual(['cuong.badinh', 'cuong.badinh', 'thang.badinh']);
    await sweep('2026-12-05');
    expect(await told()).toHaveLength(3);
    await sweep('2026-12-07');
    expect((await told()).slice(3)).toEqual([
      ['cuong.badinh', expect.stringContaining('quá hạn 1 ngày làm việc')],
      ['thang.badinh', expect.stringContaining('quá hạn 1 ngày làm việc')],
    ]);
    app.setNow('2026-11-25T02:00:00Z');

    const leader = await app.signIn('thang.badinh');
    const page = await leader.get('/notices').expect(200);
    expect(page.text).toContain('quá hạn 1 ngày làm việc');
    const [notice] = await app.database.owner<{ id: number }>(
      "select n.id from notices n join accounts a on a.id = n.account_id where a.login = 'thang.badinh' order by n.id desc limit 1",
    );
    const read = await leader
      .post(`/notices/${notice?.id}/reading`)
      .type('form')
      .send({ _csrf: csrfOf(page.text) })
      .expect(303);
    expect(read.headers.location).toBe(`/petitions/${petition.id}`);
    const other = await app.signIn('cuong.badinh');
    await other
      .post(`/notices/${notice?.id}/reading`)
      .type('form')
      .send({ _csrf: csrfOf((await other.get('/notices')).text) })
      .expect(404);
    await leader
      .post('/notices/reading')
      .type('form')
      .send({ _csrf: formFieldsOf(page.text)._csrf })
      .expect(303);
    expect((await leader.get('/notices')).text).not.toContain('Chưa đọc');
  });

  it('a mail reads what it is about, and nothing else the unit has due', async () => {
    const [one, other] = [
      await app.as('hoa.badinh', (act) => registerPetition(act, registration())),
      await app.as('hoa.badinh', (act) => registerPetition(act, registration())),
    ];
    await app.database.owner("update petitions set due_on = '2026-11-24' where id = any($1)", [[one.id, other.id]]);
    const kind = dueRecordKinds.indexOf('petition');
    await app.as('hoa.badinh', async (act) => {
      const read: unknown[] = [];
      const tx = new Proxy(act.tx, {
        get: (target, name) =>
          name === 'rows' || name === 'maybe'
            ? async (sql: string, params: []) => {
                const rows = await target.rows(sql, params);
                read.push(...rows);
                return name === 'rows' ? rows : rows[0];
              }
            : Reflect.get(target, name),
      });
      expect(await findDue({ ...act, tx }, kind, one.id)).toMatchObject({ kind: 'petition', id: one.id, dueOn: '2026-11-24' });
      expect(read).toHaveLength(1);
      expect(await findDue(act, kind, other.id)).toMatchObject({ id: other.id });
      // The same number of another kind, a kind that is none, and what is done.
      expect(await findDue(act, dueRecordKinds.indexOf('visit'), one.id)).toBeUndefined();
      expect(await findDue(act, 99, one.id)).toBeUndefined();
    });
    await app.database.owner("update petitions set closed_on = '2026-11-25', status = 'filed' where id = $1", [one.id]);
    expect(await app.as('hoa.badinh', (act) => findDue(act, kind, one.id))).toBeUndefined();
  });

  it('say nothing to an officer named in it, and of a denunciation against the head only to who registered it', async () => {
    const [head] = await app.database.owner<{ id: number }>("select id from accounts where login = 'thang.badinh'");
    const respondent = {
      kind: 'individual' as const,
      name: 'Hoàng Gia Thắng',
      position: 'Chủ tịch',
      organization: '',
      accountId: head?.id ?? 0,
    };
    const petition = await app.as('hoa.badinh', (act) =>
      registerPetition(act, registration({ declaredType: 'TC', knpaKind: null, respondents: [respondent], pastHead: true })),
    );
    const open = await app.as('hoa.badinh', (act) =>
      registerPetition(act, registration({ declaredType: 'KN', knpaKind: null, respondents: [respondent] })),
    );
    await app.database.owner("update petitions set due_on = '2026-11-24' where id = any($1)", [[petition.id, open.id]]);
    await app.as('hoa.badinh', (act) => enqueue(act.tx, 'remind_unit', { unitId }));
    await runJobs(app.services, app.database.workerUrl);
    const told = async (id: number) =>
      (
        await app.database.owner<{ login: string }>(
          'select distinct a.login from notices n join accounts a on a.id = n.account_id where n.petition_id = $1',
          [id],
        )
      ).map((row) => row.login);
    expect(await told(petition.id)).toEqual(['hoa.badinh']);
    expect(await told(open.id)).not.toContain('thang.badinh');
    expect(await told(open.id)).toContain('cuong.badinh');
  });

  it('tell of a duty that outlives the petition by its own clock', async () => {
    const { id } = await app.as('hoa.badinh', (act) =>
      registerPetition(act, registration({ declaredType: 'TC', knpaKind: null, source: 'press', sourceOrg: 'Báo Hà Nội mới' })),
    );
    const [son] = await app.database.owner<{ id: number }>("select id from accounts where login = 'son.badinh'");
    await app.as('cuong.badinh', (act) => assignPetition(act, id, { processor: son?.id ?? 0, note: '' }));
    await app.as('cuong.badinh', async (act) => markInspecting(act, await lockOwnPetition(act, id)));
    await app.database.owner(
      "update clocks set due_on = '2026-11-26' where petition_id = $1 and stopped_on is null and rule_code in ('TC_INFO_INSPECT','TC_PRESS_REPLY')",
      [id],
    );
    await app.as('hoa.badinh', (act) => enqueue(act.tx, 'remind_unit', { unitId }));
    await runJobs(app.services, app.database.workerUrl);
    const told = await app.database.owner<{ words: string }>(
      "select words from notices where petition_id = $1 and account_id = $2 and kind = 'deadline' order by id",
      [id, son?.id],
    );
    expect(told.map(({ words }) => /\(.*\)/.exec(words)?.[0]).sort()).toEqual([
      '(thời hạn thông báo cho nơi chuyển đơn)',
      '(thời hạn việc còn lại sau xử lý đơn)',
    ]);
  });
});

describe('mail', () => {
  it('to a citizen is sunk without a server, never made for a denunciation, and holds nothing of the content', async () => {
    const petition = await app.as('hoa.badinh', (act) => registerPetition(act, registration()));
    const sealed = await app.as('hoa.badinh', (act) =>
      registerPetition(act, registration({ declaredType: 'TC', knpaKind: null })),
    );
    const id = await app.as('hoa.badinh', async (act) => informSender(act, await loadPetition(act.tx, petition.id)));
    expect(await app.as('hoa.badinh', async (act) => informSender(act, await loadPetition(act.tx, sealed.id)))).toBeUndefined();
    await runJobs(app.services, app.database.workerUrl);
    const [message] = await app.database.owner<{ state: string; body: string; recipient: string }>(
      'select state, body, recipient from messages where id = $1',
      [id],
    );
    expect(message).toMatchObject({ state: 'sunk', recipient: 'hanh@example.org' });
    expect(message?.body).not.toContain('sửa đường');
  });

  it('leaves through the configured server after commit; a refusal is tried again and kept as a code', async () => {
    const post = await mailbox();
    const withMail = {
      ...app.services,
      config: { ...app.services.config, mail: { url: `smtp://127.0.0.1:${post.port}`, from: 'donthu@example.org' } },
    };
    const petition = await app.as('hoa.badinh', (act) => registerPetition(act, registration()));
    const id = await app.as('hoa.badinh', async (act) => informSender(act, await loadPetition(act.tx, petition.id)));
    expect(post.letters).toEqual([]);
    await runJobs(withMail, app.database.workerUrl);
    expect(post.letters.join('')).toContain('RCPT TO:<hanh@example.org>');
    await post.close();
    const [sent] = await app.database.owner('select state, error from messages where id = $1', [id]);
    expect(sent).toEqual({ state: 'sent', error: '' });

    const again = await app.as('hoa.badinh', async (act) => informSender(act, await loadPetition(act.tx, petition.id)));
    await runJobs(withMail, app.database.workerUrl);
    const [refused] = await app.database.owner<{ state: string; error: string }>(
      'select state, error from messages where id = $1',
      [again],
    );
    expect(refused?.state).toBe('queued');
    expect(refused?.error).toMatch(/^E/);
    const [job] = await app.database.owner<{ last_error: string }>(
      "select last_error from graphile_worker.jobs where task_identifier = 'send_message'",
    );
    expect(job?.last_error).not.toContain('hanh@');
  });
});

describe('a reminder by mail', () => {
  it('goes to the officer’s own address once: number, due date, where to read, nothing of the content', async () => {
    const post = await mailbox();
    const withMail = {
      ...app.services,
      config: {
        ...app.services.config,
        mail: { url: `smtp://127.0.0.1:${post.port}`, from: 'donthu@example.org' },
        web: { ...app.services.config.web, publicUrl: 'https://donthu.example.org/' },
      },
    };
    await app.database.owner("update accounts set email = 'cuong@example.org' where login = 'cuong.badinh'");
    const petition = await app.as('hoa.badinh', (act) => registerPetition(act, registration()));
    const sealed = await app.as('hoa.badinh', (act) =>
      registerPetition(act, registration({ declaredType: 'TC', knpaKind: null })),
    );
    await app.database.owner("update petitions set due_on = '2026-12-04' where id = any($1)", [[petition.id, sealed.id]]);
    app.setNow('2026-12-01T00:30:00Z');
    for (let n = 0; n < 2; n += 1) {
      await app.as('hoa.badinh', (act) => enqueue(act.tx, 'remind_unit', { unitId }));
      await runJobs(withMail, app.database.workerUrl);
    }
    app.setNow('2026-11-25T02:00:00Z');
    await post.close();
    const said = post.letters.join('');
    expect(new Set(said.match(/RCPT TO:<[^>]*>/g))).toEqual(new Set(['RCPT TO:<cuong@example.org>']));
    const bodies = post.letters.filter((one) => /^From:/im.test(one)).map(bodyOf);
    const of = (number: string) => bodies.filter((one) => one.startsWith(`Đơn ${number}`));
    for (const { number } of [petition, sealed])
      expect(of(number)).toEqual([`Đơn ${number}, hạn 04/12/2026.\n\nhttps://donthu.example.org/notices`]);
    for (const body of bodies) expect(body).toMatch(/^Đơn ĐT-\d{4}-\d{6}, hạn \d\d\/\d\d\/\d{4}\.\n\nhttps:\S+$/);
  });

  it('names the day of the very duty it is about, of a visit too, and is not sent once that is done', async () => {
    const post = await mailbox();
    const withMail = {
      ...app.services,
      config: { ...app.services.config, mail: { url: `smtp://127.0.0.1:${post.port}`, from: 'donthu@example.org' } },
    };
    await app.database.owner("update accounts set email = login || '@example.org' where login in ('son.badinh','lan.badinh')");
    // Of one petition: the answer to whoever forwarded it and its inspection, each by its own clock; its own day lies elsewhere.
    const { id, number } = await app.as('hoa.badinh', (act) =>
      registerPetition(act, registration({ declaredType: 'TC', knpaKind: null, source: 'press', sourceOrg: 'Báo Hà Nội mới' })),
    );
    const [son] = await app.database.owner<{ id: number }>("select id from accounts where login = 'son.badinh'");
    await app.as('cuong.badinh', (act) => assignPetition(act, id, { processor: son?.id ?? 0, note: '' }));
    await app.as('cuong.badinh', async (act) => markInspecting(act, await lockOwnPetition(act, id)));
    const due = (rule: string, day: string) =>
      app.database.owner('update clocks set due_on = $3 where petition_id = $1 and stopped_on is null and rule_code = $2', [
        id,
        rule,
        day,
      ]);
    await due('TC_INFO_INSPECT', '2026-11-26');
    await due('TC_PRESS_REPLY', '2026-11-27');
    const visits: { id: number; number: string }[] = [];
    for (const name of ['Đặng Thị Nhắc', 'Đặng Thị Xong'])
      visits.push(
        await app.as('lan.badinh', (act) => registerVisit(act, entry({ people: [{ ...entry().people[0], name } as never] }))),
      );
    const ids = visits.map((visit) => visit.id);
    await app.database.owner("update visits set due_on = '2026-11-26', replied_on = null where id = any($1)", [ids]);
    await app.as('hoa.badinh', (act) => remindUnit(act, true));
    await app.database.owner("update visits set replied_on = '2026-11-25' where id = $1", [ids[1]]);
    await runJobs(withMail, app.database.workerUrl);
    await post.close();
    const bodies = post.letters.filter((one) => /^From:/im.test(one)).map(bodyOf);
    const about = (name: string) =>
      bodies.filter((one) => one.startsWith(`${name}, hạn`)).map((one) => /hạn (\S+)\./.exec(one)?.[1]);
    expect(about(`Đơn ${number}`).sort()).toEqual(['26/11/2026', '27/11/2026']);
    const visitName = (index: number) => `Lượt tiếp công dân số ${Number(visits[index]?.number.slice(-5))} năm 2026`;
    expect([about(visitName(0)), about(visitName(1))]).toEqual([['26/11/2026'], []]);
  });
});

describe('the worker', () => {
  const inform = async () => {
    const petition = await app.as('hoa.badinh', (act) => registerPetition(act, registration()));
    return app.as('hoa.badinh', async (act) => informSender(act, await loadPetition(act.tx, petition.id)));
  };
  const stateOf = async (id: number | undefined) =>
    (await app.database.owner<{ state: string }>('select state from messages where id = $1', [id]))[0]?.state;
  /** As when the database goes away between a job's work and its end: no job can be written off. */
  const keepJobs = () =>
    asRole(
      app.database.workerUrl,
      `create function graphile_worker.refuse() returns trigger language plpgsql as $$ begin raise exception 'kept'; end $$;
       create trigger kept before delete on graphile_worker._private_jobs for each row execute function graphile_worker.refuse()`,
    );
  const letJobsGo = () => asRole(app.database.workerUrl, 'drop function graphile_worker.refuse() cascade');

  it('starts beside the server, takes a job, and stops', async () => {
    const worker = await startWorker(app.services, app.database.workerUrl);
    const id = await inform();
    await expect.poll(() => stateOf(id), { timeout: 6_000 }).toBe('sunk');
    await worker.stop();
  });

  it('keeps a job it cannot write off; the failure ends the run, not the process', async () => {
    const id = await inform();
    await keepJobs();
    try {
      await runJobs(app.services, app.database.workerUrl);
    } finally {
      await letJobsGo();
    }
    expect([await stateOf(id), await waiting()]).toEqual(['sunk', 1]);
  });

  it('starts again after a job that could not be written off, and stops at once when told to', async () => {
    await keepJobs();
    const worker = await startWorker(app.services, app.database.workerUrl);
    try {
      const first = await inform();
      await expect.poll(() => stateOf(first), { timeout: 6_000 }).toBe('sunk');
      await letJobsGo();
      const second = await inform();
      await expect.poll(() => stateOf(second), { timeout: 15_000 }).toBe('sunk');
    } finally {
      await worker.stop();
    }
  }, 30_000);
});

/** What a letter says, out of its transfer encoding. */
function bodyOf(letter: string): string {
  const [head = '', ...rest] = letter.split('\r\n\r\n');
  const coded = rest.join('\r\n\r\n').replace(/\r\n\.\r\n$/, '');
  const text = /Transfer-Encoding: base64/i.test(head)
    ? Buffer.from(coded, 'base64').toString('utf8')
    : Buffer.from(
        coded
          .replace(/=\r\n/g, '')
          .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      ).toString('utf8');
  return text.replace(/\r\n/g, '\n').trim();
}
