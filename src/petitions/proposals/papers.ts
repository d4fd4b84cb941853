// The paper an outcome needs, written from the petition and the proposal. A denouncer's name never comes in here: parties of a
// sealed petition say only "Người tố cáo số n". Pure.
import type { PaperFields } from '../../documents/actions.ts';
import type { PaperKind } from '../../documents/papers/catalogue.ts';
import type { DenouncedData } from '../../documents/papers/denunciation.ts';
import type { AgentData, PersonData } from '../../documents/papers/frame.ts';
import type { TransferPurpose } from '../../documents/papers/processing.ts';
import { restingOn } from '../../documents/papers/wording.ts';
import { standingByName } from '../../documents/registry/next-instance.ts';
import { lowered, raised } from '../../first-letter.ts';
import { actingCapacity, capacityOnPaper } from '../capacity.ts';
import { groundArticle, groundClause } from '../classification/grounds.ts';
import { isForwardedInadmissible } from '../classification/outcome-rules.ts';
import { type OutcomeFacts, outcomeRules } from '../classification/outcomes.ts';
import {
  type IneligibleReason,
  ineligibleReasonNames,
  isOfficialsDiscipline,
  isSender,
  type Outcome,
  type PetitionType,
} from '../petition.ts';
import type { PartyRow, PetitionContent } from '../queries.ts';
import type { PetitionRow } from '../records.ts';
import { toldBeside } from '../told-beside.ts';

export interface PaperSources {
  petition: Pick<
    PetitionRow,
    'petitionType' | 'objectKind' | 'senderCount' | 'sealed' | 'receivedOn' | 'writtenOn' | 'ineligibleReason'
  >;
  content: PetitionContent;
  parties: readonly PartyRow[];
  facts: OutcomeFacts;
  points: readonly { summary: string; petitionType: PetitionType; competentOrg: string }[];
  reason: string;
  /** The officer's own legal basis; '' when he left the suggested one. */
  ownBasis: string;
  destination: string;
  /** Why the office is not competent, with the article: "… (Điều 17 Luật Khiếu nại)"; missing or '' where no rule says so. */
  whyNotOwn?: string;
  /** Whether a complaint came in time, as the leader's page says it; '' where nothing is to be said. */
  timeLimit: string;
  items: readonly string[];
  days: number | null;
  /** Who inspects information of a nameless sender, and the office's target in words; '' for every other outcome. */
  inspector: string;
  within: string;
  office: { name: string; superiorOrg: string; headTitle: string; inspectorate: string };
  proposer: { name: string; title: string };
}

export type ProposedPaper = { [K in PaperKind]: { kind: K; fields: PaperFields<K> } }[PaperKind];

