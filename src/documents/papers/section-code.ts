// The short forms of the sections that draft letters, as the second part of a letter's sign (NĐ 30/2020, Phụ lục I, phần II, điểm b khoản 3).

/** Longest first: "Phòng Kinh tế, Hạ tầng và Đô thị" is not "Phòng Kinh tế". */
const known: readonly (readonly [RegExp, string])[] = [
  [/^văn phòng(?!\s+đăng ký)/iu, 'VP'],
  [/^phòng kinh tế,? hạ tầng và đô thị/iu, 'KTHTĐT'],
  [/^phòng kinh tế(?!\S)/iu, 'KT'],
  [/^phòng văn hóa\s*[-–,và]*\s*xã hội/iu, 'VHXH'],
  [/^phòng pháp chế/iu, 'PC'],
  [/^phòng quản lý nhà/iu, 'QLN'],
  [/^phòng nghiệp vụ (?:số )?(\d+)$/iu, 'NV'],
  [/^thanh tra/iu, 'TTr'],
  [/^(?:ban|phòng|bộ phận) tiếp công dân/iu, 'TCD'],
];

/** 'VP' of "Văn phòng HĐND và UBND", 'NV1' of "Phòng Nghiệp vụ 1"; '' of a section with no known short form. */
export function sectionCode(section: string): string {
  for (const [words, code] of known) {
    const found = words.exec(section.trim());
    if (found) return `${code}${found[1] ?? ''}`;
  }
  return '';
}
