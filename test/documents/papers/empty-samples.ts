// Every paper with everything left out that can be.
import type { PaperKind } from '../../../src/documents/papers/catalogue.ts';
import { composeKN03, composeKN04, composeKN05, composeKN14A, composeKN14B } from '../../../src/documents/papers/complaint.ts';
import { composeKN15, composeKN16 } from '../../../src/documents/papers/complaint-decision.ts';
import { composeDialogueInvitation, composeKN14 } from '../../../src/documents/papers/complaint-dialogue.ts';
import { composeConclusionNotice, composeTC05 } from '../../../src/documents/papers/denouncer.ts';
import {
  composeTC01,
  composeTC04,
  composeTC06,
  composeTCResume,
  composeTCSuspend,
  composeTCTerminate,
} from '../../../src/documents/papers/denunciation.ts';
import { composeTC12 } from '../../../src/documents/papers/denunciation-conclusion.ts';
import { composeTC07 } from '../../../src/documents/papers/denunciation-team.ts';
import type { FrameData, OfficerData, PersonData } from '../../../src/documents/papers/frame.ts';
import { composeHandlingLetter } from '../../../src/documents/papers/handling-letter.ts';
import type { Paper } from '../../../src/documents/papers/paper.ts';
import {
  composeInfoInspection,
  composeXLD01,
  composeXLD02,
  composeXLD03,
  composeXLD04,
  composeXLD05,
} from '../../../src/documents/papers/processing.ts';
import { composeAppointment, composeNoShowMinutes, composeTCD01, composeTCD02 } from '../../../src/documents/papers/reception.ts';
import { composeReceptionConclusion } from '../../../src/documents/papers/reception-conclusion.ts';
import {
  composeKnpaReply,
  composeNoticeToSender,
  composeSupplementRequest,
} from '../../../src/documents/papers/sender-letters.ts';
import { composeVerificationLetter } from '../../../src/documents/papers/verification-letter.ts';
import { composeWithdrawalNotice } from '../../../src/documents/papers/withdrawal-notice.ts';

const bare: FrameData = {
  issuingOrg: 'Ủy ban nhân dân phường Nghĩa Đô',
  officeCode: 'UBND',
  place: null,
  signer: { title: null },
};
const nobody: PersonData = { name: null };
const bareOrder = {
  ...bare,
  authority: null,
  denounced: [],
  acceptance: { number: null, on: null },
  reason: null,
  executors: null,
};
const bareResolution = {
  ...bare,
  authority: null,
  complainant: nobody,
  complaintOn: null,
  reportedBy: null,
  contents: null,
  verification: null,
  conclusion: null,
  ruling: null,
  relatedMatters: null,
  appealDays: null,
  executors: null,
};
const bareKnOrder = {
  ...bare,
  authority: null,
  instance: 'second' as const,
  complainant: nobody,
  summary: null,
  executors: null,
};
const none: OfficerData = { name: null };

