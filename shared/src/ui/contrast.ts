// WCAG contrast, and a hall's accent made safe with it: whatever colour a hall likes, its words stay readable.

export type Theme = 'light' | 'dark' | 'contrast'

/** Least contrast of text on its ground everywhere. */
export const LEAST_CONTRAST = 7

type Rgb = readonly [red: number, green: number, blue: number]

/** `#rgb` or `#rrggbb`; `undefined` for anything else. */
export function parseHex(hex: string): Rgb | undefined {
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(hex)
  const digits = short === null ? /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(hex) : short
  if (digits === null) return undefined
  const read = (at: number): number => {
    const text = digits[at] ?? '0'
    return parseInt(text.length === 1 ? text + text : text, 16)
  }
  return [read(1), read(2), read(3)]
}

function luminance([red, green, blue]: Rgb): number {
  const linear = (value: number): number =>
    value <= 10.31475 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

function ratio(one: Rgb, other: Rgb): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

/** 1 to 21. Throws for what is no colour: colours from outside go through `checkAccent`. */
export function contrastRatio(one: string, other: string): number {
  const [a, b] = [parseHex(one), parseHex(other)]
  if (a === undefined || b === undefined) throw new Error(`Not a colour: ${a === undefined ? one : other}`)
  return ratio(a, b)
}

const toHex = (colour: Rgb): string =>
  `#${colour.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`
const hue = (colour: Rgb): { h: number; s: number; l: number } => {
  const [r, g, b] = [colour[0] / 255, colour[1] / 255, colour[2] / 255]
  const most = Math.max(r, g, b)
  const spread = most - Math.min(r, g, b)
  const l = most - spread / 2
  if (spread === 0) return { h: 0, s: 0, l }
  const h = most === r ? (g - b) / spread : most === g ? 2 + (b - r) / spread : 4 + (r - g) / spread
  return { h: (h * 60 + 360) % 360, s: spread / (1 - Math.abs(2 * l - 1)), l }
}

const fromHue = (h: number, s: number, l: number): Rgb => {
  const channel = (n: number): number => {
    const k = (n + h / 30) % 12
    return 255 * (l - s * Math.min(l, 1 - l) * Math.max(-1, Math.min(k - 3, 9 - k, 1)))
  }
  return [channel(0), channel(8), channel(4)]
}

const mix = (one: Rgb, other: Rgb, part: number): Rgb => [
  one[0] + (other[0] - one[0]) * part,
  one[1] + (other[1] - one[1]) * part,
  one[2] + (other[2] - one[2]) * part,
]

/** What an accent must be read against; the same values as in `tokens.css`, which a test compares. */
export const ACCENT_GROUNDS = {
  light: { grounds: ['#fbfaf7', '#ffffff', '#f8f6f1'], on: '#ffffff', towards: 'dark' },
  dark: { grounds: ['#0e1513', '#16211e', '#0a100e'], on: '#0e1513', towards: 'light' },
} as const

export interface AccentCheck {
  /** Usable as it is. */
  readonly ok: boolean
  /** The worst contrast it has in this theme. */
  readonly ratio: number
  /** The colour itself, or the nearest one that passes (darker in light themes, lighter in dark ones). */
  readonly nearest: string
}

/** Checks a hall's accent for one theme. `undefined`: not a colour. */
export function checkAccent(hex: string, theme: 'light' | 'dark'): AccentCheck | undefined {
  const colour = parseHex(hex)
  if (colour === undefined) return undefined
  const { grounds, on, towards } = ACCENT_GROUNDS[theme]
  const against = [...grounds, on].map((ground) => parseHex(ground) ?? colour)
  const worst = (candidate: Rgb): number => Math.min(...against.map((ground) => ratio(candidate, ground)))
  let nearest = colour
  const { h, s, l } = hue(colour)
  for (let step = 1; step <= 100 && worst(nearest) < LEAST_CONTRAST; step++) {
    const part = step / 100
    // A colour that is only made lighter turns shrill: it gives up some of its strength on the way.
    const made =
      towards === 'dark' ? fromHue(h, s, l * (1 - part)) : fromHue(h, s * (1 - 0.5 * part), l + (1 - l) * part)
    nearest = parseHex(toHex(made)) ?? colour
  }
  return { ok: worst(colour) >= LEAST_CONTRAST, ratio: worst(colour), nearest: toHex(nearest) }
}

/** The tokens that follow from an accent, by custom property. Empty for the contrast theme, which knows black and white only, and for what is no colour. */
export function accentTokens(hex: string, theme: Theme): Readonly<Record<string, string>> {
  if (theme === 'contrast') return {}
  const accent = parseHex(checkAccent(hex, theme)?.nearest ?? '')
  if (accent === undefined) return {}
  const { grounds, on } = ACCENT_GROUNDS[theme]
  const onAccent = parseHex(on) ?? accent
  const ground = parseHex(grounds[0]) ?? accent
  return {
    '--accent': toHex(accent),
    '--on-accent': on,
    '--accent-soft': toHex(mix(ground, accent, theme === 'light' ? 0.05 : 0.15)),
    '--on-accent-second': readableMix(onAccent, accent),
  }
}

/** A quieter voice on the accent field, as quiet as the contrast allows. */
function readableMix(on: Rgb, accent: Rgb): string {
  for (const part of [0.12, 0.08, 0.04]) {
    const quiet = toHex(mix(on, accent, part))
    if (contrastRatio(quiet, toHex(accent)) >= LEAST_CONTRAST) return quiet
  }
  return toHex(on)
}
