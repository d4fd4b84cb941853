// Papers of the reception room: refusal notice 01/TCD, receipt 02/TCD, appointment slip, minutes of a session nobody came to.
import { raised } from '../../first-letter.ts';
import type { FrameData, OfficerData, PersonData } from './frame.ts';
import {
  again,
  Called,
  calledOr,
  calledWithSpeaker,
  column,
  framePaper,
  honorificOf,
  noteOf,
  officerText,
  petitionTypeWords,
  receivingOrg,
  recipientLines,
  shownPaper,
  speakerOf,
} from './frame.ts';
import { inForce2026, lawDay, receptionDecree } from './legal-texts.ts';
import { fill, has, hourText, longDate, type Maybe, twoDigits } from './number.ts';
import type { Block, Paper } from './paper.ts';
import { bold, flat, lead, list, paragraph, plain } from './paper.ts';
import { clause, matter } from './wording.ts';

const DECREE_154 = `${receptionDecree} quy định chi tiết một số điều và biện pháp tổ chức thi hành Luật Tiếp công dân`;

interface RefusalData extends FrameData {
  person: PersonData;
  visitedOn: Maybe;
  /** Refusal ground of legal.md §3.5 that demands the written notice; unknown → the form's own wording with both. */
  ground?: 'A9_3' | 'D4_H' | null;
  summary: Maybe;
}

/** 01/TCD. MIXED: somebody who complains and recommends. On a denunciation no other office receives a copy, so there is no field for one. */
export type TCD01Data =
  | (RefusalData & {
      contentType: 'KN' | 'KNPA' | 'MIXED';
      informedOrgs?: readonly string[];
      coordinatingOrgs?: readonly string[];
    })
  | (Omit<RefusalData, 'copies'> & { contentType: 'TC' });

/**
 * Mẫu số 01/TCD, NĐ 154/2026 (khoản 3 Điều 4): notice of refusal. The form cites điểm g where the article says điểm h. Before it Mẫu số 01
 * of TT 04/2021, of TT 06/2014: the same sheet, resting on khoản 3 Điều 9 Luật Tiếp công dân alone (decisions/0070).
 */
export function composeTCD01(data: TCD01Data): Paper {
  const { person } = data;
  const speaker = speakerOf(person);
  const word = data.contentType === 'MIXED' ? 'khiếu nại, kiến nghị, phản ánh' : petitionTypeWords[data.contentType];
  const standing = {
    A9_3: `khoản 3 Điều 9 Luật Tiếp công dân và khoản 3 Điều 4 ${DECREE_154}`,
    D4_H: `Điều 9 Luật Tiếp công dân và điểm h khoản 1 Điều 4 ${DECREE_154}`,
    both: `khoản 3 Điều 9 Luật Tiếp công dân và điểm h khoản 1 Điều 4 ${DECREE_154}`,
  }[data.ground ?? 'both'];
  const note = noteOf(data, inForce2026(lawDay(data)) ? standing : 'khoản 3 Điều 9 Luật Tiếp công dân');
  const others =
    data.contentType === 'TC'
      ? []
      : [
          ...(data.informedOrgs ?? []).map((org) => `${fill(org)} (để biết)`),
          ...(data.coordinatingOrgs ?? []).map((org) => `${fill(org)} (để phối hợp)`),
          ...(data.copies ?? []),
        ];
  return framePaper('TCD01_2026', data, {
    title: 'Thông báo',
    abstract: 'Về việc từ chối tiếp công dân',
    to: [Called(person)],
    body: [
      paragraph(`${raised(longDate(data.visitedOn))}, ${calledWithSpeaker(person)}`),
      paragraph(
        `Số căn cước/giấy chứng nhận căn cước/số định danh cá nhân/số hộ chiếu (hoặc giấy tờ tùy thân): ${shownPaper(speaker)}`,
      ),
      paragraph(`Địa chỉ: ${fill(person.address)} đến ${receivingOrg(data)} để ${word} về việc ${matter(data.summary)}.`),
      paragraph(
        `Căn cứ ${note}, ${receivingOrg(data)} từ chối tiếp nhận nội dung ${word} của ${again(person)} và thông báo để ${honorificOf(person) || fill(person.name)} được biết./.`,
      ),
    ],
    recipients: recipientLines(['Như trên', ...others], undefined, 'VT, hồ sơ'),
    legalNote: note,
  });
}

