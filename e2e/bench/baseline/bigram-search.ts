// The search that anybody writes in an afternoon: pairs of characters in common, rarer pairs worth more.

const pairsOf = (text: string): ReadonlySet<string> => {
  const characters = Array.from(text.toLowerCase())
  return new Set(
    characters.length === 1 ? characters : characters.slice(1).map((next, at) => `${characters[at] ?? ''}${next}`),
  )
}

/** Names, best first; those that share nothing are left out. */
export function createBigramSearch(names: readonly string[]): (typed: string) => readonly string[] {
  const pairs = names.map(pairsOf)
  const holders = new Map<string, number>()
  for (const own of pairs) for (const pair of own) holders.set(pair, (holders.get(pair) ?? 0) + 1)
  return (typed) => {
    const asked = pairsOf(typed)
    const scored = names.map((name, at) => {
      let score = 0
      for (const pair of asked)
        if (pairs[at]?.has(pair) === true) score += Math.log(1 + names.length / (holders.get(pair) ?? 1))
      return { name, score: score / Math.sqrt(name.length) }
    })
    return scored
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .map(({ name }) => name)
  }
}
