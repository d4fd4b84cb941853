// Builders of this folder's tests: a petition registered by a ward's clerk, answers of a classification.
import { blankRegistration, blankSender } from '../../src/petitions/blank.ts';
import type { PartialClassification } from '../../src/petitions/classification/forms.ts';
import { PartialAnswers } from '../../src/petitions/classification/forms.ts';
import { type Registration, registerPetition, type SenderInput } from '../../src/petitions/registration.ts';
import type { TestApp } from '../support/app.ts';

export const sender: SenderInput = {
  ...blankSender,
  name: 'Phùng Thị Hải Đường',
  birthYear: 1971,
  gender: 'female',
  idType: 'can_cuoc',
  idNumber: '001171004321',
  idIssuedOn: '2021-05-10',
  idIssuedBy: 'Cục Cảnh sát quản lý hành chính về trật tự xã hội',
  phone: '0900000321',
  wardText: 'Phường Ba Đình',
  address: 'Số 12 phố Đội Cấn',
  nationality: 'VNM',
};

export const registration: Registration = {
  ...blankRegistration,
  declaredType: 'KN',
  source: 'post',
  receivedOn: '2026-11-20',
  writtenOn: '2026-11-18',
  senders: [sender],
  respondents: [
    { kind: 'individual', name: 'Đội quản lý trật tự xây dựng', position: '', organization: 'UBND phường', accountId: null },
  ],
  subject: 'Quyết định xử phạt số 88/QĐ-XPHC',
  summary: 'Không đồng ý với quyết định xử phạt do để vật liệu trên vỉa hè.',
  request: 'Hủy quyết định xử phạt',
  field: 'OTHER',
  contestedNumber: '88/QĐ-XPHC',
  contestedOn: '2026-11-02',
  contestedBy: 'UBND phường',
};

/** Registers as this member of the cast and gives the petition's id. */
export async function register(app: TestApp, login: string, changes: Partial<Registration> = {}): Promise<number> {
  return (await app.as(login, (act) => registerPetition(act, { ...registration, ...changes }))).id;
}

/** Answers as the parsed form gives them; what is not named is not answered. */
export function answers(given: Record<string, string>): PartialClassification {
  return PartialAnswers.parse(given);
}

export const ownComplaint = {
  eligibility: 'eligible',
  type: 'KN',
  objectKind: 'admin_decision',
  instance: 'first',
  respondent: 'own',
  jurisdiction: 'own',
  field: 'ADMIN_OTHER.12',
};
export const foreignComplaint = { ...ownComplaint, respondent: 'department', jurisdiction: 'not_own', branch: 'administrative' };
export const ownDenunciation = {
  eligibility: 'eligible',
  type: 'TC',
  denunciationKind: 'official_duty',
  round: 'first',
  denounced: 'own_official',
  jurisdiction: 'own',
  field: 'CIVIL_SERVICE.4',
};
export const foreignDenunciation = {
  ...ownDenunciation,
  denounced: 'department_head',
  jurisdiction: 'not_own',
  branch: 'administrative',
};
export const foreignFeedback = {
  eligibility: 'eligible',
  type: 'KNPA',
  knpaKind: 'phan_anh',
  responsible: 'other',
  jurisdiction: 'not_own',
  branch: 'administrative',
  field: 'ADMIN_OTHER.3',
};
export const ineligible = { eligibility: 'ineligible', reason: 'resolved_no_new_facts', type: 'KN', field: 'LAND.3' };

export interface PetitionState {
  status: string;
  petition_type: string;
  sealed: boolean;
  public_code: string | null;
  outcome: string | null;
  holder_id: number | null;
  next_role: string | null;
  next_act: string | null;
  due_on: string | null;
  due_rule: string | null;
  closed_on: string | null;
  assigned_to: number | null;
  version: number;
}
/** The row as it stands, whoever may see it. */
export async function stateOf(app: TestApp, id: number): Promise<PetitionState> {
  const [row] = await app.database.owner<PetitionState>(
    'select status, petition_type, sealed, public_code, outcome, holder_id, next_role, next_act, due_on::text, due_rule, closed_on::text, assigned_to, version from petitions where id = $1',
    [id],
  );
  if (!row) throw new Error(`No petition ${id}`);
  return row;
}
