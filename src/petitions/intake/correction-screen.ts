// The intake page over a registration that stands; a colleague's save in between is laid under this officer's words.
import type { FormState } from '../../web/forms.ts';
import type { Context } from '../../web/pages.ts';
import { correctionValues, lastCorrectionWords } from '../correction.ts';
import { baseOf, mergeOnto, wasOvertaken } from '../correction-merge.ts';
import { loadPetition } from '../queries.ts';
import { type IntakePage, intakeScreen } from './screens.ts';

/** Whatever older version the form or its draft was opened on, the page stands on the newest and takes the next save. */
export async function correctionScreen(context: Context, form: FormState): Promise<IntakePage> {
  const { base: _base, ...stored } = await correctionValues(context);
  const fresh = { version: String(stored.version), base: baseOf(stored) };
  const isOlder = form.values.version !== stored.version;
  const overtaken = isOlder && wasOvertaken(stored, form.values);
  const merged = overtaken ? mergeOnto(stored, form.values) : { values: form.values, differing: [], taken: [] };
  const taken = merged.taken.length > 0 ? `Đã lấy theo bản mới: ${merged.taken.join(', ')}.` : '';
  const said =
    form.errors[''] || !overtaken
      ? ''
      : `Đơn này ${await lastCorrectionWords(context, await loadPetition(context.tx, context.id))}.`;
  return {
    ...(await intakeScreen(
      context,
      {
        ...form,
        values: { ...merged.values, ...(isOlder ? fresh : {}) },
        note: [form.note, said, taken].filter(Boolean).join(' '),
      },
      {
        title: 'Sửa thông tin đăng ký',
        heading: 'Sửa thông tin đăng ký',
        editing: String(context.id),
        backHref: `/petitions/${context.id}`,
        draft: 'petition-correction',
        draftPage: '',
        kept: { drafts: [], inLine: '' },
        subject: String(context.id),
        primaryLabel: 'Lưu nội dung sửa',
        after: 'Số đơn giữ nguyên. Mỗi mục sửa được ghi vào dòng thời gian của đơn.',
        uploaded: [],
      },
    )),
    changedMeanwhile: merged.differing,
  };
}
