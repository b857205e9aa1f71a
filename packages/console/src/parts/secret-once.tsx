import { toast } from '../actions/toast'
import { Dialog } from './dialog'
import { Icon } from './icon'
import { Note } from './states'

/** A secret that is shown now and never again. */
export function SecretOnce({ title, secret, note, close }: { title: string; secret: string; note: string; close: () => void }) {
  const copy = (): void => {
    navigator.clipboard.writeText(secret).then(
      () => toast('Copied'),
      () => toast('The browser did not allow copying. Select the text instead.', { tone: 'hit' }),
    )
  }
  return (
    <Dialog
      title={title}
      close={close}
      submit={close}
      footer={
        <>
          <button type="submit" className="btn primary">
            I have kept it
          </button>
          <button type="button" className="btn" onClick={copy}>
            <Icon name="copy" /> Copy
          </button>
        </>
      }
    >
      <Note tone="hold">{note}</Note>
      <div className="field">
        <label htmlFor="secret-once">Shown once</label>
        <input id="secret-once" className="mono" readOnly value={secret} onFocus={(event) => event.target.select()} />
      </div>
    </Dialog>
  )
}
