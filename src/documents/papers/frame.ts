// What every paper takes and prints alike: letterhead, number, place and date, signer, "Nơi nhận"; and the standing legal bases.
import { isNumbered } from '../../search/fold.ts';
import { type Became, becomings, namedThen } from '../../units/became.ts';
import { type PaperKind, symbolOf, takesNumber } from './catalogue.ts';
import { inForce2026 } from './legal-texts.ts';
import { DOTS, fill, has, longDate, type Maybe, numberLine, placeDate, shortDate } from './number.ts';
import type { Block, Paper, ParagraphBlock, SignatureColumn, Signer } from './paper.ts';
import { italic, paragraph, plain } from './paper.ts';
import { clause } from './wording.ts';

/** Who signs. prefixes: 'KT. CHỦ TỊCH', 'TL.', 'TUQ.', 'TM. ỦY BAN NHÂN DÂN', one line each, above the title. */
export interface SignerData {
  prefixes?: readonly string[];
  title: Maybe;
  name?: Maybe;
}

/** Data every paper needs. Dates are 'YYYY-MM-DD'. */
export interface FrameData {
  superiorOrg?: Maybe;
  issuingOrg: string;
  /** Short name of the office in symbols ("UBND", "BTCD"). */
  officeCode: string;
  /** The second part of a letter's symbol: the unit that drafts it, or the field ("VP"). */
  letterCode?: Maybe;
  /** null until the clerk gives the number. */
  number?: number | string | null;
  place: Maybe;
  date?: Maybe;
  /** The day it was begun, by whose law a paper goes while it bears no date. Not printed. */
  draftedOn?: Maybe;
  signer: SignerData;
  /** More lines of "Nơi nhận" (offices and posts), without dash and punctuation. */
  copies?: readonly string[];
  /** The office's own words for the legal basis; one basis a line. Without it the standing words are used. */
  legalNote?: Maybe;
  training?: boolean;
  /** The office the matter came to, where another has taken its place since. */
  receivedByOrg?: Maybe;
  /** What became of that office; left out where this one succeeded it. */
  receivedByBecame?: Maybe;
}

const becameOf = (said: Maybe): Became => becomings.find((one) => one === said) ?? 'succeeded';

/** Who received it on that day; an office that has handed over is told with the one that goes on for it. */
export const receivingOrg = (data: Pick<FrameData, 'issuingOrg' | 'receivedByOrg' | 'receivedByBecame'>): string =>
  actingOrg(data, data.receivedByOrg, data.receivedByBecame);

/** Who acted then, told with the office that goes on for it; undefined for the office that writes. */
export const actingOrg = ({ issuingOrg }: Pick<FrameData, 'issuingOrg'>, actedByOrg: Maybe, became?: Maybe): string =>
  has(actedByOrg) ? namedThen(fill(actedByOrg), becameOf(became), fill(issuingOrg)) : fill(issuingOrg);

/** The paper of the same act that was revoked, whose place this one takes. */
export interface ReplacedPaper {
  number: Maybe;
  on: Maybe;
  /** Whoever issued it. */
  by: Maybe;
}

/** "Quyết định này thay thế Quyết định số … ngày … của … (đã thu hồi)."; no form has words for it. @param name "Quyết định" */
export const replacingText = (name: string, { number, on, by }: ReplacedPaper): string =>
  `${name} này thay thế ${name} số ${fill(number)} ${longDate(on)} của ${fill(by)} (đã thu hồi).`;

/** A citizen or organisation named on a paper. address words: 'ông', 'bà', '' for an organisation; unknown → 'ông (bà)'. */
export interface PersonData {
  name: Maybe;
  honorific?: Maybe;
  /** For whom he acts: "đại diện cho 12 người khiếu nại". Said with the name, not in signatures. */
  capacity?: Maybe;
  address?: Maybe;
  idNumber?: Maybe;
  idIssuedOn?: Maybe;
  idIssuedBy?: Maybe;
  /** Who acts for him or assists him, each with the words that say how: "người được ủy quyền, Giấy ủy quyền số 12". */
  agents?: readonly AgentData[];
}

/** Whoever stands behind a sender: "người được ủy quyền", "luật sư trợ giúp pháp lý", and the paper that proves it. */
export interface AgentData extends PersonData {
  standing?: Maybe;
  proof?: Maybe;
}

/** Someone taking part for an office. */
export interface OfficerData {
  name: Maybe;
  title?: Maybe;
  org?: Maybe;
}