export interface ReceivedItem {
  name: Maybe;
  pages?: number | null;
  /** "Bản gốc", "Bản sao", "Bản sao công chứng" … */
  condition?: Maybe;
}

interface ReceiptData extends FrameData {
  receivedOn: Maybe;
  /** 'HH:MM' */
  receivedAtTime?: Maybe;
  receivedAtPlace: Maybe;
  receiver: OfficerData;
  giver: PersonData;
  items: readonly ReceivedItem[];
  /** Files of the petition that are not on the list, because the officer took them off it. Not printed. */
  leftOut?: readonly string[];
  /** 2 copies of a complaint, 3 of a denunciation in the older practice (legal.md §4.7). */
  copyCount: number | null;
}

/** Where the citizen looks the petition up. pin already spaced as printed ("418 902"); qr from qrPath(). */
export interface LookupSlip {
  site: string;
  code: string;
  pin: string;
  qr: { size: number; path: string } | null;
}

/** 02/TCD. A denunciation has no look-up code or PIN; its receipt says how the result will be told. */
export type TCD02Data =
  | (ReceiptData & { contentType: 'KN' | 'KNPA'; lookup?: LookupSlip | null })
  | (ReceiptData & { contentType: 'TC'; resultChannel?: Maybe });

/** Mẫu số 02/TCD, NĐ 154/2026: receipt for information and documents. */
export function composeTCD02(data: TCD02Data): Paper {
  const { giver, receiver } = data;
  const speaker = speakerOf(giver);
  const rows = data.items.map((item, index) => [String(index + 1), fill(item.name), twoDigits(item.pages), fill(item.condition)]);
  const place = fill(data.receivedAtPlace);
  const body: Block[] = [
    paragraph(`Vào ${hourText(data.receivedAtTime)} ${longDate(data.receivedOn)} tại: ${place}`),
    paragraph(`Tôi là ${fill(receiver.name)}. Chức vụ: ${fill(receiver.title)}.`),
    paragraph(`Đã nhận của ${calledWithSpeaker(giver)}.`),
    ...(has(giver.address) ? [paragraph(`Địa chỉ: ${fill(giver.address)}`)] : []),
    paragraph(`Số CCCD/Hộ chiếu (hoặc giấy tờ tùy thân): ${shownPaper(speaker)}`),
    flat('các thông tin, tài liệu sau:'),
    {
      type: 'table',
      columns: [
        { label: 'STT', size: 'narrow', centred: true },
        { label: 'Tên thông tin, tài liệu', size: 'wide', centred: false },
        { label: 'Số trang', size: 'narrow', centred: true },
        { label: 'Tình trạng', size: 'short', centred: false },
      ],
      rows: rows.length > 0 ? rows : [['1', fill(null), twoDigits(null), fill(null)]],
    },
    paragraph(
      `Giấy biên nhận thông tin, tài liệu, được lập thành ${twoDigits(data.copyCount)} bản, giao cho người cung cấp thông tin, tài liệu 01 bản./.`,
    ),
    {
      type: 'signatures',
      rows: [
        [
          column('Người cung cấp thông tin, tài liệu', speaker.name),
          column('Người nhận', receiver.name, '(Ký, ghi rõ họ tên, đóng dấu nếu có)'),
        ],
      ],
    },
  ];
  if (data.contentType === 'TC') {
    const channel = has(data.resultChannel)
      ? fill(data.resultChannel)
      : 'bằng văn bản gửi riêng cho người cung cấp thông tin, tài liệu';
    body.push({ type: 'box', lines: [[plain(`Kết quả xử lý được thông báo ${channel}.`)]], qr: null });
  } else if (data.lookup) {
    body.push(lookupBox(data.lookup));
  }
  return framePaper('TCD02_2026', data, { title: 'Giấy biên nhận', abstract: 'Thông tin, tài liệu', body, recipients: null });
}

