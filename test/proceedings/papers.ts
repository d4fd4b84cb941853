// The papers of a file as the tests read and revoke them.
import type { PaperKind } from '../../src/documents/papers/catalogue.ts';
import { paperText } from '../../src/documents/papers/text.ts';
import { composePaper } from '../../src/documents/registry/compose.ts';
import { formFieldsOf, type TestApp } from '../support/app.ts';
import { plainText } from '../support/plain-text.ts';

const frame = { issuingOrg: 'UBND phường Ba Đình', officeCode: 'UBND', place: 'Ba Đình', signer: { title: 'CHỦ TỊCH' } };

/** What a paper of this kind says with these fields, line under line, in the plainest frame. */
export const textOf = (kind: PaperKind, fields: object): string => paperText(composePaper(kind, fields, frame)).join('\n');

/** The text of the last paper of a kind that a petition has. */
export async function printed(app: TestApp, petitionId: number, kind: PaperKind): Promise<string> {
  const [row] = await app.database.owner<{ fields: object }>(
    'select fields from papers where petition_id = $1 and kind = $2 order by id desc limit 1',
    [petitionId, kind],
  );
  return textOf(kind, row?.fields ?? {});
}

/** Every paper of a file, in the order they were drafted. */
export const papersOf = (app: TestApp, id: number) =>
  app.database.owner<{ id: number; kind: string; state: string; number: number | null }>(
    'select id::int, kind, state, number from papers where proceeding_id = $1 order by id',
    [id],
  );

/** The last paper of a kind; undefined where the file has none. */
export const latest = async (app: TestApp, id: number, kind: string) =>
  (await papersOf(app, id)).filter((one) => one.kind === kind).at(-1);

/** Its id; 0 where the file has none. */
export const latestId = async (app: TestApp, id: number, kind: string): Promise<number> => (await latest(app, id, kind))?.id ?? 0;

/** The chairman revokes a numbered paper on its page, which must let him. Gives what the page said before. */
export async function revokePaper(app: TestApp, paperId: number | undefined, reason = 'Sai căn cứ pháp luật'): Promise<string> {
  const leader = await app.signIn('thang.badinh');
  const path = `/papers/${paperId}/revocation`;
  const page = (await leader.get(path).expect(200)).text;
  await leader
    .post(path)
    .type('form')
    .send({ ...formFieldsOf(page), reason })
    .expect(303);
  return plainText(page);
}
