// One guide: what a screen is for, when, step by step, the article of law, what often goes wrong. Pure.
import { type Block, GuideUnreadable, plainWords, readSections, type Section, type Span } from './markdown.ts';

/** The jobs of an office, in the order of the index and of the manual. */
export const groups = [
  'Bắt đầu',
  'Tiếp công dân',
  'Tiếp nhận, xử lý đơn',
  'Chuyển đơn, văn bản, tài liệu',
  'Giải quyết',
  'Theo dõi, tra cứu',
  'Quản trị',
  'Hỗ trợ',
] as const;
export type Group = (typeof groups)[number];

/** The levels a manual is printed for (units.level), and the words that open a line meant for one level only. */
export const levels = ['commune', 'department', 'province'] as const;
export type Level = (typeof levels)[number];
export const levelNames: Record<Level, string> = { commune: 'Cấp xã', department: 'Sở, ngành', province: 'Cấp thành phố' };

/** The parts of a guide in their order; the first, third and last stand in every one. */
export const headings = ['Để làm gì', 'Khi nào', 'Từng bước', 'Căn cứ', 'Hay nhầm'] as const;

export interface Guide {
  /** The file's name and the last word of its address. */
  topic: string;
  title: string;
  group: Group;
  order: number;
  /** The screens it explains, as the mount table writes them. */
  routes: string[];
  /** Units that have these screens. */
  levels: readonly Level[];
  sections: Section[];
}

/**
 * Reads a guide. @param text front matter between two lines of `---`, then the sections
 * @throws GuideUnreadable with the topic in the message
 */
export function readGuide(topic: string, text: string): Guide {
  try {
    const [, head, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text.normalize('NFC')) ?? [];
    if (head === undefined || body === undefined) throw new GuideUnreadable('No front matter');
    const fields = readHead(head);
    const group = groups.find((one) => one === fields.group);
    if (!group) throw new GuideUnreadable(`No such group: “${fields.group}”`);
    const sections = readSections(body);
    const places = sections.map(({ heading }) => (headings as readonly string[]).indexOf(heading));
    if (places.some((place, index) => place <= (places[index - 1] ?? -1)))
      throw new GuideUnreadable(`Headings are ${sections.map((one) => one.heading).join(', ')}; wanted ${headings.join(', ')}`);
    const named = words(fields.levels);
    return {
      topic,
      title: fields.title ?? '',
      group,
      order: Number(fields.order),
      routes: words(fields.routes),
      levels: named.length > 0 ? levels.filter((level) => named.includes(level)) : levels,
      sections,
    };
  } catch (error) {
    if (error instanceof GuideUnreadable) throw new GuideUnreadable(`docs/guide/${topic}.md: ${error.message}`);
    throw error;
  }
}

const known = ['title', 'group', 'order', 'routes', 'levels'] as const;
type Field = (typeof known)[number];

function readHead(head: string): Partial<Record<Field, string>> {
  const fields: Partial<Record<Field, string>> = {};
  let last: Field | undefined;
  for (const line of head.split('\n')) {
    const more = /^\s+(\S.*)$/.exec(line)?.[1];
    if (more && last) {
      fields[last] = `${fields[last]} ${more}`;
      continue;
    }
    const [, name, value] = /^([a-z]+): ?(.*)$/.exec(line) ?? [];
    last = known.find((one) => one === name);
    if (!last) throw new GuideUnreadable(`Front matter not understood: “${line}”`);
    fields[last] = value ?? '';
  }
  if (!fields.title || !/^\d+$/.test(fields.order ?? '')) throw new GuideUnreadable('A title and an order are needed');
  return fields;
}

const words = (value: string | undefined) => (value ?? '').split(/\s+/).filter(Boolean);

/** Orders guides as the index does: by group, by their number in it, by name. */
export const byPlace = (one: Guide, other: Guide) =>
  groups.indexOf(one.group) - groups.indexOf(other.group) || one.order - other.order || one.topic.localeCompare(other.topic);

/** The level a line is meant for, by the words it opens with ("Cấp xã: …"); undefined when for all. */
function levelOf(spans: readonly Span[]): Level | undefined {
  const opening = plainWords(spans);
  return levels.find((level) => opening.startsWith(`${levelNames[level]}: `));
}

/** The sections as an office of this level needs them: lines meant for another level are left out. */
export function sectionsFor(guide: Guide, level: string | undefined): Section[] {
  const isOurs = (spans: readonly Span[]) => {
    const meant = levelOf(spans);
    return level === undefined || meant === undefined || meant === level;
  };
  return guide.sections.map(({ heading, blocks }) => ({
    heading,
    blocks: blocks.flatMap((block): Block[] => {
      if (block.kind === 'picture') return [block];
      if (block.kind === 'paragraph') return isOurs(block.spans) ? [block] : [];
      const items = block.items.filter(isOurs);
      return items.length > 0 ? [{ ...block, items }] : [];
    }),
  }));
}

/** What the screen is for, in the guide's own first words: the index and the tour say nothing of their own. */
export function purposeOf(guide: Guide): string {
  const first = guide.sections[0]?.blocks[0];
  return first?.kind === 'paragraph' ? plainWords(first.spans) : '';
}

/** The pictures a guide shows, by file name. */
export function picturesOf(guide: Guide): { src: string; words: string }[] {
  return guide.sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'picture' ? [block] : [])));
}

/** A way into a screen, as the mount table states it. */
export interface Door {
  method: 'get' | 'post';
  path: string;
  permission: string;
}

/** Does this role hold a permission of one of the guide's screens? A guide without screens is everybody's. */
export function isFor(guide: Guide, doors: readonly Door[], holds: (permission: string) => boolean): boolean {
  if (guide.routes.length === 0) return true;
  return doors.some((door) => guide.routes.includes(door.path) && (door.permission === 'public' || holds(door.permission)));
}
