// Small acts on a petition: assigning, withdrawing, voiding, supplement received, reply received, reveal.
import { z } from 'zod';
import { revealPurposes } from '../../sealing/policy.ts';
import { choice, optionalChoice, optionalDate, optionalText, requiredDate, requiredId, requiredText } from '../../web/fields.ts';
import type { Moment } from '../../web/pages.ts';
import { tellingWays } from '../citizen-telling.ts';
import { inspectionFindings } from '../inspection.ts';
import { takingGrounds } from '../taking-grounds.ts';
import { withdrawalSigns, withdrawers } from '../withdrawal-signs.ts';

/** A withdrawal is asked for a ground to go on only where something is denounced; nobody else's answer counts. */
export const asksWithdrawalSign = (petition: { petitionType: string; sealed: boolean }): boolean =>
  petition.sealed || petition.petitionType === 'TC';

const notAfterToday = (moment: Moment, words: string) =>
  requiredDate(words, () => moment.today).refine((on) => on <= moment.today, 'Ngày này không được sau hôm nay');

/** Who gets it. `rowVersion`: the petition as the page showed it. */
export const AssignmentForm = () =>
  z.object({
    processor: requiredId('Chọn chuyên viên xử lý'),
    note: optionalText(500).default(''),
    rowVersion: optionalText(20).default(''),
  });
/** `leavers`: who takes it back, where not everybody does; `sign`: what obliges the office to go on all the same (khoản 3 Điều 33 LTC). */
export const WithdrawalForm = (moment: Moment) =>
  z.object({
    on: notAfterToday(moment, 'Nhập ngày rút đơn'),
    paper: choice(['letter', 'minutes'], 'Chọn đơn xin rút hay biên bản'),
    scope: choice(['full', 'partial'], 'Chọn rút toàn bộ hay một phần'),
    who: optionalChoice(withdrawers),
    leavers: optionalText(1000).default(''),
    sign: optionalChoice(withdrawalSigns),
    note: optionalText(1000).default(''),
  });
/** The reason is printed beside the line through the number. */
export const VoidForm = () =>
  z.object({ reason: requiredText('Nhập lý do hủy số đơn, lý do được in cạnh dòng gạch trong sổ', 500) });
/** Word to whoever forwarded a denunciation (khoản 2 Điều 26 LTC). */
export const ForwarderNoticeForm = (moment: Moment) =>
  z.object({
    on: notAfterToday(moment, 'Nhập ngày thông báo'),
    number: optionalText(100).default(''),
    leap: optionalText(100).default(''),
    note: optionalText(500).default(''),
  });
/** What was asked for came, or the time for it has run out. */
export const SupplementForm = (moment: Moment) =>
  z.object({
    on: notAfterToday(moment, 'Nhập ngày nhận bổ sung'),
    received: choice(['yes', 'no'], 'Chọn đã nhận bổ sung hay hết hạn không bổ sung'),
    note: optionalText(1000).default(''),
  });
/** What is missing of it is found with the petition (taking-grounds.ts). */
export const TakingFromBelowForm = (moment: Moment) =>
  z.object({
    on: notAfterToday(moment, 'Nhập ngày cơ quan này nhận giải quyết'),
    ground: optionalChoice(takingGrounds),
    note: optionalText(1000).default(''),
    below: optionalText(300).default(''),
    demandNumber: optionalText(100).default(''),
    demandOn: optionalDate(() => moment.today).default(null),
    leap: optionalText(100).default(''),
    number: optionalText(100).default(''),
    reportedOn: optionalDate(() => moment.today).default(null),
  });
/** What the office's own inspection of nameless information found. */
export const InspectionForm = (moment: Moment) =>
  z.object({
    on: notAfterToday(moment, 'Nhập ngày có kết quả kiểm tra'),
    number: requiredText('Nhập số, ký hiệu văn bản báo cáo kết quả', 100),
    leap: optionalText(100).default(''),
    finding: choice(inspectionFindings, 'Chọn kết quả kiểm tra'),
    note: optionalText(1000).default(''),
  });
/** The result another body found, told to the citizen (khoản 2 Điều 28 LTCD). */
export const CitizenNoticeForm = (moment: Moment) =>
  z.object({
    on: notAfterToday(moment, 'Nhập ngày thông báo'),
    way: choice(tellingWays, 'Chọn cách thông báo'),
    number: optionalText(100).default(''),
    leap: optionalText(100).default(''),
  });
/** Nobody opens an identity without a purpose. */
export const RevealForm = () => z.object({ purpose: choice(revealPurposes, 'Chọn lý do cần xem') });
/** Why it is a denunciation. */
export const SealForm = () => z.object({ reason: requiredText('Nhập căn cứ: nội dung nào là tố cáo', 1000) });
