import { useEffect } from 'react'
import { actionOfKey, isTyping, useAllActions } from '../actions/action'
import { dismiss, useToasts } from '../actions/toast'
import { go, placeOf } from '../address/address'
import { PLACES } from './places'
import { setPreferences, usePreferences } from './preferences'

interface Keyboard {
  readonly project: string
  readonly palette: () => void
  readonly help: () => void
}

/** Draws nothing, so that a change of the offered actions redraws no page. Single keys of the page. Off while text is typed, while a dialog is open, and where the person switched them off. */
export function Keys({ project, palette, help }: Keyboard): null {
  const actions = useAllActions()
  const toasts = useToasts()
  const { keysOff, density } = usePreferences()
  useEffect(() => {
    let leader = 0
    const pressed = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        palette()
        return
      }
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (document.querySelector('dialog[open]')) return
      const single = event.key.length === 1
      if (single && keysOff) return
      if (event.timeStamp < leader) {
        leader = 0
        const place = PLACES.find((one) => one.key === event.key)
        if (place) {
          event.preventDefault()
          go(placeOf(project, place.duty))
          return
        }
      }
      if (event.key === 'g') leader = event.timeStamp + 1_500
      else if (event.key === '?') help()
      else if (event.key === '.') void setPreferences({ density: density === 'compact' ? 'comfortable' : 'compact' })
      else if (event.key === 'z') {
        const undo = toasts.findLast((toast) => toast.undo)
        if (!undo) return
        undo.undo?.()
        dismiss(undo.id)
      } else {
        const action = actionOfKey(single ? event.key : `${event.shiftKey ? 'Shift+' : ''}${event.key}`, actions)
        if (!action) return
        event.preventDefault()
        action.run()
      }
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [actions, toasts, keysOff, density, project, palette, help])
  return null
}