function lookupBox(slip: LookupSlip): Block {
  return {
    type: 'box',
    lines: [
      [plain('Tra cứu tình trạng đơn tại '), bold(slip.site)],
      [plain('Mã tra cứu: '), bold(slip.code), plain('. Mã PIN: '), bold(slip.pin)],
      [plain('Giữ kín mã PIN. Cơ quan không hỏi mã PIN qua điện thoại.')],
    ],
    qr: slip.qr,
  };
}

/** Nobody but the citizen gets a copy: the slip does not know whether a denunciation is behind it. */
export interface AppointmentData extends Omit<FrameData, 'copies'> {
  person: PersonData;
  /** The leader or officer the citizen will meet. */
  host: OfficerData;
  meetOn: Maybe;
  meetAtTime?: Maybe;
  meetAtPlace: Maybe;
  summary: Maybe;
  bring?: readonly string[];
}

/** Phiếu hẹn (no form in force; after 04-TCD of TT 06/2014): appointment to meet the leader. */
export function composeAppointment(data: AppointmentData): Paper {
  const bring = (data.bring ?? []).filter(has);
  return framePaper('PHIEU_HEN', data, {
    title: 'Phiếu hẹn',
    abstract: 'Tiếp công dân',
    to: [Called(data.person)],
    body: [
      paragraph(`Địa chỉ: ${fill(data.person.address)}`),
      paragraph(`Nội dung đề nghị tiếp: ${clause(data.summary)}.`),
      paragraph(
        `${fill(data.issuingOrg)} hẹn ${again(data.person)} vào hồi ${hourText(data.meetAtTime)}, ${longDate(data.meetOn)}, tại ${fill(data.meetAtPlace)} để gặp ${has(data.host.name) ? officerText({ ...data.host, name: calledOr(data.host.name) }) : fill(data.host.title)}.`,
      ),
      ...(bring.length > 0
        ? [paragraph('Khi đến mang theo giấy tờ tùy thân, phiếu hẹn này và các thông tin, tài liệu sau:'), list(bring, 'dash')]
        : [paragraph('Khi đến mang theo giấy tờ tùy thân, phiếu hẹn này và các thông tin, tài liệu có liên quan.')]),
      paragraph(`Trường hợp không đến được theo lịch hẹn, đề nghị báo trước để ${fill(data.issuingOrg)} sắp xếp lịch khác./.`),
    ],
    recipients: recipientLines(['Như trên'], undefined, 'VT, hồ sơ'),
  });
}

export interface NoShowMinutesData extends FrameData {
  heldOn: Maybe;
  fromTime?: Maybe;
  toTime?: Maybe;
  heldAtPlace: Maybe;
  chair: OfficerData;
  attendees: readonly OfficerData[];
  secretary: OfficerData;
}

/** Minutes of a reception day of the head to which no citizen came (legal.md §3.6). No official form. */
export function composeNoShowMinutes(data: NoShowMinutesData): Paper {
  const attendees = data.attendees.map(officerText);
  return framePaper('BIEN_BAN_TCD_NO_SHOW', data, {
    title: 'Biên bản',
    abstract: 'Tiếp công dân (không có công dân đến)',
    body: [
      paragraph(`Vào hồi ${hourText(data.fromTime)}, ${longDate(data.heldOn)}, tại ${fill(data.heldAtPlace)}.`),
      lead(bold('Thành phần tiếp công dân:')),
      list(
        [
          `Chủ trì: ${officerText(data.chair)}`,
          ...(attendees.length > 0 ? attendees : [fill(null)]),
          `Người ghi biên bản: ${officerText(data.secretary)}`,
        ],
        'number',
      ),
      paragraph('Trong thời gian tiếp công dân theo lịch đã công bố, không có công dân đến.'),
      paragraph(
        `Buổi tiếp công dân kết thúc hồi ${hourText(data.toTime)} cùng ngày. Biên bản đã được đọc lại cho những người tham dự cùng nghe./.`,
      ),
      {
        type: 'signatures',
        rows: [[column('Người ghi biên bản', data.secretary.name), column('Người chủ trì', data.chair.name)]],
      },
    ],
    recipients: null,
    dated: false,
  });
}
