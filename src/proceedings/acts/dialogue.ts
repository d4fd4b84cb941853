// The dialogue with the complainant: invitation in time, minutes, or absence (Điều 28 NĐ 124/2020 as amended).
import { formatDate } from '../../deadlines/dates.ts';
import { isOffice, type OfficerData } from '../../documents/papers/frame.ts';
import { defineAct, type Given, lastStep, linesOf, paper } from '../effect.ts';
import { area, day, line, maybeArea, maybeLine, openArea, pick, tick, wholeNumber } from '../fields.ts';
import { chairErrors, delegableLabel, isResolverHimself, postOf } from './chairing.ts';

const postHint = 'Để trống nếu là cán bộ của cơ quan: phần mềm lấy theo tài khoản';

/** Somebody at the table, with his own post; his office is this one where he is an officer of it. */
const attending = (name: string, post: string, given: Given): OfficerData => ({
  name: name || null,
  title: postOf(name, post, given) || null,
  org: name === '' || given.postOf(name) !== '' ? given.agency : null,
});

export const invitation = defineAct('invitation', {
  fields: {
    on: day('Ngày gửi giấy mời', 'Nhập ngày gửi giấy mời'),
    meetOn: day('Ngày đối thoại', 'Nhập ngày đối thoại', { hint: 'Giấy mời gửi trước ngày đối thoại ít nhất 05 ngày' }),
    offDay: tick('Vẫn đối thoại vào ngày nghỉ này', {
      hint: 'Đánh dấu khi các bên đã đồng ý gặp ngày nghỉ',
      whenAsked: true,
    }),
    pastLimit: tick('Vẫn đối thoại sau khi hết hạn giải quyết', { whenAsked: true }),
    meetAt: line('Giờ', 'Nhập giờ, ví dụ 08:30', { width: 'c4' }),
    place: line('Địa điểm', 'Nhập địa điểm đối thoại'),
    contents: area('Nội dung đối thoại', 'Nhập nội dung đối thoại, mỗi nội dung một dòng'),
    chair: maybeLine('Người được phân công chủ trì', {
      width: 'c6',
      hint: 'Để trống nếu người giải quyết trực tiếp đối thoại. Khiếu nại quyết định kỷ luật cán bộ, công chức thì người giải quyết chủ trì. Khiếu nại lần hai chỉ Bộ trưởng, Chủ tịch UBND cấp tỉnh được phân công (khoản 2 Điều 28 Nghị định 124/2020/NĐ-CP)',
    }),
    chairPost: maybeLine('Chức vụ của người được phân công', { width: 'c6', hint: postHint }),
    delegable: tick(delegableLabel, { whenAsked: true }),
  },
  initial: ({ facts }) => ({ on: formatDate(facts.today), meetAt: '08:30' }),
  check: (values, given) => {
    if (values.meetOn <= values.on) return { meetOn: 'Ngày đối thoại phải sau ngày gửi giấy mời' };
    const latest = given.latestNotice('KN_DIALOGUE_NOTICE', values.meetOn);
    if (latest !== undefined && values.on > latest)
      return {
        meetOn: `Giấy mời phải gửi trước ít nhất 05 ngày: đối thoại ngày ${formatDate(values.meetOn)} thì gửi chậm nhất ngày ${formatDate(latest)}`,
      };
    const errors: Record<string, string> = {};
    const rest = given.restDay(values.meetOn);
    if (rest !== '' && !values.offDay)
      errors.offDay = `Ngày ${formatDate(values.meetOn)} là ngày nghỉ (${rest}). Chọn ngày làm việc, hoặc đánh dấu ở đây để giữ ngày này`;
    const { mainDueOn } = given.facts;
    if (mainDueOn !== null && values.meetOn > mainDueOn && !values.pastLimit)
      errors.pastLimit = `Hạn giải quyết là ngày ${formatDate(mainDueOn)}, trước ngày đối thoại ${formatDate(values.meetOn)}. Chọn ngày trong hạn, hoặc đánh dấu ở đây để giữ ngày này`;
    Object.assign(errors, chairErrors(values, given));
    if (!/^([01]?\d|2[0-3])[:hg]([0-5]\d)$/.test(values.meetAt)) errors.meetAt = 'Nhập giờ dạng 08:30';
    return errors;
  },
  effect: (values, given) => ({
    on: values.on,
    until: values.meetOn,
    said: `Mời đối thoại lúc ${values.meetAt} ngày ${formatDate(values.meetOn)} tại ${values.place}.`,
    details: {
      meetOn: values.meetOn,
      meetAt: values.meetAt,
      place: values.place,
      contents: values.contents,
      chair: values.chair,
      chairPost: values.chairPost,
      ...(values.delegable ? { delegable: true } : {}),
    },
    changes: { dialogueOn: values.meetOn },
    papers: [
      paper('KN_INVITE_DIALOGUE', {
        invitees: [
          given.complainant,
          ...given.respondents.map((one) => ({ name: one.name, ...(isOffice(one.name) ? { honorific: '' } : {}) })),
          ...given.related.persons,
          ...given.related.orgs,
        ],
        complaintOf: given.complainant,
        summary: given.words.subject,
        meetOn: values.meetOn,
        meetAtTime: values.meetAt.replace(/[hg]/, ':').padStart(5, '0'),
        meetAtPlace: values.place,
        chair: values.chair
          ? {
              name: values.chair,
              title: `${postOf(values.chair, values.chairPost, given)}${isResolverHimself(values, given) ? '' : ', được phân công chủ trì'}`,
            }
          : { name: null, title: given.authority },
        contents: linesOf(values.contents),
        sendBy: given.latestNotice('KN_DIALOGUE_NOTICE', values.meetOn) ?? null,
      }),
    ],
    tellSender: `cơ quan mời ông, bà đối thoại lúc ${values.meetAt} ngày ${formatDate(values.meetOn)} tại ${values.place}`,
  }),
});

