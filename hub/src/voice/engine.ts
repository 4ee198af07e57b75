// What makes speech of a call. espeak-ng where it is installed; another engine has the same shape.
import { execFile } from 'node:child_process'

export interface VoiceEngine {
  /** A WAV file. Rejects where the engine is missing or broken. */
  readonly render: (pinyin: string) => Promise<Uint8Array>
}

const WORDS_PER_MINUTE = '140'
const LONGEST_MS = 10_000
const MOST_BYTES = 4 * 1024 * 1024

/** Debian's `espeak-ng`. Pinyin with tones, because its voice for characters reads them as English. */
export const espeakEngine: VoiceEngine = {
  render: (pinyin) =>
    new Promise((resolve, reject) => {
      const args = ['-v', 'cmn-latn-pinyin', '-s', WORDS_PER_MINUTE, '--stdout', pinyin]
      const options = { encoding: 'buffer', timeout: LONGEST_MS, maxBuffer: MOST_BYTES, windowsHide: true } as const
      execFile('espeak-ng', args, options, (fault, wav) => {
        if (fault === null && wav.subarray(0, 4).toString('latin1') === 'RIFF') resolve(wav)
        else reject(fault ?? new Error('espeak-ng gave no WAV file'))
      })
    }),
}
