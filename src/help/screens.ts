// The index of help, one guide, the printed manual, the first tour. The words are those of docs/guide.
import type { Actor } from '../accounts/actor.ts';
import { type Permission, roleMay } from '../accounts/permissions.ts';
import { type OfficerRole, roleNames, roles } from '../accounts/roles.ts';
import { formatDate } from '../deadlines/dates.ts';
import { emptyForm, type FormState } from '../web/forms.ts';
import { type Door, type Guide, groups, isFor, type Level, levelNames, levels, purposeOf } from './guide.ts';
import { guideOf, guides } from './library.ts';
import { type SectionView, textView } from './text-view.ts';
import { tours } from './tours.ts';

interface Entry {
  href: string;
  label: string;
  purpose: string;
}
export interface HelpPage {
  title: string;
  groups: { heading: string; anchor: string; entries: Entry[] }[];
  jumps: { href: string; label: string }[];
  others: Entry[];
  hasOthers: boolean;
  roleName: string;
  hasTour: boolean;
}
export interface GuidePage {
  title: string;
  group: string;
  topicHref: string;
  sections: SectionView[];
  neighbours: { href: string; label: string }[];
}
export interface ManualChoicePage {
  title: string;
  form: FormState;
  roleOptions: { value: string; label: string }[];
  levelOptions: { value: string; label: string }[];
}
export interface ManualPage {
  title: string;
  roleName: string;
  levelName: string;
  printedOn: string;
  chapters: { heading: string; guides: { topic: string; title: string; sections: SectionView[] }[] }[];
}
export interface TourPage {
  title: string;
  csrf: string;
  at: string;
  steps: { label: string; note: string; state: string }[];
  heading: string;
  purpose: string;
  picture: { src: string; words: string }[];
  guideHref: string;
  backHref: string;
  hasBack: boolean;
  nextHref: string;
  hasNext: boolean;
}

declare module '../web/render.ts' {
  interface Pages {
    'help/index': HelpPage;
    'help/guide': GuidePage;
    'help/panel': GuidePage;
    'help/manual-choice': ManualChoicePage;
    'help/manual': ManualPage;
    'help/tour': TourPage;
  }
}

const forRole = (role: OfficerRole, doors: readonly Door[]) => (guide: Guide) =>
  isFor(guide, doors, (permission) => roleMay(role, permission as Permission));
const entryOf = (guide: Guide): Entry => ({ href: `/help/${guide.topic}`, label: guide.title, purpose: purposeOf(guide) });

/** Guides of the reader's own work by job; the rest, open to everybody, below. */
export function helpScreen(actor: Actor, doors: readonly Door[]): HelpPage {
  const isMine = forRole(actor.role as OfficerRole, doors);
  const mine = groups
    .map((heading, index) => ({
      heading,
      anchor: `muc-${index + 1}`,
      entries: guides.filter((guide) => guide.group === heading && isMine(guide)).map(entryOf),
    }))
    .filter((group) => group.entries.length > 0);
  const others = guides.filter((guide) => !isMine(guide)).map(entryOf);
  return {
    title: 'Hướng dẫn, hỗ trợ',
    groups: mine,
    jumps: mine.map(({ anchor, heading }) => ({ href: `#${anchor}`, label: heading })),
    others,
    hasOthers: others.length > 0,
    roleName: roleNames[actor.role],
    hasTour: tours[actor.role].length > 0,
  };
}

/** One guide for the level of the reader's office. @param place a page of its own, or the panel beside a form */
export function guideScreen(actor: Actor, guide: Guide, place: 'page' | 'panel'): GuidePage {
  return {
    title: guide.title,
    group: guide.group,
    topicHref: `/help/${guide.topic}`,
    sections: textView(guide, place, actor.unitLevel),
    neighbours: guides
      .filter((one) => one.group === guide.group && one !== guide)
      .map((one) => ({ href: `/help/${one.topic}`, label: one.title })),
  };
}

/** Is it the code of an officer's role? */
export const isRole = (code: string): code is OfficerRole => (roles as readonly string[]).includes(code);
/** Is it the code of a level the manual is printed for? */
export const isLevel = (code: string): code is Level => (levels as readonly string[]).includes(code);

/** Asks for which role and level the manual is to be printed; the reader's own stand chosen. */
export function manualChoiceScreen(actor: Actor): ManualChoicePage {
  const level = isLevel(actor.unitLevel) ? actor.unitLevel : 'commune';
  return {
    title: 'In sách hướng dẫn',
    form: emptyForm('', '/help/manual', { role: actor.role, level }),
    roleOptions: roles.map((value) => ({ value, label: roleNames[value] })),
    levelOptions: levels.map((value) => ({ value, label: levelNames[value] })),
  };
}

/** The guides of one role in an office of one level, as a book. */
export function manualScreen(role: OfficerRole, level: Level, doors: readonly Door[], today: string): ManualPage {
  const mine = guides.filter((guide) => guide.levels.includes(level) && forRole(role, doors)(guide));
  return {
    title: `Sách hướng dẫn: ${roleNames[role]}, ${levelNames[level].toLocaleLowerCase('vi')}`,
    roleName: roleNames[role],
    levelName: levelNames[level],
    printedOn: formatDate(today),
    chapters: groups
      .map((heading) => ({
        heading,
        guides: mine
          .filter((guide) => guide.group === heading)
          .map((guide) => ({ topic: guide.topic, title: guide.title, sections: textView(guide, 'manual', level) })),
      }))
      .filter((chapter) => chapter.guides.length > 0),
  };
}

/** One step of the tour; an unknown step is the first one. Undefined when the role has no tour. */
export function tourScreen(actor: Actor, step: number, csrf: string): TourPage | undefined {
  const walk = tours[actor.role].flatMap((topic) => guideOf(topic) ?? []);
  const at = walk[step - 1] ? step : 1;
  const guide = walk[at - 1];
  if (!guide) return undefined;
  const picture = guide.sections.flatMap(({ blocks }) => blocks).find((block) => block.kind === 'picture');
  return {
    title: 'Giới thiệu phần mềm',
    csrf,
    at: `Bước ${at} trong ${walk.length}`,
    steps: walk.map(({ title }, index) => ({
      label: title,
      note: '',
      state: index + 1 < at ? 'done' : index + 1 === at ? 'now' : '',
    })),
    heading: guide.title,
    purpose: purposeOf(guide),
    picture: picture ? [{ src: picture.src.replace(/^images\//, '/help/images/'), words: picture.words }] : [],
    guideHref: `/help/${guide.topic}`,
    backHref: `/help/tour?step=${at - 1}`,
    hasBack: at > 1,
    nextHref: `/help/tour?step=${at + 1}`,
    hasNext: at < walk.length,
  };
}
