import { useAllActions } from '../actions/action'
import { Dialog } from '../parts/dialog'
import { PLACES } from './places'

const ALWAYS = [
  ['Ctrl K', 'Search or run a command'],
  ['/', 'Go to the filter'],
  ['j k', 'Move in a list'],
  ['Enter', 'Open beside the list'],
  ['Esc', 'Close, then clear the selection'],
  ['z', 'Undo'],
  ['.', 'Compact rows'],
  ['?', 'This list'],
] as const

/** Every key of this page, from the same list as its buttons. */
export function KeyHelp({ close }: { close: () => void }) {
  const actions = useAllActions().filter((action) => action.key)
  return (
    <Dialog
      title="Keys of this page"
      close={close}
      footer={
        <button type="submit" className="btn primary">
          Close
        </button>
      }
      submit={close}
    >
      <dl className="facts">
        {actions.map((action) => (
          <Row key={action.id} keys={action.key ?? ''} does={action.label} />
        ))}
        {ALWAYS.map(([keys, does]) => (
          <Row key={keys} keys={keys} does={does} />
        ))}
        {PLACES.map((place) => (
          <Row key={place.duty} keys={`g ${place.key}`} does={`Go to ${place.title.toLowerCase()}`} />
        ))}
      </dl>
    </Dialog>
  )
}

function Row({ keys, does }: { keys: string; does: string }) {
  return (
    <>
      <dt>
        {keys.split(' ').map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dt>
      <dd>{does}</dd>
    </>
  )
}
