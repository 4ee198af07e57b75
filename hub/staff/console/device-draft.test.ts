import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DeviceLine } from '@tingxu/shared/hall/views/shapes.ts'
import { change, draftOf, draftTrouble, freeId, newDraft, nextSeat, registration, type Draft } from './device-draft.ts'

const board: Draft = {
  ...newDraft('board', '482913', 'east', []),
  ...{ id: 'board-2', name: ' 东屏 ', counter: 'c3', printer: 'printer-1', model: 'led-strip-generic' },
}
const callers: Draft = {
  ...newDraft('keypad', null, 'east', ['keypad-1']),
  ...{ name: '东区呼叫器', model: 'caller-21-key', agent: 'agent-1' },
  seats: [
    { address: '1', counter: 'c1' },
    { address: '12', counter: 'c2' },
  ],
}

test('a registration carries only what its kind needs', () => {
  assert.deepEqual(registration(board), {
    ...{ device: 'board-2', kind: 'board', code: '482913', name: { 'zh-Hans': '东屏' } },
    ...{ zone: 'east', counter: null, printer: null, model: null, agent: null, seats: [], panelInches: null },
  })
  assert.deepEqual(registration({ ...board, kind: 'counter-screen', nameEn: 'East' }), {
    ...{ device: 'board-2', kind: 'counter-screen', code: '482913', name: { 'zh-Hans': '东屏', en: 'East' } },
    ...{ zone: null, counter: 'c3', printer: null, model: null, agent: null, seats: [], panelInches: null },
  })
})

test('callers on one line are registered with their model, their agent and the counter of each address', () => {
  assert.equal(draftTrouble(callers, []), null)
  assert.deepEqual(registration(callers), {
    ...{ device: 'keypad-2', kind: 'keypad', code: null, name: { 'zh-Hans': '东区呼叫器' }, zone: 'east' },
    ...{ counter: null, printer: null, model: 'caller-21-key', agent: 'agent-1', panelInches: null },
    seats: [
      { address: 1, counter: 'c1' },
      { address: 12, counter: 'c2' },
    ],
  })
})

test('what is known of a device is filled in again, and saving it unchanged changes nothing', () => {
  const known: DeviceLine = {
    ...{ id: 'kiosk-1', kind: 'kiosk', name: { 'zh-Hans': '南门', en: 'South' }, zone: 'east', counter: null },
    ...{ printer: 'printer-1', model: null, agent: null, seats: [], panelInches: 32, locked: false },
    ...{ connected: true, level: 'ok', code: 'device.ready', since: 0 },
  }
  assert.deepEqual(change(draftOf(known)), {
    ...{ device: 'kiosk-1', name: known.name, zone: 'east', counter: null, printer: 'printer-1' },
    ...{ model: null, agent: null, seats: [], panelInches: 32 },
  })
})

test('a draft says what is wrong with it', () => {
  assert.equal(draftTrouble(board, []), null)
  assert.equal(draftTrouble(board, ['board-2']), 'id-taken')
  assert.equal(draftTrouble({ ...board, id: 'Board 2' }, []), 'id-wrong')
  assert.equal(draftTrouble({ ...board, name: '  ' }, []), 'name-wrong')
  assert.equal(draftTrouble({ ...board, kind: 'keypad', counter: '' }, []), 'counter-wrong')
  for (const panelInches of ['4', '201', '43.55', 'x'])
    assert.equal(draftTrouble({ ...board, panelInches }, []), 'inches-wrong')
  assert.equal(draftTrouble({ ...board, panelInches: '43.5' }, []), null)
  for (const seat of [
    { address: '1', counter: 'c3' },
    { address: '256', counter: 'c3' },
    { address: 'x', counter: 'c3' },
    { address: '3', counter: '' },
  ])
    assert.equal(draftTrouble({ ...callers, seats: [...callers.seats, seat] }, []), 'seats-wrong')
})

test('the proposed id is the first that is free, the next seat the next address and the counter beside the last', () => {
  assert.equal(freeId('board', ['board-1', 'board-3']), 'board-2')
  assert.deepEqual(nextSeat([], ['c1', 'c2', 'c3']), { address: '1', counter: 'c1' })
  assert.deepEqual(nextSeat(callers.seats, ['c1', 'c2', 'c3']), { address: '13', counter: 'c3' })
  assert.deepEqual(nextSeat(callers.seats, ['c1', 'c2']), { address: '13', counter: '' })
})

test('a strip is registered above a counter, or without one as the board of its zone', () => {
  const strip: Draft = { ...newDraft('led-board', null, 'east', []), name: '条屏' }
  assert.equal(draftTrouble(strip, []), null)
  assert.equal(registration(strip)['counter'], null)
  assert.equal(registration({ ...strip, counter: 'c3' })['counter'], 'c3')
})
