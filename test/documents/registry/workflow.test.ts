// The table of a paper's acts: every state × act × role, for a numbered paper, one without a number and one signed at the desk.
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/accounts/actor.ts';
import { roleMay } from '../../../src/accounts/permissions.ts';
import { type OfficerRole, roles } from '../../../src/accounts/roles.ts';
import { type PaperKind, paperKinds } from '../../../src/documents/papers/catalogue.ts';
import { NumberForm } from '../../../src/documents/registry/forms.ts';
import { pastHeadKinds } from '../../../src/documents/registry/past-head.ts';
import {
  isDeskPaper,
  isNumbered,
  mayActOnPaper,
  mayPrint,
  type PaperAct,
  type PaperFacts,
  type PaperState,
  paperActRules,
  paperActs,
  paperStates,
  paperTag,
  permittedPaperActs,
} from '../../../src/documents/registry/workflow.ts';
import { parseForm } from '../../../src/web/forms.ts';
import type { Moment } from '../../../src/web/pages.ts';

const officer = (role: OfficerRole, unitId = 1): Actor => ({
  accountId: 7,
  assignmentId: 7,
  unitId,
  unitName: '',
  unitLevel: 'commune',
  role,
  name: '',
  title: '',
  reach: { all: false, units: [unitId], sealed: 'own', assignedOnly: false },
});
const paper = (kind: PaperKind, state: PaperState, createdBy = 8): PaperFacts => ({
  id: 1,
  unitId: 1,
  kind,
  state,
  createdBy,
  signedFileId: null,
});

describe('state × act × role', () => {
  const unnumbered = paperKinds.find((kind) => !isNumbered(kind) && !isDeskPaper(kind)) as PaperKind;
  /** The states an act starts from: a step that falls away with the number or the approval lets the next begin earlier. */
  const from = (act: PaperAct, kind: PaperKind): readonly PaperState[] => {
    if (isNumbered(kind)) return paperActRules[act].from;
    if (act === 'number' || (act === 'send' && kind === 'XLD01_2021')) return [];
    const isEarlier = act === 'sign' || act === 'send' || (act === 'edit' && isDeskPaper(kind));
    return isEarlier ? [...paperActRules[act].from, 'approved'] : paperActRules[act].from;
  };

  for (const kind of ['XLD01_2021', 'TCD02_2026', unnumbered] as const)
    for (const act of paperActs)
      it.each([...roles])(`${kind}: ${act} by %s`, (role) => {
        for (const state of paperStates) {
          const expected = roleMay(role, paperActRules[act].permission) && from(act, kind).includes(state);
          const answer = mayActOnPaper(officer(role), act, paper(kind, state));
          expect([state, answer.ok]).toEqual([state, expected]);
          if (!answer.ok) expect(answer.because).toMatch(/^\p{Lu}.*\.$/u);
          const offered = permittedPaperActs(paper(kind, state), officer(role)).find((one) => one.act === act);
          expect([state, offered?.allowed ?? false]).toEqual([state, expected]);
          expect(mayActOnPaper(officer(role, 2), act, paper(kind, state)).ok).toBe(false);
        }
      });

  for (const kind of pastHeadKinds)
    for (const act of paperActs)
      it.each([...roles])(`${kind} past the head: ${act} by %s, who registered the denunciation or did not`, (role) => {
        const mine: Partial<Record<PaperAct, readonly PaperState[]>> = {
          edit: ['draft', 'submitted'],
          number: ['draft', 'submitted', 'approved'],
          sign: ['numbered', 'signed', 'sent', 'acknowledged'],
          send: ['numbered', 'signed'],
          acknowledge: ['sent'],
          correct: ['sent', 'acknowledged'],
        };
        for (const state of paperStates) {
          const of = { ...paper(kind, state), pastHeadBy: 7 };
          const expected = roleMay(role, 'paper:dispatch') && (mine[act] ?? []).includes(state);
          const answer = mayActOnPaper(officer(role), act, of);
          expect([state, answer.ok]).toEqual([state, expected]);
          if (!answer.ok) expect(answer.because).toMatch(/^\p{Lu}.*\.$/u);
          expect(permittedPaperActs(of, officer(role)).some((one) => one.act === act)).toBe(expected);
          expect(mayActOnPaper(officer(role), act, { ...of, pastHeadBy: 8 }).ok).toBe(false);
          expect(mayActOnPaper(officer(role, 2), act, of).ok).toBe(false);
        }
      });

  it('the door to numbering and sending lets in everybody whom one of its acts lets in', () => {
    for (const act of ['number', 'send', 'acknowledge', 'correct'] as const)
      for (const role of roles)
        if (roleMay(role, paperActRules[act].permission))
          expect([act, role, roleMay(role, 'paper:dispatch')]).toEqual([act, role, true]);
  });

  it('who wrote it approves it only when he decides for the office himself', () => {
    for (const role of roles) {
      const holds = roleMay(role, 'petition:approve');
      expect(mayActOnPaper(officer(role), 'approve', paper('XLD01_2021', 'submitted', 7)).ok).toBe(
        holds && roleMay(role, 'proceeding:decide'),
      );
    }
    expect(roles.some((role) => roleMay(role, 'petition:approve') && !roleMay(role, 'proceeding:decide'))).toBe(true);
  });

  it('a revoked paper is read and printed as what it was, and carried no further by anybody', () => {
    for (const kind of paperKinds) {
      for (const state of paperStates) expect(mayPrint(paper(kind, state)).ok).toBe(true);
      for (const role of roles)
        for (const act of paperActs) expect(mayActOnPaper(officer(role), act, paper(kind, 'revoked')).ok).toBe(false);
    }
  });

  it('no paper leaves the office, takes a number or is signed before it is approved', () => {
    for (const kind of paperKinds)
      for (const role of roles)
        for (const state of ['draft', 'submitted'] as const)
          for (const act of ['number', 'sign', 'send', 'acknowledge'] as const)
            expect([kind, role, act, mayActOnPaper(officer(role), act, paper(kind, state)).ok]).toEqual([kind, role, act, false]);
  });
});

