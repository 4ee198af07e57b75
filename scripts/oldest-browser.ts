// Finds in built pages what Chromium 109 does not have: it is the last one for the old Windows PCs that halls own.
import { Linter } from 'eslint'
import { scanCss } from './scan-css.ts'
import { newerCss, newerScript } from './newer-than-109.ts'

export interface Finding {
  readonly file: string
  readonly line: number
  /** What was found and since which Chromium it is there. */
  readonly says: string
}

export interface BuiltFile {
  /** Decides how the text is read: `.js`, `.mjs` or `.css`. */
  readonly file: string
  readonly text: string
}

/** What a page may use all the same, by the name in newer-than-109.ts. */
export type Allowed = Readonly<Record<string, string>>

export function tooNewFor109({ file, text }: BuiltFile, allowed: Allowed = {}): readonly Finding[] {
  if (/\.m?js$/.test(file)) return tooNewScript(text, allowed).map((found) => ({ file, ...found }))
  if (file.endsWith('.css')) return tooNewCss(text, allowed).map((found) => ({ file, ...found }))
  return []
}

const linter = new Linter()

/** Chromium 94 has all of ES2022, and ES2023 brought no syntax a page can hold, so a parser that stops there judges. */
function tooNewScript(text: string, allowed: Allowed): readonly Omit<Finding, 'file'>[] {
  const rules = newerScript.flatMap(({ name, since, found }) =>
    name in allowed
      ? []
      : found.map((selector) => ({ selector, message: `${name} is there from Chromium ${since} on` })),
  )
  const messages = linter.verify(text, [
    {
      languageOptions: { ecmaVersion: 2022, sourceType: 'module' },
      linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
      rules: { 'no-restricted-syntax': ['error', ...rules] },
    },
  ])
  // a warning only says that a comment wanted to switch the check off
  const found = messages.filter(({ severity }) => severity === 2)
  return found.map(({ line, message, fatal }) => ({
    line,
    says: fatal === true ? `syntax newer than ES2022: ${message}` : message,
  }))
}

function tooNewCss(text: string, allowed: Allowed): readonly Omit<Finding, 'file'>[] {
  const findings: Omit<Finding, 'file'>[] = []
  for (const { kind, text: piece, line, asked } of scanCss(text)) {
    if (asked) continue
    const nested = kind === 'nested-rule' && !('nesting' in allowed)
    if (nested) findings.push({ line, says: 'nesting is there from Chromium 112 on' })
    for (const { name, since, where, found } of newerCss)
      if (where === (kind === 'nested-rule' ? 'rule' : kind) && !(name in allowed) && found.test(piece))
        findings.push({ line, says: `${name} is there from Chromium ${since} on` })
  }
  return findings
}
