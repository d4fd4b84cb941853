// Where the pages of waves stand. Pure.
export const waveHref = (id: number) => `/admin/waves/${id}`;
export const unitHref = (waveId: number, unitId: number) => `${waveHref(waveId)}/units/${unitId}`;
