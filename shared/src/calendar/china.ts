// Statutory holidays of mainland China and the days worked for them, as the State Council announces them each autumn
// (国务院办公厅关于部分节假日安排的通知). A new year is a row more, here or in a hall's own configuration.
import type { CalendarYear } from './working-days.ts'

const holiday = (from: string, to = from) => ({ from, to })

export const CHINA: readonly CalendarYear[] = [
  {
    year: 2024,
    holidays: [
      holiday('2024-01-01'),
      holiday('2024-02-10', '2024-02-17'),
      holiday('2024-04-04', '2024-04-06'),
      holiday('2024-05-01', '2024-05-05'),
      holiday('2024-06-10'),
      holiday('2024-09-15', '2024-09-17'),
      holiday('2024-10-01', '2024-10-07'),
    ],
    madeUp: [
      '2024-02-04',
      '2024-02-18',
      '2024-04-07',
      '2024-04-28',
      '2024-05-11',
      '2024-09-14',
      '2024-09-29',
      '2024-10-12',
    ],
  },
  {
    year: 2025,
    holidays: [
      holiday('2025-01-01'),
      holiday('2025-01-28', '2025-02-04'),
      holiday('2025-04-04', '2025-04-06'),
      holiday('2025-05-01', '2025-05-05'),
      holiday('2025-05-31', '2025-06-02'),
      holiday('2025-10-01', '2025-10-08'),
    ],
    madeUp: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  {
    year: 2026,
    holidays: [
      holiday('2026-01-01', '2026-01-03'),
      holiday('2026-02-15', '2026-02-23'),
      holiday('2026-04-04', '2026-04-06'),
      holiday('2026-05-01', '2026-05-05'),
      holiday('2026-06-19', '2026-06-21'),
      holiday('2026-09-25', '2026-09-27'),
      holiday('2026-10-01', '2026-10-07'),
    ],
    madeUp: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
]
