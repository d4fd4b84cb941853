// Files through the real application: what is taken and refused, who sees what, scanning, drafts, return.
import { closeSync, ftruncateSync, mkdtempSync, openSync, readdirSync, readFileSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { adoptDraftFiles } from '../../src/documents/actions.ts';
import { loadDraft } from '../../src/documents/drafts.ts';
import { sweepBlobs } from '../../src/documents/files/tasks.ts';
import { formFieldsOf } from '../support/app.ts';
import { download } from '../support/downloads.ts';
import { docx, exe, linkedTo, mp3, mp4, pdf, png, taggedMp3, wordType, xlsx, zip } from './file-samples.ts';
import { openRecords } from './uploading.ts';

const { app, tokens, complaintId, who, upload, lastFile, eventsOf } = await openRecords([
  'lan.badinh',
  'son.badinh',
  'trang.badinh',
  'cuong.badinh',
  'tuan.ngocha',
]);

describe('what is taken', () => {
  it('answers an upload with the file as a list item, and notes type, hash and state', async () => {
    const answer = await upload('son.badinh', `petition=${complaintId}`, pdf, 'Đơn khiếu nại.pdf').expect(200);
    expect(answer.text).toContain('Đơn khiếu nại.pdf');
    expect(await lastFile()).toMatchObject({ media_type: 'application/pdf', scan_state: 'unscanned', sealed: false });
    expect(await eventsOf('attachment.added')).toHaveLength(1);
  });

  it('keeps names in NFC, without path, direction marks or a false ending', async () => {
    await upload('son.badinh', `petition=${complaintId}`, png, '../..\\bẩn\u202Egnp.exe'.normalize('NFD')).expect(200);
    const { name } = await lastFile();
    expect(name).toBe('bẩngnp.exe.png'.normalize('NFC'));
    expect(name.normalize('NFC')).toBe(name);
  });

  it.each([
    ['Word', () => docx(), 'Đơn.docx', wordType],
    ['Word with a hyperlink', () => docx(linkedTo('hyperlink')), 'Có liên kết.docx', wordType],
    ['Excel', xlsx, 'Danh sách.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['a recording', () => mp3, 'Ghi âm.mp3', 'audio/mpeg'],
    ['a recording with a tag', () => taggedMp3, 'Ghi âm 2.mp3', 'audio/mpeg'],
    ['a film', () => mp4, 'Hiện trường.mp4', 'video/mp4'],
  ])('takes %s by its content, whatever it is called', async (_what, make, name, mediaType) => {
    const content = await make();
    await upload('son.badinh', `petition=${complaintId}`, content, name).expect(200);
    expect(await lastFile()).toMatchObject({ name, media_type: mediaType });
    const ending = name.slice(name.lastIndexOf('.'));
    await upload('son.badinh', `petition=${complaintId}`, Buffer.concat([content, Buffer.from('\0')]), `${_what}.pdf`).expect(
      200,
    );
    expect(await lastFile()).toMatchObject({ name: `${_what}.pdf${ending}`, media_type: mediaType });
    const { id } = await lastFile();
    const back = await download(who('son.badinh'), `/attachments/${id}`);
    expect(Buffer.compare(back, Buffer.concat([content, Buffer.from('\0')]))).toBe(0);
  });

  it.each([
    ['a program under another name', exe, 'hoa-don.pdf', /chương trình chạy được/],
    ['an archive', zip, 'ho-so.docx', /tệp nén/],
    [
      'a Word file with its template elsewhere',
      docx(linkedTo('attachedTemplate')),
      'Đơn 2.docx',
      /lấy mẫu, khung hoặc đối tượng/,
    ],
    ['an object elsewhere, said in UTF-16', docx(Buffer.from(linkedTo('oleObject'), 'utf16le')), 'Đơn 3.docx', /từ nơi khác/],
    ['a picture elsewhere', docx(linkedTo('image')), 'Đơn 5.docx', /từ nơi khác/],
    ['a frame elsewhere, spelt by numbers', docx(linkedTo('fr&#97;me')), 'Đơn 4.docx', /từ nơi khác/],
    ['plain text', Buffer.from('chỉ là chữ'), 'ghi-chu.txt', /không thuộc loại nhận được/],
    ['a page', Buffer.from('<html><script>alert(1)</script></html>'), 'a.html', /không thuộc loại nhận được/],
    ['nothing', Buffer.alloc(0), 'rong.pdf', /không có nội dung \(0 byte\)/],
  ])('refuses %s in a sentence and keeps nothing of it', async (_what, content, name, words) => {
    const before = (await app.services.files.list()).length;
    const answer = await upload('son.badinh', `petition=${complaintId}`, content, name).expect(422);
    expect(answer.body.message).toMatch(words);
    expect(answer.body.message).toContain(name);
    await vi.waitFor(async () => expect((await app.services.files.list()).length).toBeLessThanOrEqual(before));
  });

  it('does not add the same content twice', async () => {
    const again = await upload('son.badinh', `petition=${complaintId}`, pdf, 'khác tên.pdf').expect(422);
    expect(again.body.message).toContain('đã có trong danh sách (Đơn khiếu nại.pdf)');
  });

  /** A file that begins so and is long; its zeros take no room on the disk. */
  const long = (name: string, beginning: Buffer, bytes: number) => {
    const path = join(mkdtempSync(join(tmpdir(), 'big-')), name);
    const handle = openSync(path, 'w');
    writeSync(handle, beginning);
    ftruncateSync(handle, bytes);
    closeSync(handle);
    return path;
  };
  /** Watches what this thread holds outside its heap, where the bytes of a body would lie; gives the most it grew by. */
  const watchMemory = () => {
    const atFirst = process.memoryUsage().arrayBuffers;
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().arrayBuffers);
    }, 5);
    return () => {
      clearInterval(watch);
      expect(most).toBeGreaterThan(0);
      return most - atFirst;
    };
  };

  it('refuses 140 MB with a page that says so, whole in nobody’s memory', async () => {
    const path = long('lon.pdf', pdf, 140 * 1048576);
    const before = (await app.services.files.list()).length;
    const grown = watchMemory();
    const form = formFieldsOf((await who('son.badinh').get(`/petitions/${complaintId}/attachments`)).text);
    const page = await who('son.badinh')
      .post(`/petitions/${complaintId}/attachments`)
      .field('_csrf', form._csrf)
      .attach('files', path)
      .expect(413);
    expect(page.text).toContain('Tệp lớn hơn 100 MB. Chia nhỏ tệp hoặc quét lại');
    const script = await who('son.badinh')
      .post(`/files?petition=${complaintId}`)
      .set('X-CSRF-Token', tokens['son.badinh'] ?? '')
      .attach('files', path, { filename: 'ghi-hinh.mp4', contentType: 'video/mp4' })
      .expect(413);
    expect(script.body.message).toContain('Tệp lớn hơn 100 MB. Cắt ngắn bản ghi âm, ghi hình hoặc chia thành nhiều phần');
    expect(grown()).toBeLessThan(80 * 1048576);
    await vi.waitFor(async () => expect((await app.services.files.list()).length).toBeLessThanOrEqual(before));
  });

  it('takes one of 99 MB, whole in nobody’s memory either', async () => {
    const bytes = 99 * 1048576;
    const rest = Buffer.alloc(8);
    const beginning = mp4.subarray(0, -8);
    rest.writeUInt32BE(bytes - beginning.length);
    rest.write('mdat', 4, 'latin1');
    const path = long('ghi-hinh.mp4', Buffer.concat([beginning, rest]), bytes);
    const grown = watchMemory();
    await upload('son.badinh', `petition=${complaintId}`, path, 'ghi-hinh.mp4').expect(200);
    expect(grown()).toBeLessThan(80 * 1048576);
    expect(await lastFile()).toMatchObject({ name: 'ghi-hinh.mp4', media_type: 'video/mp4', size_bytes: bytes });
  });

  it('takes several files from the plain form, and asks when none was chosen', async () => {
    const page = await who('son.badinh').get(`/petitions/${complaintId}/attachments`).expect(200);
    const { _csrf, _key } = formFieldsOf(page.text);
    await who('son.badinh')
      .post(`/petitions/${complaintId}/attachments`)
      .field({ _csrf, _key })
      .attach('files', Buffer.concat([pdf, Buffer.from('1')]), 'một.pdf')
      .attach('files', Buffer.concat([pdf, Buffer.from('2')]), 'hai.pdf')
      .expect(303);
    const listed = await who('son.badinh').get(`/petitions/${complaintId}/attachments`).expect(200);
    expect(listed.text).toContain('một.pdf');
    expect(listed.text).toContain('Đã thêm 2 tệp vào hồ sơ.');
    const plain = await who('son.badinh')
      .post(`/files?petition=${complaintId}`)
      .field({ _csrf })
      .attach('files', Buffer.concat([pdf, Buffer.from('3')]), 'ba.pdf')
      .expect(303);
    expect(plain.headers.location).toBe(`/petitions/${complaintId}/attachments`);
    const odd = `--x\r\nContent-Disposition: form-data; name="_csrf"\r\n\r\n${_csrf}\r\n--x\r\nContent-Disposition: form-data; name="files"; filename="a\0b.pdf"\r\n\r\n%PDF-1.4\r\n--x--\r\n`;
    const broken = await who('son.badinh')
      .post(`/petitions/${complaintId}/attachments`)
      .set('Content-Type', 'multipart/form-data; boundary=x')
      .send(odd)
      .expect(409);
    expect(broken.text).toContain('Đổi tên tệp rồi tải lên lại');
    const none = await who('son.badinh')
      .post(`/petitions/${complaintId}/attachments`)
      .field({ _csrf, _key: crypto.randomUUID() })
      .expect(422);
    expect(none.text).toContain('Chọn ít nhất một tệp trên máy');
  });
});