/** Every kind with nothing known but the office: what is missing must print as dots. */
export const empty: Record<PaperKind, Paper> = {
  TCD01_2026: composeTCD01({ ...bare, contentType: 'TC', person: nobody, visitedOn: null, summary: null }),
  TCD02_2026: composeTCD02({
    ...bare,
    contentType: 'TC',
    receivedOn: null,
    receivedAtPlace: null,
    receiver: none,
    giver: nobody,
    items: [],
    copyCount: null,
  }),
  PHIEU_HEN: composeAppointment({ ...bare, person: nobody, host: none, meetOn: null, meetAtPlace: null, summary: null }),
  BIEN_BAN_TCD_NO_SHOW: composeNoShowMinutes({
    ...bare,
    heldOn: null,
    heldAtPlace: null,
    chair: none,
    attendees: [],
    secretary: none,
  }),
  TCD_CONCLUSION: composeReceptionConclusion({
    ...bare,
    contentType: 'TC',
    visitedOn: null,
    visitKind: null,
    heldAtPlace: null,
    host: none,
    summary: null,
    conclusion: null,
    tasks: [],
  }),
  XLD01_2021: composeXLD01({ ...bare, petitionType: 'TC', head: null, receivedOn: null, summary: null, proposedBy: none }),
  XLD02_2021: composeXLD02({ ...bare, complainant: nobody, receivedOn: null, summary: null, competentOrg: null }),
  XLD03_2021: composeXLD03({ ...bare, toOrg: null, writtenOn: null, receivedOn: null, content: null }),
  TC07_2019: composeTC07({ ...bare, authority: null, denounced: [], contents: [], days: null, leader: none, members: [] }),
  TC_VERIFY_LETTER: composeVerificationLetter({
    ...bare,
    verifyingOrg: null,
    denounced: [],
    acceptance: { number: null, on: null },
    contents: [],
    days: null,
    follower: none,
  }),
  HANDLING_LETTER: composeHandlingLetter({
    ...bare,
    purpose: 'urge',
    petitionType: 'TC',
    toOrg: null,
    receivedOn: null,
    writtenOn: null,
    content: null,
  }),
  TC_INFO_INSPECTION: composeInfoInspection({ ...bare, receivedOn: null, content: null, inspector: null, within: null }),
  XLD04_2021: composeXLD04({ ...bare, toOrg: null, writtenOn: null, receivedOn: null, sender: nobody, content: null }),
  XLD05_2021: composeXLD05({ ...bare, sender: nobody, receivedOn: null, contents: [] }),
  NOTICE_TO_SENDER: composeNoticeToSender({
    ...bare,
    recipient: nobody,
    petitionType: 'TC',
    receivedOn: null,
    summary: null,
    outcome: { result: 'not_processed', reason: null },
  }),
  KNPA_REPLY: composeKnpaReply({ ...bare, recipient: nobody, receivedOn: null, summary: null, answer: null }),
  SUPPLEMENT_REQUEST: composeSupplementRequest({
    ...bare,
    recipient: nobody,
    petitionType: 'TC',
    receivedOn: null,
    summary: null,
    items: [],
    withinDays: null,
    submitTo: null,
  }),
  KN03_2026: composeKN03({ ...bare, instance: 'second', complainant: nobody, receivedOn: null, summary: null }),
  KN04_2026: composeKN04({ ...bare, complainant: nobody, receivedOn: null, summary: null, reason: null }),
  KN05_2020: composeKN05({
    ...bare,
    authority: null,
    complainant: nobody,
    summary: null,
    days: null,
    teamKind: 'Đoàn',
    leader: none,
    members: [],
    executors: null,
  }),
  KN_INVITE_DIALOGUE: composeDialogueInvitation({
    ...bare,
    invitees: [],
    complaintOf: nobody,
    summary: null,
    meetOn: null,
    meetAtPlace: null,
    chair: none,
    contents: [],
  }),
  KN14_2026: composeKN14({
    ...bare,
    heldOn: null,
    heldAtPlace: null,
    chair: none,
    secretary: none,
    complainants: [],
    complainantAbsent: 'without_reason',
    respondents: [],
    opening: null,
    opinions: null,
    result: null,
    copyCount: null,
  }),
  KN14A_2026: composeKN14A({ ...bareKnOrder, act: 'terminate', reason: null }),
  KN14B_2026: composeKN14B({ ...bareKnOrder, resumedOn: null, suspensionNumber: null, suspensionOn: null }),
  KN15_2020: composeKN15({ ...bareResolution, secondResolver: null }),
  KN16_2020: composeKN16({ ...bareResolution, firstResult: null }),
  TC01_2019: composeTC01({ ...bareOrder, extensionDays: null, fromDate: null }),
  TC04_2019: composeTC04({ ...bare, authority: null, denounced: [], acceptedOn: null, contents: [], limitDays: null }),
  TC05_2019: composeTC05({ ...bare, denounced: [], writtenOn: null, resolver: null, outcome: { accepted: false, reason: null } }),
  TC06_2019: composeTC06({ ...bare, denounced: { name: null }, resolver: null, contents: [], limitDays: null, acceptedOn: null }),
  TC12_2019: composeTC12({
    ...bare,
    resolver: null,
    denounced: [],
    acceptance: { number: null, on: null },
    contents: [],
    legalGrounds: null,
    measures: null,
  }),
  TC_SUSPEND: composeTCSuspend(bareOrder),
  TC_TERMINATE: composeTCTerminate(bareOrder),
  TC_RESUME: composeTCResume({ ...bareOrder, suspension: { number: null, on: null }, resumedOn: null }),
  WITHDRAWAL_NOTICE: composeWithdrawalNotice({
    ...bare,
    withdrawn: { id: 1, title: null, number: null, on: null, by: null, sentOn: null },
    withdrawnOn: null,
    reason: null,
    receivers: [],
  }),
  TC_CONCLUSION_NOTICE: composeConclusionNotice({
    ...bare,
    denounced: [],
    conclusionNumber: null,
    conclusionOn: null,
    resolver: null,
    contents: [],
  }),
};
