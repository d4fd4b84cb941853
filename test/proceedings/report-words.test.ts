// What the form of a report asks to be signed, and what it says while an expert's opinion is awaited.
import { expect, it } from 'vitest';
import { definitions } from '../../src/proceedings/acts/index.ts';
import type { FormFacts } from '../../src/proceedings/fields.ts';

const form = (facts: object) => ({ facts }) as unknown as FormFacts;
const signatures = (bodyVerifies: boolean) => {
  const props = definitions.report.fields.complete?.props;
  return typeof props === 'function' ? props(form({ bodyVerifies })).label : '';
};

it('asks for the signatures of whoever verified: of a team its members, of a body its head', () => {
  expect(signatures(false)).toBe('Báo cáo đã có chữ ký của Tổ trưởng và các thành viên');
  expect(signatures(true)).toContain('người đứng đầu');
  expect(signatures(true)).not.toContain('Tổ trưởng');
});

it('mentions an expert’s opinion that was asked for and is not there, at the report and at the decision', () => {
  for (const code of ['report', 'decision'] as const) {
    expect(definitions[code].intro(form({ expertOpen: true }))).toContain('trưng cầu giám định');
    expect(definitions[code].intro(form({ expertOpen: false }))).toBe('');
  }
});
