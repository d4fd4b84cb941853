// Short forms of posts as offices write them, spelt as the posts are called: "chánh VP", "PCT UBND". Pure.
const forms: readonly (readonly [RegExp, string])[] = [
  [/p\.?\s?ct/u, 'Phó Chủ tịch'],
  [/p\.?c?vp|phó\s+(?:chánh\s+)?vp|pho\s+(?:chanh\s+)?vp/u, 'Phó Chánh Văn phòng'],
  [/c\.?vp|chánh\s+vp|chanh\s+vp/u, 'Chánh Văn phòng'],
  [/trưởng\s+vp|truong\s+vp/u, 'Trưởng Văn phòng'],
  // "CT" is a building site and a company as well, "TP" a city, "GĐ" a family: only before what they lead.
  [/c\.?t\.?(?=\s*(?:ubnd|ub|ủy ban|uỷ ban|hđnd|phường|xã|p\.|x\.)(?![\p{L}]))/u, 'Chủ tịch'],
  [/(?:(?<=^\s*(?:(?:ông|bà|đ\/c|đồng chí)\s+)?)|(?<=(?:là|tố cáo)\s+))ct(?=\s*(?:$|[,;.]|nhận|lấy|thu))/u, 'Chủ tịch'],
  [/p\.?tp|pp(?=\s+\p{L})/u, 'Phó Trưởng phòng'],
  [
    /tp\.?(?=\s+(?:kinh tế|kt|văn hóa|văn hoá|vh|vhxh|tư pháp|nội vụ|tài chính|tc|tn|tài nguyên|quản lý|qlđt|y tế|giáo dục|gd|lao động|hạ tầng|thanh tra|tiếp|nghiệp vụ|đô thị|tổng hợp|hành chính)(?!\p{L}))/u,
    'Trưởng phòng',
  ],
  [/p\.?gđ(?=\s+(?:sở|trung tâm|tt|ban|công ty|cty)(?!\p{L}))/u, 'Phó Giám đốc'],
  [/gđ(?=\s+(?:sở|trung tâm|tt|ban|công ty|cty)(?!\p{L}))/u, 'Giám đốc'],
];
const alone = forms.map(
  ([form, post]) => [new RegExp(`(?<![\\p{L}\\p{M}\\p{N}/])(?:${form.source})(?![\\p{L}\\p{M}\\p{N}/])`, 'giu'), post] as const,
);

/** The text with its short forms of posts spelt out. */
export const withPostsSpelt = (text: string): string =>
  alone.reduce((said, [form, post]) => said.replace(form, post), text.normalize('NFC'));
