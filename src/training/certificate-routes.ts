// Addresses of a class's certificates: giving them out, printing one.
import { formatDate } from '../deadlines/dates.ts';
import { NotFound } from '../errors.ts';
import { definePages } from '../web/pages.ts';
import { redirect, view } from '../web/reply.ts';
import { certificateScreen, certificatesScreen } from './certificate-screens.ts';
import { issueCertificates } from './certificates.ts';
import { CertificateForm } from './forms.ts';
import { listCertificates, loadClass } from './queries.ts';

export const certificatePages = definePages((page) => {
  page.form('/training/classes/:id/certificates', {
    permission: 'training:teach',
    draft: 'of-class-certificates',
    schema: CertificateForm,
    initial: async ({ moment }) => ({ passed: '5', issuedOn: formatDate(moment.today) }),
    show: async (context, form) => {
      const row = await loadClass(context.house, context.id);
      return view('training/certificates', certificatesScreen(row, await listCertificates(context.house, context.id), form));
    },
    act: async (context, form) => {
      const made = await issueCertificates(context, context.id, form);
      return redirect(
        `/training/classes/${context.id}/certificates`,
        made > 0 ? `Đã cấp ${made} giấy chứng nhận.` : 'Những người đạt đã có giấy chứng nhận từ trước.',
      );
    },
  });

  page.get('/training/classes/:id/certificates/:certificateId', {
    permission: 'training:teach',
    handler: async (context) => {
      const one = (await listCertificates(context.house, context.id)).find(
        ({ id }) => id === Number(context.params.certificateId),
      );
      if (!one) throw new NotFound();
      return view('training/certificate', certificateScreen(one), { layout: 'print' });
    },
  });
});
