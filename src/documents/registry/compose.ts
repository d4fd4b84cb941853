// From a paper's kind and stored fields to the paper itself. What a sealed denouncer is called never lies in the fields:
// the name joins at the moment of printing, after a reveal. Pure.
import { type PaperKind, paperCatalogue } from '../papers/catalogue.ts';
import { composeKN03, composeKN04, composeKN05, composeKN14A, composeKN14B } from '../papers/complaint.ts';
import { composeKN15, composeKN16 } from '../papers/complaint-decision.ts';
import { composeDialogueInvitation, composeKN14 } from '../papers/complaint-dialogue.ts';
import { composeConclusionNotice, composeTC05 } from '../papers/denouncer.ts';
import {
  composeTC01,
  composeTC04,
  composeTC06,
  composeTCResume,
  composeTCSuspend,
  composeTCTerminate,
} from '../papers/denunciation.ts';
import { composeTC12 } from '../papers/denunciation-conclusion.ts';
import { composeTC07 } from '../papers/denunciation-team.ts';
import { Called, type FrameData, type PersonData } from '../papers/frame.ts';
import { composeHandlingLetter } from '../papers/handling-letter.ts';
import type { Paper } from '../papers/paper.ts';
import {
  composeInfoInspection,
  composeXLD01,
  composeXLD02,
  composeXLD03,
  composeXLD04,
  composeXLD05,
} from '../papers/processing.ts';
import { composeAppointment, composeNoShowMinutes, composeTCD01, composeTCD02 } from '../papers/reception.ts';
import { composeReceptionConclusion } from '../papers/reception-conclusion.ts';
import { composeKnpaReply, composeNoticeToSender, composeSupplementRequest } from '../papers/sender-letters.ts';
import { composeVerificationLetter } from '../papers/verification-letter.ts';
import { composeWithdrawalNotice, isToDenouncer } from '../papers/withdrawal-notice.ts';
import { sealedValue } from './sealed-fields.ts';

const composers = {
  TCD01_2026: composeTCD01,
  TCD02_2026: composeTCD02,
  PHIEU_HEN: composeAppointment,
  BIEN_BAN_TCD_NO_SHOW: composeNoShowMinutes,
  TCD_CONCLUSION: composeReceptionConclusion,
  XLD01_2021: composeXLD01,
  XLD02_2021: composeXLD02,
  XLD03_2021: composeXLD03,
  XLD04_2021: composeXLD04,
  XLD05_2021: composeXLD05,
  NOTICE_TO_SENDER: composeNoticeToSender,
  SUPPLEMENT_REQUEST: composeSupplementRequest,
  KNPA_REPLY: composeKnpaReply,
  TC_INFO_INSPECTION: composeInfoInspection,
  HANDLING_LETTER: composeHandlingLetter,
  KN03_2026: composeKN03,
  KN04_2026: composeKN04,
  KN05_2020: composeKN05,
  KN_INVITE_DIALOGUE: composeDialogueInvitation,
  KN14_2026: composeKN14,
  KN14A_2026: composeKN14A,
  KN14B_2026: composeKN14B,
  KN15_2020: composeKN15,
  KN16_2020: composeKN16,
  TC01_2019: composeTC01,
  TC04_2019: composeTC04,
  TC05_2019: composeTC05,
  TC06_2019: composeTC06,
  TC07_2019: composeTC07,
  TC12_2019: composeTC12,
  TC_SUSPEND: composeTCSuspend,
  TC_TERMINATE: composeTCTerminate,
  TC_RESUME: composeTCResume,
  TC_CONCLUSION_NOTICE: composeConclusionNotice,
  TC_VERIFY_LETTER: composeVerificationLetter,
  WITHDRAWAL_NOTICE: composeWithdrawalNotice,
} satisfies Record<PaperKind, (data: never) => Paper>;

/** What the office adds by itself: letterhead from its profile, number and date from the clerk, signer from the paper's row. */
type OfficeKeys =
  | 'superiorOrg'
  | 'issuingOrg'
  | 'officeCode'
  | 'letterCode'
  | 'number'
  | 'place'
  | 'date'
  | 'draftedOn'
  | 'signer'
  | 'training';
export type OfficeFrame = Pick<FrameData, OfficeKeys>;
type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** The fields of one kind: exactly its composer's data, less what the office adds. */
export type PaperFields<K extends PaperKind = PaperKind> = K extends PaperKind
  ? Without<Parameters<(typeof composers)[K]>[0], OfficeKeys>
  : never;

