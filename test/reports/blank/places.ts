// Where each cell of the official blank files of TT 06/2025/TT-TTCP stands in ours. The blank files were made from the printed circular:
// the edges of its cells drift from row to row, some columns are nothing but the width of a line, and some heads that span rows fell
// into pieces. Each row says: cell of the blank file = the columns it stands over, by their codes; pieces of one cell are joined by +;
// = nothing is a remnant without words. Every cell of the blank file and every cell of ours is named once, so nothing is passed over.
import type { PresentCode } from '../../../src/reports/tables/table.ts';

export interface Blank {
  file: string;
  /** By row: '16' a column, '10-15' several, 'unit' the column "Đơn vị". */
  rows: Readonly<Record<number, string>>;
}

export const blanks: Readonly<Record<PresentCode, Blank>> = {
  '01-tcd': {
    file: 'bieu_01_TCD_tiep_cong_dan.xlsx',
    rows: {
      6: 'A6:A9=unit B6:B9=1 C6:C9=2 D6:D9=3 E6:E9=4 F6:L6=5-9 M6:AF6=10-21',
      7: 'F7:F9=5 G7:G9=6 H7:H9=7 I7:K7=8-9 L7:T7=10-15 U7:AF7=16-21',
      8: 'I8:I9=8 J8:J9=9 K8:M9=10 N8:N9=11 O8:O9=12 P8:P9=13 Q8:S8=14-15 T8:V8+S9:U9=16 W8:X8+V9:W9=17 Y8:Z8+X9:Y9=18 AA8:AB8+Z9:AA9=19 AC8:AE8=20-21',
      9: 'Q9=14 R9=15 AB9:AC9=20 AD9=21',
      10: 'A10=unit B10=1 C10=2 D10=3 E10=4 F10=5 G10=6 H10=7 I10=8 J10=9 K10:M10=10 N10=11 O10=12 P10=13 Q10=14 R10=15 S10:U10=16 V10:W10=17 X10:Y10=18 Z10:AA10=19 AB10:AC10=20 AD10=21',
    },
  },
  '02-xld': {
    file: 'bieu_02_XLD_tiep_nhan_xu_ly_don.xlsx',
    rows: {
      6: 'A6:A9=unit B6:B9=1 C6:C9=2 D6:D9=3 E6:E9=4 F6:F9=5 G6:Z6=6-22 AA6:AE7=23-25',
      7: 'G7:M7=6-11 N7:U7=12-18 V7:Z7=19-22',
      8: 'G8:G9=6 H8:I8=7-8 J8:L8=9-11 M8:N9=12 O8:P8=13-14 Q8:T8=15-18 U8:V9=19 W8:Y8=20-22 Z8:AA9=23 AB8:AC8=24-25',
      9: 'H9=7 I9=8 J9=9 K9=10 L9=11 O9=13 P9=14 Q9=15 R9=16 S9=17 T9=18 W9=20 X9=21 Y9=22 AB9=24 AC9:AD9=25',
      10: 'A10=unit B10=1 C10=2 D10=3 E10=4 F10=5 G10=6 H10=7 I10=8 J10=9 K10=10 L10=11 M10:N10=12 O10=13 P10=14 Q10=15 R10=16 S10=17 T10=18 U10:V10=19 W10=20 X10=21 Y10=22 Z10:AA10=23 AB10=24 AC10:AD10=25',
    },
  },
  '03-gqkn': {
    file: 'bieu_03_GQKN_giai_quyet_khieu_nai.xlsx',
    rows: {
      6: 'A6:A7=unit B6:B7=1 C6:C7=2 D6:G6=3-6 H6:H7=7 I6:K6=8-10 L6:N6=11-12 O6:Q6=13-14 R6:V6=15-18 W6:Y6=19-20 Z6:AC6=21-23',
      7: 'D7=3 E7=4 F7=5 G7=6 I7=8 J7=9 K7:L7=10 M7=11 N7:O7=12 P7=13 Q7=14 R7=15 S7=16 T7=17 U7=18 V7:W7=19 X7=20 Y7:Z7=21 AA7=22 AB7=23',
      8: 'A8=unit B8=1 C8=2 D8=3 E8=4 F8=5 G8=6 H8=7 I8=8 J8=9 K8:L8=10 M8=11 N8:O8=12 P8=13 Q8=14 R8=15 S8=16 T8=17 U8=18 V8:W8=19 X8=20 Y8:Z8=21 AA8=22 AB8=23',
    },
  },
  '04-gqtc': {
    file: 'bieu_04_GQTC_giai_quyet_to_cao.xlsx',
    rows: {
      6: 'A6:A7=unit B6:B7=1 C6:C7=2 D6:H6=3-6 I6:J6+H7:I7=7 K6:N6=8-10 O6:R6=11-13 S6:U6=14-15 V6:Y6=16-19 Z6:AB6=20-22 AC6:AF6=23-25',
      7: 'D7=3 E7=4 F7=5 G7=6 J7:K7=8 L7=9 M7=10 N7:O7=11 P7=12 Q7=13 R7:S7=14 T7=15 U7:V7=16 W7=17 X7=18 Y7=19 Z7=20 AA7=21 AB7:AC7=22 AD7=23 AE7=24 AF7:AG7=25',
      8: 'A8=unit B8=1 C8=2 D8=3 E8=4 F8=5 G8=6 H8:I8=7 J8:K8=8 L8=9 M8=10 N8:O8=11 P8=12 Q8=13 R8:S8=14 T8=15 U8:V8=16 W8=17 X8=18 Y8=19 Z8=20 AA8=21 AB8:AC8=22 AD8=23 AE8=24 AF8:AG8=25',
    },
  },
  '05-kqth': {
    file: 'bieu_05_KQTH_ket_qua_thi_hanh.xlsx',
    rows: {
      6: 'A6:A9=unit B6:R6=1-15 S6:AO6=16-31',
      7: 'B7:B9=1 C7:C9=2 D7:G7=3-6 H7:K7=7-10 L7:N7=11-12 O7:S7=13-15 T7:U7+R8:T9=16 V7:W7+U8:V9=17 X7:AB7=18-21 AC7:AG7=22-25 AH7:AK7=26-28 AL7:AP7=29-31',
      8: 'D8:E8=3-4 F8:G8=5-6 H8:I8=7-8 J8:K8=9-10 L8:L9=11 M8:M9=12 N8:O9=13 P8:P9=14 Q8:Q9=15 W8:Y8=18-19 Z8:AA8=20-21 AB8:AD8=22-23 AE8:AF8=24-25 AG8:AH9=26 AI8:AI9=27 AJ8:AJ9=28 AK8:AL9=29 AM8:AM9=30 AN8:AN9=31',
      9: 'D9=3 E9=4 F9=5 G9=6 H9=7 I9=8 J9=9 K9=10 W9:X9=18 Y9=19 Z9=20 AA9=21 AB9:AC9=22 AD9=23 AE9=24 AF9=25',
      10: 'A10=unit B10=1 C10=2 D10=3 E10=4 F10=5 G10=6 H10=7 I10=8 J10=9 K10=10 L10=11 M10=12 N10:O10=13 P10=14 Q10=15 R10:T10=16 U10:V10=17 W10:X10=18 Y10=19 Z10=20 AA10=21 AB10:AC10=22 AD10=23 AE10=24 AF10=25 AG10:AH10=26 AI10=27 AJ10=28 AK10:AL10=29 AM10=30 AN10=31',
    },
  },
  '06-qlkntc': {
    file: 'bieu_06_QLKNTC_quan_ly_nha_nuoc.xlsx',
    rows: {
      6: 'A6:A9=unit B6:D6=1-3 E6:F6=4-5 G6:O6=6-12 P6:AA6=13-17 AB6:AD6=nothing AE6:AG6=nothing',
      7: 'B7:B9=1 C7:C9=2 D7:D9=3 E7:E9=4 F7:F9=5 G7:H7=6-7 I7:I9=8 J7:O7=9-12 P7:R7+O8:Q8+Q9:S9=13 S7:V7=14-15 W7:Z7=16-17 AA7:AC7=nothing AD7:AF7=nothing',
      8: 'G8:G9=6 H8:H9=7 J8:K8=9-10 L8:N8=11-12 R8:T8+T9:U9=14 U8:V8+V9:W9=15 W8:X8+X9:Y9=16 Y8:Z8+Z9:AB9=17 AA8:AC8=nothing AD8:AF8=nothing',
      9: 'J9=9 K9:L9=10 M9=11 N9:P9=12 AC9:AE9=nothing AF9:AH9=nothing',
      10: 'A10=unit B10=1 C10=2 D10=3 E10=4 F10=5 G10=6 H10=7 I10=8 J10=9 K10:L10=10 M10=11 N10:P10=12 Q10:S10=13 T10:U10=14 V10:W10=15 X10:Y10=16 Z10:AB10=17 AC10:AE10=nothing AF10:AH10=nothing',
    },
  },
};
