/** The rows of all tables of a Markdown text whose head is `head`, cell by cell; code marks stay. */
export function tableRows(markdown: string, head: readonly string[]): readonly (readonly string[])[] {
  const rows: (readonly string[])[] = []
  let inTable = false
  for (const line of markdown.split('\n')) {
    if (!line.startsWith('|')) inTable = false
    else {
      const cells = line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim())
      if (cells.length === head.length && cells.every((cell, at) => cell === head[at])) inTable = true
      else if (inTable && !cells.every((cell) => /^:?-+:?$/.test(cell))) rows.push(cells)
    }
  }
  return rows
}

/** What stands in code marks in a cell. */
export function codesIn(cell: string): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => code ?? '')
}

/** The paths in a cell, with commas between them; a dash stands for none. */
export function pathsIn(cell: string): readonly string[] {
  const paths = cell.replaceAll('`', '').split(',')
  return paths.map((path) => path.trim()).filter((path) => !/^[–-]?$/.test(path))
}
