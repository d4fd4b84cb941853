// What the codes of the intake form mean, where they are said back in words: on a refusal, and of a draft that is read outside the form. Pure.
import { capacityNames } from '../capacity.ts';
import { idTypeNames } from '../id-types.ts';
import { fieldLeaves, petitionTypeNames, senderKindNames, sourceNames } from '../petition.ts';

const yes = { '1': 'Có', on: 'Có', yes: 'Có' };
const kinds = { individual: 'Cá nhân', organization: 'Cơ quan, tổ chức' };

/** By field; of the rows of a list under its name with a star. */
export const intakeChoices: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  mode: { open: 'Không có nội dung tố cáo', sealed: 'Có nội dung tố cáo' },
  source: sourceNames,
  senderKind: senderKindNames,
  declaredType: petitionTypeNames,
  knpaKind: { kien_nghi: 'Kiến nghị', phan_anh: 'Phản ánh' },
  field: Object.fromEntries(fieldLeaves.map(({ code, name }) => [code, name])),
  denouncedIs: {
    all: 'Có thể là bất kỳ ai trong các cán bộ nêu ở biểu mẫu',
    officer: 'Là cán bộ trong hệ thống này',
    head: 'Là người đứng đầu đơn vị này',
    nobody: 'Không phải cán bộ trong hệ thống này',
  },
  hasStateSecret: yes,
  isAnonymous: yes,
  isLateEntry: yes,
  'senders.*.kind': kinds,
  'senders.*.gender': { male: 'Nam', female: 'Nữ', other: 'Khác' },
  'senders.*.idType': idTypeNames,
  'senders.*.capacity': capacityNames,
  'senders.*.isRepresentative': yes,
  'senders.*.hasSigned': { no: 'Không ký', yes: 'Có ký' },
  'respondents.*.kind': kinds,
};
