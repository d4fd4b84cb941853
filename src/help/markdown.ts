// The text of a guide: a small, strict part of Markdown, read into blocks that templates escape. Pure.
// Whatever is not in this part is an error when the program starts: a guide never prints a mark it did not mean.

export type Span = { kind: 'text' | 'strong' | 'key'; text: string } | { kind: 'link'; text: string; href: string };

export type Block =
  | { kind: 'paragraph'; spans: Span[] }
  | { kind: 'steps' | 'points'; items: Span[][] }
  | { kind: 'picture'; src: string; words: string };

export interface Section {
  heading: string;
  blocks: Block[];
}

export class GuideUnreadable extends Error {}

const spanPattern = /\*\*([^*]+)\*\*|`([^`]+)`|\[([^\]]+)\]\(([^)\s]+)\)/g;

/** One line of text into its spans. @throws GuideUnreadable on a mark outside the part we know */
export function readSpans(text: string): Span[] {
  const spans: Span[] = [];
  const plain = (piece: string) => {
    if (/[*`<>[\]]/.test(piece)) throw new GuideUnreadable(`Not understood: “${piece.trim()}”`);
    if (piece) spans.push({ kind: 'text', text: piece });
  };
  let from = 0;
  for (const match of text.matchAll(spanPattern)) {
    plain(text.slice(from, match.index));
    const [whole, strong, key, words, href] = match;
    if (strong !== undefined) spans.push({ kind: 'strong', text: strong });
    else if (key !== undefined) spans.push({ kind: 'key', text: key });
    else spans.push({ kind: 'link', text: words ?? '', href: href ?? '' });
    from = match.index + whole.length;
  }
  plain(text.slice(from));
  return spans;
}

/** Sections of a text: `## ` headings, paragraphs, `- ` and `1. ` lists, `![words](images/name.webp)`. @throws GuideUnreadable */
export function readSections(text: string): Section[] {
  const sections: Section[] = [];
  let chunk: string[] = [];
  const close = () => {
    if (chunk.length === 0) return;
    const section = sections.at(-1);
    if (!section) throw new GuideUnreadable(`Text before the first heading: “${chunk[0]}”`);
    section.blocks.push(readBlock(chunk));
    chunk = [];
  };
  for (const line of text.split('\n').map((one) => one.trimEnd())) {
    const heading = /^## (.+)$/.exec(line)?.[1];
    if (heading) {
      close();
      sections.push({ heading, blocks: [] });
    } else if (line === '') close();
    else chunk.push(line);
  }
  close();
  return sections;
}

const itemStart = /^(- |\d+\. )(.*)$/;

function readBlock(lines: readonly string[]): Block {
  const first = lines[0] ?? '';
  const picture = /^!\[([^\]]+)\]\(([^)\s]+)\)$/.exec(first);
  if (picture && lines.length === 1) return { kind: 'picture', words: picture[1] ?? '', src: picture[2] ?? '' };
  const mark = itemStart.exec(first)?.[1];
  if (!mark) {
    if (/^(#|>|\||\* |\+ |```|---|!\[)/.test(first)) throw new GuideUnreadable(`Not understood: “${first}”`);
    return { kind: 'paragraph', spans: readSpans(lines.map((line) => line.trim()).join(' ')) };
  }
  const items: string[] = [];
  for (const line of lines) {
    const start = itemStart.exec(line);
    if (start) {
      if ((start[1] === '- ') !== (mark === '- ')) throw new GuideUnreadable(`Two kinds of list in one: “${line}”`);
      items.push(start[2] ?? '');
    } else items[items.length - 1] = `${items.at(-1)} ${line.trim()}`;
  }
  return { kind: mark === '- ' ? 'points' : 'steps', items: items.map(readSpans) };
}

/** The words of spans without their marks. */
export const plainWords = (spans: readonly Span[]) => spans.map(({ text }) => text).join('');
