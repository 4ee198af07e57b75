import { render } from 'preact'
import '@tingxu/shared/ui/font.css'
import '@tingxu/shared/ui/base.css'
import { startNearPage } from '../device/near-page.ts'
import { useBench } from './use-bench.ts'
import { WorkbenchPage } from './workbench-page.tsx'

const { t, root } = startNearPage((texts) => texts.links.bench.title)

function App() {
  const used = useBench()
  return <WorkbenchPage t={t} {...used} />
}

render(<App />, root)
