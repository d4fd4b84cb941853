// The notice of what the head concluded at a reception: who does what by when (khoản 2 Điều 25 NĐ 154/2026). No official form.
import { raised } from '../../first-letter.ts';
import type { FrameData, OfficerData, PersonData } from './frame.ts';
import { Called, called, framePaper, officerText, recipientLines } from './frame.ts';
import { inForce2026, lawDay, receptionDecree } from './legal-texts.ts';
import { fill, has, longDate, type Maybe } from './number.ts';
import type { Paper } from './paper.ts';
import { bold, lead, list, paragraph } from './paper.ts';
import { clause, matter, prose } from './wording.ts';

interface ConclusionData extends FrameData {
  visitedOn: Maybe;
  /** "định kỳ", "đột xuất", "thường xuyên". */
  visitKind: Maybe;
  heldAtPlace: Maybe;
  /** Who received. */
  host: OfficerData;
  /** Who received with him, one a line. */
  companions?: Maybe;
  summary: Maybe;
  conclusion: Maybe;
  tasks: readonly { unit: Maybe; work: Maybe; dueOn: Maybe }[];
}

/** TCD_CONCLUSION. Other offices read it: on a denunciation it has no field for who was received. */
export type ReceptionConclusionData =
  | (ConclusionData & { contentType: 'KN' | 'KNPA'; person: PersonData })
  | (ConclusionData & { contentType: 'TC' });

/** Notice of the conclusion of a reception by the head, to the units charged and to who was received. */
export function composeReceptionConclusion(data: ReceptionConclusionData): Paper {
  const org = fill(data.issuingOrg);
  const who = data.contentType === 'TC' ? 'công dân' : called(data.person);
  const about = data.contentType === 'TC' ? '' : ` về việc ${matter(data.summary)}`;
  const companions = (data.companions ?? '').split('\n').filter(has).map(fill).join('; ');
  const tasks = data.tasks.filter((task) => has(task.unit) || has(task.work));
  return framePaper('TCD_CONCLUSION', data, {
    title: 'Thông báo',
    abstract: 'Kết luận việc tiếp công dân',
    body: [
      paragraph(
        `${raised(longDate(data.visitedOn))}, tại ${fill(data.heldAtPlace)}, ${officerText(data.host) || fill(null)} tiếp công dân ${fill(data.visitKind)}, tiếp ${who}${about}.`,
      ),
      ...(companions ? [paragraph(`Cùng tiếp: ${clause(companions)}.`)] : []),
      lead(bold('Sau khi nghe công dân trình bày, người chủ trì kết luận:')),
      ...prose(data.conclusion),
      lead(bold('Giao nhiệm vụ:')),
      list(
        tasks.length > 0
          ? tasks.map((task) => `${fill(task.unit)}: ${clause(task.work)}. Thời hạn: chậm nhất ${longDate(task.dueOn)}.`)
          : [fill(null)],
        'number',
      ),
      paragraph(
        `${inForce2026(lawDay(data)) ? `Căn cứ khoản 2 Điều 25 ${receptionDecree}, ` : ''}${org} thông báo để các cơ quan, đơn vị, cá nhân liên quan thực hiện, báo cáo kết quả đúng thời hạn và để công dân được biết./.`,
      ),
    ],
    recipients: recipientLines(
      [...tasks.map((task) => task.unit), data.contentType === 'TC' ? 'Công dân được tiếp' : Called(data.person)],
      data.copies,
      'VT, hồ sơ tiếp công dân',
    ),
  });
}