it('says of every act but the last ones who goes on', () => {
  const named = paperActs.filter((act) => paperActRules[act].nextBy !== undefined);
  expect(named).toEqual(['edit', 'submit', 'approve', 'send_back', 'number', 'sign', 'send']);
});

it('calls back only what had its number; a draft given up is said to be that', () => {
  const revoked = { kind: 'XLD02_2021', state: 'revoked' } as const;
  expect(paperTag({ ...revoked, number: 12 }).words).toBe('Đã thu hồi');
  expect(paperTag({ ...revoked, number: null }).words).toBe('Dự thảo đã bỏ');
  expect(mayPrint({ ...revoked, number: null })).toMatchObject({ because: expect.stringContaining('Dự thảo đã bỏ') });
  // A form without a number is one until it was signed or sent; a receipt was printed and is in the citizen's hands.
  expect(paperTag({ kind: 'XLD01_2021', state: 'revoked', number: null }).words).toBe('Dự thảo đã bỏ');
  expect(paperTag({ kind: 'XLD01_2021', state: 'revoked', number: null, signedFileId: 7 }).words).toBe('Đã thu hồi');
  expect(paperTag({ kind: 'TCD02_2026', state: 'revoked', number: null }).words).toBe('Đã thu hồi');
});

it('a letter that sends to the office itself is neither agreed to nor numbered, past the head neither; its head gives it up', () => {
  const issuingOrg = 'Ủy ban nhân dân phường Ba Đình';
  const letter = (state: PaperState, toOrg = issuingOrg) => ({ ...paper('XLD03_2021', state), fields: { issuingOrg, toOrg } });
  const because = expect.stringContaining('chính cơ quan đang giữ đơn');
  expect(mayActOnPaper(officer('leader'), 'approve', letter('submitted'))).toMatchObject({ ok: false, because });
  expect(mayActOnPaper(officer('clerk'), 'number', letter('approved'))).toMatchObject({ ok: false, because });
  expect(mayActOnPaper(officer('leader'), 'revoke', letter('submitted')).ok).toBe(true);
  expect(mayActOnPaper(officer('leader'), 'revoke', letter('submitted', 'Sở Xây dựng')).ok).toBe(false);
  const waiting = { ...letter('submitted'), proposalState: 'submitted' };
  expect(mayActOnPaper(officer('leader'), 'revoke', waiting).ok).toBe(false);
  const own = officer('reception_officer');
  const past = { ...letter('draft'), pastHeadBy: own.accountId };
  expect(mayActOnPaper(own, 'number', past)).toMatchObject({ ok: false, because });
  expect(mayActOnPaper(own, 'number', { ...letter('draft', 'Sở Xây dựng'), pastHeadBy: own.accountId }).ok).toBe(true);
});

