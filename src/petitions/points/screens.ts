// The contents of a petition with several, and the form of the petition handed in for one of them.

import { may } from '../../accounts/permissions.ts';
import { formatDate } from '../../deadlines/dates.ts';
import { NotAllowedNow, NotFound } from '../../errors.ts';
import { isOpenWordsAsked, type openWordsQuestion } from '../../sealing/open-words.ts';
import type { FormState, FormValues } from '../../web/forms.ts';
import type { Context } from '../../web/pages.ts';
import { type WhomBlock, whomBlock } from '../named/whom-screen.ts';
import {
  jurisdictionNames,
  petitionNumber,
  petitionTypeNames,
  sourceNames,
  statusTags,
  type Tag,
  typeWords,
} from '../petition.ts';
import { destinationChoices } from '../proposals/destination.ts';
import { loadPetitionRecord } from '../queries.ts';
import { mayAct } from '../workflow.ts';
import { childRefusal } from './actions.ts';
import { childSources, pointTypes } from './forms.ts';
import { contentsLeft, type LeftContent } from './left-contents.ts';
import { pointMark } from './mark.ts';
import { pointQuestionOn } from './open-words.ts';
import { listPoints, listRemovedPoints, type PointRow } from './records.ts';

export interface PointsPage {
  title: string;
  number: string;
  petitionHref: string;
  statusTag: Tag;
  subLine: string;
  form: FormState;
  csrf: string;
  canAdd: boolean;
  points: {
    ordinal: number;
    typeName: string;
    summary: string;
    whose: string;
    competentOrg: string;
    child: { href: string; label: string } | null;
    childHref: string;
    refusal: string;
    removal: string;
    correction: string;
  }[];
  /** What was taken out of the list, in its words. */
  removed: { ordinal: number; typeName: string; summary: string; restoration: string }[];
  left: LeftContent[];
  isEmpty: boolean;
  enough: boolean;
  sealsOnAdd: boolean;
  /** What to do before the seal: contents that cannot be registered from here after it. */
  sealWarning: string;
  whom: WhomBlock;
  asksOpenWords: boolean;
  openWordsQuestion: typeof openWordsQuestion;
  typeOptions: { value: string; label: string; hint: string }[];
  jurisdictionOptions: { value: string; label: string }[];
  destinations: string[];
  proposalHref: string;
}

/** One content: written anew, or what is asked before it is taken out. */
export interface PointPage {
  title: string;
  number: string;
  backHref: string;
  form: FormState;
  typeName: string;
  isCorrection: boolean;
  summary: string;
  /** The content as it stands while the page is made (pointMark). */
  seen: string;
  jurisdictionOptions: { value: string; label: string }[];
  destinations: string[];
}

export interface ChildPage {
  title: string;
  number: string;
  backHref: string;
  form: FormState;
  pointWords: string;
  typeName: string;
  isSealed: boolean;
  sourceOptions: { value: string; label: string }[];
}

declare module '../../web/render.ts' {
  interface Pages {
    'petitions/points': PointsPage;
    'petitions/point': PointPage;
    'petitions/child': ChildPage;
  }
}

