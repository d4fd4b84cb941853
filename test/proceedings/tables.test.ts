// The procedures as tables: every state × act × kind of officer, every state reachable, every act with words and an article, no dead end.
import { describe, expect, it, test } from 'vitest';
import { matrix } from '../../src/accounts/permissions.ts';
import { actCodes, nextActWords } from '../../src/proceedings/act-codes.ts';
import { readPoints } from '../../src/proceedings/acts/conclusion.ts';
import { isTransferorWithLimit } from '../../src/proceedings/acts/forwarded.ts';
import { definitions } from '../../src/proceedings/acts/index.ts';
import { labelsOf } from '../../src/proceedings/fields.ts';
import { permissionFor } from '../../src/proceedings/permission.ts';
import { accessTo } from '../../src/proceedings/policy.ts';
import {
  complexityOf,
  familyOf,
  type Procedure,
  procedures,
  type State,
  states,
  stateTags,
} from '../../src/proceedings/proceeding.ts';
import { workflowOf, workflows } from '../../src/proceedings/tables/index.ts';
import {
  checkAct,
  type Doer,
  type Facts,
  findRule,
  inWordsOf,
  isDoer,
  stateAfter,
  unissuedWords,
  type Who,
  type Workflow,
} from '../../src/proceedings/workflow.ts';
import { ruleBook } from '../deadlines/reference.ts';

const all = Object.values(workflows);

const noOne: Doer = {
  inOwnUnit: true,
  isResolver: false,
  isHandler: false,
  isOffice: false,
  member: null,
  declared: false,
  hasConflict: false,
  forBody: false,
  reported: false,
};
const doers: Record<Who | 'stranger' | 'outsider' | 'conflicted', Doer> = {
  resolver: { ...noOne, isResolver: true },
  team: { ...noOne, member: 'member', declared: true },
  team_lead: { ...noOne, member: 'team_lead', declared: true },
  body_lead: { ...noOne, member: 'team_lead', declared: true, forBody: true },
  new_member: { ...noOne, member: 'member' },
  handler: { ...noOne, isHandler: true, isOffice: true },
  office: { ...noOne, isOffice: true },
  stranger: noOne,
  outsider: { ...noOne, inOwnUnit: false, isResolver: true },
  conflicted: { ...noOne, member: 'team_lead', declared: true, hasConflict: true },
};

const facts = (procedure: Procedure, changes: Partial<Facts> = {}): Facts => ({
  ordersToSend: [],
  resultPaper: '',
  procedure,
  state: 'accepted',
  today: '2026-11-25',
  acceptedOn: '2026-11-02',
  decidedOn: null,
  sentOn: null,
  receivedOn: null,
  noticedOn: null,
  publishedOn: null,
  result: null,
  measure: null,
  isComplex: false,
  isVeryComplex: false,
  isStayed: false,
  instance: procedure === 'complaint_second' ? 'second' : 'first',
  extensionCount: 0,
  extension: null,
  suspendableFrom: { on: '2026-07-01' },
  mainDueOn: '2026-12-02',
  mainStopped: false,
  running: new Map(),
  teamSize: 0,
  undeclared: [],
  leadMissing: false,
  conflicted: [],
  bodyVerifies: false,
  redo: null,
  isUnread: false,
  senderCount: 1,
  namedCount: 1,
  withdrawn: false,
  mustGoOn: null,
  expertOpen: false,
  sentToPolice: [],
  objectKind: procedure.startsWith('complaint') ? 'admin_decision' : null,
  dialogueOn: null,
  verifyBy: null,
  isTeamPaperHere: false,
  forwarded: false,
  unissued: [],
  drafts: [],
  revoked: [],
  transferorTold: false,
  orders: [],
  ...changes,
});

