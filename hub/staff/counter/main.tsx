import '@tingxu/shared/ui/font.css'
import '@tingxu/shared/ui/base.css'
import { startPage } from '../common/start.tsx'
import { CounterApp } from './app.tsx'

startPage(18, (graph) => <CounterApp {...graph} />)