describe('opening', () => {
  it('serves it sandboxed, as it came, and leaves a trace before the first byte', async () => {
    await upload('son.badinh', `petition=${complaintId}`, Buffer.concat([pdf, Buffer.from('xem')]), 'xem.pdf').expect(200);
    const { id } = await lastFile();
    const answer = await who('son.badinh').get(`/attachments/${id}/preview`).expect(200);
    expect(answer.headers['content-security-policy']).toMatch(/^sandbox;/);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['content-type']).toContain('application/pdf');
    expect(answer.headers['content-disposition']).toMatch(/^inline/);
    expect(answer.body.equals(Buffer.concat([pdf, Buffer.from('xem')]))).toBe(true);
    const down = await who('son.badinh').get(`/attachments/${id}`).expect(200);
    expect(down.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''xem\.pdf/);
    expect((await eventsOf('attachment.opened')).filter((event) => Number(event.attachment_id) === id)).toHaveLength(2);
  });

  it('shows a picture in the same sandbox', async () => {
    const picture = Buffer.concat([png, Buffer.from('xem')]);
    await upload('son.badinh', `petition=${complaintId}`, picture, 'ảnh.png').expect(200);
    const { id } = await lastFile();
    const answer = await who('son.badinh').get(`/attachments/${id}/preview`).expect(200);
    expect(answer.headers['content-security-policy']).toMatch(/^sandbox;/);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['content-type']).toBe('image/png');
    expect(answer.headers['content-disposition']).toMatch(/^inline/);
    expect(answer.body.equals(picture)).toBe(true);
  });

  it('is encrypted where it lies', async () => {
    const folder = app.services.config.filesDir;
    const blobs = readdirSync(folder).flatMap((part) => readdirSync(join(folder, part)).map((name) => join(folder, part, name)));
    expect(blobs.length).toBeGreaterThan(0);
    // As long as no chance writes it: a hundred megabytes of anything hold four given letters now and then.
    const written = pdf.subarray(0, 24);
    for (const path of blobs) {
      expect(readFileSync(path).includes(written)).toBe(false);
      expect(statSync(path).mode & 0o077).toBe(0);
    }
  });

  it('is not there for another unit', async () => {
    const { id } = await lastFile();
    await who('tuan.ngocha').get(`/attachments/${id}`).expect(404);
    await who('tuan.ngocha').get(`/petitions/${complaintId}/attachments`).expect(404);
    await who('tuan.ngocha').post(`/attachments/${id}/removal`).type('form').send({ _csrf: tokens['tuan.ngocha'] }).expect(404);
    await upload('tuan.ngocha', `petition=${complaintId}`, pdf, 'chen.pdf').expect(404);
  });

  it.each(['pending', 'failed', 'infected'])('serves nothing while %s', async (state) => {
    const { id } = await lastFile();
    await app.database.owner('update attachments set scan_state = $2 where id = $1', [id, state]);
    await who('son.badinh').get(`/attachments/${id}`).expect(409);
    await who('son.badinh').get(`/attachments/${id}/preview`).expect(409);
    await app.database.owner("update attachments set scan_state = 'clean' where id = $1", [id]);
    await who('son.badinh').get(`/attachments/${id}`).expect(200);
  });

  it('says what to do when the content is gone from the store', async () => {
    await upload('son.badinh', `petition=${complaintId}`, Buffer.concat([pdf, Buffer.from('mất')]), 'mất.pdf').expect(200);
    const { id } = await lastFile();
    const [row] = await app.database.owner<{ blob_id: string }>('select blob_id from attachments where id = $1', [id]);
    await app.services.files.remove(row?.blob_id ?? '');
    const page = await who('son.badinh').get(`/attachments/${id}`).expect(409);
    expect(page.text).toContain('khôi phục từ bản sao lưu');
  });
});

