// Which files the office takes, by content and never by name; and what each is called. Pure.

export interface FileType {
  mediaType: string;
  /** The first is the one a file of this type is given when its name says something else. */
  extensions: readonly string[];
  words: string;
  icon: 'file-text' | 'photo' | 'file';
  /** Shown in the browser, sandboxed; the others are downloaded. */
  isPreviewable: boolean;
}

const type = (
  mediaType: string,
  extensions: string,
  words: string,
  icon: FileType['icon'] = 'file',
  isPreviewable = false,
): FileType => ({
  mediaType,
  extensions: extensions.split(' '),
  words,
  icon,
  isPreviewable,
});
const ooxml = 'application/vnd.openxmlformats-officedocument.';
const odf = 'application/vnd.oasis.opendocument.';

const fileTypes: readonly FileType[] = [
  type('application/pdf', 'pdf', 'PDF', 'file-text', true),
  type('image/jpeg', 'jpg jpeg jpe jfif', 'Ảnh JPEG', 'photo', true),
  type('image/png', 'png', 'Ảnh PNG', 'photo', true),
  type('image/webp', 'webp', 'Ảnh WebP', 'photo', true),
  type('image/gif', 'gif', 'Ảnh GIF', 'photo', true),
  type('image/tiff', 'tif tiff', 'Ảnh TIFF', 'photo'),
  type('image/bmp', 'bmp', 'Ảnh BMP', 'photo'),
  type('image/heic', 'heic heif hif', 'Ảnh HEIC', 'photo'),
  type('image/heif', 'heif heic hif', 'Ảnh HEIF', 'photo'),
  type('application/msword', 'doc dot', 'Word', 'file-text'),
  type('application/vnd.ms-excel', 'xls xlt', 'Excel', 'file-text'),
  type('application/vnd.ms-powerpoint', 'ppt pps', 'PowerPoint', 'file-text'),
  type(`${ooxml}wordprocessingml.document`, 'docx dotx', 'Word', 'file-text'),
  type(`${ooxml}spreadsheetml.sheet`, 'xlsx xltx', 'Excel', 'file-text'),
  type(`${ooxml}presentationml.presentation`, 'pptx ppsx', 'PowerPoint', 'file-text'),
  type(`${odf}text`, 'odt', 'OpenDocument', 'file-text'),
  type(`${odf}spreadsheet`, 'ods', 'OpenDocument', 'file-text'),
  type(`${odf}presentation`, 'odp', 'OpenDocument', 'file-text'),
  type('application/rtf', 'rtf doc', 'RTF', 'file-text'),
  type('audio/mpeg', 'mp3', 'Ghi âm'),
  type('audio/mp4', 'm4a mp4', 'Ghi âm'),
  type('audio/x-m4a', 'm4a', 'Ghi âm'),
  type('audio/aac', 'aac', 'Ghi âm'),
  type('audio/amr', 'amr', 'Ghi âm'),
  type('audio/wav', 'wav', 'Ghi âm'),
  type('audio/flac', 'flac', 'Ghi âm'),
  type('audio/ogg', 'ogg oga', 'Ghi âm'),
  type('audio/ogg; codecs=opus', 'opus ogg', 'Ghi âm'),
  type('audio/x-ms-asf', 'wma', 'Ghi âm'),
  type('video/mp4', 'mp4 m4v', 'Ghi hình'),
  type('video/x-m4v', 'm4v mp4', 'Ghi hình'),
  type('video/quicktime', 'mov qt', 'Ghi hình'),
  type('video/3gpp', '3gp', 'Ghi hình'),
  type('video/3gpp2', '3g2 3gp', 'Ghi hình'),
  type('video/mpeg', 'mpg mpeg', 'Ghi hình'),
  type('video/webm', 'webm', 'Ghi hình'),
  type('video/matroska', 'mkv', 'Ghi hình'),
  type('video/x-matroska', 'mkv', 'Ghi hình'),
  type('video/vnd.avi', 'avi', 'Ghi hình'),
  type('video/x-msvideo', 'avi', 'Ghi hình'),
  type('video/x-ms-asf', 'wmv asf', 'Ghi hình'),
  type('application/vnd.ms-asf', 'wmv wma asf', 'Ghi hình'),
];

const byMedia = new Map(fileTypes.map((one) => [one.mediaType, one]));

/** What is known of a media type that may be uploaded; undefined of every other. */
export function fileTypeOf(mediaType: string): FileType | undefined {
  return byMedia.get(mediaType);
}

