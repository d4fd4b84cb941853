// What the officers of the invented city type at each act of a proceeding.
import { noFigures } from '../../src/cli/bench/figures.ts';
import type { BenchPetition } from '../../src/cli/bench/petitions.ts';
import { pointOf, words } from '../../src/cli/bench/script.ts';
import { addDays, formatDate } from '../../src/deadlines/dates.ts';
import type { ActCode } from '../../src/proceedings/act-codes.ts';
import type { Outcomes } from '../../src/proceedings/records.ts';
import type { Raw } from '../proceedings/arrange.ts';

const typed = (figures: Outcomes): Raw =>
  Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, value === 0 ? '' : String(value).replace('.', ',')]));

interface Typed {
  by: number;
  form: Raw;
}

/** The form of an act done on a day, and whose hand it is. */
export function formOf(one: BenchPetition, act: ActCode, day: string): Typed {
  const { unit, assignedTo, proceeding, petitionType: type } = one;
  if (!proceeding || assignedTo === null) throw new Error('No proceeding');
  const on = formatDate(day);
  const { members, result = '', measure = '' } = proceeding;
  const figuresOf = (phase: string) =>
    typed(proceeding.outcomes.find((outcome) => outcome.phase === phase)?.figures ?? noFigures);
  const head = (raw: Raw): Typed => ({ by: unit.leader, form: { on, ...raw } });
  const clerk = (raw: Raw): Typed => ({ by: unit.clerk, form: { on, ...raw } });
  const officer = (raw: Raw): Typed => ({ by: assignedTo, form: { on, ...raw } });
  const order = { number: '12/CV', assigned: 'Bộ phận chuyên môn của cơ quan', work: 'Thực hiện nội dung đã nêu' };
  switch (act) {
    case 'acceptance-notice':
      return clerk({ recipients: 'người gửi đơn', denounced: '1' });
    case 'assignment': {
      const [lead, ...others] = members.map((member) => String(member.accountId));
      return head({ lead: lead ?? '', members: others, days: '15', contents: '' });
    }
    case 'report':
      return officer({
        number: '12/BC',
        ...{ teamNumber: '31/QĐ-TXM', teamOn: on, respondentView: '', proposal: 'Theo kết quả xác minh', complete: '1' },
        result: type === 'TC' ? words.TC.verification : words.KN.verification,
      });
    case 'invitation':
      return head({
        meetOn: formatDate(addDays(day, 10)),
        offDay: '1',
        pastLimit: '1',
        meetAt: '08:30',
        place: 'Trụ sở',
        contents: 'Nội dung khiếu nại',
      });
    case 'dialogue':
      return head({ held: 'held', chair: '', secretary: '', opinions: '', result: words.KN.dialogue, copies: '3' });
    case 'decision':
      return head({
        ...{ result, measure, contents: one.request, verification: words.KN.verification, dialogueResult: words.KN.dialogue },
        ...{ conclusion: words.KN.conclusion, ruling: 'Theo kết luận', related: '', executors: 'Bộ phận chuyên môn' },
        secondResolver: 'Chủ tịch UBND thành phố Hà Nội',
        namesMeant: '1',
        ...figuresOf('recommended'),
      });
    case 'conclusion':
      return head({
        ...{ result, points: pointOf(result), findings: words.TC.verification, legalGrounds: words.TC.legalBasis },
        ...{ cause: '', responsibility: 'Không có', damage: '', measures: 'Theo quy định' },
        ...figuresOf('recommended'),
      });
    case 'answer':
      return head({ answer: words.KNPA.conclusion });
    case 'notice':
      return clerk({ recipients: 'người gửi đơn, nơi liên quan', receivedOn: '', denouncer: '1' });
    case 'receipt':
      return clerk({});
    case 'transferor-notice':
      return clerk({ recipients: 'Nơi chuyển đơn' });
    case 'publication':
      return clerk({ forms: ['portal'], place: '', redacted: '1' });
    case 'effective':
      return officer({ none: '1' });
    case 'directive':
      return head(order);
    case 'handling':
      return head({ ...order, executor: 'own' });
    case 'enforcement':
      return officer({ note: words.executed, ...figuresOf('executed') });
    case 'enforced':
      return officer({ note: '' });
    case 'close':
      return officer({ file: '1', restored: '1', note: '' });
    default:
      throw new Error(`No officer of the invented city does ${act}`);
  }
}
