// What a file of a training class says at the top of its first page, so that nobody takes it for an office's own. Pure.

export const classLine = '[TẬP HUẤN] Dữ liệu giả lập, không có giá trị pháp lý';

/** Options of a worksheet: in print the line stands over every page. */
export const classHeader = (isTraining: boolean) => ({
  headerFooter: { oddHeader: isTraining ? `&C&"Times New Roman,Bold"&12${classLine}` : '' },
});

/** The name of a worksheet, read on screen too. */
export const classSheet = (name: string, isTraining: boolean) => (isTraining ? `TẬP HUẤN ${name}` : name);
