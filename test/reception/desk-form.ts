// The form of a visit as the desk types it: one citizen, one complaint.
import { type Agent, formFieldsOf } from '../support/app.ts';

export const typedVisit = {
  denunciation: 'no',
  receivedOn: '25/11/2026',
  receivedTime: '8h55',
  kind: 'regular',
  mode: 'in_person',
  host: 'officer',
  senderKind: 'individual',
  people: '1',
  contents: '1',
  documents: '3',
  p1_idType: 'can_cuoc',
  p1_idNumber: '001 185 001 234',
  p1_name: 'Trần Thị Mười',
  p1_birthYear: '1985',
  p1_gender: 'female',
  p1_ward: 'Phường Ba Đình',
  p1_address: 'Số 2, ngõ 5',
  p1_capacity: 'self',
  c1_type: 'KN',
  c1_summary: 'Khiếu nại việc chậm cấp giấy chứng nhận',
};

/** What a page of the desk gives its form to send back. */
export const openForm = async (agent: Agent, path: string) => formFieldsOf((await agent.get(path).expect(200)).text);
