/** Growing pauses between tries, so that a device that is switched off costs nothing. */
export interface BackoffOptions {
  /** The first pause, 10-60000 ms, default 500. */
  readonly firstMs?: number
  /** The longest pause, default 15000 ms. */
  readonly longestMs?: number
}

/** The pause after the given number of failed tries in a row, 1 and up: each twice the one before. */
export const backoffMs = (failures: number, { firstMs = 500, longestMs = 15_000 }: BackoffOptions = {}): number =>
  Math.min(longestMs, firstMs * 2 ** Math.min(20, Math.max(0, failures - 1)))
