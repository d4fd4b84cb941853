// The papers of an acceptance are drafted anew, from the file as it stands: the notice was revoked, or the accepted points were written wrong.
import { paperCatalogue } from '../../documents/papers/catalogue.ts';
import { acceptancePaperKinds, acceptancePapers, sayingKinds, standingKinds } from '../acceptance-papers.ts';
import { type ClockEffect, defineAct, type Given, linesOf } from '../effect.ts';
import { area } from '../fields.ts';
import { familyOf } from '../proceeding.ts';
import { keepingWithdrawn, standingText } from '../standing.ts';
import type { Facts } from '../workflow.ts';

/**
 * The period of telling a denunciation's acceptance (khoản 3 Điều 29 LTC), once more: it was kept or missed by what was sent before. With
 * a decision made anew it then runs from the day that one bears (documents/registry/numbering.ts).
 */
const noticeAgain = ({ procedure, noticedOn, today, running }: Facts): ClockEffect[] =>
  familyOf(procedure) === 'denunciation' && noticedOn !== null && !running.has('TC_NOTICE')
    ? [{ do: 'start', rule: 'TC_NOTICE', on: today }]
    : [];

/** The decision of acceptance was revoked, now or before an earlier draft of the new one: that one bears a day of its own. */
const isRedecided = ({ facts, steps }: Pick<Given, 'facts' | 'steps'>): boolean =>
  facts.revoked.includes('TC04_2019') ||
  steps.some(({ kind, details }) => kind === 'acceptance-papers' && details.isRedecided === true);

/**
 * A denunciation's decision of acceptance, and the notices of it, say the limit set that day: more time has a decision of its own. The
 * notice of a complaint's says the limit as it stands (documents/registry/rewriting.ts).
 */
const limitTold = ({ facts, limitDays, firstLimitDays }: Given): number =>
  (familyOf(facts.procedure) === 'denunciation' ? firstLimitDays : limitDays) ?? 0;

/** "“Một”, “Hai”" */
const quoted = (text: string): string =>
  linesOf(text)
    .map((one) => `“${one}”`)
    .join(', ');

export const acceptanceAgain = defineAct('acceptance-papers', {
  bearsEntryDay: true,
  fields: {
    points: area('Nội dung thụ lý', 'Nhập nội dung thụ lý', { hint: 'Mỗi nội dung một dòng; văn bản lập sau cũng ghi theo đây' }),
  },
  goingOut: ['points'],
  initial: ({ contents }) => ({ points: contents.acceptedPoints }),
  intro: () =>
    'Dự thảo mới lấy thông tin hiện có của hồ sơ. Dự thảo cũ chưa cấp số được hủy; văn bản đã cấp số, chưa thu hồi thì giữ nguyên. Ngày thụ lý và các thời hạn không đổi.',
  check: ({ points }, given): Record<string, string> => {
    const standing = sayingKinds(given).map((kind) => `“${paperCatalogue[kind].title}”`);
    if (points === standingText(given) || standing.length === 0) return {};
    return {
      points: `${standing.join(', ')} đã cấp số với nội dung đang ghi ${quoted(standingText(given))}. Thu hồi trước, rồi sửa nội dung thụ lý để các văn bản ghi giống nhau`,
    };
  },
  effect: ({ points }, given) => {
    const standing = standingKinds(given.facts);
    const isOther = points !== standingText(given);
    return {
      on: given.today,
      said: isOther ? 'Sửa nội dung thụ lý, lập lại văn bản thụ lý.' : 'Lập lại văn bản thụ lý.',
      contents: { acceptedPoints: keepingWithdrawn(points, given) },
      // Told by papers that stand no more: it is owed again, within the period it had.
      ...(given.facts.noticedOn === null ? {} : { changes: { noticedOn: null } }),
      clocks: noticeAgain(given.facts),
      ...(isRedecided(given) ? { details: { isRedecided: true } } : {}),
      papers: acceptancePapers(given, {
        points,
        days: limitTold(given),
        basis: given.limitBasis,
        isRedecided: isRedecided(given),
      }).filter(({ kind }) => !standing.includes(kind)),
      replaces: acceptancePaperKinds[familyOf(given.facts.procedure)].filter((kind) => !standing.includes(kind)),
    };
  },
});
