// Which of the accepted contents are still to be resolved: what everybody took back is not, unless the office must go on (Điều 10 LKN,
// Điều 33 LTC). Papers, forms and the file all ask here. Pure.
import { formatDate } from '../deadlines/dates.ts';
import { linesOf, plainly } from './effect.ts';

interface File {
  contents: { acceptedPoints: string };
  steps: readonly { kind: string; onDate: string; details: Readonly<Record<string, unknown>> }[];
}

export interface WithdrawnContent {
  content: string;
  /** 'YYYY-MM-DD' of the withdrawal that takes it out. */
  on: string;
  manner: string;
}

/** What took it back, as a sentence goes on with it. */
const mannerWords: Readonly<Record<string, string>> = { petition: 'theo đơn rút', minutes: 'theo biên bản ghi nhận việc rút' };

/** Written alike but for marks, case and spaces. */
export const isSame = (one: string, other: string): boolean => plainly(one) === plainly(other);

/** The accepted contents one withdrawal speaks of: those ticked, and those its words repeat line by line. */
function spokenOf(accepted: readonly string[], details: Readonly<Record<string, unknown>>): string[] {
  const ticked = Array.isArray(details.contents) ? details.contents.map(String) : [];
  const said = [...ticked, ...linesOf(String(details.points ?? ''))];
  return accepted.filter((content) => said.some((words) => isSame(words, content)));
}

/** The contents taken out, in the order of the acceptance. A later withdrawal that must not end them puts them back. */
export function withdrawnContents({ contents, steps }: File): WithdrawnContent[] {
  const accepted = linesOf(contents.acceptedPoints);
  const out = new Map<string, WithdrawnContent>();
  for (const { kind, onDate, details } of steps) {
    if (kind !== 'withdrawal' || details.scope !== 'partial' || details.who === 'some') continue;
    for (const content of spokenOf(accepted, details)) {
      if (details.goesOn === true) out.delete(content);
      else out.set(content, { content, on: onDate, manner: String(details.manner ?? '') });
    }
  }
  return accepted.flatMap((content) => out.get(content) ?? []);
}

/** The contents that are still to be resolved, one each. */
export function standingContents(file: File): string[] {
  const out = withdrawnContents(file);
  return linesOf(file.contents.acceptedPoints).filter((content) => !out.some((one) => one.content === content));
}

/** The same as a form types them, one a line; as they were typed where nothing was taken out. */
export const standingText = (file: File): string =>
  withdrawnContents(file).length === 0 ? file.contents.acceptedPoints : standingContents(file).join('\n');

/** The contents as the file keeps them, where a form changed those that stand: what was taken out stays in its place. */
export function keepingWithdrawn(standing: string, file: File): string {
  const out = withdrawnContents(file);
  if (out.length === 0) return standing;
  const before = linesOf(file.contents.acceptedPoints);
  const lines = linesOf(standing);
  for (const { content } of out) lines.splice(before.indexOf(content), 0, content);
  return lines.join('\n');
}

/** Said where something that was taken out is to be verified or concluded on all the same; undefined where nothing is. */
export function withdrawnObjection(lines: readonly string[], file: File): string | undefined {
  const found = withdrawnContents(file).find(({ content }) => lines.some((line) => isSame(line, content)));
  return (
    found && `Nội dung “${found.content}” đã rút ngày ${formatDate(found.on)}, chỉ phần còn lại được giải quyết. Bỏ dòng này`
  );
}

/** "đã rút ngày 12/11/2026 theo đơn rút" */
export const withdrawnWords = ({ on, manner }: WithdrawnContent): string =>
  ['đã rút ngày', formatDate(on), mannerWords[manner] ?? ''].filter(Boolean).join(' ');