/** For the `accept` of a file input: a help to the picker, not the check. */
export const acceptedNames = [...new Set(fileTypes.flatMap((one) => one.extensions))].map((end) => `.${end}`).join(',');

/** Said under every upload field. */
export const acceptedWords = 'PDF, ảnh, Word, Excel, PowerPoint, ghi âm, ghi hình';

/** Types recognised only to say plainly why they are refused. */
const programType = 'application/x-msdownload';
export const macroType = 'application/x-office-macro';
/** An Office file that loads a template, a frame or an object from elsewhere when it is opened (office-links.ts). */
export const linkedType = 'application/x-office-linked';
/** Is it Word, Excel or PowerPoint of today, which may load things from elsewhere? */
export const isOfficeXml = (mediaType: string) => mediaType.startsWith(ooxml);
const archiveTypes = [
  'application/zip',
  'application/x-rar-compressed',
  'application/x-7z-compressed',
  'application/gzip',
  'application/x-tar',
  'application/x-bzip2',
  'application/x-xz',
] as const;

const programs = new Set([
  programType,
  'application/x-elf',
  'application/x-mach-binary',
  'application/wasm',
  'application/java-vm',
  'application/java-archive',
  'application/vnd.android.package-archive',
  'application/x-ms-installer',
  'application/x.ms.shortcut',
  'application/vnd.ms-htmlhelp',
  'application/x-shockwave-flash',
]);

/**
 * Why this file is not taken, as a sentence; '' when it is.
 * @param file its cleaned name, its size in bytes and its type by content ('' unknown)
 */
export function refusalOf(file: { name: string; size: number; mediaType: string }): string {
  const named = `Tệp “${file.name}”`;
  if (file.size === 0) return `${named} không có nội dung (0 byte). Kiểm tra lại tệp trên máy rồi chọn lại.`;
  if (programs.has(file.mediaType))
    return `${named} là chương trình chạy được, không phải tài liệu. Phần mềm không nhận tệp này.`;
  if (file.mediaType === macroType)
    return `${named} có chứa lệnh tự chạy (macro). Lưu lại thành tệp không có macro hoặc in ra PDF rồi tải lên.`;
  if (file.mediaType === linkedType)
    return `${named} tự lấy mẫu, khung hoặc đối tượng từ nơi khác khi mở ra. Lưu lại thành tệp không có liên kết ấy hoặc in ra PDF rồi tải lên.`;
  if ((archiveTypes as readonly string[]).includes(file.mediaType))
    return `${named} là tệp nén. Giải nén trên máy rồi tải lên từng tệp.`;
  if (byMedia.has(file.mediaType)) return '';
  return `${named} không thuộc loại nhận được. Chỉ nhận: ${acceptedWords}.`;
}

const longest = 150;

/** The bare name typed by somebody's machine: NFC, no path, no control or direction marks, an ending that is true. */
export function cleanFileName(raw: string, mediaType: string): string {
  const bare = raw
    .normalize('NFC')
    .replace(/^.*[\\/]/, '')
    .replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
    .trim();
  const known = byMedia.get(mediaType);
  const ending = /\.([\p{L}\p{N}]{1,8})$/u.exec(bare)?.[1]?.toLowerCase() ?? '';
  const stem = bare.replace(/\.[\p{L}\p{N}]{1,8}$/u, '').trim() || 'Tài liệu';
  const named = known && !known.extensions.includes(ending) ? `${bare || stem}.${known.extensions[0]}` : bare || stem;
  if (named.length <= longest) return named;
  const tail = /\.[\p{L}\p{N}]{1,8}$/u.exec(named)?.[0] ?? '';
  return `${[...named].slice(0, longest - tail.length - 1).join('')}…${tail}`;
}

/** How a file of a denunciation is called: the name it came with may hold the denouncer's. */
export function sealedFileName(ordinal: number, mediaType: string): string {
  const ending = byMedia.get(mediaType)?.extensions[0];
  return `Tài liệu bảo mật ${ordinal}${ending ? `.${ending}` : ''}`;
}

/** "1,4 MB", "320 KB". */
export function sizeWords(bytes: number): string {
  const megabytes = bytes / 1048576;
  if (megabytes >= 1) return `${megabytes.toLocaleString('vi-VN', { maximumFractionDigits: 1 })} MB`;
  return `${Math.max(1, Math.round(bytes / 1024)).toLocaleString('vi-VN')} KB`;
}
