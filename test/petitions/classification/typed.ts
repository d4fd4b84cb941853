// The guided form as an officer types it, and the proposal that follows it.
import { formFieldsOf, type TestApp } from '../../support/app.ts';

/** A proposal with nothing but its reason. */
export const aProposal = {
  reason: 'Thuộc thẩm quyền',
  basis: '',
  destination: '',
  items: '',
  days: '',
  inspector: '',
  rowVersion: '',
  show: '',
};

/** The form of one petition, posted with changes. */
export async function formOf(app: TestApp, id: number, given: Record<string, string>) {
  const agent = await app.signIn('son.badinh');
  const { _csrf, _key } = formFieldsOf((await agent.get(`/petitions/${id}/classification`).expect(200)).text);
  return (changes: Record<string, string>) =>
    agent
      .post(`/petitions/${id}/classification`)
      .type('form')
      .send({ _csrf, _key, ...given, ...changes });
}
