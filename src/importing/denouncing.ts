// Whether words denounce, however "tố cáo" is written in them: slips of the pen, signs between, short forms, "tố giác". Pure.
import { fold } from '../search/fold.ts';

/** "tố-cáo", "tố.cáo", "tôc cáo", "tốcáo", "toos caos"; "đường cao tốc cao" is a road. */
const written = /(?<![a-z0-9])(?:t+o+s?|(?<!cao )toc)(?:\s*[-_/]\s*|\.|\s+|)c+a+o+s?(?![a-z0-9])/g;
const reported = /(?<![a-z0-9])to(?:\s*[-_/]\s*|\.|\s+|)giac(?![a-z0-9])/g;
/** "T.C cán bộ", "đơn tc": elsewhere "TC" is an allowance, finance, a building site. */
const short =
  /(?<![a-z0-9])(?:(?<=don )t\s?[./-]?\s?c\.?(?![a-z0-9])|t[./-]?c\.?(?=\s+(?:ve\s+)?(?:can bo|cong chuc|vien chuc|lanh dao|chu tich|pho|truong|chanh|bi thu|giam doc|hieu truong|ong|ba|anh|chi|co|chu|bac|dong chi|d\/c|hanh vi|cong an|ke toan|dia chinh)(?![a-z])))/g;

/** "Giải quyết tố cáo", "bị tố cáo": words about denunciations that make none. */
const aboutOne =
  /\b(?:giai quyet|ket luan|luat|bi|thong bao|xu ly|quyet dinh|tra loi|tham quyen|khong phai|khong|tiep nhan|tin bao|tin bao,|nguon tin)\s+(?:ve\s+)?(?:viec\s+)?(?:noi dung\s+)?(?:don\s+)?(?:khieu nai,? (?:va )?)?(?:don\s+)?to cao\b/g;

/** An office that works with denunciations and is called so: "Ban tiếp dân, giải quyết khiếu nại, tố cáo". */
const office =
  /(?<=^|[,;(.:/-]\s*)(?:(?:lanh dao|truong|pho|can bo|chuyen vien|van thu) )?(?:(?:phong|bo phan|linh vuc)|(?:ban|vu|cuc|to|doi|van phong|thanh tra)(?=\s+(?:tiep|don|xu ly|giai quyet|khieu nai|nghiep vu|thanh tra|xet)))(?:\s*(?:tiep cong dan|tiep dan|tiep nhan|don thu|xu ly|giai quyet|khieu nai|kien nghi|phan anh|nghiep vu|thanh tra|xet|va|so|don|\d+|[,&/-]))*\s*to cao\b/g;

/** Folded, with "to cao" wherever somebody denounces or reports. */
function spelt(text: string): string {
  const folded = fold(text);
  if (!maySay.test(folded)) return folded;
  return folded.replace(written, 'to cao').replace(reported, 'to cao').replace(short, 'to cao');
}
/** Most cells hold none of it, and are looked at no further. */
const maySay = /ca+o|giac|t\s?[./-]?\s?c(?![a-z0-9])/;

/** The only word in it that tells of one is "tố giác": whoever mends the row is told the word he will find there. */
export const onlyReports = (text: string): boolean => {
  const folded = fold(text);
  const left = folded.replace(reported, ' ');
  return left !== folded && !speaksOfOne(left);
};

/** "Tố cáo" stands in it in some way, whatever is said of it. */
export const speaksOfOne = (text: string) => /\bto cao\b/.test(spelt(text));

/** Somebody denounces in these words, whatever the row calls itself. */
export const denounces = (text: string) => /\bto cao\b/.test(spelt(text).replace(aboutOne, ' '));

/** The same of a cell that holds no free words: an office may stand there by its name. */
export const denouncesBeside = (cell: string) => /\bto cao\b/.test(spelt(cell).replace(office, ' ').replace(aboutOne, ' '));
