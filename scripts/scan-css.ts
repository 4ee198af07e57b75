// Cuts a style sheet into its rules' heads and declarations; enough to tell what a browser must understand.

export interface CssPiece {
  /** `rule`: a selector; `nested-rule`: one inside a rule; `at-rule`: the head of one; `declaration`: `name: value`. */
  readonly kind: 'rule' | 'nested-rule' | 'at-rule' | 'declaration'
  readonly text: string
  /** From 1. */
  readonly line: number
  /** The piece stands inside `@supports`: browsers without it have been asked. */
  readonly asked: boolean
}

interface Block {
  readonly style: boolean
  readonly supports: boolean
}

export function scanCss(source: string): readonly CssPiece[] {
  const css = withoutTexts(source)
  const pieces: CssPiece[] = []
  const blocks: Block[] = []
  let from = 0
  let round = 0

  const take = (at: number, opens: boolean) => {
    const raw = css.slice(from, at)
    const text = raw.trim()
    const start = from + (raw.length - raw.trimStart().length)
    from = at + 1
    const atRule = text.startsWith('@')
    if (text !== '') {
      const inRule = blocks.some(({ style }) => style)
      const kind = atRule ? 'at-rule' : !opens ? 'declaration' : inRule ? 'nested-rule' : 'rule'
      // The condition of @supports is what the browser is asked, so it may name anything.
      const asked = blocks.some(({ supports }) => supports) || text.startsWith('@supports')
      pieces.push({ kind, text, line: lineAt(css, start), asked })
    }
    if (opens) blocks.push({ style: !atRule, supports: text.startsWith('@supports') })
  }

  for (let at = 0; at < css.length; at++) {
    const char = css[at]
    if (char === '(' || char === '[') round++
    else if (char === ')' || char === ']') round--
    else if (round > 0) continue
    else if (char === '{') take(at, true)
    else if (char === ';') take(at, false)
    else if (char === '}') {
      take(at, false)
      blocks.pop()
    }
  }
  take(css.length, false)
  return pieces
}

/** Comments, strings and addresses blanked out, with every line where it was. */
function withoutTexts(css: string): string {
  return css.replace(
    /\/\*[\s\S]*?\*\/|"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|url\(\s*[^"'()\s][^()]*\)|\\[\s\S]/g,
    (text) => text.replace(/[^\n]/g, ' '),
  )
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length
}
