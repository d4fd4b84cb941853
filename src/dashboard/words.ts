// Numbers as the pages of figures say them. Pure.

/** "1.234". */
export const number = (n: number): string => n.toLocaleString('vi-VN');
/** "94,3": at most one place. */
export const decimal = (n: number): string => n.toLocaleString('vi-VN', { maximumFractionDigits: 1 });