it('names what each paper still lacks: an approval, or its number alone', () => {
  const rule = findRule(workflowOf('denunciation_first'), 'publication');
  const words = (changes: Partial<Facts>) =>
    unissuedWords(rule, facts('denunciation_first', { unissued: ['TC12_2019'], ...changes }));
  expect(words({ drafts: ['TC12_2019'] })).toMatch(/” còn là dự thảo\. Lãnh đạo phê duyệt, văn thư cấp số trước\.$/);
  expect(words({})).toMatch(/” chưa cấp số\. Văn thư cấp số trước\.$/);
  expect(words({})).not.toMatch(/dự thảo|Lãnh đạo/);
});

/** Where an act can lead from a state, whatever its form says. */
function targets(workflow: Workflow, state: State): State[] {
  return workflow.acts
    .filter((rule) => rule.from.includes(state))
    .flatMap((rule) => {
      if (typeof rule.to === 'object') return Object.values(rule.to.states).map((to) => (to === 'same' ? state : to));
      return [stateAfter(rule, state, 'verifying', {})];
    });
}
function reachable(workflow: Workflow, from: State): Set<State> {
  const seen = new Set<State>([from]);
  for (const state of seen) for (const to of targets(workflow, state)) seen.add(to);
  return seen;
}

describe.each(all)('$family', (workflow) => {
  it('gives every act its words, its article, who and what follows', () => {
    for (const rule of workflow.acts) {
      expect(rule.label.length, rule.act).toBeGreaterThan(5);
      expect(rule.law, rule.act).toMatch(/Điều \d+|Pháp luật về|Thông tư/);
      expect(rule.after, rule.act).toMatch(/\.$/);
      expect(rule.clock, rule.act).toMatch(/\.$/);
      expect(rule.who.length).toBeGreaterThan(0);
      expect(nextActWords[rule.act]).toBeTruthy();
      expect(definitions[rule.act].act).toBe(rule.act);
    }
  });

  it('names an act once, and only clocks the rule data knows', () => {
    const codes = workflow.acts.map((rule) => rule.act);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of workflow.acts.flatMap((rule) => [...rule.starts, ...rule.stops]))
      expect(ruleBook.versionsOf(code), code).not.toEqual([]);
  });

  it('reaches every state it names from acceptance, and the end from every state', () => {
    const named = new Set(workflow.acts.flatMap((rule) => rule.from));
    const found = reachable(workflow, workflow.initial);
    for (const state of named) expect(found.has(state), state).toBe(true);
    for (const state of found) expect(reachable(workflow, state).has('closed'), `${state} → closed`).toBe(true);
  });

  it('shows every state it reaches in exactly one step of the stepper, suspension apart', () => {
    for (const state of reachable(workflow, workflow.initial)) {
      const holding = workflow.steps.filter((step) => step.states.includes(state));
      expect(holding.length, state).toBe(state === 'suspended' ? 0 : 1);
    }
  });

  it('expects in every open state an act that exists there, of somebody whom the row names', () => {
    for (const state of reachable(workflow, workflow.initial)) {
      for (const procedure of procedures.filter((one) => familyOf(one) === workflow.family)) {
        for (const sentOn of [null, '2026-11-20'])
          for (const publishedOn of [null, '2026-11-20'])
            for (const withdrawn of [false, true])
              for (const leadMissing of [false, true]) {
                const next = workflow.next(
                  facts(procedure, {
                    state,
                    sentOn,
                    publishedOn,
                    withdrawn,
                    leadMissing,
                    teamSize: 2,
                    result: 'right',
                    measure: 'amend',
                  }),
                );
                if (next.act === 'follow') continue;
                const rule = findRule(workflow, next.act);
                expect(rule?.from, `${state} expects ${next.act}`).toContain(state);
                expect(rule?.who, `${state}: ${next.who} does ${next.act}`).toContain(next.who);
              }
      }
    }
  });

  it('lets whoever is next do what is expected of him, whatever is already sent, published or withdrawn: no file gets stuck', () => {
    const codes = [...new Set(workflow.acts.flatMap((rule) => [...rule.starts, ...rule.stops]))].filter(
      (code) => !code.startsWith('KN_EFFECT'),
    );
    for (const state of reachable(workflow, workflow.initial))
      for (const procedure of procedures.filter((one) => familyOf(one) === workflow.family))
        for (const sentOn of state === 'effective' || state === 'enforcing' ? ['2026-11-20'] : [null, '2026-11-20'])
          for (const publishedOn of [null, '2026-11-20'])
            for (const withdrawn of [false, true])
              for (const [result, measure] of [
                ['right', 'amend'],
                ['wrong', 'keep'],
              ])
                for (const running of [new Map(), new Map(codes.map((code) => [code, '2026-12-01']))]) {
                  const given = facts(procedure, {
                    state,
                    sentOn,
                    publishedOn,
                    withdrawn,
                    teamSize: 2,
                    result: result ?? null,
                    measure: measure ?? null,
                    running,
                  });
                  const next = workflow.next(given);
                  const rule = findRule(workflow, next.act);
                  if (!rule) continue;
                  expect(
                    checkAct(rule, given, doers[next.who]),
                    `${procedure} ${state} ${next.act} ${JSON.stringify({ sentOn, publishedOn, withdrawn, result })}`,
                  ).toEqual({ ok: true });
                }
  });

  // state × act × officer: the answer is the table's, and each refusal is a sentence.
  test.each(states)('%s: every act answers every kind of officer', (state) => {
    const procedure = procedures.find((one) => familyOf(one) === workflow.family) ?? 'recommendation';
    for (const rule of workflow.acts) {
      for (const [name, doer] of Object.entries(doers)) {
        const verdict = checkAct(rule, facts(procedure, { state }), doer);
        const named = doer.inOwnUnit && rule.who.some((who) => isDoer(who, doer));
        if (verdict.ok) {
          expect(named, `${name} ${rule.act}`).toBe(true);
          expect(rule.from).toContain(state);
        } else {
          expect(verdict.because, `${name} ${rule.act}`).toMatch(/[.)]$/);
          expect(verdict.kind === 'role', `${name} ${rule.act} ${verdict.because}`).toBe(!named);
          if (verdict.kind === 'state') expect(rule.from).not.toContain(state);
        }
      }
    }
  });

  it('lets nothing be done to a closed file', () => {
    for (const rule of workflow.acts) expect(rule.from).not.toContain('closed');
  });
});