/** The paper of an outcome, or null where the law gives none. */
export function proposedPaper(outcome: Outcome, from: PaperSources): ProposedPaper | null {
  const kind = outcomeRules[outcome].paper(from.facts);
  const { petition, content } = from;
  const note = from.ownBasis === '' ? {} : { legalNote: from.ownBasis };
  const sender = senderOf(from);
  const received = { receivedOn: petition.receivedOn };
  const toComplainant = { ...received, ...note, complainant: sender, summary: content.subject };
  const passedOn = {
    ...received,
    ...note,
    toOrg: from.destination,
    writtenOn: petition.writtenOn,
    content: content.subject,
  };
  const plainType = petition.petitionType === 'MIXED' ? 'KNPA' : petition.petitionType;
  switch (kind) {
    case 'XLD01_2021': {
      const shared = {
        ...received,
        head: headOf(from.office),
        summary: summaryOf(from),
        grounds: from.reason,
        timeLimit: from.timeLimit || null,
        proposedBy: { name: from.proposer.name, title: from.proposer.title },
        ...(content.previousOrg ? { previousResolver: content.previousOrg, previousResolvedOn: content.previousOn } : {}),
        ...(from.facts.isPreviousOverdue ? { isPreviousOverdue: true } : {}),
      };
      return plainType === 'TC'
        ? { kind, fields: { ...shared, petitionType: 'TC' } }
        : { kind, fields: { ...shared, petitionType: plainType, sender } };
    }
    case 'XLD02_2021':
      return {
        kind,
        fields: {
          ...toComplainant,
          ...(from.whyNotOwn ? { reason: insideSentence(from.whyNotOwn) } : {}),
          competentOrg: from.destination,
        },
      };
    case 'XLD03_2021':
      return {
        kind,
        fields: { ...passedOn, purpose: transferPurpose(outcome) },
      };
    case 'TC_INFO_INSPECTION':
      return {
        kind,
        fields: {
          ...received,
          ...note,
          content: content.subject,
          inspector: from.inspector,
          within: from.within,
          ...(isForwardedInadmissible(from.facts) ? { forwardedBy: content.sourceOrg } : {}),
        },
      };
    case 'XLD04_2021':
      return {
        kind,
        fields: { ...passedOn, sender },
      };
    case 'HANDLING_LETTER':
      return { kind, fields: { ...note, ...letterOf(outcome, from, sender) } };
    case 'XLD05_2021':
      return {
        kind,
        fields: {
          ...received,
          ...note,
          sender,
          contents: from.points.map((point) => ({
            content: point.summary,
            type: point.petitionType === 'MIXED' ? 'KNPA' : point.petitionType,
            competentOrg: point.competentOrg,
          })),
        },
      };
    case 'KN04_2026':
      return {
        kind,
        fields: {
          ...toComplainant,
          reason: refusalReason(from),
          ground: from.facts.ground ? groundArticle(from.facts.ground) : null,
          ...toldBeside(isOfficialsDiscipline(petition.objectKind), {
            sourceOrg: content.sourceOrg,
            inspectorate: from.office.inspectorate,
          }),
        },
      };
    case 'TC05_2019':
      return {
        kind,
        fields: {
          ...received,
          writtenOn: petition.writtenOn,
          denounced: denouncedOf(from.parties),
          resolver: headOf(from.office),
          outcome: { accepted: false, reason: citedRefusal(from) },
          ...(content.sourceOrg ? { transferringOrg: content.sourceOrg } : {}),
        },
      };
    case 'SUPPLEMENT_REQUEST':
      return {
        kind,
        fields: {
          ...received,
          recipient: sender,
          petitionType: plainType,
          summary: content.subject,
          items: [...from.items],
          withinDays: from.days,
          submitTo: from.office.name,
        },
      };
    case 'NOTICE_TO_SENDER':
      return {
        kind,
        fields: {
          ...received,
          recipient: sender,
          petitionType: plainType,
          writtenOn: petition.writtenOn,
          summary: content.subject,
          outcome:
            outcome === 'transfer'
              ? { result: 'transferred', toOrg: from.destination }
              : { result: 'guided', competentOrg: from.destination },
        },
      };
    default:
      return null;
  }
}

/** The letter of an outcome without a form: sending a complaint on, back to who forwarded it, urging the body below. */
function letterOf(outcome: Outcome, from: PaperSources, sender: PersonData): PaperFields<'HANDLING_LETTER'> {
  const { petition, content } = from;
  const shared = {
    toOrg: from.destination,
    receivedOn: petition.receivedOn,
    writtenOn: petition.writtenOn,
    content: content.subject,
  };
  const standing = standingByName(from.office);
  // A board's basis is the letter with which it sent the matter on (against-hint.ts).
  const sentWith = standing.isBelow === false && content.competenceBasis ? { sentWith: content.competenceBasis } : {};
  const urged = { purpose: 'urge' as const, isOverdue: true, ...standing, ...sentWith };
  if (petition.petitionType === 'TC') return { ...shared, ...urged, petitionType: 'TC' };
  const open = { ...shared, petitionType: petition.petitionType === 'KN' ? ('KN' as const) : ('KNPA' as const), sender };
  if (outcome === 'urge') return { ...open, ...urged };
  return {
    ...open,
    purpose: outcome === 'transfer' ? 'transfer' : 'return',
    ...(from.whyNotOwn ? { reason: insideSentence(from.whyNotOwn) } : {}),
    ...(outcome === 'transfer' ? {} : { forwardedBy: content.sourceNumber, forwardedOn: content.sourceOn }),
  };
}

/** What the letter of a denunciation sends it for, and so the article it cites. */
function transferPurpose(outcome: Outcome): TransferPurpose {
  if (outcome === 'transfer_police') return 'crime';
  return outcome === 'info_for_inspection' ? 'information' : 'competence';
}

