// Papers of a denunciation: none carries the denouncer where it must not.
import { describe, expect, it } from 'vitest';
import { createPaper, restrictPapers } from '../../../src/documents/actions.ts';
import { type PaperKind, paperCatalogue, paperKinds } from '../../../src/documents/papers/catalogue.ts';
import { namesDenouncer, type PaperFields } from '../../../src/documents/registry/compose.ts';
import { registerPetition } from '../../../src/petitions/registration.ts';
import { canary, complaint } from '../../search/registrations.ts';
import { type Desk, guidance } from './desk.ts';

export function ofDenunciations(at: Desk): void {
  const { who, send, paperRow } = at;
  describe('denunciations', () => {
    const notice = {
      recipient: { name: canary, address: 'Số 12 ngõ 5' },
      petitionType: 'TC' as const,
      receivedOn: '2026-11-20',
      summary: 'thu tiền ngoài quy định',
      outcome: { result: 'guided' as const, competentOrg: 'Thanh tra Thành phố' },
    };
    const make = <K extends PaperKind>(kind: K, fields: PaperFields<K>) =>
      at.app.as('son.badinh', (act) =>
        createPaper(act, { kind, petitionId: at.sealedId, sealed: true, fields, state: 'approved' }),
      );

    it('store no name whatever the caller gives, and the reception officer may write what he does not read', async () => {
      const id = await make('NOTICE_TO_SENDER', notice);
      expect(JSON.stringify(await paperRow(id))).not.toContain(canary);
      const blind = await at.app.as('lan.badinh', (act) =>
        createPaper(act, {
          kind: 'PHIEU_HEN',
          petitionId: at.sealedId,
          sealed: true,
          fields: { person: { name: canary }, host: { name: 'A' }, meetOn: null, meetAtPlace: null, summary: null },
        }),
      );
      expect(JSON.stringify(await paperRow(blind))).not.toContain(canary);
      await who('lan.badinh').get(`/papers/${blind}`).expect(404);
      await who('nga.badinh').get(`/papers/${blind}`).expect(403);
    });

    it('ask nobody who signed for what went to the denouncer, and replace his name where it is typed all the same', async () => {
      const letter = await make('NOTICE_TO_SENDER', notice);
      const other = await make('TC_INFO_INSPECTION', { denounced: [], contents: ['thu tiền'] } as never);
      await at.app.database.owner(
        "update papers set state = 'sent', sent_on = '2026-11-25', sent_means = 'hand' where id = any($1)",
        [[letter, other]],
      );
      const form = (await who('cuong.badinh').get(`/papers/${letter}/acknowledgement`).expect(200)).text;
      expect(form).toContain('Người tố cáo (được bảo mật)');
      expect(form).not.toContain('name="receivedBy"');
      for (const id of [letter, other])
        await send('cuong.badinh', `/papers/${id}/acknowledgement`, { receivedOn: '25/11/2026', receivedBy: canary }).expect(303);
      expect(await paperRow(letter)).toMatchObject({ state: 'acknowledged', received_by: '' });
      expect(String((await paperRow(other)).received_by)).toMatch(/người tố cáo/iu);
      expect(JSON.stringify(await paperRow(other))).not.toContain(canary);
    });

    it('print with the name only after a reveal with a purpose, on a letter to the denouncer', async () => {
      const id = await make('NOTICE_TO_SENDER', notice);
      expect((await who('son.badinh').get(`/papers/${id}/print`).expect(200)).text).not.toContain(canary);
      const before = (await at.app.database.owner("select 1 from events where kind = 'identity.revealed'")).length;
      await send('trang.badinh', `/papers/${id}/named-print`, { purpose: 'send_notice' }).expect(409);
      await send('lan.badinh', `/papers/${id}/named-print`, { purpose: 'send_notice' }).expect(403);
      await send('son.badinh', `/papers/${id}/named-print`, {}).expect(422);
      const sheet = await send('son.badinh', `/papers/${id}/named-print`, { purpose: 'send_notice' }).expect(200);
      expect(sheet.text).toContain(canary);
      expect((await at.app.database.owner("select 1 from events where kind = 'identity.revealed'")).length).toBe(before + 1);
      expect(JSON.stringify(await paperRow(id))).not.toContain(canary);
    });

    it('no paper for the denounced, the public or another office can be made to carry the name', async () => {
      const denounced = [{ name: 'Lưu Đình Bách', title: 'công chức địa chính' }];
      const ids = [
        await make('TC06_2019', { denounced, contents: ['thu tiền'], limitDays: 30 } as never),
        await make('XLD03_2021', {
          toOrg: 'Thanh tra',
          writtenOn: null,
          receivedOn: '2026-11-20',
          content: 'thu tiền',
          sender: { name: canary },
          recipientName: canary,
        } as never),
      ];
      for (const id of ids) {
        expect(JSON.stringify(await paperRow(id))).not.toContain(canary);
        await who('son.badinh').get(`/papers/${id}/named-print`).expect(404);
        await send('son.badinh', `/papers/${id}/named-print`, { purpose: 'send_notice' }).expect(404);
        expect((await who('son.badinh').get(`/papers/${id}/print`).expect(200)).text).not.toContain(canary);
      }
      const others = paperKinds.filter((kind) =>
        ['denounced', 'public', 'office', 'complainant'].includes(paperCatalogue[kind].audience),
      );
      expect(others.filter(namesDenouncer)).toEqual([]);
      expect(paperKinds.filter((kind) => paperCatalogue[kind].mayNameDenouncer && !namesDenouncer(kind))).toEqual([]);
    });

    it('typed on a sealed petition asks for nobody’s name', async () => {
      const page = await who('son.badinh').get(`/petitions/${at.sealedId}/papers/typed?kind=NOTICE_TO_SENDER`).expect(200);
      expect(page.text).not.toContain('name="personName"');
      expect(page.text).not.toContain(canary);
    });

    it('a petition sealed later takes the names out of its papers', async () => {
      const other = (await at.app.as('lan.badinh', (act) => registerPetition(act, { ...complaint, receivedOn: '2026-11-19' })))
        .id;
      const id = await at.app.as('son.badinh', (act) =>
        createPaper(act, {
          kind: 'XLD02_2021',
          petitionId: other,
          sealed: false,
          fields: { ...guidance, complainant: { name: canary } },
        }),
      );
      // Nor whoever signed for it, nor to whom it was first written down to go.
      await at.app.database.owner(
        'update papers set sent_to = $2, received_by = $2, earlier_receivers = $2, issued_on = $3 where id = $1',
        [id, canary, '2026-11-25'],
      );
      expect(JSON.stringify(await paperRow(id))).toContain(canary);
      await at.app.as('cuong.badinh', (act) => restrictPapers(act, { petitionId: other }, []));
      expect(JSON.stringify(await paperRow(id))).not.toContain(canary);
      expect(await paperRow(id)).toMatchObject({ sealed: true });
      await who('son.badinh').get(`/papers/${id}/print`).expect(200);
    });
  });
}
