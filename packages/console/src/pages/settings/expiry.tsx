import { Field } from '../../parts/field'

const DAY = 86_400_000

/** How long something is good for. */
export function ExpiryField({ days, set }: { days: string; set: (days: string) => void }) {
  return (
    <Field label="Good for">
      {(field) => (
        <select {...field} value={days} onChange={(event) => set(event.target.value)}>
          <option value="7">7 days</option>
          <option value="30">30 days</option>
          <option value="90">90 days</option>
          <option value="365">a year</option>
          <option value="">no end</option>
        </select>
      )}
    </Field>
  )
}

export function expiryOf(days: string): { expires?: string } {
  return days === '' ? {} : { expires: new Date(Date.now() + Number(days) * DAY).toISOString() }
}
