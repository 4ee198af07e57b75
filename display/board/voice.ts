// The browser's own Chinese voice, where it has one.

export type Saying = 'said' | 'blocked' | 'failed'

export interface Voice {
  /** Waits a moment for the browser to list its voices. */
  readonly find: () => Promise<boolean>
  readonly say: (text: string) => Promise<Saying>
}

const LISTED_MS = 3000
/** Some browsers forget to say that they have finished. */
const LONGEST_MS = 20_000

export function createVoice(): Voice {
  const speech = 'speechSynthesis' in window ? window.speechSynthesis : null

  const chinese = (): SpeechSynthesisVoice | undefined => {
    const voices = speech?.getVoices() ?? []
    const of = (pattern: RegExp) => voices.filter(({ lang }) => pattern.test(lang.replace('_', '-')))
    const mandarin = of(/^(cmn|zh-(hans-)?cn|zh-hans$|zh$)/i)
    return mandarin.find(({ localService }) => localService) ?? mandarin[0] ?? of(/^zh(?!-hk)/i)[0]
  }

  return {
    find: async () => {
      if (speech === null) return false
      if (chinese() !== undefined) return true
      await new Promise<void>((resolve) => {
        const end = (): void => {
          window.clearTimeout(timer)
          speech.removeEventListener('voiceschanged', end)
          resolve()
        }
        const timer = window.setTimeout(end, LISTED_MS)
        speech.addEventListener('voiceschanged', end)
      })
      return chinese() !== undefined
    },
    say: (text) =>
      new Promise((resolve) => {
        const voice = chinese()
        if (speech === null || voice === undefined) return resolve('failed')
        const utterance = new SpeechSynthesisUtterance(text)
        utterance.voice = voice
        utterance.lang = voice.lang
        utterance.rate = 0.9
        const end = (how: Saying): void => {
          window.clearTimeout(timer)
          resolve(how)
        }
        const timer = window.setTimeout(() => {
          speech.cancel()
          end('failed')
        }, LONGEST_MS)
        utterance.onend = () => end('said')
        utterance.onerror = ({ error }) => end(error === 'not-allowed' ? 'blocked' : 'failed')
        speech.speak(utterance)
      }),
  }
}
