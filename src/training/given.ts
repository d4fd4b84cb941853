// Petitions put into a trainee's book so that he can find them: the earlier paper of the same person, the backlog of an office. Pure.
import type { WorkingCalendar } from '../deadlines/calendar.ts';
import { addDays } from '../deadlines/dates.ts';
import type { Registration, SenderInput } from '../petitions/registration.ts';
import type { Before, Person } from './exercise.ts';

function senderOf(person: Person): SenderInput {
  return {
    kind: 'individual',
    name: person.name,
    birthYear: person.birthYear,
    gender: person.gender ?? '',
    idType: person.idNumber ? 'can_cuoc' : '',
    idNumber: person.idNumber,
    idIssuedOn: null,
    idIssuedBy: '',
    phone: person.phone,
    email: '',
    wardUnitId: null,
    wardText: '',
    address: person.address,
    contact: '',
    note: '',
    nationality: '',
    ethnicity: '',
    organization: '',
    isRepresentative: false,
    hasSigned: true,
    proof: '',
  };
}

/** @param day the class's day from which it is counted back */
export function registrationOf(before: Before, day: string, calendar: WorkingCalendar): Registration {
  const receivedOn = calendar.addWorkingDays(day, -before.workingDaysBack);
  return {
    declaredType: before.type,
    knpaKind: before.type === 'KNPA' ? 'phan_anh' : null,
    source: 'in_person_dropoff',
    receivedOn,
    postmarkedOn: null,
    writtenOn: addDays(receivedOn, -1),
    isLateEntry: false,
    paperNumber: '',
    senderKind: 'individual',
    senderCount: 1,
    senders: [senderOf(before.sender)],
    respondents: [],
    subject: before.subject,
    summary: before.summary,
    request: '',
    field: before.field,
    contestedNumber: before.contestedNumber,
    contestedOn: null,
    contestedBy: before.contestedBy,
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
}
