// For which periods a report in words is made, of whose figures, and who may draft it: the rule behind the links and the file. Pure.
import type { Actor } from '../../accounts/actor.ts';
import { may } from '../../accounts/permissions.ts';
import { circularOf } from '../circulars.ts';
import { type Period, periodCode } from '../periods.ts';
import { reachesOthers } from '../scope.ts';

/** Of the unit's own figures, or of those of all who report to it, its own among them. */
export type Cover = 'own' | 'consolidated';

export type OutlineAnswer = { ok: true } | { ok: false; because: string };

/** Whether the circular of a period asks for a report in words; '' as the reason where its outline is not known. */
export function outlineAsked(period: Period): OutlineAnswer {
  const { outline, name } = circularOf(period);
  if (!outline) return { ok: false, because: '' };
  if (outline.kinds.includes(period.kind)) return { ok: true };
  return {
    ok: false,
    because: `Kỳ này chỉ báo cáo theo các biểu số liệu (${outline.tablesOnly} ${name}), không lập báo cáo theo ${outline.form}.`,
  };
}

/** Why a period has no report in words, for its page; '' where it has one. */
export function narrativeNote(period: Period): string {
  const asked = outlineAsked(period);
  return asked.ok ? '' : asked.because;
}

/** The reception board reads the whole city and consolidates nothing: nobody reports to it. */
export const mayDraft = (actor: Actor, cover: Cover): boolean =>
  may(actor, 'report:export') && (cover === 'own' || (reachesOthers(actor) && actor.role !== 'reception_board_head'));

/** Whether this officer's inspectorate may be let sign for the committee it belongs to (thừa ủy quyền). */
export const maySignByMandate = (actor: Actor): boolean => actor.role === 'chief_inspector' && actor.reach.all;

const draftHref = (period: Period, cover: Cover, byMandate = false) =>
  `/reports/narrative.docx?period=${periodCode(period)}${cover === 'consolidated' ? '&unit=all' : ''}${byMandate ? '&signed=mandate' : ''}`;

export interface NarrativeLink {
  href: string;
  label: string;
  icon: string;
}

/** Where these figures of a period are typed. */
export const toldHref = (period: Period) => `/reports/narrative/figures?period=${periodCode(period)}`;

/**
 * Where an officer tells what the outline asks and no table has; empty where no report in words is asked for.
 * @param notOwed why the unit owes no report of the period; '' where it does
 */
export const toldLinks = (actor: Actor, period: Period, notOwed: string): NarrativeLink[] =>
  notOwed === '' && outlineAsked(period).ok && may(actor, 'report:prepare')
    ? [{ href: toldHref(period), label: 'Nhập số liệu ngoài biểu', icon: 'file-pencil' }]
    : [];

/** The drafts this officer may have of a period; empty where none is asked for. */
export function narrativeLinks(actor: Actor, period: Period, cover: Cover): NarrativeLink[] {
  const form = circularOf(period).outline?.form;
  if (!form || !outlineAsked(period).ok || !mayDraft(actor, cover)) return [];
  const icon = 'file-certificate';
  if (cover === 'own') {
    const label = `Dự thảo ${form}${reachesOthers(actor) ? ' của riêng đơn vị' : ''}`;
    return [{ href: draftHref(period, cover), label, icon }];
  }
  return [
    { href: draftHref(period, cover), label: `Dự thảo ${form} tổng hợp`, icon },
    ...(maySignByMandate(actor)
      ? [{ href: draftHref(period, cover, true), label: `Dự thảo ${form} tổng hợp, ký TUQ.`, icon }]
      : []),
  ];
}
