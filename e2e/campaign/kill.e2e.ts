import assert from 'node:assert/strict'
import { test } from 'node:test'
import { killCampaign } from './kill.ts'

test('a hub that is killed five times under load loses nothing it told, and gives no number twice', async () => {
  const { figures, faults } = await killCampaign({ count: 5, seed: 1 })
  assert.deepEqual(faults, [])
  assert.ok(figures.acknowledged > 100, `only ${figures.acknowledged} commands were acknowledged`)
  assert.ok(figures.tickets > 50, `only ${figures.tickets} tickets were taken`)
})