/** "CHỦ TỊCH" and "Ủy ban nhân dân phường X" → "Chủ tịch Ủy ban nhân dân phường X"; "TRƯỞNG BAN" of "Ban Tiếp công dân" does not double "Ban". */
export function headOf(office: { name: string; headTitle: string }): string {
  const title = office.headTitle.toLocaleLowerCase('vi').split(' ');
  const org = office.name.split(' ');
  const shared =
    [3, 2, 1].find(
      (count) => title.slice(-count).join(' ') === org.slice(0, count).join(' ').toLocaleLowerCase('vi') && count < title.length,
    ) ?? 0;
  const words = [...title.slice(0, title.length - shared), ...org].join(' ');
  return raised(words);
}

/** Who the letter goes to: the representative, else the first sender. For a sealed petition nobody: the name joins at printing. */
export function senderOf(from: {
  petition: Pick<PetitionRow, 'sealed' | 'senderCount'>;
  parties: readonly PartyRow[];
}): PersonData {
  if (from.petition.sealed) return { name: null };
  const senders = from.parties.filter(isSender);
  const own = senders.filter((party) => !actingCapacity(party.role));
  const party = own.find((one) => one.isRepresentative) ?? own[0] ?? senders[0];
  if (!party) return { name: null };
  const agents = senders.filter((one) => one !== party && actingCapacity(one.role)).map(agentOf);
  const others = from.petition.senderCount - 1;
  return {
    ...personOf(party),
    ...(others > 0 && party.kind !== 'organization' ? { capacity: `cùng ${others} người` } : {}),
    ...(agents.length > 0 ? { agents } : {}),
  };
}

/** Whoever stands behind the sender, with the paper that proves it: "người được ủy quyền, Giấy ủy quyền số 12". */
function agentOf(party: PartyRow): AgentData {
  const acting = actingCapacity(party.role);
  const standing = acting ? capacityOnPaper(acting, party.proof) : '';
  return {
    ...personOf(party),
    standing,
    proof: party.proof || null,
    capacity: [standing, party.proof].filter(Boolean).join(', '),
  };
}

/** Somebody of an open petition as papers name him; an organisation by its name alone. */
export function personOf(party: PartyRow): PersonData {
  const honorific =
    party.kind === 'organization' ? '' : party.gender === 'male' ? 'ông' : party.gender === 'female' ? 'bà' : null;
  return {
    name: party.name,
    ...(honorific === null ? {} : { honorific }),
    address: [party.address, party.wardText].filter(Boolean).join(', ') || null,
    idNumber: party.idNumber,
    idIssuedOn: party.idIssuedOn,
    idIssuedBy: party.idIssuedBy || null,
  };
}

/** The denounced as papers name them: by name with post and office, or by whatever of these is known. */
export function denouncedOf(parties: readonly PartyRow[]): DenouncedData[] {
  return parties
    .filter((party) => party.role === 'denounced')
    .map(({ kind, name, position, organization, address }) => {
      const [first = '', ...more] = [name, position, organization].filter(Boolean);
      return {
        name: first,
        ...(kind === 'organization' ? { isBody: true } : {}),
        title: name && position ? position : null,
        address: more.includes(organization) ? organization : address || null,
        ...(more.includes(organization) ? { organization, ...(address ? { residence: address } : {}) } : {}),
      };
    });
}

/**
 * The story of a petition, for the proposal alone, which stays in the office. Every other paper names it by its subject, the
 * office's own words; of a denunciation this one too, because the full story may point to who tells it.
 */
function summaryOf(from: PaperSources): string {
  return from.petition.sealed || from.petition.petitionType === 'TC'
    ? from.content.subject
    : from.content.summary || from.content.subject;
}

function refusalReason(from: PaperSources): string {
  const { ground } = from.facts;
  if (ground) return groundClause(ground);
  const { ineligibleReason } = from.petition;
  return ineligibleReason ? lowered(ineligibleReasonNames[ineligibleReason as IneligibleReason]) : from.reason;
}

/** The same with its article, in a notice that has no other place for it. */
function citedRefusal(from: PaperSources): string {
  const { ground } = from.facts;
  return ground ? `${groundClause(ground)} (${groundArticle(ground)})` : refusalReason(from);
}

/** After "vì", or as "theo Quyết định số …": posts keep their capital, as Decree 30/2020 writes them. */
const insideSentence = (words: string) =>
  restingOn(words) ?? (/^(Chủ tịch|Bộ trưởng|Giám đốc) /u.test(words) ? words : lowered(words));