it('every act code belongs to some procedure and its page lets in everybody a row names', () => {
  const roles: Record<Who, readonly string[]> = {
    resolver: ['leader', 'chief_inspector'],
    team: ['verifier', 'team_lead', 'processor', 'unit_head'],
    team_lead: ['verifier', 'team_lead', 'processor', 'unit_head'],
    body_lead: ['verifier', 'team_lead', 'processor', 'unit_head'],
    new_member: ['verifier', 'team_lead', 'processor', 'unit_head'],
    handler: ['processor', 'unit_head', 'reception_board_head'],
    office: ['clerk', 'processor', 'unit_head', 'reception_board_head'],
  };
  for (const code of actCodes) {
    const rows = all.flatMap((workflow) => workflow.acts.filter((rule) => rule.act === code));
    expect(rows.length, code).toBeGreaterThan(0);
    const holders: readonly string[] = matrix[permissionFor(code)];
    for (const rule of rows)
      for (const who of rule.who) for (const role of roles[who]) expect(holders, `${code}: ${role}`).toContain(role);
  }
});

it('every state has a word, every procedure a book', () => {
  for (const state of states) expect(stateTags[state].words).toBeTruthy();
  for (const procedure of procedures) expect(workflowOf(procedure).acts.length).toBeGreaterThan(5);
});

