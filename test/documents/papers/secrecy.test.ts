// House rule 17 for papers: what the denounced, other offices or the public may read cannot carry who denounced.
import { expect, expectTypeOf, test } from 'vitest';
import { paperCatalogue, paperKinds } from '../../../src/documents/papers/catalogue.ts';
import type { ConclusionNoticeData, TC05Data } from '../../../src/documents/papers/denouncer.ts';
import type {
  DenunciationOrderData,
  TC01Data,
  TC04Data,
  TC06Data,
  TCResumeData,
} from '../../../src/documents/papers/denunciation.ts';
import {
  composeTC01,
  composeTC04,
  composeTC06,
  composeTCResume,
  composeTCSuspend,
  composeTCTerminate,
} from '../../../src/documents/papers/denunciation.ts';
import type { TC12Data } from '../../../src/documents/papers/denunciation-conclusion.ts';
import { composeTC12 } from '../../../src/documents/papers/denunciation-conclusion.ts';
import { composeTC07 } from '../../../src/documents/papers/denunciation-team.ts';
import { renderDocx } from '../../../src/documents/papers/docx.ts';
import { composeHandlingLetter } from '../../../src/documents/papers/handling-letter.ts';
import type { Paper } from '../../../src/documents/papers/paper.ts';
import type { XLD01Data, XLD03Data } from '../../../src/documents/papers/processing.ts';
import { composeInfoInspection, composeXLD01, composeXLD03, composeXLD05 } from '../../../src/documents/papers/processing.ts';
import {
  composeAppointment,
  composeTCD01,
  composeTCD02,
  type TCD01Data,
  type TCD02Data,
} from '../../../src/documents/papers/reception.ts';
import { composeReceptionConclusion } from '../../../src/documents/papers/reception-conclusion.ts';
import { composeNoticeToSender, composeSupplementRequest } from '../../../src/documents/papers/sender-letters.ts';
import { paperText } from '../../../src/documents/papers/text.ts';
import { composeVerificationLetter } from '../../../src/documents/papers/verification-letter.ts';
import { docxParts, docxText, printHtml } from './drawings.ts';
import { empty } from './empty-samples.ts';
import { filled, frame } from './samples.ts';

/** Every name a field for the sender has anywhere in our papers. */
type IdentityField =
  | 'sender'
  | 'senders'
  | 'person'
  | 'giver'
  | 'recipient'
  | 'recipientName'
  | 'address'
  | 'denouncer'
  | 'denouncers'
  | 'complainant'
  | 'complainants'
  | 'citizen'
  | 'name'
  | 'fullName'
  | 'idNumber'
  | 'phone'
  | 'contact';
type IdentityIn<T> = Extract<keyof T, IdentityField>;

test('the data of papers for others has no field for the denouncer', () => {
  expectTypeOf<IdentityIn<XLD03Data>>().toBeNever();
  expectTypeOf<IdentityIn<TC01Data>>().toBeNever();
  expectTypeOf<IdentityIn<TC04Data>>().toBeNever();
  expectTypeOf<IdentityIn<TC06Data>>().toBeNever();
  expectTypeOf<IdentityIn<TC12Data>>().toBeNever();
  expectTypeOf<IdentityIn<DenunciationOrderData>>().toBeNever();
  expectTypeOf<IdentityIn<TCResumeData>>().toBeNever();
  expectTypeOf<IdentityIn<Extract<XLD01Data, { petitionType: 'TC' }>>>().toBeNever();
  expectTypeOf<Extract<keyof TC05Data | keyof ConclusionNoticeData, 'copies'>>().toBeNever();
  expectTypeOf<
    Extract<keyof Extract<TCD01Data, { contentType: 'TC' }>, 'informedOrgs' | 'coordinatingOrgs' | 'copies'>
  >().toBeNever();
  expectTypeOf<Extract<keyof Extract<TCD02Data, { contentType: 'TC' }>, 'lookup'>>().toBeNever();
});

const CANARY = 'Hoàng Yến Tố Giác 7F3A';

/** The whole file as a careless caller would pass it: the name in every field a sender ever has. */
const careless = {
  ...frame,
  sender: { name: CANARY, address: CANARY },
  senders: [{ name: CANARY }],
  person: { name: CANARY },
  giver: { name: CANARY },
  recipient: { name: CANARY },
  recipientName: CANARY,
  address: CANARY,
  denouncer: CANARY,
  complainant: { name: CANARY },
};
const denounced = [{ name: 'Lê Văn Bình' }];
const order = {
  ...careless,
  authority: 'Chủ tịch',
  denounced,
  acceptance: { number: '1', on: '2026-08-01' },
  reason: 'a',
  executors: 'b',
};

