// Given names of four letters or more that people bear, and words that read like one, each with its marks: whoever is called so is not
// somebody else mistyped. Data; pure.

export const givenNames: ReadonlySet<string> = new Set(
  `bach|bách|bạch|bang|bàng|báng|băng|bạng|bảng|bằng|banh|bành|bảnh|bích|biên|biến|biền|biển|biện|bình|bính|bỉnh|bông|
  bồng|bổng|bưng|bứng|bưởi|cang|càng|căng|cảng|canh|cành|cánh|cạnh|cảnh|chắc|châm|chăm|chậm|chân|chấn|chẩn|chanh|chành|
  chánh|chất|chắt|châu|chiêm|chiên|chiến|chiêu|chiếu|chiều|chiểu|chinh|chình|chính|chỉnh|chọn|chuân|chuẩn|chúc|chức|
  chung|chúng|chủng|chước|chương|chưởng|chuyên|chuyền|chuyển|chuyện|còng|công|cống|cương|cường|cưỡng|đang|đàng|đáng|đăng|
  đảng|đằng|đẳng|đặng|danh|dành|diêm|diễm|diệm|điềm|điểm|diên|diễn|diện|điến|điền|điển|điện|diệp|điệp|diệu|điều|điểu|
  đình|đính|đỉnh|định|doan|doãn|đoan|đoàn|đoán|đoản|doanh|đông|đống|đồng|đổng|động|duân|dung|dùng|dũng|dụng|đước|đượm|
  dương|dường|dưỡng|dượng|đương|đường|đượng|duyên|duyến|duyệt|dzung|giám|giảm|gián|giản|giang|giàng|giáng|giảng|giao|
  giáo|giáp|giêng|giỏi|giới|gương|hàng|háng|hăng|hạng|hằng|hanh|hành|hãnh|hạnh|hảnh|hiên|hiến|hiền|hiển|hiện|hiệp|hiếu|
  hiều|hiểu|hiệu|hinh|hình|hoạch|hoài|hoan|hoàn|hoán|hoãn|hoạn|hoang|hoàng|hoảng|hoằng|hoanh|hoành|hoạt|hông|hống|hồng|
  hổng|huân|huấn|hùng|húng|hưng|hứng|hương|hướng|hường|hưởng|hượng|huyên|huyến|huyền|huyễn|huyện|huynh|huỳnh|khắc|khai|
  khái|khải|khâm|khẩn|khang|kháng|khảng|khanh|khánh|khảnh|khiêm|khiên|khiến|khiển|khiết|khoa|khoan|khoán|khoản|khoát|
  khôi|khối|khởi|khôn|khuất|khuê|khuế|khước|khuông|khương|khuyếch|khuyên|khuyến|khuyển|khuyết|khuynh|kiếm|kiểm|kiệm|kiên|
  kiến|kiền|kiển|kiện|kiệt|kiếu|kiều|kiểu|kinh|kình|kính|lăng|lắng|lặng|lanh|lành|lánh|lãnh|lạnh|lích|lịch|liêm|liềm|
  liễm|liên|liền|liễn|liêu|liều|liễu|liệu|linh|lình|lính|lĩnh|lịnh|loan|loạn|loát|long|lòng|lông|lộng|luân|luận|luật|
  lượm|lương|lường|lưỡng|lượng|lượt|luyên|luyến|luyện|mách|mạch|mành|mạnh|mảnh|miên|miễn|miện|miêu|miều|minh|mình|mịnh|
  mùng|mừng|muôn|mường|mướp|mượt|nang|nàng|năng|nắng|nặng|ngân|ngạn|ngần|ngát|ngạt|nghệ|nghi|nghị|nghĩa|nghiêm|nghiễm|
  nghiên|nghiệp|ngoan|ngoãn|ngoạn|ngoạt|ngọc|ngời|ngợi|ngôn|nguyên|nguyễn|nguyện|nguyệt|nhạc|nhâm|nhậm|nhan|nhàn|nhân|
  nhãn|nhạn|nhẩn|nhẫn|nhận|nhàng|nhất|nhật|nhiệm|nhiên|nhiễn|nhinh|nhơn|nhung|nhưng|những|nhường|nhượng|ninh|nính|nương|
  nường|oanh|oánh|phái|phẩm|phan|phán|phấn|phận|phát|phiên|phiến|phiệt|phin|phong|phòng|phóng|phông|phỏng|phúc|phục|
  phùng|phúng|phụng|phước|phương|phường|phưởng|phượng|quan|quán|quân|quản|quấn|quần|quẩn|quẫn|quận|quang|quàng|quáng|
  quảng|quát|quạt|quốc|quới|quơn|quyên|quyến|quyền|quyển|quyện|quyết|quynh|quýnh|quỳnh|ràng|rạng|rảnh|rong|rồng|rộng|
  sang|sáng|sanh|sành|sánh|sảnh|siêng|siêu|sinh|sính|sĩnh|sỉnh|soan|soạn|song|sóng|sông|sung|sùng|súng|sương|sướng|suốt|
  tăng|tạng|tảng|tằng|tặng|thách|thạch|thai|thái|thải|thám|thâm|thăm|thấm|thẩm|thắm|thân|thần|thẩn|thận|tháng|thăng|
  thắng|thằng|thẳng|thanh|thành|thánh|thạnh|thảnh|thao|tháo|thạo|thảo|thập|thất|thật|thêm|thép|thêu|thiêm|thiên|thiến|
  thiền|thiển|thiện|thiếp|thiệp|thiết|thiệt|thiếu|thiều|thiểu|thiệu|thinh|thính|thỉnh|thịnh|thoa|thoại|thoan|thoáng|
  thoảng|thới|thời|thơm|thông|thống|thộng|thuân|thuấn|thuần|thuẫn|thuận|thuật|thúc|thục|thức|thực|thuở|thước|thương|
  thường|thưởng|thượng|thuý|thuỳ|thuỷ|thùy|thúy|thụy|thủy|thuyên|thuyến|thuyền|thuyết|tiềm|tiên|tiến|tiền|tiễn|tiện|tiếp|
  tiệp|tiêu|tiếu|tiểu|tinh|tình|tính|tĩnh|tỉnh|tịnh|toại|toan|toàn|toán|toản|toàng|trai|trải|trâm|trạm|trầm|trân|trấn|
  trần|trang|tràng|tráng|trăng|trạng|trảng|trắng|trằng|triền|triển|triết|triệt|triều|triệu|trinh|trình|trính|trịnh|trong|
  tròng|trông|trọng|trống|trúc|trục|trực|trung|trùng|trúng|trưng|trứng|trừng|trương|trường|trưởng|trượng|tuân|tuấn|tuần|
  tuẩn|tuất|tung|tùng|túng|tụng|tước|tương|tường|tưởng|tượng|tuyên|tuyến|tuyền|tuyển|tuyết|tuyệt|uyên|uyến|uyển|vang|
  vàng|vãng|vạng|viên|viến|viễn|viện|viết|việt|vinh|vình|vĩnh|vịnh|vong|vòng|vọng|vững|vựng|vương|vường|vượng|vượt|xanh|
  xinh|xoan|xoàn|xông|xuân|xuấn|xương|xướng|xường|xuyên|xuyến|xuyền`
    .split('|')
    .map((name) => name.trim()),
);
