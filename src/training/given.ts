// Petitions put into a trainee's book so that he can find them: the earlier paper of the same person, the backlog of an office. Pure.

import type { WorkingCalendar } from '../deadlines/calendar.ts';
import { addDays } from '../deadlines/dates.ts';
import { blankRegistration, blankSender } from '../petitions/blank.ts';
import type { Registration, SenderInput } from '../petitions/registration.ts';
import type { Before, Person } from './exercise.ts';

function senderOf(person: Person): SenderInput {
  return {
    ...blankSender,
    name: person.name,
    birthYear: person.birthYear,
    gender: person.gender ?? '',
    idType: person.idNumber ? 'can_cuoc' : '',
    idNumber: person.idNumber,
    phone: person.phone,
    address: person.address,
  };
}

/** @param day the class's day from which it is counted back */
export function registrationOf(before: Before, day: string, calendar: WorkingCalendar): Registration {
  const receivedOn = calendar.addWorkingDays(day, -before.workingDaysBack);
  return {
    ...blankRegistration,
    declaredType: before.type,
    knpaKind: before.type === 'KNPA' ? 'phan_anh' : null,
    source: 'in_person_dropoff',
    receivedOn,
    writtenOn: addDays(receivedOn, -1),
    senders: [senderOf(before.sender)],
    subject: before.subject,
    summary: before.summary,
    field: before.field,
    contestedNumber: before.contestedNumber,
    contestedBy: before.contestedBy,
  };
}