describe('conditions', () => {
  const why = (procedure: Procedure, act: string, changes: Partial<Facts>, who: Who = 'resolver') => {
    const rule = findRule(workflowOf(procedure), act);
    if (!rule) throw new Error(act);
    const verdict = checkAct(rule, facts(procedure, changes), doers[who]);
    return verdict.ok ? '' : verdict.because;
  };

  it('a second complaint is not decided without a dialogue, a first one may be', () => {
    expect(why('complaint_second', 'decision', { state: 'verified' })).toContain('Điều 39');
    expect(why('complaint_disciplinary', 'decision', { state: 'verified' })).toContain('Điều 53');
    expect(why('complaint_first', 'decision', { state: 'verified' })).toBe('');
    expect(why('complaint_second', 'decision', { state: 'accepted' })).toContain('phải xác minh và đối thoại');
  });
  it('a complaint is suspended only from 01/7/2026 on', () => {
    expect(why('complaint_first', 'suspension', { today: '2026-06-30' })).toContain('01/07/2026');
    expect(why('complaint_first', 'suspension', {})).toBe('');
  });
  it('a denunciation is extended only when complex, and not more often than the law allows', () => {
    expect(why('denunciation_first', 'extension', {})).toContain('Chưa xác định vụ việc phức tạp');
    const extension = { maxTimes: 1, maxDays: 30, basis: 'Điều 30' };
    expect(why('denunciation_first', 'extension', { isComplex: true, extension })).toBe('');
    expect(why('denunciation_first', 'extension', { isComplex: true, extension, extensionCount: 1 })).toContain(
      'không quá 1 lần',
    );
  });
  it('a decision that took effect without having been sent is not closed on', () => {
    const ended = { state: 'effective', measure: 'keep', publishedOn: '2026-11-24', decidedOn: '2026-11-20' } as const;
    expect(why('complaint_first', 'close', ended, 'handler')).toContain('Chưa ghi việc gửi');
    expect(why('complaint_first', 'close', { ...ended, sentOn: '2026-11-23' }, 'handler')).toBe('');
  });
  it('an overdue first instance opens the second complaint, one in time does not', () => {
    expect(why('complaint_first', 'appeal', { state: 'verifying' })).toContain('chưa quá thời hạn');
    expect(why('complaint_first', 'appeal', { state: 'verifying', mainDueOn: '2026-11-24' })).toBe('');
    expect(why('complaint_first', 'appeal', { state: 'decided' })).toBe('');
  });
  it('a decision becomes effective after its period, not on its last day', () => {
    const running = new Map([['KN_EFFECT', '2026-11-25']]);
    expect(why('complaint_first', 'effective', { state: 'decided', sentOn: '2026-11-01', running })).toContain('25/11/2026');
    expect(why('complaint_first', 'effective', { state: 'decided', sentOn: '2026-11-01', running, today: '2026-11-26' })).toBe(
      '',
    );
  });
  it('a report waits until everybody has declared', () => {
    expect(why('denunciation_first', 'report', { state: 'verifying', undeclared: ['Đỗ Trọng Hiếu'] }, 'team_lead')).toBe(
      'Chưa khai báo xung đột lợi ích: Đỗ Trọng Hiếu.',
    );
  });
  it('after a full withdrawal only termination remains', () => {
    expect(why('complaint_first', 'decision', { state: 'verified', withdrawn: true })).toContain('đình chỉ');
    expect(why('denunciation_first', 'conclusion', { state: 'verified', withdrawn: true })).toContain('đình chỉ');
  });
});

it('two criteria make a denunciation very complex, a complaint only complex', () => {
  expect(complexityOf('denunciation', 1)).toBe('complex');
  expect(complexityOf('denunciation', 2)).toBe('very_complex');
  expect(complexityOf('complaint', 3)).toBe('complex');
  expect(complexityOf('complaint', 0)).toBe('normal');
});

describe('the file', () => {
  it('opens for assigned verifiers after they declared, and stays shut with a conflict', () => {
    const verifier = { role: 'verifier' as const };
    expect(accessTo(verifier, noOne, false)).toBe('unassigned');
    expect(accessTo(verifier, doers.new_member, false)).toBe('undeclared');
    expect(accessTo(verifier, doers.team, false)).toBe('open');
    expect(accessTo(verifier, doers.conflicted, false)).toBe('conflict');
    expect(accessTo({ role: 'processor' }, doers.conflicted, false)).toBe('conflict');
    expect(accessTo({ role: 'leader' }, noOne, false)).toBe('open');
  });
});

