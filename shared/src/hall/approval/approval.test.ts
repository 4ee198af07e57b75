import assert from 'node:assert/strict'
import { test } from 'node:test'
import { staff } from '../testing/actors.ts'
import { approvalAfter, drafted, type Approval, type ApprovalStep } from './approval.ts'

const [author, sender, approver] = [staff('author').id, staff('sender').id, staff('approver').id]
const code = (approval: Approval, step: ApprovalStep, actor = approver) => {
  const after = approvalAfter(approval, step, actor)
  return after.ok ? after.value.state : after.error.code
}
const submitted: Approval = { ...drafted(author), state: 'submitted', submittedBy: sender }

test('who wrote or submitted a thing never lets it pass, and anybody else may', () => {
  for (const step of ['approve', 'refuse'] as const)
    for (const own of [author, sender]) assert.equal(code(submitted, step, own), 'approval.own-work')
  assert.equal(code(submitted, 'approve'), 'approved')
  assert.equal(code(submitted, 'refuse'), 'refused')
})

test('only a draft is submitted, only a submitted thing decided or withdrawn', () => {
  assert.equal(code(drafted(author), 'submit', author), 'submitted')
  assert.equal(code(submitted, 'withdraw', author), 'draft')
  for (const step of ['submit', 'edit'] as const) assert.equal(code(submitted, step), 'approval.wrong-state')
  for (const state of ['draft', 'approved', 'refused'] as const)
    for (const step of ['approve', 'refuse', 'withdraw'] as const)
      assert.equal(code({ ...submitted, state }, step), 'approval.wrong-state')
})

test('who edits what was approved becomes the author of a new draft', () => {
  const edited = approvalAfter({ ...submitted, state: 'approved', decidedBy: approver }, 'edit', approver)
  assert.deepEqual(edited, { ok: true, value: drafted(approver) })
})
