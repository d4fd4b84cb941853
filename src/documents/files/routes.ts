// Addresses of files: upload, the files of a record, opening, the reveal of a restricted original, redaction, return, removal.

import { FormInvalid, NotAllowedNow, NotFound } from '../../errors.ts';
import { mayReveal } from '../../sealing/policy.ts';
import { actOf } from '../../web/act.ts';
import { emptyForm } from '../../web/forms.ts';
import { assertOwnUnit } from '../../web/own-unit.ts';
import { type Context, definePages } from '../../web/pages.ts';
import { file as fileReply, fragment, json, type Reply, redirect, view } from '../../web/reply.ts';
import type { ReceivedFile } from '../../web/uploads.ts';
import { draftPlaceOf } from '../drafts/routes.ts';
import { isSealedForm } from '../drafts/title.ts';
import { keepDraft } from '../drafts.ts';
import { addRedactedCopy, assertAllowed, attachFiles, recordFileEvent, recordOriginal, removeFile } from './actions.ts';
import { fileTypeOf } from './file-types.ts';
import { FilesForm, OriginalPaperForm, RedactedCopy, RevealFile } from './forms.ts';
import { mayAttach, mayKeepInDraft, mayOpen, mayServe } from './policy.ts';
import { type HostKind, listFiles, loadFile, loadHost, loadRevealFacts } from './queries.ts';
import type { FileRow, FileTarget } from './records.ts';
import { mayRedact } from './redacting.ts';
import {
  attachmentsScreen,
  listHref,
  originalScreen,
  redactionScreen,
  removeFileScreen,
  revealFileScreen,
  uploadedItem,
} from './screens.ts';

const hosts = { petition: 'petitions', visit: 'visits', proceeding: 'proceedings' } as const satisfies Record<HostKind, string>;

interface Place {
  target: FileTarget;
  sealed: boolean;
  dropsNames: boolean;
  /** Where the files of this place are listed. */
  listHref: string;
}

/** Where an upload belongs, from the address; the record is read again and the policy asked. */
async function placeOf(context: Context): Promise<Place> {
  const { query, tx, actor, services, moment } = context;
  if (query.has('draft')) {
    assertAllowed(mayKeepInDraft(actor));
    const place = draftPlaceOf(query.get('draft'), query.get('subject'));
    const draftId = await keepDraft(tx, actor, place, services.keyring, moment.at);
    return { target: { draftId }, sealed: false, dropsNames: isSealedForm(place.form), listHref: '/work' };
  }
  for (const kind of ['petition', 'visit', 'proceeding'] as const) {
    const id = query.get(kind);
    if (id !== null && /^\d{1,15}$/.test(id)) return hostPlace(context, kind, Number(id));
  }
  throw new NotFound();
}

async function hostPlace(context: Context, kind: HostKind, id: number): Promise<Place> {
  const host = await loadHost(context.tx, kind, id);
  assertAllowed(mayAttach(context.actor, host));
  const target = {
    petitionId: host.petitionId,
    ...(kind === 'visit' ? { visitId: id } : {}),
    ...(kind === 'proceeding' ? { proceedingId: id } : {}),
  };
  return { target, sealed: host.sealed, dropsNames: host.sealed, listHref: `${host.href}/attachments` };
}

/** A refused file: one sentence beside it, or on the record's list where there is no script. */
function refused(context: Context, place: Place, words: string): Reply {
  return isScript(context) ? json({ message: words }, 422) : redirect(place.listHref, words, 'red');
}

/** The content as a reply; whether it may be served was decided before. */
async function contentReply(context: Context, row: FileRow, inline: boolean): Promise<Reply> {
  const isInline = inline && (fileTypeOf(row.mediaType)?.isPreviewable ?? false);
  return fileReply(await context.services.files.open(row), row.mediaType || 'application/octet-stream', row.name, isInline);
}

async function openFile(context: Context, inline: boolean): Promise<Reply> {
  const row = await loadFile(context.tx, context.id);
  assertAllowed(mayOpen(row));
  const { unitId, petitionId, visitId, paperId, proceedingId, sealed } = row;
  if (row.draftId === null)
    context.observe({
      kind: 'attachment.opened',
      unitId,
      petitionId,
      visitId,
      paperId,
      proceedingId,
      attachmentId: row.id,
      sealed,
    });
  return contentReply(context, row, inline);
}

const isScript = (context: Context) => context.req.get('X-CSRF-Token') !== undefined;
const firstReceived = (context: Context, field: string): ReceivedFile => {
  const received = (context.req.received ?? []).find((one) => one.field === field);
  if (!received) throw new FormInvalid({ [field]: 'Chọn một tệp trên máy' });
  return received;
};

