// The smallest hall that is a hall: documents the API and feeds tests.
import type { HallConfigInput } from './schema.ts'

export const exampleConfig: HallConfigInput = {
  hall: { id: 'example', name: { 'zh-Hans': '示例大厅', en: 'Example hall' }, timeZone: 'Asia/Shanghai' },
  zones: [{ id: 'east', name: { 'zh-Hans': '东区', en: 'East' } }],
  services: [
    { id: 'residence', name: { 'zh-Hans': '户口、身份证', en: 'Residence and ID cards' }, series: 'A', zone: 'east' },
    { id: 'insurance', name: { 'zh-Hans': '社保、医保', en: 'Insurance' }, series: 'B', zone: 'east' },
  ],
  counters: [
    { id: 'c3', number: '3', zone: 'east', services: [{ service: 'residence' }] },
    {
      id: 'c4',
      number: '4',
      zone: 'east',
      services: [{ service: 'insurance', headStartMinutes: 5 }, { service: 'residence' }],
    },
  ],
  opening: { weekly: [] },
}
