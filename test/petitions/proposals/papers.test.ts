// Words and people of the generated papers.
import { expect, it } from 'vitest';
import { composeKN03, composeKN14A } from '../../../src/documents/papers/complaint.ts';
import { composeDialogueInvitation, composeKN14 } from '../../../src/documents/papers/complaint-dialogue.ts';
import { groundClause, grounds } from '../../../src/petitions/classification/grounds.ts';
import type { OutcomeFacts } from '../../../src/petitions/classification/outcomes.ts';
import { itemsOf } from '../../../src/petitions/proposals/forms.ts';
import { denouncedOf, headOf, type PaperSources, proposedPaper, senderOf } from '../../../src/petitions/proposals/papers.ts';
import { basisOf, standingReason } from '../../../src/petitions/proposals/words.ts';

it('names the head of an office without doubling its first words', () => {
  expect(headOf({ headTitle: 'CHỦ TỊCH', name: 'Ủy ban nhân dân phường Ba Đình' })).toBe(
    'Chủ tịch Ủy ban nhân dân phường Ba Đình',
  );
  expect(headOf({ headTitle: 'GIÁM ĐỐC', name: 'Sở Xây dựng' })).toBe('Giám đốc Sở Xây dựng');
  expect(headOf({ headTitle: 'TRƯỞNG BAN', name: 'Ban Tiếp công dân Thành phố' })).toBe('Trưởng Ban Tiếp công dân Thành phố');
  expect(headOf({ headTitle: 'CHÁNH THANH TRA', name: 'Thanh tra Thành phố' })).toBe('Chánh Thanh tra Thành phố');
});

it('never gives the sender of a sealed petition, whatever its rows say', () => {
  const party = {
    role: 'denouncer',
    name: 'Người tố cáo số 1',
    kind: 'individual',
    gender: null,
    address: '',
    wardText: '',
    idNumber: null,
    idIssuedOn: null,
    idIssuedBy: '',
    isRepresentative: false,
  };
  expect(senderOf({ petition: { sealed: true } as never, parties: [party] as never })).toEqual({ name: null });
});

const facts: OutcomeFacts = {
  petitionType: 'TC',
  eligibility: 'eligible',
  ineligibleReason: null,
  jurisdiction: 'not_own',
  competentBranch: 'administrative',
  source: 'post',
  isWritten: true,
  receivedOn: '2026-11-20',
  ground: null,
  hasCrimeSigns: true,
  pointCount: 0,
};

it('names the signs of crime and the article where the file is to go to the investigators', () => {
  const opinion = standingReason(facts, '', 'transfer_police');
  expect(opinion).toContain('Nội dung đơn có dấu hiệu của tội phạm: chuyển hồ sơ, tài liệu đến cơ quan điều tra');
  expect(opinion).toContain('(Điều 27 Luật Tố cáo)');
  expect(standingReason(facts, '', 'transfer')).not.toContain('tội phạm');
});

it('says after “vì” why it refuses, of a continued denunciation too', () => {
  expect(groundClause('A37_2a')).toBe(
    'việc giải quyết tố cáo trước đây đúng pháp luật nên tố cáo tiếp không được giải quyết lại',
  );
  for (const ground of grounds) expect([ground, groundClause(ground)]).toEqual([ground, expect.stringMatching(/^\p{Ll}[^:]*$/u)]);
});

it('tells the office of a denounced from his address; an office that is denounced has none', () => {
  const denounced = { role: 'denounced', name: 'Lê Văn Bình', position: 'Công chức', organization: 'Phòng Kinh tế', address: '' };
  const [official, office] = denouncedOf([denounced, { ...denounced, name: '', position: '' }] as never);
  expect(official).toMatchObject({ name: 'Lê Văn Bình', address: 'Phòng Kinh tế', organization: 'Phòng Kinh tế' });
  expect(office).toMatchObject({ name: 'Phòng Kinh tế' });
  expect(office).not.toHaveProperty('organization');
});

it('keeps the officer’s own basis, and changes a suggested one with the outcome', () => {
  expect(basisOf('transfer_police', 'khoản 2 Điều 24 Luật Tố cáo', facts)).toEqual({ basis: 'Điều 27 Luật Tố cáo', own: '' });
  expect(basisOf('transfer', 'Quy chế phối hợp số 5', facts)).toEqual({
    basis: 'Quy chế phối hợp số 5',
    own: 'Quy chế phối hợp số 5',
  });
});

it('reads what is to be supplied line by line', () => {
  expect(itemsOf('- Bản sao quyết định\n\n 2. Ảnh chụp\n• Giấy ủy quyền')).toEqual([
    'Bản sao quyết định',
    'Ảnh chụp',
    'Giấy ủy quyền',
  ]);
});

const row = (changes: object) => ({
  role: 'complainant',
  name: 'Phùng Thị Hải Đường',
  kind: 'individual',
  gender: 'female',
  address: 'Số 12 phố Đội Cấn',
  wardText: 'Phường Ba Đình',
  idNumber: '001171004321',
  idIssuedOn: null,
  idIssuedBy: '',
  isRepresentative: false,
  proof: '',
  ...changes,
});
const agentRow = row({
  role: 'authorized_agent',
  name: 'Trần Văn Thay',
  gender: 'male',
  proof: 'Giấy ủy quyền số 12 ngày 10/11/2026',
  // A tick that belongs to a group: he still stands behind the complainant, never in his place.
  isRepresentative: true,
});
const sentBy = (parties: object[]) =>
  senderOf({ petition: { sealed: false, senderCount: 1 } as never, parties: parties as never });