export const filePages = definePages((page) => {
  // One file a request, with progress; the answer takes its place in the list.
  page.post('/files', {
    permission: 'attachment:write',
    uploads: true,
    repeatable: true,
    handler: async (context) => {
      const place = await placeOf(context);
      const received = context.req.received ?? [];
      const [first] = received;
      if (!first) return refused(context, place, 'Chưa có tệp nào được gửi lên. Chọn tệp rồi tải lại.');
      try {
        const { ids, already } = await attachFiles(
          await actOf(context),
          isScript(context) ? [first] : received,
          place.target,
          place,
        );
        const [id] = ids;
        if (id === undefined) return refused(context, place, `Tệp này đã có trong danh sách (${already[0]}).`);
        if (!isScript(context)) return redirect(place.listHref, `Đã thêm ${ids.length} tệp.`);
        const row = {
          id,
          name: place.dropsNames ? 'Tài liệu bảo mật' : first.name,
          sizeBytes: first.size,
          mediaType: first.mediaType,
        };
        const shown = place.sealed ? row : await loadFile(context.tx, id);
        return fragment('components/file-item', uploadedItem(shown, first.scanState === 'pending'));
      } catch (error) {
        if (!(error instanceof FormInvalid)) throw error;
        return refused(context, place, Object.values(error.errors).join(' '));
      }
    },
  });

  for (const [kind, folder] of Object.entries(hosts) as [HostKind, string][]) {
    page.form(`/${folder}/:id/attachments`, {
      permission: 'attachment:read',
      uploads: true,
      schema: () => FilesForm,
      show: async (context, form) => {
        const host = await loadHost(context.tx, kind, context.id);
        const of =
          kind === 'petition' ? { petitionId: host.id } : kind === 'visit' ? { visitId: host.id } : { proceedingId: host.id };
        const files = await listFiles(context.tx, host.unitId, of);
        return view(
          'documents/attachments',
          attachmentsScreen(context.actor, kind, host, files, form, context.services.config.uploads.maxMb),
        );
      },
      act: async (context) => {
        const place = await hostPlace(context, kind, context.id);
        const received = context.req.received ?? [];
        if (received.length === 0) throw new FormInvalid({ files: 'Chọn ít nhất một tệp trên máy' });
        const { ids, already } = await attachFiles(await actOf(context), received, place.target, place);
        const skipped = already.length > 0 ? ` ${already.length} tệp đã có sẵn nên không thêm lại.` : '';
        return redirect(`/${folder}/${context.id}/attachments`, `Đã thêm ${ids.length} tệp vào hồ sơ.${skipped}`);
      },
    });
  }

  page.get('/attachments/:id', {
    permission: 'attachment:read',
    observes: 'opened',
    handler: (context) => openFile(context, false),
  });
  page.get('/attachments/:id/preview', {
    permission: 'attachment:read',
    observes: 'opened',
    handler: (context) => openFile(context, true),
  });

  page.form('/attachments/:id/reveal', {
    permission: 'identity:reveal',
    schema: () => RevealFile,
    show: async (context, form) => {
      const row = await loadFile(context.tx, context.id);
      if (!row.restricted) throw new NotFound();
      const facts = await loadRevealFacts(context.tx, context.actor, row);
      return view('documents/reveal-file', revealFileScreen(row, form, mayReveal(context.actor, facts, facts)));
    },
    act: async (context, value) => {
      const row = await loadFile(context.tx, context.id);
      if (!row.restricted) throw new NotFound();
      const facts = await loadRevealFacts(context.tx, context.actor, row);
      const answer = mayReveal(context.actor, facts, facts);
      if (!answer.ok) throw new NotAllowedNow(answer.because, listHref(row));
      assertAllowed(mayServe(row));
      const reply = await contentReply(context, row, true);
      await recordFileEvent(await actOf(context), 'attachment.revealed', row, { purpose: value.purpose });
      return reply;
    },
  });

  page.form('/attachments/:id/redaction', {
    permission: 'attachment:write',
    uploads: true,
    schema: () => RedactedCopy,
    show: async (context, form) => {
      const row = await ownFile(context);
      const answer = mayRedact(context.actor, await loadRevealFacts(context.tx, context.actor, row));
      return view('documents/redaction', redactionScreen(row, form, answer));
    },
    act: async (context, { isRead }) => {
      const { files } = context.services;
      await addRedactedCopy(await actOf(context), context.id, firstReceived(context, 'copy'), isRead, files);
      return redirect(
        listHref(await loadFile(context.tx, context.id)),
        'Đã thêm bản lược bỏ thông tin. Từ nay bản này được hiện thay bản gốc.',
      );
    },
  });

  page.form('/attachments/:id/original', {
    permission: 'attachment:write',
    draft: 'of-attachment-original',
    schema: OriginalPaperForm,
    initial: async (context) => {
      const row = await ownFile(context);
      const returnedOn = row.returnedOn ? row.returnedOn.split('-').reverse().join('/') : '';
      return {
        isOriginalPaper: row.isOriginalPaper ? '1' : '',
        pages: row.pages ? String(row.pages) : '',
        condition: row.condition,
        returnedOn,
        returnedTo: row.returnedTo,
      };
    },
    show: async (context, form) => view('documents/original', originalScreen(await loadFile(context.tx, context.id), form)),
    act: async (context, value) => {
      const row = await recordOriginal(await actOf(context), context.id, value);
      return redirect(listHref(row), value.returnedOn ? 'Đã ghi việc trả lại bản gốc.' : 'Đã ghi thông tin bản giấy.');
    },
  });

  page.get('/attachments/:id/removal', {
    permission: 'attachment:write',
    handler: async (context) => {
      const row = await ownFile(context);
      return view('documents/remove-file', removeFileScreen(row, emptyForm(context.csrf, context.req.path)));
    },
  });
  page.post('/attachments/:id/removal', {
    permission: 'attachment:write',
    handler: async (context) => {
      const row = await removeFile(await actOf(context), context.id);
      return isScript(context) ? json({}) : redirect(listHref(row), 'Đã bỏ tệp khỏi hồ sơ.');
    },
  });
});

/** The file of an act's page. */
async function ownFile(context: Context) {
  const row = await loadFile(context.tx, context.id);
  assertOwnUnit(context, row);
  return row;
}
