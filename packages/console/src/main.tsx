import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app'
import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/page.css'
import './styles/shell.css'
import './styles/controls.css'
import './styles/forms.css'
import './styles/floating.css'
import './styles/marks.css'
import './styles/panels.css'
import './styles/evidence.css'
import './styles/states.css'
import './styles/list.css'
import './styles/charts.css'
import './styles/overview.css'
import './styles/firewall.css'
import './styles/policy.css'

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
