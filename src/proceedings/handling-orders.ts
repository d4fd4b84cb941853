// The orders after a conclusion, each with its own standing: whom it charges, and whether he told the resolver what came of it. Pure.
import { formatDate } from '../deadlines/dates.ts';
import type { StepRow } from './effect.ts';
import { familyOf, type Procedure } from './proceeding.ts';

export interface HandlingOrder {
  /** Of its step. */
  id: number;
  number: string;
  /** 'YYYY-MM-DD' it bears. */
  on: string;
  /** Whom it charges. */
  assigned: string;
  /** The office carries it out itself: nobody reports to it. */
  isOwn: boolean;
  /** Day its written notice came in; null while it is owed. */
  reportedOn: string | null;
  /** A decision that punishes, of this office: it is made public as the conclusion is (khoản 1 Điều 40 LTC). */
  isDecision: boolean;
  /** Day it was made public. */
  publishedOn: string | null;
}

/** How a report names the order it answers: by what the order bears, which the file keeps wherever it goes. */
export interface AnsweredOrder {
  number: string;
  on: string;
  assigned: string;
}

type Step = Pick<StepRow, 'id' | 'kind' | 'onDate' | 'details'>;

const words = (value: unknown): string => (typeof value === 'string' ? value : '');

/** An order as a report keeps it. */
export const answeredBy = ({ number, on, assigned }: HandlingOrder): AnsweredOrder => ({ number, on, assigned });

/** @param steps those that stand, oldest first */
export function handlingOrders(steps: readonly Step[]): HandlingOrder[] {
  const publications = steps.filter(({ kind }) => kind === 'publication');
  const reports = steps.filter(({ kind, details }) => kind === 'handling-report' && details.event !== 'urged');
  return steps
    .filter(({ kind }) => kind === 'handling')
    .map(({ id, onDate, details }) => {
      const order = {
        id,
        number: words(details.number),
        on: onDate,
        assigned: words(details.assigned),
        isOwn: details.executor === 'own',
        reportedOn: null,
        isDecision: details.decides === true,
        publishedOn: null,
      };
      return {
        ...order,
        reportedOn: reports.find((report) => isAnswered(order, report))?.onDate ?? null,
        publishedOn: publications.find((publication) => isPublished(order, publication))?.onDate ?? null,
      };
    });
}

/** One recorded before reports named their order answers what was ordered before it. */
function isAnswered(order: HandlingOrder, { id, details }: Step): boolean {
  const answered = details.order as AnsweredOrder | undefined;
  if (!answered) return id > order.id;
  return answered.number === order.number && answered.on === order.on && answered.assigned === order.assigned;
}

function isPublished(order: HandlingOrder, { details }: Step): boolean {
  const published = (details.decisions ?? []) as AnsweredOrder[];
  return published.some((one) => one.number === order.number && one.on === order.on && one.assigned === order.assigned);
}

/** What an office that concluded still has to make public. */
export interface Publishable {
  /** 'conclusion', or the id of the order's step. */
  code: string;
  words: string;
  /** The same as short as a list has room for: "Kết luận số 05/KL-UBND ngày 07/09/2026". */
  brief: string;
  /** The day its period runs from, 'YYYY-MM-DD'; null where that is not kept. */
  on: string | null;
  publishedOn: string | null;
}

/** What is looked at to say what an office makes public. */
export interface PublishingFacts {
  procedure: Procedure;
  decidedOn: string | null;
  publishedOn: string | null;
  /** "số 05/KL-UBND ngày 07/09/2026", of the decision or conclusion; '' while it has no number, or is not to be read. */
  resultPaper: string;
  orders: readonly HandlingOrder[];
}

const briefNames = { complaint: 'Quyết định', denunciation: 'Kết luận', recommendation: '' };
const resultNames = {
  complaint: 'Quyết định giải quyết khiếu nại',
  denunciation: 'Kết luận nội dung tố cáo',
  recommendation: '',
};

/**
 * The conclusion, or the decision on a complaint; and each decision of the office that punishes for what was found (khoản 1 Điều 40 LTC).
 * Each is named by its number and day.
 */
function publishable({ procedure, decidedOn, publishedOn, resultPaper, orders }: PublishingFacts): Publishable[] {
  const family = familyOf(procedure);
  const which = resultPaper || (decidedOn ? `ngày ${formatDate(decidedOn)}` : '');
  const named = (name: string) => [name, which].filter(Boolean).join(' ');
  return [
    { code: 'conclusion', words: named(resultNames[family]), brief: named(briefNames[family]), on: decidedOn, publishedOn },
    ...orders
      .filter((one) => one.isDecision)
      .map(({ id, number, on, publishedOn: shownOn }) => {
        const words = `Quyết định xử lý ${number} ngày ${formatDate(on)}`;
        return { code: String(id), words, brief: words, on, publishedOn: shownOn };
      }),
  ];
}

/** What is not public yet. */
export const unpublished = (facts: PublishingFacts): Publishable[] =>
  publishable(facts).filter(({ publishedOn }) => publishedOn === null);

/** "kết luận nội dung tố cáo số 05/KL-UBND ngày 07/09/2026; quyết định xử lý …", inside a sentence. */
export const publishableWords = (things: readonly Publishable[]): string =>
  things.map(({ words }) => words.charAt(0).toLocaleLowerCase('vi') + words.slice(1)).join('; ');

/**
 * Each period of publishing (id) with what it is of: both begin on the day that decision or conclusion bears, the earlier one first.
 * @param clocks of the rules of publishing
 */
export function publishedBy(
  clocks: readonly { id: number; startedOn: string }[],
  facts: PublishingFacts,
): Map<number, Publishable> {
  const left = publishable(facts);
  const found = new Map<number, Publishable>();
  for (const clock of [...clocks].sort((a, b) => a.id - b.id)) {
    const at = left.findIndex(({ on }) => on === clock.startedOn);
    const [thing] = at < 0 ? [] : left.splice(at, 1);
    if (thing) found.set(clock.id, thing);
  }
  return found;
}

/** Those that others carry out, who owe the resolver a written notice of the result (khoản 3 Điều 36 LTC). */
export const ordersToOthers = (orders: readonly HandlingOrder[]): HandlingOrder[] => orders.filter(({ isOwn }) => !isOwn);

/** Those of them whose notice has not come in. */
export const owedReports = (orders: readonly HandlingOrder[]): HandlingOrder[] =>
  ordersToOthers(orders).filter(({ reportedOn }) => reportedOn === null);

/** "Văn bản 90/UBND ngày 03/09/2026 giao Sở Nội vụ" */
export const orderWords = ({ number, on, assigned }: HandlingOrder): string =>
  `Văn bản ${number} ngày ${formatDate(on)} giao ${assigned}`;

/** The same with how it stands. */
export function orderLine(order: HandlingOrder): string {
  if (order.isOwn) return `${orderWords(order)}: đơn vị thực hiện`;
  return `${orderWords(order)}: ${order.reportedOn === null ? 'chưa nhận báo cáo kết quả' : `đã nhận báo cáo ngày ${formatDate(order.reportedOn)}`}`;
}
