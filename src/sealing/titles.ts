// The words of Vietnamese by which somebody is called before his name, and those that only look like a name. Data; pure.

import { fold } from '../search/fold.ts';

const words = (list: string) => list.split('|').map((one) => one.trim());
/** As it is written with its marks, and without any. */
const eitherWay = (list: string) => words(list).flatMap((one) => [one, fold(one)]);

/** Of respect: whatever follows is a name, however it is cased. */
export const respectTitles = words('ông|bà|anh|chị|cô|chú|bác|em|cụ');

/** Said of somebody behind another title: "bà giáo Tuyết"; alone a place or a maker may follow ("nông dân Việt Nam"). */
export const crafts = words(
  'giáo|lang|đồ|mụ|đỡ|thợ|thợ may|thợ xây|thợ điện|thợ mộc|thợ nề|xe ôm|bán hàng|bán nước|bán rau|hàng nước|nấu ăn|giúp việc|nông dân|tiểu thương|phụ huynh',
);

/** Of an office, a trade, kinship: a name follows only with a capital letter. They fall away with it: a trade tells who it is. */
export const tradeTitles = words(
  `đồng chí|đ/c|thầy giáo|thầy|cô giáo|giáo viên|giảng viên|bác sĩ|bác sỹ|y sĩ|y tá|dược sĩ|điều dưỡng|hộ lý|kỹ sư|luật sư|kế toán trưởng|kế toán|
  thủ quỹ|thủ kho|văn thư|thư ký|nhân viên|cán bộ|chuyên viên|công chức|viên chức|công nhân|lao công|bảo vệ|lái xe|tài xế|cấp dưỡng|hiệu trưởng|hiệu phó|
  giám đốc|phó giám đốc|trưởng phòng|phó phòng|tổ trưởng|tổ phó|đội trưởng|trưởng thôn|bí thư|chủ tịch|phó chủ tịch|cháu|bạn|dì|cậu|mợ|thím|dượng|bé|
  nữ sinh|học sinh|sinh viên|hàng xóm|nhân chứng|người làm chứng|công dân|đương sự|người dân|chủ hộ|bị hại|người bị hại|cử tri|hội viên|đảng viên|đoàn viên|
  cựu chiến binh|ccb|thương binh|người khiếu nại|nguyên đơn|nạn nhân|người làm đơn|người đứng đơn|người đứng tên|người gửi đơn|người viết đơn|người ký đơn|người nộp đơn|
  người có đơn|chủ đơn|tác giả đơn|người phản ánh|người kiến nghị|người báo tin|người trình báo|người cung cấp thông tin`,
);

/** The child's number by which somebody is called in a family or a village, with a capital letter: "Út Tuyết", "bà Hai Tuyết". */
export const birthOrder = words('hai|ba|tư|năm|sáu|bảy|tám|chín|mười|út');

/** Who belongs to the one named: they stay, the name after them goes. */
export const kinWords = words(
  'hộ gia đình|gia đình|hộ|nhà|vợ chồng|vợ|chồng|con trai|con gái|bố mẹ|bố|mẹ|cha|em trai|em gái|anh trai|chị gái|tên|tên là',
);

/** Of these the ones that say whose family or house is meant. */
export const closeKin = kinWords.filter((one) => !one.startsWith('tên'));

/** Of these and others the ones that say what somebody is to another, whoever's they are. */
export const nearKin = words(
  `vợ chồng|vợ|chồng|con trai|con gái|con dâu|con rể|con nuôi|bố mẹ|bố|mẹ|cha|em trai|em gái|em ruột|em dâu|em rể|em vợ|em chồng|
  anh trai|anh ruột|anh rể|chị gái|chị ruột|chị dâu|người nhà|người thân|thân nhân`,
);

/** A post by which whoever knows the office knows who is meant; what many are, or are in a case, tells nobody. */
const tellsNobody = new Set(
  words(
    `đồng chí|đ/c|cán bộ|công chức|viên chức|nhân viên|công nhân|bảo vệ|cháu|bạn|dì|cậu|mợ|thím|dượng|bé|thầy|nhân chứng|người làm chứng|công dân|đương sự|người dân|
    bị hại|người bị hại|nạn nhân|cử tri|hội viên|đảng viên|đoàn viên|người khiếu nại|nguyên đơn`,
  ),
);
export const tellingPosts = tradeTitles.filter((one) => !tellsNobody.has(one) && !/ đơn$|^người /.test(one));