/** Said before a denunciation is added to an open paper, with the contents that the seal shuts out. */
function sealWarning(points: readonly PointRow[]): string {
  const left = points.filter((point) => point.petitionType !== 'TC' && point.childPetitionId === null);
  const which = left
    .map((point) => `${point.ordinal} (${petitionTypeNames[point.petitionType].toLocaleLowerCase('vi')})`)
    .join(', ');
  return [
    'Thêm nội dung tố cáo thì cả đơn chuyển sang bảo mật và không bỏ được: người gửi được niêm phong, mã tra cứu bị thu hồi.',
    'Sau đó các nội dung khác không đăng ký tách từ đơn này được nữa, chỉ vào sổ như đơn mới.',
    left.length > 0 ? `Người gửi đã nộp đơn tách thì bấm “Đăng ký đơn tách” cho nội dung ${which} trước.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

const jurisdictionOptions = (['own', 'not_own'] as const).map((code) => ({ value: code, label: jurisdictionNames[code] }));

/** @throws NotFound; NotAllowedNow when it has become a petition, or the petition's contents are not to be changed any more */
async function changeablePoint(context: Context, pointId: number) {
  const record = await loadPetitionRecord(context.tx, context.id);
  const point = (await listPoints(context.tx, record)).find((one) => one.id === pointId);
  if (record.unitId !== context.actor.unitId || !point) throw new NotFound();
  const back = `/petitions/${record.id}/points`;
  if (point.childPetitionId !== null) throw new NotAllowedNow('Nội dung này đã được đăng ký thành đơn riêng.', back);
  const answer = mayAct(context.actor, 'split', record);
  if (!answer.ok) throw new NotAllowedNow(answer.because, back);
  return { record, point };
}

/** A content as it stands. */
export async function pointWords(context: Context, pointId: number): Promise<FormValues> {
  const { point } = await changeablePoint(context, pointId);
  return { summary: point.summary, jurisdiction: point.jurisdiction, competentOrg: point.competentOrg };
}

/** One content to correct or take away. @throws NotFound, NotAllowedNow where it is not to be changed any more */
export async function pointScreen(
  context: Context,
  form: FormState,
  pointId: number,
  act: 'correction' | 'removal',
): Promise<PointPage> {
  const { record, point } = await changeablePoint(context, pointId);
  const isCorrection = act === 'correction';
  return {
    title: `${isCorrection ? 'Sửa' : 'Bỏ'} nội dung ${point.ordinal} của ${petitionNumber(record)}`,
    number: petitionNumber(record),
    backHref: `/petitions/${record.id}/points`,
    form,
    typeName: petitionTypeNames[point.petitionType],
    isCorrection,
    summary: point.summary,
    seen: pointMark(point),
    jurisdictionOptions,
    destinations: await destinationChoices(context.house, context.actor.unitId, context.moment.today),
  };
}

/** All contents of a petition, and the form of another where one may be added. @throws NotFound */
export async function pointsScreen(context: Context, form: FormState): Promise<PointsPage> {
  const { tx, house, actor, moment } = context;
  const record = await loadPetitionRecord(tx, context.id);
  const found = await listPoints(tx, record);
  const canAdd = mayAct(actor, 'split', record).ok;
  const canRegister = may(actor, 'petition:register') && record.unitId === actor.unitId;
  return {
    title: `Các nội dung của ${petitionNumber(record)}`,
    number: petitionNumber(record),
    petitionHref: `/petitions/${record.id}`,
    statusTag: statusTags[record.status],
    subLine: [record.content?.senderLabel ?? '', typeWords(record), `tiếp nhận ${formatDate(record.receivedOn)}`]
      .filter(Boolean)
      .join(' · '),
    form,
    csrf: context.csrf,
    canAdd,
    points: found.map((point) => {
      const refusal = childRefusal(record, point);
      return {
        ordinal: point.ordinal,
        typeName: petitionTypeNames[point.petitionType],
        summary: point.summary,
        whose: jurisdictionNames[point.jurisdiction],
        competentOrg: point.competentOrg,
        child: point.childPetitionId ? { href: `/petitions/${point.childPetitionId}`, label: 'Xem đơn đã tách' } : null,
        childHref: refusal === '' && canRegister ? `/petitions/${record.id}/points/${point.id}/child` : '',
        refusal: point.childPetitionId ? '' : refusal,
        removal: canAdd && point.childPetitionId === null ? `/petitions/${record.id}/points/${point.id}/removal` : '',
        correction: canAdd && point.childPetitionId === null ? `/petitions/${record.id}/points/${point.id}/correction` : '',
      };
    }),
    removed: (await listRemovedPoints(tx, record)).map((point) => ({
      ordinal: point.ordinal,
      typeName: petitionTypeNames[point.petitionType],
      summary: point.summary,
      restoration: canAdd ? `/petitions/${record.id}/points/${point.id}/restoration` : '',
    })),
    left: await contentsLeft(context, record),
    isEmpty: found.length === 0,
    enough: found.length >= 2,
    sealsOnAdd: !record.sealed,
    sealWarning: sealWarning(found),
    whom: await whomBlock(context, form, record),
    asksOpenWords: isOpenWordsAsked(form),
    openWordsQuestion: await pointQuestionOn(context, record, form),
    typeOptions: pointTypes.map((type) => ({
      value: type,
      label: petitionTypeNames[type],
      hint: type === 'TC' && !record.sealed ? 'Khi thêm, cả đơn chuyển sang bảo mật' : '',
    })),
    jurisdictionOptions,
    destinations: await destinationChoices(house, actor.unitId, moment.today),
    proposalHref: mayAct(actor, 'propose', record).ok ? `/petitions/${record.id}/proposal` : '',
  };
}

/** @param pointId the content its petition is handed in for @throws NotFound */
export async function childScreen(context: Context, form: FormState, pointId: number): Promise<ChildPage> {
  const record = await loadPetitionRecord(context.tx, context.id);
  const point = (await listPoints(context.tx, record)).find((one) => one.id === pointId);
  if (!point) throw new NotFound();
  return {
    title: `Đăng ký đơn tách từ ${petitionNumber(record)}`,
    number: petitionNumber(record),
    backHref: `/petitions/${record.id}/points`,
    form: { ...form, values: { receivedOn: formatDate(context.moment.today), summary: point.summary, ...form.values } },
    pointWords: point.summary,
    typeName: petitionTypeNames[point.petitionType],
    isSealed: point.petitionType === 'TC',
    sourceOptions: childSources.map((source) => ({ value: source, label: sourceNames[source] })),
  };
}
