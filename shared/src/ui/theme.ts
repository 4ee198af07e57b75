// Writes theme, accent and sizes onto an element, once for <html> or for a part of a page.
import { accentTokens, type Theme } from './contrast.ts'
import type { ScreenSizes } from './mm.ts'

const ACCENT_PROPERTIES = ['--accent', '--on-accent', '--accent-soft', '--on-accent-second']

/** @param accent the hall's own colour; made darker or lighter until it passes, left out where it is no colour */
export function applyTheme(element: HTMLElement, theme: Theme, accent?: string): void {
  element.dataset['theme'] = theme
  const tokens = accent === undefined ? {} : accentTokens(accent, theme)
  for (const property of ACCENT_PROPERTIES) {
    const value = tokens[property]
    if (value === undefined) element.style.removeProperty(property)
    else element.style.setProperty(property, value)
  }
}

/** Sizes in px; what is left out keeps the value of `tokens.css`. */
export function applySizes(element: HTMLElement, sizes: Partial<ScreenSizes>): void {
  const properties: Readonly<Record<string, number | undefined>> = {
    '--body': sizes.body,
    '--step': sizes.step,
    '--key': sizes.key,
    '--key-main': sizes.mainKey,
    '--gap': sizes.gap,
  }
  element.dataset['sizes'] = ''
  for (const [property, value] of Object.entries(properties)) {
    if (value === undefined) element.style.removeProperty(property)
    else element.style.setProperty(property, `${value}px`)
  }
}
