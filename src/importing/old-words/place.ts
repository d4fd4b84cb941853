// Where denunciations of old books are read again, and what that page is called. Pure.
export const oldWordsPath = '/imports/old-words';
export const oldWordsTitle = 'Đọc lại nội dung đơn tố cáo từ sổ cũ';
