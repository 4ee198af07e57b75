// A small whole guide, invented: documents the shape and feeds tests.
import type { GuideContentInput } from './schema.ts'

const zh = (text: string, en?: string) => (en === undefined ? { 'zh-Hans': text } : { 'zh-Hans': text, en })

export const exampleGuide: GuideContentInput = {
  name: zh('居民身份证补领', 'Replace a lost identity card'),
  code: 'EX-0001',
  type: 'confirmation',
  department: zh('示例县公安局', 'Example County Police'),
  served: ['person'],
  subjects: ['identity'],
  alsoCalled: [zh('身份证丢了', 'lost ID card')],
  basis: [{ law: zh('中华人民共和国居民身份证法'), article: zh('第十一条') }],
  conditions: [zh('居民身份证遗失、损坏不能辨认的公民。', 'Citizens whose card is lost or cannot be read.')],
  scenarios: [
    {
      id: 'case',
      ask: zh('您属于哪种情况？', 'Which is your case?'),
      answers: [
        { id: 'lost', says: zh('丢失补领', 'It is lost') },
        { id: 'damaged', says: zh('损坏换领', 'It is damaged') },
      ],
    },
  ],
  materials: [
    { id: 'household', name: zh('居民户口簿', 'Household register'), role: 'main', form: 'original', copies: 1 },
    {
      id: 'old-card',
      name: zh('损坏的居民身份证', 'The damaged card'),
      role: 'main',
      needed: 'on-condition',
      when: { question: 'case', answers: ['damaged'] },
    },
  ],
  steps: [
    { name: zh('申请', 'Apply') },
    { name: zh('采集指纹和相片', 'Fingerprints and photo') },
    { name: zh('领证') },
  ],
  kind: 'committed',
  legalLimit: { days: 60, unit: 'calendar-day' },
  promisedLimit: { days: 20, unit: 'working-day' },
  charged: true,
  fees: [{ name: zh('工本费', 'Card fee'), standard: zh('40 元', '40 yuan'), basis: zh('发改价格〔2003〕2322号') }],
  results: [{ name: zh('居民身份证', 'Identity card'), form: 'paper' }],
  place: { address: zh('政务大厅一楼', 'Hall, ground floor'), counter: zh('3 号窗口'), hours: zh('工作日 9:00–17:00') },
  service: 'residence',
  visits: 1,
  ask: { phone: '0000-0000000' },
  complain: { phone: '12345' },
  checkedOn: '2026-01-15',
}