const papersForOthers: Paper[] = [
  composeXLD01({
    ...careless,
    petitionType: 'TC',
    head: 'Chủ tịch',
    receivedOn: '2026-08-01',
    summary: 'a',
    proposedBy: { name: 'Lan' },
  }),
  composeXLD03({ ...careless, toOrg: 'Thanh tra', writtenOn: '2026-08-01', receivedOn: '2026-08-01', content: 'a' }),
  composeReceptionConclusion({
    ...careless,
    contentType: 'TC',
    visitedOn: '2026-08-01',
    visitKind: 'định kỳ',
    heldAtPlace: 'a',
    host: { name: 'b' },
    summary: CANARY,
    conclusion: 'c',
    tasks: [{ unit: 'd', work: 'e', dueOn: '2026-08-09' }],
  }),
  composeInfoInspection({ ...careless, receivedOn: '2026-08-01', content: 'a', inspector: 'b', within: '30 ngày' }),
  composeHandlingLetter({
    ...careless,
    purpose: 'urge',
    petitionType: 'TC',
    toOrg: 'Sở Xây dựng',
    receivedOn: '2026-08-01',
    writtenOn: '2026-07-30',
    content: 'a',
  }),
  composeVerificationLetter({
    ...order,
    verifyingOrg: 'Thanh tra Thành phố',
    contents: ['a'],
    days: 15,
    follower: { name: 'Lan' },
  }),
  composeTC01({ ...order, extensionDays: 30, fromDate: '2026-09-01' }),
  composeTC04({ ...order, acceptedOn: '2026-08-01', contents: ['a'], limitDays: 30 }),
  composeTC06({
    ...careless,
    denounced: { name: 'Lê Văn Bình' },
    resolver: 'Chủ tịch',
    contents: ['a'],
    limitDays: 30,
    acceptedOn: '2026-08-01',
  }),
  composeTC07({ ...order, contents: ['a'], days: 15, leader: { name: 'Lan' }, members: [] }),
  composeTC12({ ...order, resolver: 'Chủ tịch', contents: [], legalGrounds: 'a', measures: 'b' }),
  composeTCSuspend(order),
  composeTCTerminate(order),
  composeTCResume({ ...order, suspension: { number: '1', on: '2026-08-02' }, resumedOn: '2026-08-09' }),
];

test('the canary put into every field reaches no paper for the denounced, other offices or the public', () => {
  for (const paper of papersForOthers) {
    expect(paperCatalogue[paper.kind].mayNameDenouncer).toBe(false);
    const drawn = [
      JSON.stringify(paper),
      paperText(paper).join(),
      printHtml(paper),
      docxText(paper),
      ...docxParts(renderDocx(paper)).values(),
    ];
    for (const output of drawn) expect(output).not.toContain(CANARY);
  }
  const covered = papersForOthers.map((paper) => paper.kind);
  const sealed = paperKinds.filter(
    (kind) =>
      (kind.startsWith('TC') && !kind.startsWith('TCD') && !paperCatalogue[kind].mayNameDenouncer) || kind === 'XLD03_2021',
  );
  expect(covered).toEqual(expect.arrayContaining(sealed));
});

test('only papers handed to the sender or the denouncer may name the denouncer', () => {
  for (const kind of paperKinds) {
    const { audience, mayNameDenouncer } = paperCatalogue[kind];
    expect([kind, mayNameDenouncer]).toEqual([kind, audience === 'denouncer' || audience === 'sender']);
  }
});

test('papers on a denunciation say "công dân", "người tố cáo" or nothing', () => {
  expect(paperText(filled.XLD03_2021).join(' ')).toContain('của công dân');
  expect(paperText(empty.XLD01_2021).join(' ')).toContain('đơn tố cáo của công dân');
});

test('the notice to the denouncer without a reveal leaves dots to be filled in by hand', () => {
  const text = paperText(empty.TC05_2019).join(' ');
  expect(text).toContain('đã nhận được đơn tố cáo của ông (bà) …………');
  expect(text).toContain('- Ông (bà) …………;');
});

test('a refusal on a denunciation goes to no other office, even if the caller names some', () => {
  const data = {
    ...frame,
    contentType: 'TC' as const,
    person: { name: CANARY },
    visitedOn: '2026-09-01',
    summary: 'a',
    coordinatingOrgs: ['Công an phường'],
  };
  expect(composeTCD01(data).recipients).toEqual(['- Như trên;', '- Lưu: VT, hồ sơ.']);
});

test('the receipt for a denunciation has no look-up code and says how the result is told', () => {
  const data = {
    ...frame,
    contentType: 'TC' as const,
    receivedOn: '2026-09-01',
    receivedAtPlace: 'a',
    receiver: { name: 'Lan' },
    giver: { name: 'B' },
    items: [],
    copyCount: 3,
    lookup: { site: 's', code: 'CODE', pin: 'PIN', qr: null },
  };
  const text = paperText(composeTCD02(data)).join(' ');
  expect(text).not.toMatch(/CODE|PIN|Tra cứu/u);
  expect(text).toContain('Kết quả xử lý được thông báo bằng văn bản gửi riêng');
});

test('a letter to a denouncer goes to no other office, even if the caller sets copies', () => {
  const recipient = { name: CANARY };
  const letter = { ...frame, recipient, receivedOn: '2026-09-01', summary: 'a' };
  const supplement = { ...letter, items: ['b'], withinDays: 7, submitTo: 'c' };
  const notice = { ...letter, outcome: { result: 'guided' as const, competentOrg: 'd' } };
  const alone = ['- Như trên;', '- Lưu: VT, hồ sơ.'];
  expect(composeNoticeToSender({ ...notice, petitionType: 'TC' }).recipients).toEqual(alone);
  expect(composeSupplementRequest({ ...supplement, petitionType: 'TC' }).recipients).toEqual(alone);
  expect(composeNoticeToSender({ ...notice, petitionType: 'KNPA' }).recipients).toHaveLength(3);
  const contents = [{ content: 'a', type: 'TC' as const, competentOrg: 'b' }];
  expect(composeXLD05({ ...frame, sender: recipient, receivedOn: null, contents }).recipients).toEqual(alone);
  const meeting = { ...frame, person: recipient, host: { name: 'Việt' }, meetOn: null, meetAtPlace: null, summary: 'a' };
  expect(composeAppointment(meeting).recipients).toEqual(alone);
});