export type PetitionType = 'KN' | 'TC' | 'KNPA';

/** The word of a petition type inside a sentence. */
export const petitionTypeWords: Readonly<Record<PetitionType, string>> = {
  KN: 'khiếu nại',
  TC: 'tố cáo',
  KNPA: 'kiến nghị, phản ánh',
};

interface Parts {
  /** '' for a letter, whose subject stands under the number. */
  title: string;
  /** "V/v …" of a letter. */
  about?: string;
  abstract?: string;
  abstractNote?: string;
  authority?: string;
  to?: string[];
  body: Block[];
  /** null: the body closes with signature columns. */
  recipients: string[] | null;
  legalNote?: string;
  /** false for minutes that open with the national title alone. */
  withOffice?: boolean;
  /** false where the form has no place-and-date line. */
  dated?: boolean;
}

/** Sets a body into the common frame. The number line appears exactly when the catalogue gives the kind a code. */
export function framePaper(kind: PaperKind, data: FrameData, parts: Parts): Paper {
  return {
    kind,
    letterhead: {
      withOffice: parts.withOffice ?? true,
      superiorOrg: has(data.superiorOrg) ? fill(data.superiorOrg) : '',
      issuingOrg: fill(data.issuingOrg),
      numberLine: takesNumber(kind) ? numberLine(data.number, symbolOf(kind, data.officeCode, data.letterCode ?? '')) : '',
      ...(parts.about ? { about: parts.about } : {}),
      placeDate: parts.dated === false ? '' : placeDate(data.place, data.date),
    },
    title: parts.title,
    abstract: parts.abstract ?? '',
    abstractNote: parts.abstractNote ?? '',
    authority: parts.authority ?? '',
    to: parts.to ?? [],
    body: parts.body,
    recipients: parts.recipients ?? [],
    signer: parts.recipients === null ? null : signerOf(data.signer),
    watermark: data.training === true ? 'TẬP HUẤN' : '',
    legalNote: parts.legalNote ?? '',
  };
}

function signerOf(data: SignerData): Signer {
  return { heading: [...(data.prefixes ?? []).map(fill), fill(data.title)], hint: '', name: fill(data.name) };
}

/** One signature column; the hint says how to sign. */
export function column(heading: string | string[], name: Maybe, hint = '(Ký, ghi rõ họ tên)'): SignatureColumn {
  return { heading: typeof heading === 'string' ? [heading] : heading, hint, name: fill(name) };
}

/** "- Như trên;" … "- Lưu: VT, hồ sơ.": each line once, in order. Pass the office's own lines after the form's. */
export function recipientLines(lines: readonly Maybe[], copies: readonly string[] | undefined, archive: string): string[] {
  const named = [...lines, ...(copies ?? [])].filter(has).map((line) => line.replace(/\s+/gu, ' ').trim());
  return [...new Set(named)].map((line) => `- ${line};`).concat(`- Lưu: ${archive}.`);
}

/** 'ông', 'bà', or 'ông (bà)' when not known; '' for an organisation. */
export function honorificOf(person: PersonData): string {
  return person.honorific === '' ? '' : has(person.honorific) ? person.honorific.trim().toLowerCase() : 'ông (bà)';
}

/** "ông Nguyễn Văn A"; an organisation's bare name; dots for a missing name. */
export function called(person: PersonData): string {
  const name = `${honorificOf(person)} ${fill(person.name)}`.trim();
  return has(person.capacity) ? `${name} (${fill(person.capacity)})` : name;
}

/** The same at the head of a sentence or after "Kính gửi:". */
export function Called(person: PersonData): string {
  return capital(called(person));
}

/** How a sentence speaks of the person the second time: 'ông (bà)', or the name of an organisation. */
export function again(person: PersonData): string {
  return honorificOf(person) === '' ? fill(person.name) : called(person);
}

/** A person and whoever acts for him, where a form names both ("người khiếu nại (hoặc người đại diện, người được ủy quyền)"). */
export function withAgents(person: PersonData): PersonData[] {
  return [person, ...(person.agents ?? [])];
}

/** Who stands at the desk for an organisation: its first representative; of a person the person himself. */
export const speakerOf = (person: PersonData): PersonData =>
  honorificOf(person) === '' ? (person.agents?.[0] ?? person) : person;

