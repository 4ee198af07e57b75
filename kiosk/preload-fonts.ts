// The slices of the font that the kiosk's first screen is written in are asked for with the page, so that it is drawn
// once and in its own font: a slice that comes later lays everything out anew.
import type { Plugin } from 'vite'
import { kiosk } from '../shared/src/i18n/zh-Hans/kiosk.ts'

/** With the clock's. */
const FIRST_WORDS = [kiosk.greeting, kiosk.home, kiosk.bar, '0123456789:']

/** Texts and, of functions, what they say about figures. */
const charactersOf = (words: unknown): string => {
  if (typeof words === 'string') return words
  if (typeof words === 'function') return String((words as (...figures: number[]) => unknown)(1, 2, 3))
  return Object.values(words as object)
    .map(charactersOf)
    .join('')
}

/** Files of a style sheet's font faces that hold one of these characters. */
export function slicesFor(css: string, characters: string): readonly string[] {
  const codes = Array.from(new Set(characters), (character) => character.codePointAt(0) ?? 0)
  return [...css.matchAll(/@font-face\s*\{[^}]*\}/g)].flatMap(([face]) => {
    const file = /url\(([^)]+\.woff2)\)/.exec(face)?.[1]
    const ranges = rangesOf(/unicode-range:([^;}]+)/.exec(face)?.[1] ?? '')
    const isUsed = codes.some((code) => ranges.some(([from, to]) => code >= from && code <= to))
    return file !== undefined && isUsed ? [file.replace(/^["']|["']$/g, '')] : []
  })
}

/** `U+20-7e,U+4??`: a question mark stands for any digit. */
const rangesOf = (text: string): readonly (readonly [number, number])[] =>
  text.split(',').map((range) => {
    const [from = '', to = from] = range.trim().replace(/^U\+/i, '').split('-')
    return [Number.parseInt(from.replaceAll('?', '0'), 16), Number.parseInt(to.replaceAll('?', 'f'), 16)]
  })

export function preloadFonts(): Plugin {
  return {
    name: 'kiosk-preload-fonts',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle, path }) {
        if (bundle === undefined || !path.endsWith('/index.html')) return
        const css = Object.values(bundle)
          .flatMap((file) => (file.type === 'asset' && file.fileName.endsWith('.css') ? [String(file.source)] : []))
          .join('\n')
        return slicesFor(css, charactersOf(FIRST_WORDS)).map((href) => ({
          tag: 'link',
          attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href },
          injectTo: 'head',
        }))
      },
    },
  }
}
