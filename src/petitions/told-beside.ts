// Who hears whether a complaint is accepted beside the complainant himself. Pure.

/**
 * Whoever passed it on and the inspectorate of the level (khoản 1 Điều 16 NĐ 124/2020); of the discipline of cán bộ, công chức nobody
 * but the complainant (khoản 2 Điều 16).
 */
export const toldBeside = (
  isOfficials: boolean,
  { sourceOrg, inspectorate }: { sourceOrg: string | null; inspectorate: string | null },
): { transferringOrg: string | null; inspectorate: string | null } =>
  isOfficials ? { transferringOrg: null, inspectorate: null } : { transferringOrg: sourceOrg || null, inspectorate };