/** Words of the language that read as a word of respect and a name. */
export const notPeople = new Set(
  words(
    `anh hùng|anh dũng|anh minh|anh tài|anh tuấn|anh linh|anh hào|anh hoa|anh em|anh chị|anh trai|bà con|bà mẹ|bác sĩ|bác sỹ|bác bỏ|bác ái|bác học|
    chị em|chị gái|chú ý|chú trọng|chú tâm|chú thích|chú giải|chú rể|cô lập|cô đơn|cô giáo|cô gái|cô dâu|cô nhi|cụ thể|em gái|em trai|em bé|em út`,
  ),
);

/** Two words that begin as a given name does, with a capital letter after a title: "cán bộ Thanh tra", "nhân viên Công ty". */
export const notNames = new Set(
  words(
    `an ninh|an toàn|an sinh|bình đẳng|bình dân|bảo hiểm|bảo mật|bảo tàng|bảo tồn|bảo trợ|bảo vệ|chiến sĩ|chính quyền|chính trị|công an|công chứng|công chức|
    công đoàn|công nghệ|công nhân|công tác|công thương|công trình|công ty|công vụ|dân phòng|dân quân|dân số|dân tộc|dân vận|điện lực|giang hồ|hải quan|hải sản|hạnh phúc|
    hành chính|chính sách|khuyết điểm|khuyết tật|minh bạch|phương án|phương pháp|phương tiện|hiền lành|hòa giải|hoà giải|khoa học|khoa giáo|lâm nghiệp|lâm trường|nam giới|ngân hàng|ngân sách|nhân dân|nhân sự|nhân viên|phúc lợi|
    quản lý|quản trị|quân đội|quân nhân|quân sự|quốc hội|quốc phòng|quý ba|sinh viên|tài chính|tài nguyên|tâm lý|tâm thần|thanh niên|thanh toán|thanh tra|
    thành phố|thành ủy|thành viên|thi hành|thi đua|thông tin|thư ký|thư viện|thương binh|thương mại|thủy lợi|thuỷ lợi|thủy sản|thuỷ sản|tiến sĩ|trung học|
    trung tá|trung tâm|trung ương|truyền thông|tư pháp|tư vấn|văn hóa|văn hoá|văn phòng|văn thư|y tế`,
  ),
);

/** Provinces, now and before, districts and the like that read as two words of a name. */
export const provinces = new Set(
  eitherWay(
    `an giang|bắc giang|bắc kạn|bạc liêu|bắc ninh|bến tre|bình định|bình dương|bình phước|bình thuận|cà mau|cần thơ|cao bằng|đà nẵng|đắk lắk|đắk nông|điện biên|
    đồng nai|đồng tháp|gia lai|hà giang|hà nam|hà nội|hà tĩnh|hải dương|hải phòng|hậu giang|hòa bình|hoà bình|hưng yên|khánh hòa|khánh hoà|kiên giang|kon tum|lai châu|
    lâm đồng|lạng sơn|lào cai|long an|nam định|nghệ an|ninh bình|ninh thuận|phú thọ|phú yên|quảng bình|quảng nam|quảng ngãi|quảng ninh|quảng trị|sóc trăng|
    sơn la|tây ninh|thái bình|thái nguyên|thanh hóa|thanh hoá|tiền giang|trà vinh|tuyên quang|việt nam|vĩnh long|vĩnh phúc|yên bái|hà đông|hoàng mai|sơn tây|hồ tây|kim mã|kim liên|thái hà|mai dịch|hoàng cầu|cao lan|
    châu á|châu âu|châu mỹ|châu phi|châu úc|nam á|nam mỹ|nam phi|nam hà|hà tây|hà bắc|bắc hà|nam tiến|đông nam|tây nam|hải nam|an nam|đông dương|trung hoa`,
  ),
);

