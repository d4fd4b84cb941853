// Which offices free words name.
import { expect, it } from 'vitest';
import { questionOfOffices, resolverRefusal } from '../../src/proceedings/acts/offices-after.ts';
import { namedIn, namesIn } from '../../src/units/named-offices.ts';

const office = (name: string, asked: string, level: 'commune' | 'province', gone = '') => ({ name, asked, level, gone });
const city = office('Thành phố Hà Nội', 'thanh pho ha noi', 'province');
const gone = office('Phường Ba Đình', 'phuong ba dinh', 'commune', 'Phường Ba Đình nay mang tên Phường Hoàng Thành');
const given = {
  offices: [city, gone, office('Phường Ngọc Hà', 'phuong ngoc ha', 'commune')],
  agency: 'Ủy ban nhân dân phường Giảng Võ',
  superior: 'Ủy ban nhân dân thành phố Hà Nội',
  unitLevel: 'commune',
};

it('reads names from where the kind of an office stands, the longest first', () => {
  const names = namesIn('Chủ tịch UBND phường Ngọc Hà, các hộ dân');
  expect(names[0]).toBe('phuong ngoc ha cac ho dan');
  expect(names).toContain('phuong ngoc ha');
  expect(names).not.toContain('phuong');
  expect(namesIn('Chánh Văn phòng')).toEqual([]);
  expect(namedIn(given.offices, 'UBND Thành phố Hà Nội')).toEqual([city]);
});

it('a second complaint goes to an office that stands, above the one that decided', () => {
  expect(resolverRefusal('Chủ tịch UBND phường Ba Đình', given)).toContain('nay mang tên Phường Hoàng Thành');
  expect(resolverRefusal('Chủ tịch UBND phường Giảng Võ', given)).toContain('Đây là nơi ra quyết định này');
  expect(resolverRefusal('Chủ tịch UBND thành phố Hà Nội', given)).toBe('');
  const asked = (secondResolver: string, changes = {}) =>
    questionOfOffices({ secondResolver, executors: 'Chánh Văn phòng' }, { ...given, ...changes });
  expect(asked('Chủ tịch UBND thành phố Hà Nội')).toBe('');
  expect(asked('Chủ tịch UBND phường Ngọc Hà')).toContain('Chủ tịch Ủy ban nhân dân thành phố Hà Nội');
  // No unit bears the name: the words say what it is.
  expect(asked('Chủ tịch UBND xã Không Có')).toContain('cùng cấp hoặc cấp dưới');
  expect(asked('Bộ trưởng Bộ Xây dựng', { unitLevel: 'province', superior: '' })).toBe('');
  expect(asked('Chủ tịch UBND phường Ngọc Hà', { unitLevel: 'province', superior: '' })).toContain('cấp trên trực tiếp');
});
