// Where the pages of waves stand. Pure.
/** The address of a wave's board. */
export const waveHref = (id: number) => `/admin/waves/${id}`;
/** The address of one unit in a wave. */
export const unitHref = (waveId: number, unitId: number) => `${waveHref(waveId)}/units/${unitId}`;