it('a slip of appointment without its day, place or person is not agreed to', () => {
  const slip = (changes: object) => ({
    ...paper('PHIEU_HEN', 'submitted'),
    fields: { meetOn: '2026-12-10', meetAtPlace: 'Trụ sở', host: { name: null, title: 'Chủ tịch' }, ...changes },
  });
  expect(mayActOnPaper(officer('leader'), 'approve', slip({})).ok).toBe(true);
  expect(mayActOnPaper(officer('leader'), 'revoke', slip({ meetOn: null })).ok).toBe(false);
  for (const [open, words] of [
    [{ meetOn: null }, 'chưa định ngày.'],
    [{ meetAtPlace: null }, 'chưa định địa điểm.'],
    [{ host: { name: null, title: null } }, 'chưa định người tiếp.'],
  ] as const)
    expect(mayActOnPaper(officer('leader'), 'approve', slip(open))).toMatchObject({
      ok: false,
      because: expect.stringContaining(words),
    });
});

describe('whom a decision on a complaint names after its office', () => {
  const fields = { issuingOrg: 'Ủy ban nhân dân thành phố Hà Nội', executors: 'Chánh Văn phòng' };
  const decision = (state: PaperState, secondResolver: string | null) => ({
    ...paper('KN15_2020', state),
    fields: { ...fields, secondResolver },
  });
  it('nobody approves or numbers one that sends to the office itself, or to nobody', () => {
    const own = mayActOnPaper(officer('leader'), 'approve', decision('submitted', 'Chủ tịch UBND Thành phố Hà Nội'));
    expect(own).toMatchObject({ ok: false, because: expect.stringContaining('chính nơi ra quyết định này') });
    expect(mayActOnPaper(officer('clerk'), 'number', decision('approved', null))).toMatchObject({
      ok: false,
      because: expect.stringContaining('Lãnh đạo thu hồi dự thảo này'),
    });
    expect(mayActOnPaper(officer('leader'), 'approve', decision('submitted', 'Bộ trưởng Bộ Xây dựng')).ok).toBe(true);
  });
  it('the head gives up such a draft, and no other', () => {
    expect(mayActOnPaper(officer('leader'), 'revoke', decision('submitted', null)).ok).toBe(true);
    expect(mayActOnPaper(officer('leader'), 'revoke', decision('submitted', 'Bộ trưởng Bộ Xây dựng')).ok).toBe(false);
  });
  it('a letter that urges nobody is edited first', () => {
    const letter = { ...paper('HANDLING_LETTER', 'submitted'), fields: { purpose: 'urge', toOrg: null } };
    expect(mayActOnPaper(officer('leader'), 'approve', letter)).toMatchObject({
      ok: false,
      because: expect.stringContaining('chưa chọn nơi nhận'),
    });
    expect(mayActOnPaper(officer('leader'), 'revoke', letter).ok).toBe(false);
  });
});

it('a board’s urging letter of before goes no further: what it only heard is guided or sent on, what it sent on is asked on its own articles', () => {
  const board = { purpose: 'urge', toOrg: 'Sở Xây dựng', issuingOrg: 'Ban Tiếp công dân thành phố Hà Nội' };
  const letter = (state: PaperState, fields: object) => ({ ...paper('HANDLING_LETTER', state), fields: { ...board, ...fields } });
  for (const [fields, words] of [
    [{ visitedOn: '2026-11-13' }, 'Hướng dẫn hoặc Chuyển đơn'],
    [{ visitedOn: '2026-11-13', isBelow: false, isFirstTold: true }, 'Hướng dẫn hoặc Chuyển đơn'],
    [{ visitedOn: null }, 'Mở Sửa dự thảo rồi lưu'],
  ] as const) {
    const because = expect.stringContaining(words);
    expect(mayActOnPaper(officer('leader'), 'approve', letter('submitted', fields))).toMatchObject({ ok: false, because });
    expect(mayActOnPaper(officer('clerk'), 'number', letter('approved', fields))).toMatchObject({ ok: false, because });
  }
  expect(mayActOnPaper(officer('leader'), 'revoke', letter('submitted', { visitedOn: '2026-11-13' })).ok).toBe(true);
  expect(mayActOnPaper(officer('leader'), 'approve', letter('submitted', { visitedOn: null, isBelow: false })).ok).toBe(true);
  // Whoever has somebody below still demands; what had its number goes out as it stands.
  const ward = { issuingOrg: 'Ủy ban nhân dân phường Ba Đình', visitedOn: '2026-11-13' };
  expect(mayActOnPaper(officer('leader'), 'approve', letter('submitted', ward)).ok).toBe(true);
  expect(mayActOnPaper(officer('clerk'), 'send', letter('numbered', { visitedOn: '2026-11-13' })).ok).toBe(true);
});

it('a number typed with its symbol is told to leave the symbol away', () => {
  const read = parseForm(NumberForm({ today: '2026-11-25' } as Moment), { issuedOn: '25/11/2026', number: '12/UBND-VP' });
  expect(read.ok ? {} : read.errors).toEqual({ number: 'Chỉ ghi số, ví dụ 145: ký hiệu đã có sẵn' });
});
