import '@tingxu/shared/ui/font.css'
import '@tingxu/shared/ui/base.css'
import { startPage } from '../common/start.tsx'
import { ConsoleApp } from './app.tsx'

startPage(16, (graph) => <ConsoleApp {...graph} />)
