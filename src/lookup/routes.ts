// /lookup: public, no cookie, no script needed. And the unit's desk for a lost PIN.
import { keepReceiptPin } from '../petitions/receipt/pin.ts';
import { actOf } from '../web/act.ts';
import { parseForm } from '../web/forms.ts';
import { definePages } from '../web/pages.ts';
import { redirect, view } from '../web/reply.ts';
import { reissueSlip } from './actions.ts';
import { LookupForm, SlipForm } from './forms.ts';
import { bucketsOf, countTry, giveBack } from './limits.ts';
import { readPublicCode } from './public-code.ts';
import { findSlip } from './queries.ts';
import { answerScreen, lookupScreen, reissueScreen } from './screens.ts';

const refused = 'Mã tra cứu hoặc mã PIN không đúng. Kiểm tra lại trên Giấy biên nhận rồi nhập lại cả hai.';

export const lookupPages = definePages((page) => {
  page.open('get', '/lookup', {
    session: false,
    // The QR code on the receipt brings the code, never the PIN.
    handler: async ({ query }) =>
      view('lookup/form', lookupScreen(readPublicCode(query.get('code') ?? '') ?? ''), { layout: 'public' }),
  });

  page.open('post', '/lookup', {
    session: false,
    handler: async (context) => {
      const parsed = parseForm(LookupForm, context.values);
      if (!parsed.ok) return view('lookup/form', lookupScreen('', parsed.errors), { layout: 'public', status: 422 });
      const buckets = bucketsOf(parsed.value.code, context.req.ip);
      await countTry(context, buckets);
      const slip = await findSlip(context.lookup, context.services.keyring, parsed.value);
      if (!slip) return view('lookup/form', lookupScreen('', { code: refused }), { layout: 'public', status: 422 });
      await giveBack(context, buckets);
      return view('lookup/answer', answerScreen(slip, readPublicCode(parsed.value.code) ?? '', context.moment), {
        layout: 'public',
      });
    },
  });

  page.form('/petitions/:id/slip', {
    permission: 'petition:register',
    schema: () => SlipForm,
    show: async (context, form) => view('lookup/reissue', await reissueScreen(context, form)),
    act: async (context, value) => {
      const pin = await reissueSlip(await actOf(context), context.id, value.checked);
      await keepReceiptPin(context, context.id, pin);
      return redirect(
        `/petitions/${context.id}/receipt`,
        'Đã cấp mã PIN mới. Mã cũ không còn dùng được. In lại Giấy biên nhận ngay.',
      );
    },
  });
});
