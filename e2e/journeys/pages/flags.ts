import { readFileSync } from 'node:fs'

const file = new URL('../../../config/chromium/flags.txt', import.meta.url)

/** The flags that Chromium starts with on such a screen of a hall: those that the start scripts read as well. */
export const shippedFlags = (kind: 'kiosk' | 'board'): readonly string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, who, flag] = /^(both|kiosk|board)\s+(--\S+)\s*$/.exec(line) ?? []
      return flag !== undefined && (who === 'both' || who === kind) ? [flag] : []
    })