/** "Công ty TNHH X, người đại diện: ông Nguyễn Văn A (Giấy giới thiệu số 12)"; a person as he is called. */
export function calledWithSpeaker(person: PersonData): string {
  const speaker: AgentData = speakerOf(person);
  if (speaker === person) return called(person);
  return `${called(person)}, ${fill(speaker.standing)}: ${called({ ...speaker, capacity: speaker.proof })}`;
}

/** Whoever acts for the person, as a line of "Nơi nhận". */
export function agentLines(person: PersonData): string[] {
  return (person.agents ?? []).map(Called);
}

/** Whoever acts for the person or assists him, under his own particulars, called by what he is: a lawyer acts only when authorised. */
export function actedForBy(person: PersonData): ParagraphBlock[] {
  return (person.agents ?? []).map((agent) =>
    paragraph(
      has(agent.standing)
        ? `${capital(agent.standing)}: ${called({ ...agent, capacity: agent.proof })}. Địa chỉ: ${fill(agent.address)}`
        : `${Called(agent)}. Địa chỉ: ${fill(agent.address)}`,
    ),
  );
}

/** "ngày …" as the sender dated the petition; one without a date is told by the day it was received: "(nhận ngày …)". */
export function datedWords({ writtenOn, receivedOn }: { writtenOn: Maybe; receivedOn?: Maybe }): string {
  return !has(writtenOn) && has(receivedOn) ? `(nhận ${longDate(receivedOn)})` : longDate(writtenOn);
}

/** How a matter came to the office: on paper, or told at the desk on `visitedOn` by who handed no petition over. */
export interface Coming {
  receivedOn: Maybe;
  visitedOn?: Maybe;
}

/** The words that differ with it: who was heard at the desk sent no "đơn". */
export function comingOf(data: Coming, word: string, org: string, who: string, written = '') {
  return has(data.visitedOn)
    ? {
        isHeard: true,
        opening: `${capital(longDate(data.visitedOn))}, ${org} tiếp ${who} đến trình bày nội dung ${word}.`,
        contentHead: 'Nội dung trình bày',
        thing: `nội dung ${word}`,
        asks: 'gửi đơn hoặc đến trình bày tại',
      }
    : {
        isHeard: false,
        opening: `${capital(longDate(data.receivedOn))}, ${org} nhận được đơn ${word}${written} của ${who}.`,
        contentHead: 'Nội dung đơn',
        thing: `đơn ${word}`,
        asks: 'gửi đơn đến',
      };
}

/** The identity line of the complaint forms (NĐ 155/2026, before it NĐ 124/2020), left for the hand where no number is known; of an organisation the paper that it was founded by. */
export function fullId(person: PersonData, on: Maybe): string {
  const kind =
    honorificOf(person) === ''
      ? 'Mã số doanh nghiệp/quyết định thành lập'
      : inForce2026(on)
        ? 'Số căn cước/định danh cá nhân/giấy chứng nhận căn cước/hộ chiếu'
        : 'Số CMND/Hộ chiếu/Thẻ căn cước công dân';
  const number = has(person.idNumber) && isNumbered(person.idNumber) ? person.idNumber : null;
  return `${kind}: ${fill(number)}, ngày cấp ${shortDate(person.idIssuedOn)}, nơi cấp ${fill(person.idIssuedBy)}`;
}

/** What follows the head of the identity line on the forms of the reception room; of who showed none, that he showed none. */
export function shownPaper(person: PersonData): string {
  if (has(person.idNumber) && !isNumbered(person.idNumber)) return 'không xuất trình được giấy tờ';
  return `${fill(person.idNumber)}, ngày cấp: ${shortDate(person.idIssuedOn)}, nơi cấp: ${fill(person.idIssuedBy)}`;
}

/** First words of an office or a post, which nobody is called by; "Các phòng, ban" are several of them. */
const officeWords =
  'ủy ban|ubnd|hội đồng|hđnd|sở|phòng|ban|bộ|cục|chi cục|tổng cục|vụ|viện|văn phòng|thanh tra|công an|trung tâm|trường|bệnh viện|trạm|công ty|tổng công ty|ngân hàng|hợp tác xã|chi nhánh|cơ quan|đơn vị|kho bạc|bảo hiểm|tòa án|thủ trưởng|chủ tịch|phó chủ tịch|giám đốc|phó giám đốc|tổng giám đốc|trưởng|phó trưởng|chánh|phó chánh|cục trưởng|chi cục trưởng|hiệu trưởng|phó hiệu trưởng|bộ trưởng|người đứng đầu|cán bộ|công chức|viên chức|nhân viên|kế toán|thủ quỹ|thủ kho|đội trưởng|tổ trưởng|bí thư';
