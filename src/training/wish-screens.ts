// The page of a class's wishes.
import { formatDate, todayInVietnam } from '../deadlines/dates.ts';
import { screenName } from '../feedback/page-names.ts';
import type { ListedClass } from './queries.ts';
import { type CarriedWish, wisher } from './wishes.ts';

export interface WishesPage {
  title: string;
  trail: { href: string; label: string }[];
  wishes: {
    screen: string;
    words: string;
    who: string;
    on: string;
    /** Where its picture is looked at; '' of none. It goes along. */
    pictureHref: string;
    tag: { words: string; colour: string; icon: string };
  }[];
  hasNone: boolean;
  action: string;
  csrf: string;
  /** '' when everything was sent. */
  sendLabel: string;
}

declare module '../web/render.ts' {
  interface Pages {
    'training/wishes': WishesPage;
  }
}

/** What trainees asked for, and how much of it has not been sent on to the inspectorate yet. */
export function wishesScreen(row: ListedClass, wishes: readonly CarriedWish[], csrf: string): WishesPage {
  const href = `/training/classes/${row.id}`;
  const title = 'Góp ý của lớp';
  const open = wishes.filter(({ isSent }) => !isSent).length;
  return {
    title,
    trail: [
      { href: '/training', label: 'Lớp tập huấn' },
      { href, label: row.name },
      { href: '', label: title },
    ],
    wishes: wishes.map((wish) => ({
      screen: screenName(wish.page),
      words: wish.words,
      who: wisher(wish),
      on: formatDate(todayInVietnam(wish.askedAt)),
      pictureHref: wish.picture ? `${href}/wishes/${wish.id}/picture` : '',
      tag: wish.isSent
        ? { words: 'Đã chuyển', colour: 'green', icon: 'circle-check' }
        : { words: 'Chưa chuyển', colour: 'amber', icon: 'clock' },
    })),
    hasNone: wishes.length === 0,
    action: `${href}/wishes`,
    csrf,
    sendLabel: open > 0 ? `Chuyển ${open} góp ý cho Thanh tra` : '',
  };
}
