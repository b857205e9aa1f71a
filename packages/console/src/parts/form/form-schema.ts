/** The part of JSON Schema that forms are made from. */
export interface FormSchema {
  readonly type?: string
  readonly title?: string
  readonly description?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly minimum?: number
  readonly maximum?: number
  readonly properties?: Readonly<Record<string, FormSchema>>
  readonly required?: readonly string[]
}

/** `recordTraffic` as a label. */
export function nameOf(key: string): string {
  const words = key
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Faults of an answer by the last name of their path: `body.locator.url` stands under `url`. */
export function faultsByName(faults: readonly { path: string; message: string; hint?: string }[] | undefined): Record<string, string> {
  return Object.fromEntries(
    (faults ?? []).map(({ path, message, hint }) => [path.split('.').at(-1) ?? path, hint ? `${message} (${hint})` : message]),
  )
}
