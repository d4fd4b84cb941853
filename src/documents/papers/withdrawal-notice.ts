// The notice that tells whoever was sent a paper that it was revoked. No law gives it words: it is a thông báo as Decree 30/2020 lays it
// out. Of a denunciation it may reach the denounced: no field here can hold who denounced.
import type { FrameData } from './frame.ts';
import { capital, citizen, framePaper, recipientLines } from './frame.ts';
import { fill, has, longDate, type Maybe } from './number.ts';
import { type Paper, paragraph } from './paper.ts';
import type { WithdrawnPaper } from './withdrawn.ts';
import { clause } from './wording.ts';

export interface WithdrawalNoticeData extends FrameData {
  withdrawn: WithdrawnPaper;
  withdrawnOn: Maybe;
  reason: Maybe;
  /** What follows for whoever has it; the standing sentence otherwise. */
  consequence?: Maybe;
  /** Whoever was sent it, as the sending book says. */
  receivers: readonly string[];
  /** The unnamed denouncer is an office or an organisation. */
  toBody?: boolean;
}

const standing = 'Đề nghị nơi nhận không sử dụng văn bản đã thu hồi; văn bản thay thế, nếu có, được gửi sau theo quy định';

/** Whoever denounced, as the receivers of a notice call him: no paper that others read says who it is. */
export const unnamedDenouncer = 'Người tố cáo';

/** Does the notice go to whoever denounced, and to nobody else. */
export const isToDenouncer = ({ receivers }: { receivers?: unknown }): boolean =>
  Array.isArray(receivers) && receivers.length === 1 && receivers[0] === unnamedDenouncer;

/** In his place a blank that is filled in by hand on what goes to him; a body is called by its name alone. */
const addressed = (receiver: string, toBody = false): string =>
  receiver !== unnamedDenouncer ? fill(receiver) : toBody ? fill(null) : capital(citizen(null));

/** The notice as it is printed, to everybody who was sent the paper; in the place of a denouncer stands a blank that is filled in by hand. */
export function composeWithdrawalNotice(data: WithdrawalNoticeData): Paper {
  const { title, number, on, by, sentOn } = data.withdrawn;
  const called = `${fill(title)} số ${fill(number)} ${longDate(on)}`;
  const sent = has(sentOn) ? `, gửi ${longDate(sentOn)}` : '';
  return framePaper('WITHDRAWAL_NOTICE', data, {
    title: 'Thông báo',
    abstract: `Về việc thu hồi ${called}`,
    to: data.receivers.length > 0 ? data.receivers.map((one) => addressed(one, data.toBody)) : [fill(null)],
    body: [
      paragraph(`${fill(by)} đã ban hành ${called}${sent}.`),
      paragraph(`Văn bản nêu trên đã được thu hồi ${longDate(data.withdrawnOn)}. Lý do: ${clause(data.reason)}.`),
      paragraph(`${has(data.consequence) ? clause(data.consequence) : standing}.`),
      paragraph(`${fill(data.issuingOrg)} thông báo để nơi nhận biết, thực hiện./.`),
    ],
    recipients: recipientLines(['Như trên'], data.copies, 'VT, hồ sơ'),
  });
}
