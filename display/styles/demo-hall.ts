// Names of an invented hall, some of them as long as real ones.
import type { LocalText } from '@tingxu/shared/i18n/local-text.ts'

export interface DemoService {
  readonly series: string
  readonly name: LocalText
  readonly about: LocalText
  readonly waiting: number
  /** P50 and P80 in minutes. */
  readonly wait: readonly [number, number]
}

export const HALL_NAME: LocalText = { 'zh-Hans': '云溪市政务服务大厅', en: 'Yunxi Government Service Hall' }

export const SERVICES: readonly DemoService[] = [
  {
    series: 'A',
    name: { 'zh-Hans': '户口、身份证', en: 'Residence and ID cards' },
    about: {
      'zh-Hans': '落户、迁移、改名、办证补证、居住证',
      en: 'Registering, moving, name changes, new and lost cards',
    },
    waiting: 7,
    wait: [11, 14],
  },
  {
    series: 'B',
    name: { 'zh-Hans': '社保、医保', en: 'Social and health insurance' },
    about: {
      'zh-Hans': '参保、退休、转移、报销、异地就医备案',
      en: 'Joining, retiring, transfers, refunds, care elsewhere',
    },
    waiting: 16,
    wait: [22, 28],
  },
  {
    series: 'C',
    name: { 'zh-Hans': '房子和土地', en: 'Housing and land' },
    about: { 'zh-Hans': '不动产登记、过户、抵押、查档', en: 'Registration, transfer, mortgage, records' },
    waiting: 3,
    wait: [6, 9],
  },
  {
    series: 'D',
    name: {
      'zh-Hans': '开公司、办许可、工程建设项目审批',
      en: 'Companies, permits and approval of construction projects',
    },
    about: { 'zh-Hans': '登记、变更、注销、施工许可', en: 'Founding, changes, closing, building permits' },
    waiting: 0,
    wait: [0, 1],
  },
  {
    series: 'E',
    name: { 'zh-Hans': '交税、开发票', en: 'Taxes and invoices' },
    about: { 'zh-Hans': '申报、代开、契税、完税证明', en: 'Returns, invoices, deed tax, certificates' },
    waiting: 9,
    wait: [16, 19],
  },
  {
    series: 'F',
    name: { 'zh-Hans': '公积金', en: 'Housing fund' },
    about: { 'zh-Hans': '提取、贷款、转移', en: 'Withdrawals, loans, transfers' },
    waiting: 2,
    wait: [4, 5],
  },
]

export const LONG_ITEM: LocalText = {
  'zh-Hans': '灵活就业人员参加企业职工基本养老保险登记',
  en: 'Registration of people in flexible employment for the basic pension insurance of enterprise employees',
}
