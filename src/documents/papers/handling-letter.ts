// The letters of handling for which no form exists: a complaint is sent on, a petition goes back to whoever forwarded it, the body
// below is urged to resolve. They are công văn as Decree 30/2020 lays them out: no title, the subject under the number.
import { raised } from '../../first-letter.ts';
import type { Coming, FrameData, PersonData } from './frame.ts';
import { again, called, comingOf, framePaper, noteOf, petitionTypeWords, receivingOrg, recipientLines } from './frame.ts';
import { complaintLaw, denunciationLaw, inForce2026, lawDay, processingCircular } from './legal-texts.ts';
import { fill, has, longDate, type Maybe } from './number.ts';
import { type Paper, type ParagraphBlock, paragraph } from './paper.ts';
import { because, clause, restingOn } from './wording.ts';

interface LetterData extends FrameData, Coming {
  toOrg: Maybe;
  writtenOn: Maybe;
  /** Of a denunciation without anything that points to the denouncer. */
  content: Maybe;
}
interface UrgingData extends LetterData {
  purpose: 'urge';
  /** False where nobody has found that a limit passed: the letter then says only that it is not resolved; letters without it say so. */
  isOverdue?: boolean;
  /** False where the body urged does not stand below: it is asked, nothing is demanded of it; letters without it demand. */
  isBelow?: boolean;
  /** Of a reception board: the chairman it reports to where nothing comes of the letter. */
  reportsTo?: Maybe;
  /** The letter with which a reception board sent it on, in the officer's words: "Phiếu chuyển số 12/PC-BTCD ngày 05/10/2026". */
  sentWith?: Maybe;
  /** True where nothing had been sent to the body that is asked: it hears of a matter told at the desk; letters without it rest on what they say. */
  isFirstTold?: boolean;
}
/** A denunciation has no field for the sender: of the three letters only the urging one is written about it. */
export type HandlingLetterData =
  | (LetterData & {
      purpose: 'transfer' | 'return';
      petitionType: 'KN' | 'KNPA';
      sender: PersonData;
      /** Why the office is not competent; without it the sentence stands alone. */
      reason?: Maybe;
      /** The letter with which it was forwarded: "số 12/MTTQ". */
      forwardedBy?: Maybe;
      forwardedOn?: Maybe;
    })
  | (UrgingData & { petitionType: 'KN' | 'KNPA'; sender: PersonData })
  | (UrgingData & { petitionType: 'TC' });

const subjects: Readonly<Record<HandlingLetterData['purpose'], string>> = {
  transfer: 'V/v chuyển đơn',
  return: 'V/v trả lại đơn',
  urge: 'V/v đôn đốc giải quyết đơn',
};

/** Of what was told at the desk: there is no paper to send. */
const heardSubjects: Readonly<Record<HandlingLetterData['purpose'], string>> = {
  transfer: 'V/v chuyển nội dung',
  return: 'V/v trả lại nội dung',
  urge: 'V/v đôn đốc giải quyết nội dung',
};

/** Of a reception board of a province: it follows and urges what it sent on (“do Ban Tiếp công dân chuyển đến”). */
const boardArticles = 'khoản 4 Điều 6, khoản 1 Điều 32 Nghị định số 154/2026/NĐ-CP';

/** The articles a letter cites; the office may write its own (legal.md §6.1, §7.3). */
function standingNote(data: HandlingLetterData): string {
  const { purpose, petitionType: type, visitedOn } = data;
  const date = lawDay(data);
  const circular = processingCircular(date);
  if (data.purpose === 'urge' && data.isBelow === false && !data.isFirstTold)
    return has(data.reportsTo) && inForce2026(date) ? boardArticles : circular;
  if (has(visitedOn) && type === 'KN') return 'điểm b khoản 1 Điều 26 Luật Tiếp công dân';
  if (data.purpose === 'urge' && type === 'TC' && isInTime(data)) return 'điểm b khoản 1 Điều 26 Luật Tiếp công dân';
  if (has(visitedOn) && type === 'KNPA') return 'khoản 2 Điều 26 Luật Tiếp công dân';
  if (type === 'TC') return `khoản 2 Điều 38 ${denunciationLaw(date)}`;
  if (type === 'KNPA') return circular;
  return purpose === 'return'
    ? `${complaintLaw(date)} và ${circular}`
    : `điểm b khoản 1 Điều 26 Luật Tiếp công dân và ${circular}`;
}

/** One of the three letters. No official form. */
export function composeHandlingLetter(data: HandlingLetterData): Paper {
  const word = petitionTypeWords[data.petitionType];
  const note = noteOf(data, standingNote(data));
  return framePaper('HANDLING_LETTER', data, {
    title: '',
    about: `${(has(data.visitedOn) ? heardSubjects : subjects)[data.purpose]} ${word}`,
    to: [fill(data.toOrg)],
    body: [...opening(data, word), ...(data.purpose === 'urge' ? urging(data, note, word) : sending(data, note, word))],
    recipients: recipientLines(['Như trên', ...reportedTo(data)], data.copies, 'VT, hồ sơ'),
    legalNote: note,
  });
}

function opening(data: HandlingLetterData, word: string): ParagraphBlock[] {
  const written = has(data.writtenOn) ? ` ghi ${longDate(data.writtenOn)}` : '';
  const forwarded =
    data.purpose === 'return'
      ? ` do ${fill(data.toOrg)} chuyển đến${has(data.forwardedBy) ? ` tại Văn bản số ${fill(data.forwardedBy)} ${longDate(data.forwardedOn)}` : ''}`
      : '';
  const who = data.petitionType === 'TC' ? 'công dân' : called(data.sender);
  const came = comingOf(data, word, receivingOrg(data), `${who}${forwarded}`, written);
  return [
    paragraph(came.opening),
    ...(data.petitionType === 'TC' ? [] : [paragraph(`Địa chỉ: ${fill(data.sender.address)}.`)]),
    paragraph(`${came.contentHead}: ${clause(data.content)}.`),
  ];
}

