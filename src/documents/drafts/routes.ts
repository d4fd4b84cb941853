// POST /drafts/:form: the autosave of script, and the "Lưu nháp" button without script.
import { NotAllowedNow, NotFound } from '../../errors.ts';
import { lowered } from '../../first-letter.ts';
import { actOf } from '../../web/act.ts';
import { ownAddress } from '../../web/own-address.ts';
import type { Context } from '../../web/pages.ts';
import { definePages } from '../../web/pages.ts';
import { json, redirect, view } from '../../web/reply.ts';
import { secondsLeft } from '../../web/session.ts';
import { countInLine, type DraftPlace, heldDraftsWords, isOfNewRecord, keepDraft, readDraft, saveDraft } from '../drafts.ts';
import { attachFiles } from '../files/actions.ts';
import { mayKeepInDraft } from '../files/policy.ts';
import { listDraftFiles } from '../files/queries.ts';
import { dropOwnDraft, listTakenOver, recordsOf } from './handing.ts';
import { findKeptDraft, removalHref } from './kept.ts';
import { draftFormWords } from './names.ts';
import { listShutOwn } from './passing.ts';
import { receivedScreen } from './received.ts';
import { isSealedForm } from './title.ts';

/** The form of the address and the record of `?subject=`. @throws NotFound on anything that names no form */
export function draftPlaceOf(form: string | undefined | null, subject: string | null): DraftPlace {
  if (!form || !/^[a-z][a-z0-9-]{1,59}$/.test(form) || !/^\d{0,15}$/.test(subject ?? '')) throw new NotFound();
  return { form, subject: subject ?? '' };
}

/** Only an address of ours. */
const backOf = (context: Context) => ownAddress(context.query.get('back'));

/** A draft is thrown away after a question: what goes, and that it does not come back. */
export interface DropDraftPage {
  title: string;
  draftName: string;
  savedAt: string;
  consequence: string;
  action: string;
  csrf: string;
  backHref: string;
}

declare module '../../web/render.ts' {
  interface Pages {
    'documents/drop-draft': DropDraftPage;
  }
}

const none = { version: 0, savedAt: '', writer: '', values: {} };

export const draftPages = definePages((page) => {
  page.get('/drafts-received', {
    permission: 'self:use',
    handler: async ({ tx, actor }) => {
      const taken = actor.seenBy ? [] : await listTakenOver(tx, actor);
      const drafts = [...taken, ...(await listShutOwn(tx, actor)).map((one) => ({ ...one, fromName: '' }))];
      const held = actor.seenBy ? 0 : await countInLine(tx, actor, null);
      const records = new Map((await recordsOf(tx, actor.unitId, drafts)).map((one) => [`${one.kind}:${one.id}`, one]));
      return view(
        'documents/drafts-received',
        receivedScreen(drafts, (kind, id) => records.get(`${kind}:${id}`), heldDraftsWords(held)),
      );
    },
  });

  // A page that was drawn while the one before it was still saving asks what came in meanwhile.
  page.get('/drafts/:form', {
    permission: 'self:use',
    handler: async ({ tx, actor, params, query, services }) =>
      json((await readDraft(tx, actor, draftPlaceOf(params.form, query.get('subject')), services.keyring)) ?? none),
  });

  page.post('/drafts/:form', {
    permission: 'self:use',
    uploads: true,
    repeatable: true,
    handler: async (context, values) => {
      const { tx, actor, req, services, moment } = context;
      const place = draftPlaceOf(context.params.form, context.query.get('subject'));
      const isScript = req.get('X-CSRF-Token') !== undefined;
      try {
        const saved = await saveDraft(tx, actor, place, values, services.keyring, moment.at);
        if (isScript) {
          const endsInSeconds = secondsLeft(services.config, req.session, services.machineNow().getTime());
          return json({ savedAt: saved.savedAt, version: saved.version, endsInSeconds });
        }
        // Without script the chosen files travel with the words.
        const files = req.received ?? [];
        const keeping = mayKeepInDraft(actor);
        if (files.length > 0 && keeping.ok) {
          const draftId = await keepDraft(tx, actor, place, services.keyring, moment.at);
          await attachFiles(await actOf(context), files, { draftId }, { sealed: false, dropsNames: isSealedForm(place.form) });
        }
        const left = files.length > 0 && !keeping.ok ? ' Tệp chưa được giữ: chọn lại khi gửi.' : '';
        return redirect(backOf(context), `Đã lưu nháp lúc ${saved.savedAt}.${left}`);
      } catch (error) {
        if (isScript && error instanceof NotAllowedNow) {
          const other = await readDraft(tx, actor, place, services.keyring);
          return json({ ...other, message: lowered(error.message) }, 409);
        }
        throw error;
      }
    },
  });

  page.get('/drafts/:form/removal', {
    permission: 'self:use',
    handler: async (context) => {
      const place = draftPlaceOf(context.params.form, context.query.get('subject'));
      const draft = await findKeptDraft(context, place);
      if (!draft) throw new NotFound();
      const files = await listDraftFiles(context.tx, context.actor, place.form, place.subject);
      const goes = files.length > 0 ? `Chữ đã gõ và ${files.length} tệp đã tải lên` : 'Chữ đã gõ';
      return view('documents/drop-draft', {
        title: 'Bỏ bản nháp',
        draftName: isOfNewRecord(place.form) ? [draft.title, draft.about].filter(Boolean).join(': ') : draftFormWords(place.form),
        savedAt: draft.savedAt,
        consequence: `${goes} trong bản nháp này bị xóa, không lấy lại được. Nội dung đã vào sổ không thay đổi.`,
        action: removalHref(place, backOf(context)),
        csrf: context.csrf,
        backHref: backOf(context),
      });
    },
  });

  page.post('/drafts/:form/removal', {
    permission: 'self:use',
    handler: async (context) => {
      await dropOwnDraft(await actOf(context), draftPlaceOf(context.params.form, context.query.get('subject')));
      return redirect(backOf(context), 'Đã xóa bản nháp.');
    },
  });
});
