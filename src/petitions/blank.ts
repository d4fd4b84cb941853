// A paper of which nothing is said yet: whoever registers without the whole form (a split, a transfer, an old book, a class)
// says only what his paper says. Pure.
import type { Registration, SenderInput } from './registration.ts';

/** A person of whom nothing is known. */
export const blankPerson = {
  birthYear: null,
  gender: '',
  idType: '',
  idNumber: '',
  idIssuedOn: null,
  idIssuedBy: '',
  phone: '',
  email: '',
  wardUnitId: null,
  wardText: '',
  address: '',
  contact: '',
  note: '',
  nationality: '',
  ethnicity: '',
  organization: '',
  proof: '',
};

/** One sender who signed for himself. */
export const blankSender: SenderInput = {
  ...blankPerson,
  kind: 'individual',
  name: '',
  isRepresentative: false,
  hasSigned: true,
};

/** All that a paper may leave unsaid: one sender, nobody on the other side, no decision, no earlier handling. */
export const blankRegistration: Omit<Registration, 'declaredType' | 'source' | 'receivedOn' | 'senders' | 'subject' | 'field'> = {
  knpaKind: null,
  postmarkedOn: null,
  writtenOn: null,
  isLateEntry: false,
  paperNumber: '',
  senderKind: 'individual',
  senderCount: 1,
  respondents: [],
  summary: '',
  request: '',
  contestedNumber: '',
  contestedOn: null,
  contestedBy: '',
  previousOrg: '',
  previousNumber: '',
  previousOn: null,
  previousResult: '',
  sourceOrg: '',
  sourceNumber: '',
  sourceOn: null,
  hasOriginals: false,
  hasStateSecret: false,
  secretFileNo: '',
  pastHead: false,
  visitId: null,
};
