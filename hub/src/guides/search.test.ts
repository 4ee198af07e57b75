import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PublishedCatalogue } from './published.ts'
import { createGuideSearch } from './search.ts'

const catalogueOf = (tag: string, ...names: readonly string[]): PublishedCatalogue => ({
  ...{ day: '2026-03-12', tag },
  text: JSON.stringify({
    guides: names.map((name) => ({ id: name, name: { 'zh-Hans': name }, alsoCalled: [] })),
  }),
  entry: () => undefined,
})

test('one thread answers all, from the list it was last given, and after an end another begins and stays', async () => {
  let begun = 0
  const search = createGuideSearch(() => {
    begun++
    return { same: [], fillers: [] }
  })
  const first = async (catalogue: PublishedCatalogue, typed: string): Promise<string | undefined> =>
    (await search.find(catalogue, typed, 5))[0]?.id
  const one = catalogueOf('1', '居民身份证申领')
  const two = catalogueOf('2', '居住证办理')
  assert.deepEqual(await Promise.all([first(one, '身份证'), first(two, '居住证'), first(one, '居住证')]), [
    '居民身份证申领',
    '居住证办理',
    '居民身份证申领',
  ])
  assert.equal(begun, 1)

  const ended = search.close()
  assert.equal(await first(two, '居住证'), '居住证办理')
  await ended
  assert.equal(await first(two, '居住证'), '居住证办理')
  assert.equal(begun, 2)
  await search.close()
})