describe('drafts and records', () => {
  it('a draft’s file is its owner’s alone, may be taken back, and becomes the record’s', async () => {
    await upload('lan.badinh', 'draft=petition-registration', Buffer.concat([pdf, Buffer.from('nháp 1')]), 'nháp 1.pdf').expect(
      200,
    );
    const first = await lastFile();
    await upload('lan.badinh', 'draft=petition-registration', Buffer.concat([pdf, Buffer.from('nháp 2')]), 'nháp 2.pdf').expect(
      200,
    );
    const second = await lastFile();
    await who('son.badinh').get(`/attachments/${first.id}`).expect(404);
    await who('lan.badinh').get(`/attachments/${first.id}`).expect(200);
    await who('lan.badinh')
      .post(`/attachments/${second.id}/removal`)
      .set('X-CSRF-Token', tokens['lan.badinh'] ?? '')
      .expect(200);
    // Files without words are no draft to restore: the form keeps its own initial values.
    expect(
      await app.as('lan.badinh', (act) => loadDraft(act.tx, act.actor, 'petition-registration', '', act.keyring)),
    ).toBeUndefined();
    const taken = await app.as('lan.badinh', (act) =>
      adoptDraftFiles(act, { form: 'petition-registration', subject: '' }, { petitionId: complaintId }, false),
    );
    expect(taken).toBe(1);
    await who('son.badinh').get(`/attachments/${first.id}`).expect(200);
  });

  it('removes contents nobody points to once they are a day old, and no other', async () => {
    const { Readable } = await import('node:stream');
    const orphan = await app.services.files.put(Readable.from([pdf]));
    await sweepBlobs({ services: app.services, id: () => 0, isLastTry: true });
    expect(await app.services.files.list()).toContain(orphan.blobId);
    const { utimesSync } = await import('node:fs');
    const folder = app.services.config.filesDir;
    const long = new Date(Date.now() - 3 * 86_400_000);
    for (const part of readdirSync(folder))
      for (const name of readdirSync(join(folder, part))) utimesSync(join(folder, part, name), long, long);
    await sweepBlobs({ services: app.services, id: () => 0, isLastTry: true });
    const left = await app.services.files.list();
    expect(left).not.toContain(orphan.blobId);
    const rows = await app.database.owner<{ blob_id: string }>('select blob_id from attachments');
    const known = rows.map((row) => row.blob_id);
    expect(left.length).toBeGreaterThan(3);
    expect(left.filter((id) => !known.includes(id))).toEqual([]);
  });

  it('keeps removed rows for the audit, and says who may not remove', async () => {
    await upload('son.badinh', `petition=${complaintId}`, Buffer.concat([pdf, Buffer.from('bỏ')]), 'bỏ.pdf').expect(200);
    const { id } = await lastFile();
    const refused = await who('trang.badinh')
      .post(`/attachments/${id}/removal`)
      .type('form')
      .send({ _csrf: tokens['trang.badinh'] })
      .expect(409);
    expect(refused.text).toContain('Chỉ người đã tải tệp lên hoặc lãnh đạo đơn vị');
    await who('cuong.badinh').post(`/attachments/${id}/removal`).type('form').send({ _csrf: tokens['cuong.badinh'] }).expect(303);
    await who('son.badinh').get(`/attachments/${id}`).expect(404);
    expect(await app.database.owner('select 1 from attachments where id = $1 and removed_by is not null', [id])).toHaveLength(1);
  });

  it('notes an original paper and its return, never returned ahead of today', async () => {
    await upload('son.badinh', `petition=${complaintId}`, Buffer.concat([pdf, Buffer.from('gốc')]), 'gốc.pdf').expect(200);
    const { id } = await lastFile();
    const send = (body: Record<string, string>) =>
      who('son.badinh')
        .post(`/attachments/${id}/original`)
        .type('form')
        .send({ _csrf: tokens['son.badinh'], ...body });
    const early = await send({ isOriginalPaper: '1', pages: '3', returnedOn: '1/12/2026', returnedTo: 'Bà Hạnh' }).expect(422);
    expect(early.text).toContain('Ngày trả không được sau hôm nay');
    expect((await send({ returnedOn: '24/11/2026' }).expect(422)).text).toContain('Nhập người nhận lại bản gốc');
    await send({
      isOriginalPaper: '1',
      pages: '3',
      condition: 'nguyên vẹn',
      returnedOn: '24/11/2026',
      returnedTo: 'Bà Hạnh',
    }).expect(303);
    expect(await eventsOf('attachment.returned')).toHaveLength(1);
    expect((await who('son.badinh').get(`/petitions/${complaintId}/attachments`)).text).toContain(
      'Trả bản gốc ngày 24/11/2026, người nhận: Bà Hạnh',
    );
  });
});
