// The light list of guides: what lists and the search need of each, in as few bytes as will do. Read whole by kiosks.
import type { Guide, GuideState } from './types.ts'
import { guideState } from './in-force.ts'
import { lintGuide } from './lint.ts'
import type { GuideContent } from './schema.ts'

export interface CatalogueEntry extends Pick<
  GuideContent,
  'name' | 'code' | 'department' | 'departmentId' | 'served' | 'subjects' | 'alsoCalled' | 'service' | 'inHall'
> {
  readonly id: string
  readonly version: number
  readonly state: GuideState
  /** How many faults the lint finds: shown as "incomplete", never hidden. */
  readonly faults: number
}

export const catalogueEntry = (guide: Guide, version: number, content: GuideContent, today: string): CatalogueEntry => {
  const { name, code, department, departmentId, served, subjects, alsoCalled, service, inHall } = content
  return {
    id: guide.id,
    version,
    name,
    ...(code === undefined ? {} : { code }),
    ...(department === undefined ? {} : { department }),
    ...(departmentId === undefined ? {} : { departmentId }),
    ...(service === undefined ? {} : { service }),
    ...{ served, subjects, alsoCalled, inHall },
    state: guideState(guide, today),
    faults: lintGuide(content, today).filter(({ severity }) => severity !== 'hint').length,
  }
}