it.each([
  ['complaint', 'KN_MTTQ_NOTICE', ['decided', 'effective', 'enforcing', 'enforced', 'second_instance', 'in_court']],
  ['complaint', 'TCD_RESULT_TO_TRANSFEROR', ['decided', 'effective', 'enforcing', 'enforced', 'second_instance', 'in_court']],
  ['denunciation', 'TCD_RESULT_TO_TRANSFEROR', ['concluded', 'handling', 'enforced', 'transferred_police', 'taken_over']],
] as const)('%s, %s: whoever forwarded it is told before anything is closed', (family, code, inStates) => {
  const workflow = workflows[family];
  for (const state of inStates) {
    const given = facts(family === 'complaint' ? 'complaint_first' : 'denunciation_first', {
      state,
      decidedOn: '2026-11-20',
      sentOn: '2026-11-20',
      publishedOn: '2026-11-20',
      result: 'wrong',
      measure: 'keep',
      forwarded: true,
      running: new Map([[code, '2026-12-01']]),
    });
    const next = workflow.next(given);
    expect([state, next.act]).toEqual([state, 'transferor-notice']);
    expect(checkAct(findRule(workflow, 'transferor-notice') as never, given, doers.office)).toEqual({ ok: true });
    for (const act of ['close', 'appeal-result']) {
      const rule = findRule(workflow, act);
      if (!rule?.from.includes(state)) continue;
      expect(checkAct(rule, given, doers.handler)).toMatchObject({ because: 'Chưa thông báo kết quả cho nơi chuyển đơn.' });
      expect(checkAct(rule, { ...given, transferorTold: true }, doers.handler)).toEqual({ ok: true });
    }
  }
});

it('what was stayed is let go again after a termination too (Điều 35 LKN)', () => {
  const rule = findRule(workflows.complaint, 'stay-end') as never;
  const given = facts('complaint_first', { state: 'terminated', isStayed: true });
  expect(checkAct(rule, given, doers.resolver)).toEqual({ ok: true });
});

it('a deputy is told of a termination too', () => {
  for (const family of ['complaint', 'denunciation'] as const) {
    const rule = findRule(workflows[family], 'transferor-notice') as never;
    const given = facts(family === 'complaint' ? 'complaint_first' : 'denunciation_first', {
      state: 'terminated',
      forwarded: true,
    });
    expect(checkAct(rule, given, doers.office)).toEqual({ ok: true });
  }
});

it('gives seven working days for telling whoever forwarded it only to those the law names, about complaints and denunciations', () => {
  const from = (source: string, org = '', petitionType = 'KN') => isTransferorWithLimit({ source, petitionType }, org);
  expect([from('na_deputy'), from('council_deputy', '', 'TC'), from('other_agency', 'Ban Tiếp công dân Thành phố')]).toEqual([
    true,
    true,
    true,
  ]);
  expect([
    from('other_agency', 'UBND phường Ngọc Hà'),
    from('press'),
    from('fatherland_front'),
    from('na_deputy', '', 'KNPA'),
  ]).toEqual([false, false, false, false]);
});

it('names each field of an act in the list of errors as the form does', () => {
  expect(labelsOf(definitions.invitation.fields)).toMatchObject({ meetOn: 'Ngày đối thoại', on: 'Ngày gửi giấy mời' });
});

describe('the verdict in front of each content of a conclusion', () => {
  it('is read as words or as a letter, in any case; a line without one has none', () => {
    const lines = ['Đúng: một', 'SAI - hai', 'đúng một phần: ba', 'Đ: bốn', 's. năm', 'P: sáu', 'Sai phạm về đất: bảy', 'tám'];
    expect(readPoints(lines.join('\n'))).toEqual([
      { content: 'một', verdict: 'dung' },
      { content: 'hai', verdict: 'sai' },
      { content: 'ba', verdict: 'dung_mot_phan' },
      { content: 'bốn', verdict: 'dung' },
      { content: 'năm', verdict: 'sai' },
      { content: 'sáu', verdict: 'dung_mot_phan' },
      { content: 'Sai phạm về đất: bảy', verdict: null },
      { content: 'tám', verdict: null },
    ]);
  });
});

