// Multipart bodies, streamed: a file is never whole in memory. What arrives is already encrypted in the file store.
import type { Request } from 'express';
import multer from 'multer';
import type { StoredBlob } from '../documents/file-store.ts';
import { NotAllowedNow, TooLarge } from '../errors.ts';
import type { Services } from './services.ts';

/** One received file. Whoever records it as an attachment sets `kept`; what is not kept is removed after the request. */
export interface ReceivedFile extends StoredBlob {
  field: string;
  name: string;
  kept: boolean;
  /** 'unscanned' when no virus scanner is configured. */
  scanState: 'pending' | 'unscanned';
}

declare module 'express' {
  interface Request {
    received?: ReceivedFile[];
  }
}

const maxFiles = 20;
/** The longest text of a form is 10,000 characters; fields are held in memory. */
const maxFieldBytes = 256 * 1024;

/** Reads the multipart body of a request into its body and the file store. @throws TooLarge */
export async function receiveFiles(services: Services, req: Request): Promise<ReceivedFile[]> {
  const received: ReceivedFile[] = [];
  const { socket, host } = services.config.scanner;
  const scanState = socket || host ? 'pending' : 'unscanned';
  let latest = { type: '', name: '' };
  const storage: multer.StorageEngine = {
    _handleFile(_req, incoming, done) {
      // Marks that turn the direction of writing hide an ending; they, and other signs nobody sees, have no place in a name.
      const raw = Buffer.from(incoming.originalname, 'latin1').toString('utf8').normalize('NFC');
      const name = raw.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(-200);
      latest = { type: incoming.mimetype, name };
      services.files
        .put(incoming.stream)
        .then((blob) => {
          // An empty file is kept in the list, so that whoever attaches it can say so.
          received.push({ ...blob, field: incoming.fieldname, name, kept: false, scanState });
          done(null, { size: blob.size });
        })
        .catch(done);
    },
    _removeFile(_req, _file, done) {
      done(null);
    },
  };
  const { maxBytes, maxMb } = services.config.uploads;
  const parse = multer({
    storage,
    limits: { fileSize: maxBytes, files: maxFiles, fields: 600, fieldSize: maxFieldBytes, parts: 700 },
  }).any();
  try {
    await new Promise<void>((resolve, reject) => {
      parse(req, {} as never, (error: unknown) => (error ? reject(error) : resolve()));
    });
  } catch (error) {
    await Promise.all(received.map((one) => services.files.remove(one.blobId)));
    if (error instanceof multer.MulterError) {
      if (error.code === 'LIMIT_FILE_SIZE')
        throw new TooLarge(`Tệp lớn hơn ${maxMb} MB. ${smallerAdvice(latest)} rồi tải lên lại.`);
      if (error.code === 'LIMIT_FILE_COUNT')
        throw new TooLarge(`Mỗi lần gửi nhiều nhất ${maxFiles} tệp. Gửi các tệp còn lại ở lần sau.`);
      throw new TooLarge('Nội dung gửi lên quá lớn. Chia nhỏ rồi gửi lại.');
    }
    if (isBroken(error))
      throw new NotAllowedNow('Chưa nhận được tệp: tên tệp có ký tự lạ hoặc đường truyền bị ngắt. Đổi tên tệp rồi tải lên lại.');
    throw error;
  }
  req.received = received;
  return received;
}

/** How a file that is too large gets smaller: a recording is cut, a table parted, a scan scanned anew. public/js/app.js says the same. */
const smallerAdvice = ({ type, name }: { type: string; name: string }): string => {
  if (/^(audio|video)\//.test(type)) return 'Cắt ngắn bản ghi âm, ghi hình hoặc chia thành nhiều phần';
  // By its name too: a browser says of a .csv whatever program opens it.
  if (/\.(csv|txt|xlsx?)$/i.test(name) || type === 'text/csv') return 'Chia sổ, bảng theo năm thành nhiều tệp';
  return 'Chia nhỏ tệp hoặc quét lại ở mức 200 dpi';
};

/** What the reader of multipart bodies says of one that keeps no rule: a name with a control sign, an end that never came. */
const isBroken = (error: unknown) =>
  error instanceof Error && /^(?:Malformed part header|Unexpected end of form|Multipart: Boundary not found)/.test(error.message);

/** The typed fields of a multipart body, its files let pass unread: for a form that arrives after the session ended. */
export function receiveFieldsOnly(req: Request): Promise<void> {
  const parse = multer({
    fileFilter: (_req, _file, done) => done(null, false),
    limits: { fields: 600, fieldSize: maxFieldBytes },
  }).any();
  return new Promise((resolve, reject) => {
    parse(req, {} as never, (error: unknown) => {
      if (!error) resolve();
      else reject(error instanceof multer.MulterError ? new TooLarge('Nội dung gửi lên quá lớn. Chia nhỏ rồi gửi lại.') : error);
    });
  });
}