/** Wards, districts and parts of the world that are names of people as well: places after "tại", "ở" and the like. */
export const localities = new Set(
  eitherWay(
    `ba đình|ba vì|ngọc hà|giảng võ|hoàn kiếm|cửa nam|phú thượng|hồng hà|tây tựu|phú diễn|xuân đỉnh|đông ngạc|thượng cát|từ liêm|xuân phương|tây mỗ|đại mỗ|long biên|bồ đề|việt hưng|
    phúc lợi|hà đông|dương nội|yên nghĩa|phú lương|kiến hưng|thanh liệt|chương mỹ|sơn tây|tùng thiện|thanh trì|đại thanh|nam phù|ngọc hồi|thượng phúc|thường tín|chương dương|
    hồng vân|phú xuyên|phượng dực|chuyên mỹ|đại xuyên|thanh oai|bình minh|tam hưng|dân hòa|vân đình|ứng thiên|hòa xá|ứng hòa|mỹ đức|hồng sơn|phúc sơn|hương sơn|phú nghĩa|xuân mai|
    trần phú|hòa phú|quảng bị|minh châu|quảng oai|vật lại|cổ đô|bất bạt|suối hai|yên bài|phúc thọ|phúc lộc|hát môn|thạch thất|hạ bằng|tây phương|hòa lạc|yên xuân|quốc oai|hưng đạo|
    kiều phú|phú cát|hoài đức|dương hòa|sơn đồng|an khánh|đan phượng|ô diên|liên minh|gia lâm|thuận an|bát tràng|phù đổng|thư lâm|đông anh|phúc thịnh|thiên lộc|vĩnh thanh|mê linh|
    yên lãng|tiến thắng|quang minh|sóc sơn|đa phúc|nội bài|trung giã|kim anh|thanh xuân|khương đình|phương liệt|đống đa|kim liên|hai bà trưng|vĩnh tuy|bạch mai|hoàng mai|tương mai|
    định công|hoàng liệt|yên sở|vĩnh hưng|lĩnh nam|cầu giấy|nghĩa đô|yên hòa|tây hồ`,
  ),
);

/** At the end of what stands before a place. */
export const beforePlaces =
  /(?<![\p{L}\p{N}])(?:tại|ở|về|từ|đến|qua|địa bàn|ubnd|hđnd|ủy ban nhân dân|công an|tai|o|ve|tu|den|dia ban|uy ban nhan dan|cong an)\s+$/iu;

const placeList = words(
  `phường|xã|trấn|phố|đường|quận|huyện|tỉnh|thị|tp|thôn|xóm|ấp|bản|làng|buôn|khu|tổ|ngõ|ngách|hẻm|chợ|cầu|sông|hồ|đồi|núi|biển|ga|cảng|trường|ty|tnhh|viện|
    quán|khách sạn|tòa|toà|dự án|án|đảo|vịnh|chùa|đền|nhà hàng`,
);
/** Before the name of a place or an office, not of a person. */
export const placeWords = new Set(placeList.flatMap((one) => [one, fold(one)]));
/** The same in a text with marks, where "cho" is no market, and in one without, where it mostly is none. */
export const placeWordsIn = { marked: new Set(placeList), unmarked: new Set(placeList.map(fold).filter((one) => one !== 'cho')) };

/** Family names, most of those in use. */
export const surnames = new Set(
  words(
    `nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|hồ|ngô|dương|lý|đào|đoàn|đinh|trịnh|mai|lương|cao|hà|lâm|lưu|triệu|thạch|châu|sơn|kim|danh|quách|
  vương|tạ|tô|tống|thái|lục|lò|lã|quàng|vi|cà|cầm|bàn|lù|lừ|nông|bế|hứa|đồng|giang|giàng|tăng|từ|tôn|mạc|nghiêm|khuất|khúc|chu|phùng|la|thiều|tiêu|trang|
  trương|uông|bạch|mông|ninh|cù|kiều|lại|diệp|điểu|đàm|đậu|đới|hàn|hạng|hầu|hồng|hùng|hy|khổng|khương|kha|lầu|liễu|liêu|lỗ|lường|ma|mã|mùa|ngụy|nhan|ôn|phí|
  sầm|sùng|tào|thào|thân|thẩm|tòng|trà|tưởng|ung|vàng|vừ|xa|ksor|rơ|siu|mlô|niê|êban|puih`,
  ),
);