it('the office reports to nobody on a conclusion it carries out itself; of others it waits for the notice (khoản 3 Điều 36 LTC)', () => {
  const { denunciation } = workflows;
  const done = { state: 'enforced', sentOn: '2026-11-20', publishedOn: '2026-11-20', result: 'right' } as const;
  const closing = findRule(denunciation, 'close');
  const noting = findRule(denunciation, 'handling-report');
  if (!closing || !noting) throw new Error('no such act');
  const own = facts('denunciation_first', done);
  expect(denunciation.next(own)).toMatchObject({ act: 'close' });
  expect(checkAct(closing, own, doers.handler)).toEqual({ ok: true });
  expect(checkAct(noting, own, doers.handler)).toMatchObject({ because: expect.stringContaining('tự thực hiện') });
  const order = {
    id: 1,
    number: '90/UBND',
    on: '2026-11-20',
    assigned: 'Sở Nội vụ',
    isOwn: false,
    reportedOn: null,
    isDecision: false,
    publishedOn: null,
  };
  const others = facts('denunciation_first', {
    ...done,
    orders: [order, { ...order, id: 2, assigned: 'Văn phòng', isOwn: true }],
  });
  expect(denunciation.next(others)).toMatchObject({ act: 'handling-report' });
  expect(checkAct(noting, others, doers.handler)).toEqual({ ok: true });
  expect(checkAct(closing, others, doers.handler)).toMatchObject({ because: expect.stringContaining('cơ quan thực hiện') });
  const told = { ...order, reportedOn: '2026-11-24' };
  expect(checkAct(closing, { ...others, orders: [told] }, doers.handler)).toEqual({ ok: true });
  // Each of two orders has its own report.
  const half = { ...others, orders: [told, { ...order, id: 3, number: '91/UBND', assigned: 'Công an thành phố' }] };
  expect(denunciation.next(half)).toMatchObject({ act: 'handling-report' });
  expect(checkAct(closing, half, doers.handler)).toMatchObject({
    because: expect.stringMatching(/cơ quan thực hiện: Văn bản 91\/UBND ngày 20\/11\/2026 giao Công an thành phố\.$/),
  });
});

it('of a complaint on discipline the complainant alone is told of the acceptance (khoản 2 Điều 16 NĐ 124/2020)', () => {
  const rule = findRule(workflows.complaint, 'acceptance-notice') as never;
  const after = (procedure: Procedure) => inWordsOf(rule, facts(procedure)).after;
  expect(after('complaint_first')).toContain('cơ quan thanh tra');
  expect(after('complaint_disciplinary')).toBe('người khiếu nại biết vụ việc đã được thụ lý.');
});

it('only a decision is stayed, and none on the discipline of cán bộ, công chức: Chapter IV LKN knows no stay', () => {
  const rule = findRule(workflows.complaint, 'stay') as never;
  expect(checkAct(rule, facts('complaint_disciplinary', { state: 'verifying' }), doers.resolver)).toMatchObject({
    because: expect.stringContaining('Chương IV'),
  });
  expect(checkAct(rule, facts('complaint_first', { state: 'verifying' }), doers.resolver)).toEqual({ ok: true });
  // Nor is an act: Điều 35 is on a decision.
  expect(
    checkAct(rule, facts('complaint_second', { state: 'verifying', objectKind: 'admin_act' }), doers.resolver),
  ).toMatchObject({
    because: expect.stringContaining('Điều 35 Luật Khiếu nại chỉ quy định tạm đình chỉ thi hành quyết định hành chính'),
  });
});
