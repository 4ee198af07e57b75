import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { toHex } from '../../kernel/bytes.ts'
import { drawable, gb18030 } from './charset.ts'

describe('words for a printer', () => {
  test('are GB18030', () => {
    assert.equal(toHex(gb18030('您的号码')), 'C4 FA B5 C4 BA C5 C2 EB')
    assert.equal(toHex(gb18030('请到3号窗口')), 'C7 EB B5 BD 33 BA C5 B4 B0 BF DA')
    assert.equal(toHex(gb18030('㐀𠮷')), '81 39 EE 39 95 34 B2 35')
  })

  test('show 〓 where the font has nothing, and say for what', () => {
    // 镕 E9 46 is in GBK and not in GB2312; 𠮷 takes four bytes.
    assert.deepEqual(drawable('朱镕𠮷A', 'gb18030'), { text: '朱镕𠮷A', missing: [] })
    assert.deepEqual(drawable('朱镕𠮷A', 'gbk'), { text: '朱镕〓A', missing: ['𠮷'] })
    assert.deepEqual(drawable('朱镕𠮷A', 'gb2312'), { text: '朱〓〓A', missing: ['镕', '𠮷'] })
    assert.deepEqual(drawable('€', 'gbk').missing, ['€'])
  })
})
