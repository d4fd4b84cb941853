// The escrow sheet of SEALING_KEY (decisions 12): without that key nobody ever reads a sealed identity, a draft or a file again,
// so it is written on paper and kept in a safe before real work begins.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';

/** The sheet, line by line. It holds the key itself: it goes to a person's screen or printer, never into a log. */
export function escrowSheet(key: string, keyId: string): string[] {
  const rule = '─'.repeat(78);
  return [
    rule,
    'PHIẾU GIỮ KHÓA NIÊM PHONG (SEALING_KEY)',
    '',
    `  Mã khóa:  ${keyId}`,
    `  Khóa:     ${key}`,
    '',
    'Khóa này mở danh tính người tố cáo, bản nháp và tệp đính kèm. Mất khóa thì không ai,',
    'kể cả người làm phần mềm, đọc lại được. Bản sao lưu không chứa khóa.',
    '',
    '1. In hoặc chép tay phiếu này thành hai bản, cho vào phong bì niêm phong.',
    '2. Cất mỗi bản trong một két khác nhau, ghi sổ người giữ.',
    '3. Không gửi khóa qua thư điện tử, tin nhắn; không chụp ảnh.',
    '4. Khi chạy thật: đặt SEALING_KEY bằng khóa trên và SEALING_KEY_KEPT=yes.',
    rule,
  ];
}

/**
 * What the first start says about the key: the sheet, once per key. Production has been refused without the confirmation
 * that the sheet was kept, and prints nothing.
 * @param keyId the keyring's id
 */
export function escrowNotice(config: Config, keyId: string): string[] {
  if (config.isProduction || config.isTest) return [];
  const shown = join(config.dataDir, 'escrow-sheet-shown');
  if (existsSync(shown) && readFileSync(shown, 'utf8').trim() === keyId) return [];
  writeFileSync(shown, `${keyId}\n`);
  return escrowSheet(config.sealing.key, keyId);
}