function sending(data: Exclude<HandlingLetterData, { purpose: 'urge' }>, note: string, word: string): ParagraphBlock[] {
  const org = fill(data.issuingOrg);
  const who = again(data.sender);
  const reason = because(data.reason);
  const came = comingOf(data, word, receivingOrg(data), who);
  const asks =
    data.purpose === 'transfer'
      ? `${org} chuyển ${came.isHeard ? came.thing : 'đơn'} đến ${fill(data.toOrg)} để được xem xét, giải quyết theo quy định của pháp luật, thông báo kết quả giải quyết đến ${org}./.`
      : `${org} trả lại đơn, đề nghị ${fill(data.toOrg)} chuyển đơn hoặc hướng dẫn ${who} gửi đơn đến cơ quan có thẩm quyền theo quy định của pháp luật./.`;
  return [
    paragraph(`Sau khi xem xét, căn cứ ${note}, ${came.thing} của ${who} không thuộc thẩm quyền giải quyết của ${org}${reason}.`),
    paragraph(asks),
  ];
}

/** The chairman reads what his board asks for. */
const reportedTo = (data: HandlingLetterData): string[] =>
  data.purpose === 'urge' && data.isBelow === false && !data.isFirstTold && has(data.reportsTo)
    ? [`${fill(data.reportsTo)} (để báo cáo)`]
    : [];

/** Khoản 1 Điều 32 NĐ 154/2026: of what the board sent on its head reports, the chairman has the responsibility looked into. */
const reporting = (data: UrgingData): string[] =>
  !data.isFirstTold && has(data.reportsTo) && inForce2026(lawDay(data))
    ? [
        `Trường hợp vụ việc chậm được giải quyết hoặc không được giải quyết, Trưởng Ban Tiếp công dân báo cáo ${fill(data.reportsTo)} quyết định kiểm tra trách nhiệm theo khoản 1 Điều 32 Nghị định số 154/2026/NĐ-CP.`,
      ]
    : [];

/** What the letter wants, of a body below or of another. @param thing what is to be resolved, who whom it answers, '' for nobody */
function wanted(data: UrgingData, note: string, thing: string, who: string): string[] {
  const [org, to] = [fill(data.issuingOrg), fill(data.toOrg)];
  const told = who === '' ? '' : ` và trả lời ${who}`;
  if (data.isBelow === false)
    return [
      `Căn cứ ${note}, ${org} đề nghị ${to} giải quyết ${thing}kịp thời, đúng quy định của pháp luật, thông báo kết quả đến ${org}${told}.`,
      ...reporting(data),
    ];
  return [
    `Căn cứ ${note}, ${org} yêu cầu ${to} giải quyết ${thing}theo quy định của pháp luật, báo cáo kết quả đến ${org}${told}.`,
  ];
}

/** Khoản 2, khoản 3 Điều 38 LTC: the one who is late reports within five working days why, and what he has done; to whoever is above him. */
function wantedOfDenunciation(data: UrgingData, note: string): string[] {
  if (isInTime(data) || data.isBelow === false) return wanted(data, note, 'tố cáo ', '');
  const [org, to] = [fill(data.issuingOrg), fill(data.toOrg)];
  return [
    `Căn cứ ${note}, ${org} yêu cầu ${to} báo cáo bằng văn bản về quá trình giải quyết tố cáo, lý do chậm giải quyết và trách nhiệm của người có liên quan trong thời hạn 05 ngày làm việc, kể từ ngày nhận được yêu cầu này (khoản 3 Điều 38); tiếp tục giải quyết tố cáo theo quy định của pháp luật và báo cáo kết quả giải quyết đến ${org}.`,
  ];
}

const keptSecret =
  'Họ tên, địa chỉ, bút tích và thông tin cá nhân khác của người tố cáo được giữ bí mật theo Điều 56 Luật Tố cáo.';

const isInTime = ({ isOverdue }: Pick<UrgingData, 'isOverdue'>) => isOverdue === false;

/** That the board sent it on, and with which letter. */
function sentOn(data: UrgingData): string {
  if (data.isBelow !== false || data.isFirstTold || !has(data.sentWith)) return '';
  const words = clause(data.sentWith);
  return `đã được ${fill(data.issuingOrg)} chuyển đến ${restingOn(words) ?? `(${words})`}, `;
}

function urging(data: Extract<HandlingLetterData, { purpose: 'urge' }>, note: string, word: string): ParagraphBlock[] {
  const to = fill(data.toOrg);
  const came = comingOf(data, word, receivingOrg(data), '');
  const open = `${raised(came.thing)} thuộc thẩm quyền giải quyết của ${to}, ${sentOn(data)}${isInTime(data) ? '' : 'đã quá thời hạn theo quy định mà '}chưa được giải quyết.`;
  const asked =
    data.petitionType === 'TC'
      ? [...wantedOfDenunciation(data, note), keptSecret]
      : wanted(data, note, came.isHeard ? '' : 'đơn ', came.isHeard ? 'công dân' : 'người gửi đơn');
  // "./." closes the letter.
  return [open, ...asked].map((words, index) => paragraph(index === asked.length ? words.replace(/\.$/u, './.') : words));
}
