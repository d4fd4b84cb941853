// From the package another unit sent to the receiver's own registration. Pure.
import { numberAndSymbol } from '../documents/papers/number.ts';
import { actingCapacity } from '../petitions/capacity.ts';
import { isBeside, isSender } from '../petitions/petition.ts';
import type { Registration, RespondentInput, SenderInput } from '../petitions/registration.ts';
import type { SealedPerson } from '../sealing/identities.ts';
import { authorityName } from '../units/unit.ts';
import type { PackageParty, TransferPackage, TransferRow } from './queries.ts';

/**
 * The receiver's registration: received on the day of delivery, whether opened then or not (decisions 25); same thread, same
 * public code; the words, people and named officers of the sender's.
 * @param opened the sealed people, by ordinal; empty for an open petition
 */
export function registrationFrom(
  transfer: Pick<TransferRow, 'sentOn' | 'fromName' | 'fromLevel' | 'threadId' | 'publicCode'>,
  sent: TransferPackage,
  opened: readonly { ordinal: number; person: SealedPerson }[],
): Registration {
  const { facts, content } = sent;
  const people = new Map(opened.map((one) => [one.ordinal, one.person]));
  const senders = sent.parties.filter(isSender);
  return {
    declaredType: facts.sealed ? 'TC' : facts.petitionType,
    knpaKind: facts.knpaKind,
    source: 'other_agency',
    receivedOn: transfer.sentOn,
    postmarkedOn: null,
    writtenOn: facts.writtenOn,
    isLateEntry: false,
    paperNumber: '',
    senderKind: facts.senderKind,
    senderCount: facts.senderCount,
    senders: senders.map((party) => senderFrom(party, people.get(party.ordinal))),
    respondents: respondentsFrom(sent),
    alsoNamed: sent.named.map((one) => one.accountId),
    subject: content.subject,
    summary: content.summary,
    request: content.request,
    field: facts.field,
    contestedNumber: content.contested_number,
    contestedOn: content.contested_on,
    contestedBy: content.contested_by,
    previousOrg: content.previous_org,
    previousNumber: content.previous_number,
    previousOn: content.previous_on,
    previousResult: content.previous_result,
    sourceOrg: authorityName({ level: transfer.fromLevel, name: transfer.fromName }),
    sourceNumber: letterNumber(sent.letter),
    sourceOn: sent.letter?.issuedOn ?? transfer.sentOn,
    hasOriginals: facts.hasOriginals,
    hasStateSecret: content.has_state_secret,
    secretFileNo: content.secret_file_no,
    // Of a paper without a sender the seal keeps only words.
    sealedWords: senders.length === 0 ? opened.map((one) => one.person.note).join('. ') : '',
    withheld: senders.length === 0 ? opened.find((one) => one.person.withheld)?.person.withheld : undefined,
    // Registering finds out who is named there, and whether it goes past the head.
    pastHead: false,
    visitId: null,
    // Its words were settled where the seal was put on: compared again here, they would answer whoever guesses a name.
    isOpenWordsSettled: true,
    thread: { threadId: transfer.threadId, publicCode: transfer.publicCode },
  };
}

/** '08/PC-UBND', '' while the letter has no number. */
export function letterNumber(letter: TransferPackage['letter']): string {
  return letter?.number ? numberAndSymbol(letter.number, letter.symbol) : '';
}

function senderFrom(party: PackageParty, person: SealedPerson | undefined): SenderInput {
  return {
    ...(person ?? {
      name: party.name,
      birthYear: party.birth_year,
      gender: party.gender ?? '',
      idType: party.id_type ?? '',
      idNumber: party.id_number ?? '',
      idIssuedOn: party.id_issued_on,
      idIssuedBy: party.id_issued_by,
      phone: party.phone,
      email: party.email,
      wardUnitId: party.ward_unit_id,
      wardText: party.ward_text,
      address: party.address,
      contact: '',
      note: '',
    }),
    kind: party.kind,
    nationality: party.nationality,
    ethnicity: party.ethnicity,
    organization: party.organization,
    isRepresentative: party.is_representative,
    hasSigned: party.has_signed,
    proof: party.proof,
    capacity: actingCapacity(party.role) ?? null,
  };
}

/** The other side in the sender's words; who of the officers is meant comes beside them, and is found again here. */
const respondentsFrom = (sent: TransferPackage): RespondentInput[] =>
  sent.parties
    .filter((party) => !isSender(party))
    .map((party) => {
      const { kind, name, position, organization, address } = party;
      return { kind, name, position, organization, address, accountId: null, isRelated: isBeside(party) };
    });
