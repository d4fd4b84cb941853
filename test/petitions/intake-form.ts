// The intake form of an open complaint as a clerk fills it in, and sends it.
import { type Agent, formFieldsOf } from '../support/app.ts';

export const filledIntake = (changes: Record<string, string> = {}) => ({
  mode: 'open',
  declaredType: 'KN',
  source: 'in_person_dropoff',
  receivedOn: '25/11/2026',
  senderKind: 'individual',
  'senders.0.name': 'Nguyễn Thị Hạnh',
  'senders.0.address': 'Số 18',
  'respondents.0.position': 'Chủ tịch UBND phường',
  subject: 'Khiếu nại quyết định thu hồi đất',
  summary: 'Không đồng ý với diện tích thu hồi.',
  field: 'LAND',
  ...changes,
});

/** Opens the form, types, and presses the button: one petition a call. */
export async function sendIntake(agent: Agent, changes: Record<string, string>) {
  const page = await agent.get('/petitions/new?mode=open').expect(200);
  return agent
    .post('/petitions/new')
    .type('form')
    .send({ ...formFieldsOf(page.text), ...filledIntake(changes) });
}
