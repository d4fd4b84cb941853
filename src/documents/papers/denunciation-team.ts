// The decision that sets up the team verifying a denunciation, Mẫu số 07 NĐ 31/2019. Same wall as denunciation.ts: no field for who
// denounced.
import { raised } from '../../first-letter.ts';
import type { DenouncedData } from './denunciation.ts';
import { everyoneCalled } from './denunciation.ts';
import type { FrameData, OfficerData } from './frame.ts';
import { basesOf, considered, framePaper, named, recipientLines } from './frame.ts';
import { denunciationBases, lawDay } from './legal-texts.ts';
import { daysText, fill, has, type Maybe } from './number.ts';
import { article, bold, centre, list, type Paper, paragraph } from './paper.ts';
import { clause, contentsOf } from './wording.ts';

export interface TC07Data extends FrameData {
  /** Post of the person who resolves. */
  authority: Maybe;
  functionsBasis?: Maybe;
  /** The paper that charges the office with the verification (note 7). */
  assignmentBasis?: Maybe;
  /** Office or post that proposes the team (note 8). */
  proposedBy?: Maybe;
  denounced: readonly DenouncedData[];
  /** The contents given to the team. */
  contents: readonly string[];
  days: number | null;
  leader: OfficerData;
  members: readonly OfficerData[];
  /** Heads of the offices that carry it out (note 10), beside the denounced. */
  executors?: Maybe;
}

/** Mẫu số 07: "Thành lập Tổ xác minh nội dung tố cáo" (Điều 10 of the decree; what it says: khoản 2 Điều 31 LTC). */
export function composeTC07(data: TC07Data): Paper {
  const bases = basesOf(
    data,
    [
      ...denunciationBases(lawDay(data), 31, 10),
      ...named(data.functionsBasis),
      ...named(data.assignmentBasis),
      ...considered(data.proposedBy),
    ],
    'upright',
  );
  const executing = [...(has(data.executors) ? [clause(data.executors)] : []), everyoneCalled(data.denounced)].join(', ');
  const person = (member: OfficerData, role: string) => `Ông (bà) ${fill(member.name)}, chức vụ ${fill(member.title)}, ${role}`;
  return framePaper('TC07_2019', data, {
    title: 'Quyết định',
    abstract: 'Thành lập Tổ xác minh nội dung tố cáo',
    authority: fill(data.authority),
    body: [
      ...bases.blocks,
      centre(bold('QUYẾT ĐỊNH:')),
      article(1, 'Thành lập Tổ xác minh nội dung tố cáo, gồm:'),
      list([person(data.leader, 'Tổ trưởng;'), ...data.members.map((member) => person(member, 'Thành viên.'))], 'number'),
      article(2, `Tổ xác minh có nhiệm vụ kiểm tra, xác minh nội dung tố cáo đối với ${everyoneCalled(data.denounced)}.`),
      ...contentsOf('Nội dung được giao xác minh:', data.contents),
      paragraph(`Thời gian tiến hành xác minh là ${daysText(data.days)}, kể từ ngày ký Quyết định này.`),
      paragraph(
        'Tổ xác minh thực hiện các quyền, nghĩa vụ, trách nhiệm quy định tại các điểm a, b, c, d khoản 1 và điểm a, b, c khoản 2 Điều 11 của Luật Tố cáo.',
      ),
      article(
        3,
        `${raised(executing)}, cơ quan, tổ chức, đơn vị, cá nhân có liên quan và các ông (bà) có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.`,
      ),
    ],
    recipients: recipientLines(['Như Điều 3'], data.copies, 'VT, hồ sơ'),
    legalNote: bases.note,
  });
}
