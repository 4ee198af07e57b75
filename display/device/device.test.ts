import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { ageSeconds, isOld, lineBroke, NOTHING_HEARD, trueUntil, valueCame } from './freshness.ts'
import { createPaintProof } from './paint-proof.ts'

describe('how old what is shown is', () => {
  test('every tick over the line that brought the value keeps it fresh', () => {
    const shown = valueCame('a', 1000)
    assert.equal(ageSeconds(shown, 1000, 3500), 2)
    assert.equal(ageSeconds(shown, 6000, 6500), 0)
  })

  test('after a break the value stays old until a new one has come, whatever the hub says meanwhile', () => {
    const broken = lineBroke(valueCame('a', 1000), 5000)
    assert.equal(ageSeconds(broken, 60_000, 60_000), 55)
    assert.equal(trueUntil(broken, 60_000), 5000)
    assert.equal(ageSeconds(lineBroke(broken, 60_000), 60_000, 60_000), 55)
    assert.equal(ageSeconds(valueCame('b', 60_100), 60_000, 60_100), 0)
  })

  test('nothing shown has no age, and the limit itself is not yet old', () => {
    assert.equal(ageSeconds(NOTHING_HEARD, 0, 90_000), 0)
    assert.deepEqual([isOld(12, 12), isOld(13, 12)], [false, true])
  })
})

function glass() {
  const frames: (() => void)[] = []
  const sent: (readonly string[])[] = []
  const stand = { visible: true }
  let shown = (): void => undefined
  const proof = createPaintProof({
    frame: (next) => void frames.push(next),
    visible: () => stand.visible,
    onVisible: (listener) => {
      shown = listener
      return () => (shown = () => undefined)
    },
    send: (calls) => void sent.push(calls),
  })
  const frame = async (): Promise<void> => {
    await Promise.resolve()
    for (const next of frames.splice(0)) next()
    await Promise.resolve()
  }
  return { proof, sent, frame, stand, show: () => shown() }
}

describe('the proof that a call stands on the glass', () => {
  const A = '20260312-A001:1'
  const B = '20260312-B002:2'

  test('it is given after two frames and not before, once', async () => {
    const { proof, sent, frame } = glass()
    proof.stands(A)
    proof.stands(B)
    await frame()
    assert.deepEqual(sent, [])
    await frame()
    assert.deepEqual(sent, [[A, B]])
    await frame()
    await frame()
    assert.equal(sent.length, 1)
  })

  test('a row that comes between the two frames waits for two of its own', async () => {
    const { proof, sent, frame } = glass()
    proof.stands(A)
    await frame()
    proof.stands(B)
    await frame()
    assert.deepEqual(sent, [[A]])
    await frame()
    await frame()
    assert.deepEqual(sent, [[A], [B]])
  })

  test('a page that nobody can see proves nothing until it is seen', async () => {
    const { proof, sent, frame, stand, show } = glass()
    stand.visible = false
    proof.stands(A)
    await frame()
    await frame()
    assert.deepEqual(sent, [])
    stand.visible = true
    show()
    await frame()
    await frame()
    assert.deepEqual(sent, [[A]])
  })

  test('a row that is gone before the second frame is not proved', async () => {
    const { proof, sent, frame } = glass()
    const end = proof.stands(A)
    await frame()
    end()
    await frame()
    assert.deepEqual(sent, [])
  })

  test('over a new line all that stands is said again, and what is no call never', async () => {
    const { proof, sent, frame } = glass()
    proof.stands(A)
    proof.stands('made up')
    await frame()
    await frame()
    proof.again()
    await frame()
    await frame()
    assert.deepEqual(sent, [[A], [A]])
  })
})