const isOfficeWord = new RegExp(`^(?:các\\s+)?(${officeWords})([\\s,]|$)`, 'iu');

/** An office, an organisation or a post stands where a name could: it is not spoken of as "ông (bà)". */
export const isOffice = (name: Maybe): boolean => has(name) && isOfficeWord.test(fill(name));

/** "ông (bà) Lê Văn Bình"; an office or a post as it is. */
export const calledOr = (name: Maybe): string => (isOffice(name) ? fill(name) : citizen(name));

/** The same of whoever is a person for certain; "ông" or "bà" before the name is left as it was given. */
export function citizen(name: Maybe): string {
  const given = fill(name);
  return /^(ông|bà)\s/iu.test(given) ? given.charAt(0).toLocaleLowerCase('vi') + given.slice(1) : `ông (bà) ${given}`;
}

/** Names after "Các ông (bà)", which then says it for all: "Ông Vũ Bá Cường; Bà Lê Thị Hoa" → "Vũ Bá Cường; Lê Thị Hoa". */
export function bareNames(names: string): string {
  return names.replace(
    /(^|[,;]\s*|\svà\s+)(?:[Cc]ác\s+)?(?:[Ôô]ng|[Bb]à)(?:\s*[(/,]\s*[Bb]à\)?)?\s+(?=\p{Lu})/gu,
    (_typed, before: string) => before,
  );
}

/** Where one of several stands after "và" or a semicolon: an office, or somebody called "ông", "bà"; an office's own name may have a "và". */
const nextOne = new RegExp(`(\\s*;\\s*|\\s+và\\s+(?=(?:(?:các\\s+)?(?:${officeWords})|ông|bà)\\s))`, 'iu');

/**
 * Whom an article charges, as the form's "Các ông (bà) …" says it of people only: an office among them, typed or the one the article
 * adds, stands by its own name, and then every person is called by himself.
 * @param typed "Vũ Bá Cường, Trưởng phòng; Phòng Kinh tế, Hạ tầng và Đô thị", '' for nobody yet
 * @param added who is named after them, as `named` stands after "Các ông (bà)" and `called` by himself; left out for nobody
 */
export function chargedOf(typed: string, added?: { named: string; called: string; isOffice: boolean }): string {
  const parts = typed.split(nextOne);
  const after = (words: string | undefined) => (words ? ` và ${words}` : '');
  if (!added?.isOffice && !parts.some((part) => isOffice(part))) return `Các ông (bà) ${bareNames(typed)}${after(added?.named)}`;
  const each = parts.map((part, index) => (index % 2 === 0 && has(part) && part !== DOTS ? calledOr(part) : part));
  return capital(each.join('')) + after(added?.called);
}

/** Name, title and office of someone taking part. */
export function officerText(person: OfficerData): string {
  return [fill(person.name), person.title, person.org].filter(has).map(fill).join(', ');
}

/** With the first letter in capital, as a sentence begins. */
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}

/** The "Căn cứ …;" lines of a decision: the office's own when it changed them, else the standing ones. */
export function basesOf(data: FrameData, standing: readonly Maybe[], style: 'italic' | 'upright') {
  const lines = has(data.legalNote) ? data.legalNote.split(/\r?\n/u).filter(has).map(fill) : standing.filter(has).map(fill);
  const run = style === 'italic' ? italic : plain;
  return { note: lines.join('\n'), blocks: lines.map((line) => paragraph(run(`${line.replace(/[;.]$/u, '')};`))) };
}

/** The legal basis inside a sentence, replaceable by the office (legal.md §15). */
export function noteOf(data: FrameData, standing: string): string {
  return has(data.legalNote) ? clause(data.legalNote) : standing;
}

/** "Căn cứ …" for a document that may be missing. */
export function named(basis: Maybe): string[] {
  return has(basis) ? [/^Căn cứ /u.test(basis) ? basis : `Căn cứ ${basis}`] : [];
}

/** "Xét đề nghị của …", as the forms of denunciations say it. */
export function considered(by: Maybe): string[] {
  return has(by) ? [`Xét đề nghị của ${by}`] : [];
}

/** "Theo đề nghị của …" */
export function proposed(by: Maybe): string[] {
  return has(by) ? [`Theo đề nghị của ${by}`] : [];
}
