// What is written down at the desk of the invented city, as the entry form gives it.
import type { BenchPetition } from '../../src/cli/bench/petitions.ts';
import { type BenchVisit, deskWords } from '../../src/cli/bench/visits.ts';
import type { VisitEntry } from '../../src/reception/entry-form.ts';
import { citizen, entry } from '../reception/entries.ts';

export function entryOf(one: BenchPetition, visit: BenchVisit, receptionDay: number | null): VisitEntry {
  const { kind, host, hour, people, outcome, type, summary, request, isRepeated } = visit;
  const { name, birthYear, idNumber, phone, address } = visit;
  const { leader } = one.unit.posts;
  return entry({
    ...{ receivedOn: one.receivedOn, receivedTime: hour, kind, host, receptionDay },
    ...(host === 'officer' ? {} : { hostName: leader.name, hostTitle: leader.title }),
    idConfirmed: true,
    ...{ outcome, request, field: one.field, personCount: people, sameContentCount: people },
    senderKind: people > 1 ? 'group' : 'individual',
    occurrence: isRepeated ? 'repeated' : 'first',
    guidedTo: outcome === 'guided' ? deskWords.guidedTo : '',
    explained: visit.brings ? '' : deskWords.explained,
    people: [{ ...citizen, name, birthYear, idNumber, phone, address, gender: null, ward: '' }],
    contents: [{ type, summary, org: '' }],
  });
}
