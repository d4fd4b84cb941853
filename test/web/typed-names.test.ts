// Names that stand in others' lists, papers and workbooks hold no mark-up and begin no formula, whoever types them.
import { expect, it } from 'vitest';
import { NewAccount, NewAssignment } from '../../src/accounts/administration/forms.ts';
import { ActForm, NameForm, PostForm } from '../../src/rollout/reorganisation/forms.ts';
import { WaveForm } from '../../src/rollout/waves/forms.ts';
import { ClassForm } from '../../src/training/forms.ts';
import { CorrectNameForm, NewUnitForm, RenameForm } from '../../src/units/changes/forms.ts';
import { ProfileForm } from '../../src/units/forms.ts';
import { parseForm } from '../../src/web/forms.ts';

const moment = { at: new Date('2026-11-25T02:00:00Z'), today: '2026-11-25' };
const sentence = 'Không dùng dấu < hoặc >, không bắt đầu bằng dấu =, +, - hoặc @';
const unitNames = ['unitType', 'name', 'shortName'];

it.each([
  ['a new unit', NewUnitForm(moment), [...unitNames, 'act']],
  ['a unit renamed', RenameForm(moment), [...unitNames, 'act']],
  ['a name corrected', CorrectNameForm(), unitNames],
  ['a letterhead', ProfileForm(), ['issuingOrg', 'superiorOrg', 'place', 'headTitle', 'inspectorate']],
  ['a wave', WaveForm(moment), ['name', 'basis']],
  ['a class', ClassForm(moment), ['name', 'place']],
  ['an act', ActForm(moment), ['number', 'issuer', 'subject']],
  ['a new name by an act', NameForm(), unitNames],
  ['a post by an act', PostForm(), ['title']],
  ['an account', NewAccount(moment), ['name', 'title', 'section']],
  ['a post', NewAssignment(moment), ['title', 'section']],
])('%s', (_, schema, fields) => {
  const said = (text: string) => {
    const read = parseForm(schema, Object.fromEntries(fields.map((field) => [field, text])));
    return read.ok ? [] : fields.filter((field) => read.errors[field] === sentence);
  };
  for (const text of ['Phường <script>', 'a > b', '=HYPERLINK("http://x")', '+84', '-1', '@x'])
    expect([text, said(text)]).toEqual([text, fields]);
  for (const text of ['Phường Ba Đình', 'Sở Văn hóa - Thể thao', 'Đợt 1 = 2 phường', '1656/NQ-UBTVQH15'])
    expect([text, said(text)]).toEqual([text, []]);
});
