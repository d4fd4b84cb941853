// Where a refusal leads: to the record it is about, to what can be done instead, or to the day's work. Pure.
import type { NotAllowedNow, OtherWay, Refusal } from '../errors.ts';

export interface WaysOn {
  /** '' where nothing is to be opened again. */
  hint: string;
  ways: { href: string; label: string; style: 'primary' | 'line' }[];
}

const toWork: OtherWay = { href: '/work', label: 'Về Việc của tôi' };
/** A page with a number in its address is somebody's record; a class has no records of the office. */
const isRecord = (href: string) => /\/\d/.test(href) && !href.startsWith('/training');

/** Where a right one lacks is got: of the administrator; in a class by changing to another of one's own parts. */
export const rightsWay = (isClass: boolean) =>
  isClass
    ? {
        because: 'Trong lớp, ông, bà giữ mọi vai: đổi sang vai được giao việc này.',
        line: 'Mở Đổi vai, chọn chức danh làm việc này, rồi mở lại mục.',
        ways: [
          { href: '/parts', label: 'Đổi vai', style: 'primary' },
          { ...toWork, style: 'line' },
        ],
      }
    : {
        because: 'Nếu cần, đề nghị quản trị đơn vị phân công.',
        line: 'Nếu được phân công, đề nghị quản trị đơn vị bổ sung vai trò, hoặc đăng nhập với nhiệm vụ khác.',
        ways: [{ ...toWork, style: 'primary' }],
      };

/** @param may whether the officer's role has what a way asks for; nobody's role where it is not known who asks */
export function waysOn(
  { backHref, ...error }: Pick<Refusal, 'backHref'> & Partial<Pick<NotAllowedNow, 'otherWays'>>,
  may: (permission: string) => boolean = () => false,
): WaysOn {
  const others = (error.otherWays ?? []).filter(({ permission }) => permission === undefined || may(permission));
  const back: OtherWay[] =
    backHref === '' || backHref === toWork.href
      ? []
      : [{ href: backHref, label: isRecord(backHref) ? 'Mở lại hồ sơ' : 'Quay lại trang trước' }];
  const ways = [...back, ...others];
  return {
    hint: isRecord(backHref) ? 'Mở lại hồ sơ để xem trạng thái mới nhất và việc tiếp theo.' : '',
    ways: (ways.length > 0 ? ways : [toWork]).map(({ href, label }, index) => ({
      href,
      label,
      style: index === 0 ? 'primary' : 'line',
    })),
  };
}