export const dialogue = defineAct('dialogue', {
  fields: {
    on: day('Ngày đối thoại', 'Nhập ngày đối thoại'),
    held: pick(
      'Kết quả',
      ['held', 'absent_without_reason', 'absent_with_reason'],
      {
        held: 'Đã tổ chức, có biên bản',
        absent_without_reason: 'Người khiếu nại vắng mặt không có lý do chính đáng: tiếp tục giải quyết',
        absent_with_reason: 'Người khiếu nại vắng mặt có lý do chính đáng: mời lại',
      },
      'Chọn kết quả',
    ),
    chair: maybeLine('Người chủ trì', {
      width: 'c6',
      showWhen: 'held=held',
      hint: 'Để trống nếu người giải quyết trực tiếp đối thoại',
    }),
    chairPost: maybeLine('Chức vụ của người chủ trì', { width: 'c6', showWhen: 'held=held', hint: postHint }),
    delegable: tick(delegableLabel, { showWhen: 'held=held', whenAsked: true }),
    secretary: maybeLine('Người ghi biên bản', { width: 'c6', showWhen: 'held=held' }),
    secretaryPost: maybeLine('Chức vụ của người ghi biên bản', { width: 'c6', showWhen: 'held=held', hint: postHint }),
    opinions: maybeArea('Ý kiến của người tham gia', { showWhen: 'held=held' }),
    result: openArea('Nội dung đã thống nhất, còn ý kiến khác nhau', { rows: 5, showWhen: 'held=held' }),
    copies: wholeNumber('Số bản biên bản', 'Nhập số bản, ít nhất 03', 3, 20, { showWhen: 'held=held' }),
  },
  initial: ({ facts, invited }) => ({ on: formatDate(facts.dialogueOn ?? facts.today), copies: '3', ...invited }),
  check: (values, given) => {
    const errors: Record<string, string> = {};
    if (values.held === 'held' && values.result === '') errors.result = 'Nhập kết quả đối thoại';
    if (values.held === 'held') Object.assign(errors, chairErrors(values, given));
    return errors;
  },
  effect: (values, given) => {
    const held = values.held === 'held';
    const invited = lastStep(given, 'invitation');
    const text = (name: string) => String(invited?.details[name] ?? '');
    return {
      on: values.on,
      said: held
        ? `Tổ chức đối thoại, có biên bản. ${values.result}`
        : values.held === 'absent_with_reason'
          ? 'Người khiếu nại vắng mặt có lý do chính đáng, mời đối thoại lại.'
          : 'Người khiếu nại vắng mặt không có lý do chính đáng, tiếp tục giải quyết.',
      details: { held: values.held, chair: values.chair, secretary: values.secretary, opinions: values.opinions },
      changes: held ? { dialogueOn: values.on } : {},
      contents: held ? { dialogueResult: values.result } : {},
      papers:
        values.held === 'absent_with_reason'
          ? []
          : [
              paper('KN14_2026', {
                fromTime: text('meetAt').replace(/[hg]/, ':').padStart(5, '0'),
                heldOn: values.on,
                heldAtPlace: text('place'),
                chair: values.chair
                  ? attending(values.chair, values.chairPost, given)
                  : { name: given.resolver || null, title: given.authority, org: given.agency },
                secretary: attending(values.secretary, values.secretaryPost, given),
                complainants: [given.complainant],
                complainantAbsent: held ? null : 'without_reason',
                respondents: given.respondents,
                relatedPersons: given.related.persons,
                relatedOrgs: given.related.orgs,
                opening: text('contents'),
                opinions: values.opinions,
                result: values.result,
                copyCount: values.copies,
              }),
            ],
    };
  },
});
