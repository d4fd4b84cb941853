// What goes behind the seal of somebody who stood in the open table: all that is known of him, and for whom and by which paper he acts.
import { expect, it } from 'vitest';
import { personOfRow } from '../../src/petitions/behind-seal.ts';
import { blankPerson } from '../../src/petitions/blank.ts';

it('keeps who acts for the denouncer and by which paper, and nothing of what the row alone says', () => {
  const row = { ...blankPerson, name: 'Trần Văn Thay', gender: null, idType: null, idNumber: null, proof: 'Giấy ủy quyền số 12' };
  const { proof: _proof, nationality: _nationality, ethnicity: _ethnicity, organization: _organization, ...kept } = blankPerson;
  expect(personOfRow({ ...row, role: 'authorized_agent' })).toEqual({
    ...kept,
    name: 'Trần Văn Thay',
    note: 'Người được ủy quyền, Giấy ủy quyền số 12',
  });
  expect(personOfRow({ ...row, role: 'denouncer', proof: '' }).note).toBe('');
});
