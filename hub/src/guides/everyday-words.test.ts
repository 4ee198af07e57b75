import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { readEverydayWords } from './everyday-words.ts'

test('the words that come with the product are well-formed', () => {
  const { words, problem } = readEverydayWords()
  assert.equal(problem, null)
  assert.ok(words.same.length > 50 && words.fillers.length > 10)
})

test('a faulty file is told with its name and the place of the fault, and the search goes on without it', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'words-'))
  const file = join(dir, 'words.json')
  try {
    for (const [text, told] of [
      ['{"same":[["挂失"]],"fillers":[]}', /same\.0/],
      ['{"same":[],"fillers":[1]}', /fillers\.0/],
      ['{', /JSON/],
    ] as const) {
      await writeFile(file, text)
      const { words, problem } = readEverydayWords(file)
      assert.deepEqual(words, { same: [], fillers: [] })
      assert.ok(problem?.includes(file))
      assert.match(problem ?? '', told)
    }
  } finally {
    await rm(dir, { recursive: true })
  }
})
