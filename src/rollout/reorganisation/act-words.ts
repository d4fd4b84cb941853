// How an act is named in a sentence. Pure.

/** "Nghị quyết số 77/NQ-HĐND": what kind of document it is stands in its symbol; written with its kind already, it stays. */
export function actWords(number: string): string {
  if (!/^\d/.test(number)) return number;
  const [, kind] = actKinds.find(([symbol]) => new RegExp(`/(?:\\d{4}/)?${symbol}(?![\\p{L}])`, 'u').test(number)) ?? [];
  return `${kind ?? 'Văn bản'} số ${number}`;
}
const actKinds = [
  ['NQ', 'Nghị quyết'],
  ['QĐ', 'Quyết định'],
  ['NĐ', 'Nghị định'],
] as const;