const wordsOf = (paper: object) => JSON.stringify(paper);
const office = { issuingOrg: 'UBND phường Ba Đình', officeCode: 'UBND', place: 'Hà Nội', signer: { title: 'CHỦ TỊCH' } };

it('names the complainant, and who acts for him with his paper beside, where the forms name both', () => {
  const complainant = sentBy([row({}), agentRow]);
  expect(complainant).toMatchObject({
    name: 'Phùng Thị Hải Đường',
    agents: [{ name: 'Trần Văn Thay', capacity: 'người được ủy quyền, Giấy ủy quyền số 12 ngày 10/11/2026' }],
  });
  expect(sentBy([row({})])).not.toHaveProperty('agents');
  const said = 'ng Trần Văn Thay (người được ủy quyền, Giấy ủy quyền số 12 ngày 10/11/2026)';
  const notice = { ...office, instance: 'first' as const, complainant, receivedOn: '2026-11-20', summary: 'Quyết định số 88' };
  const accepted = composeKN03(notice);
  expect(wordsOf(accepted.body)).toContain(
    'Người được ủy quyền: ông Trần Văn Thay (Giấy ủy quyền số 12 ngày 10/11/2026). Địa chỉ: ',
  );
  expect(accepted.recipients).toContain(`- Ô${said};`);
  const invitation = composeDialogueInvitation({
    ...office,
    invitees: [complainant],
    complaintOf: complainant,
    summary: 'Quyết định số 88',
    meetOn: '2026-12-10',
    meetAtPlace: 'Trụ sở',
    chair: { name: 'Hoàng Gia Thắng' },
    contents: ['Diện tích'],
  });
  expect(invitation.to).toEqual([expect.stringContaining('Bà Phùng Thị Hải Đường'), `Ô${said}`]);
  const minutes = composeKN14({
    ...office,
    heldOn: '2026-12-10',
    heldAtPlace: 'Trụ sở',
    chair: { name: 'Hoàng Gia Thắng' },
    secretary: { name: 'Trần Diệu Hoa' },
    complainants: [complainant],
    respondents: [],
    opening: '',
    opinions: '',
    result: '',
    copyCount: 3,
  });
  expect(wordsOf(minutes.body)).toContain(`Ô${said}. Số căn cước`);
  const order = {
    ...office,
    instance: 'first' as const,
    complainant,
    summary: 'Quyết định số 88',
    executors: 'Các đơn vị',
    authority: 'Chủ tịch',
  };
  expect(composeKN14A({ ...order, act: 'suspend', reason: 'Ốm' }).recipients).toContain(`- Ô${said};`);
});

it('what the officer rests on goes into the letter: with which a board sent it on, on which an office is not competent', () => {
  const from = {
    petition: { petitionType: 'KN', receivedOn: '2026-11-20', writtenOn: '2026-11-19', sealed: false, senderCount: 1 },
    content: { subject: 'a', competenceBasis: 'Phiếu chuyển số 12/PC-BTCD ngày 05/10/2026' },
    ...{ parties: [row({})], facts: { petitionType: 'KN', hasNobodyBelow: true }, ownBasis: '', destination: 'Sở Xây dựng' },
    whyNotOwn: 'quyết định ủy quyền số 5/QĐ-UBND ngày 02/11/2026',
    office: { name: 'Ban Tiếp công dân thành phố Hà Nội', superiorOrg: '', headTitle: 'TRƯỞNG BAN', inspectorate: '' },
  } as unknown as PaperSources;
  expect(proposedPaper('urge', from)?.fields).toMatchObject({ isBelow: false, sentWith: from.content.competenceBasis });
  const ward = { ...from, office: { ...from.office, name: 'Ủy ban nhân dân phường Ba Đình' } };
  expect(proposedPaper('urge', ward)?.fields).not.toHaveProperty('sentWith');
  expect(proposedPaper('guide', ward)?.fields).toMatchObject({ reason: 'theo Quyết định ủy quyền số 5/QĐ-UBND ngày 02/11/2026' });
});

it('calls a lawyer an assistant, and one who acts only when he was authorised (Điều 16 LKN)', () => {
  const noticeWith = (proof: string) => {
    const complainant = sentBy([row({}), { ...agentRow, role: 'lawyer', proof }]);
    return composeKN03({ ...office, instance: 'first', complainant, receivedOn: '2026-11-20', summary: 'Quyết định số 88' });
  };
  const assists = noticeWith('Thẻ luật sư số 77');
  expect(wordsOf(assists.body)).toContain('Luật sư trợ giúp pháp lý: ông Trần Văn Thay (Thẻ luật sư số 77). Địa chỉ: ');
  expect(assists.recipients).toContain('- Ông Trần Văn Thay (luật sư trợ giúp pháp lý, Thẻ luật sư số 77);');
  expect(wordsOf(noticeWith('Thẻ luật sư số 77, giấy ủy quyền ngày 10/11/2026').body)).toContain('Người được ủy quyền: ông');
});
