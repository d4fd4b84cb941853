// The tables of one unit and period → the page that leads to them, and by when they are due.
import type { Actor } from '../accounts/actor.ts';
import { formatDate } from '../deadlines/dates.ts';
import type { Tag } from '../petitions/petition.ts';
import { type Choice, type DayBoxes, dayBoxes, daysLine, periodOrDays, reportHref, type TypedDays } from './choices.ts';
import { circularOf, dueDays, forceWords } from './circulars.ts';
import type { Note } from './disagreements.ts';
import { type NarrativeLink, narrativeLinks, narrativeNote, toldLinks } from './narrative/outline.ts';
import type { Period } from './periods.ts';
import type { Sheet } from './sheet.ts';

export interface ReportsPage extends DayBoxes {
  title: string;
  periodLine: string;
  originLine: string;
  choices: Choice[];
  tables: { href: string; form: string; title: string; agreed: Tag }[];
  dueLine: string;
  /** Drafts of the report in words, and what it asks that no table has. */
  narratives: NarrativeLink[];
  /** Why there is none in this period, or no report at all; '' otherwise. */
  narrativeNote: string;
  closedHref: string;
  returned: Note[];
}

declare module '../web/render.ts' {
  interface Pages {
    'reports/index': ReportsPage;
  }
}

/** The tables of one unit and period, and by when they are due. */
export function indexScreen(parts: {
  sheets: readonly Sheet[];
  period: Period;
  today: string;
  /** Days in the boxes that are no period. */
  typed: TypedDays | null;
  actor: Actor;
  /** What was given back and waits to be closed anew. */
  returned: Note[];
  /** Why the own unit owes no report of the period; '' where it does. */
  notOwed: string;
}): ReportsPage {
  const { period, today } = parts;
  const due = dueDays(period);
  return {
    title: 'Báo cáo thống kê',
    periodLine: daysLine(period),
    ...dayBoxes(period, parts.typed),
    choices: [periodOrDays(period, today)],
    tables: parts.sheets.map(({ table, verdicts, openingChecks }) => {
      const broken = [...verdicts.filter(({ holds }) => !holds), ...openingChecks.broken];
      const stated = broken.filter(({ check }) => check.isStated).length;
      const unsure = broken.length - stated + openingChecks.untried.length;
      return {
        href: reportHref(`/reports/${table.code}`, period, { code: '' }),
        form: table.form,
        title: table.title,
        agreed:
          stated + unsure === 0
            ? { words: 'Các cột khớp', colour: 'green', icon: 'circle-check' }
            : stated === 0
              ? { words: `${unsure} chỗ cần xem lại`, colour: 'amber', icon: 'alert-triangle' }
              : { words: `${stated} chỗ chưa khớp`, colour: 'red', icon: 'alert-triangle' },
      };
    }),
    returned: parts.returned,
    closedHref: reportHref('/reports/closed', period, { code: '' }),
    originLine: `Các biểu theo ${forceWords(circularOf(period))}.`,
    narratives: [...narrativeLinks(parts.actor, period, 'own'), ...toldLinks(parts.actor, period, parts.notOwed)],
    narrativeNote: parts.notOwed || narrativeNote(period),
    dueLine:
      due && parts.notOwed === ''
        ? `Gửi Ủy ban nhân dân Thành phố chậm nhất ngày ${formatDate(due.unit)}; Thành phố gửi Thanh tra Chính phủ chậm nhất ngày ${formatDate(due.province)} (${circularOf(period).name}).`
        : '',
  };
}