/** Stored fields with the office's frame, as a paper. @throws when fields are not those of the kind */
export function composePaper(kind: PaperKind, fields: object, frame: OfficeFrame): Paper {
  const compose = composers[kind] as (data: object) => Paper;
  return compose({ ...calledAsBody(kind, fields), ...frame });
}

/** Where a paper handed to the denouncer names him: a person of that field, or the bare name and address. */
const denouncerPlaces: Partial<Record<PaperKind, 'person' | 'giver' | 'sender' | 'recipient' | 'recipientName'>> = {
  TCD01_2026: 'person',
  TCD02_2026: 'giver',
  PHIEU_HEN: 'person',
  XLD05_2021: 'sender',
  NOTICE_TO_SENDER: 'recipient',
  SUPPLEMENT_REQUEST: 'recipient',
  TC05_2019: 'recipientName',
  TC_CONCLUSION_NOTICE: 'recipientName',
};
/** Fields of a sealed record as they may be stored: whoever could be the denouncer is left out, whatever the caller gave. */
export function withoutDenouncer(kind: PaperKind, fields: object): Record<string, unknown> {
  return sealedFields(kind, fields, false);
}

/** The same for a paper written before its record was sealed: what may call the sender by name goes too. */
export function sealedLater(kind: PaperKind, fields: object): Record<string, unknown> {
  return sealedFields(kind, fields, true);
}

function sealedFields(kind: PaperKind, fields: object, isLater: boolean): Record<string, unknown> {
  const kept = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, sealedValue(name, value, isLater)]));
  const place = denouncerPlaces[kind];
  if (!place || place === 'recipientName') return kept;
  const was = (fields as Record<string, PersonData | null | undefined>)[place];
  return { ...kept, [place]: { name: null }, ...(was?.honorific === '' ? { toBody: true } : {}) };
}

/** A sealed sender that is a body is called by its name, and by nothing but a blank while nobody has opened that. */
function calledAsBody(kind: PaperKind, fields: object): object {
  const place = denouncerPlaces[kind];
  const { toBody, ...words } = fields as Record<string, unknown>;
  if (!toBody || !place || place === 'recipientName') return fields;
  return { ...words, [place]: { ...(words[place] as PersonData | undefined), honorific: '' } };
}

/** May a denouncer's name be put on this kind at all. */
export function namesDenouncer(kind: PaperKind): boolean {
  return paperCatalogue[kind].mayNameDenouncer && denouncerPlaces[kind] !== undefined;
}

/** What of a denunciation the denounced himself reads, or everybody. */
const readByDenounced: readonly PaperKind[] = [
  'TC12_2019',
  'TC_CONCLUSION_NOTICE',
  'TC_SUSPEND',
  'TC_RESUME',
  'TC_TERMINATE',
  'WITHDRAWAL_NOTICE',
];
/** Is it a paper of a denunciation that the denounced reads? Then nothing in it may tell who denounced. */
export const goesToDenounced = (paper: { sealed: boolean; kind: PaperKind }): boolean =>
  paper.sealed && readByDenounced.includes(paper.kind);

/** May this paper be printed with the denouncer's name: it is handed to him alone, as the notice of what only he was sent. */
export const mayBeNamed = ({ kind, fields }: { kind: PaperKind; fields: object }): boolean =>
  namesDenouncer(kind) || (kind === 'WITHDRAWAL_NOTICE' && isToDenouncer(fields));

/** The fields with the denouncer's name, for one printing. @throws Error for a paper anyone else reads */
export function withDenouncer(kind: PaperKind, fields: object, person: PersonData): Record<string, unknown> {
  const { toBody } = fields as { toBody?: boolean };
  if (kind === 'WITHDRAWAL_NOTICE' && isToDenouncer(fields))
    return { ...fields, receivers: [Called(toBody ? { ...person, honorific: '' } : person)] };
  const place = denouncerPlaces[kind];
  if (!place || !namesDenouncer(kind)) throw new Error(`${kind} must not name a denouncer`);
  if (place !== 'recipientName') return { ...fields, [place]: person };
  const name = [person.honorific, person.name].filter(Boolean).join(' ');
  return { ...fields, recipientName: name, address: person.address };
}
