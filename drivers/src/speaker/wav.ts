/** Length of a WAV file in ms; `undefined` where it is none that a player could play. */
export function wavMs(sound: Uint8Array): number | undefined {
  const view = new DataView(sound.buffer, sound.byteOffset, sound.byteLength)
  const tag = (at: number) => String.fromCharCode(...sound.subarray(at, at + 4))
  if (sound.length < 44 || tag(0) !== 'RIFF' || tag(8) !== 'WAVE') return undefined
  let bytesPerSecond = 0
  for (let at = 12; at + 8 <= sound.length;) {
    const size = view.getUint32(at + 4, true)
    if (tag(at) === 'fmt ' && at + 20 <= sound.length) bytesPerSecond = view.getUint32(at + 16, true)
    if (tag(at) === 'data') {
      // A file that was written as a stream says FFFFFFFF: it lasts as long as it is.
      const bytes = Math.min(size, sound.length - at - 8)
      return bytesPerSecond > 0 && bytes > 0 ? (bytes * 1000) / bytesPerSecond : undefined
    }
    at += 8 + size + (size % 2)
  }
  return undefined
}

/** A tone of 16-bit samples, for tests of speakers in halls and here. */
export function toneWav(ms: number, hertz = 440, samplesPerSecond = 8000): Uint8Array {
  const samples = Math.round((ms * samplesPerSecond) / 1000)
  const sound = new Uint8Array(44 + samples * 2)
  const view = new DataView(sound.buffer)
  const put = (at: number, words: string) => sound.set(new TextEncoder().encode(words), at)
  put(0, 'RIFF')
  view.setUint32(4, sound.length - 8, true)
  put(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, samplesPerSecond, true)
  view.setUint32(28, samplesPerSecond * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  put(36, 'data')
  view.setUint32(40, samples * 2, true)
  for (let n = 0; n < samples; n++) {
    view.setInt16(44 + n * 2, Math.round(8000 * Math.sin((2 * Math.PI * hertz * n) / samplesPerSecond)), true)
  }
  return sound
}
