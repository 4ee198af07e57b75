// When a hall that stands still is expected to go on, in words.
import type { ServiceLine } from '@tingxu/shared/hall/views/shapes.ts'
import { hallTime, sayTime } from '@tingxu/shared/i18n/when.ts'
import type { Words } from './words.ts'

/** The time of the first service to come back; one that has gone by is no promise any more. */
export function againWords(
  { kiosk: { services: words } }: Words,
  services: readonly Pick<ServiceLine, 'suspended'>[],
  timeZone: string | null,
  now: number,
): string {
  const expected = services.flatMap(({ suspended }) => suspended?.until ?? []).filter((at) => at > now)
  if (timeZone === null || expected.length === 0) return words.suspendedOpen
  return words.suspendedUntil(sayTime(hallTime(Math.min(...expected), timeZone)))
}
