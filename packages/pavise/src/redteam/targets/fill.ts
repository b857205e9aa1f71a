/** Puts values where `{{name}}` stands, in every text of a JSON value. A whole text `{{name}}` may become a value of any type. Names that are not known stay. */
export function fill(value: unknown, values: Readonly<Record<string, unknown>>): unknown {
  if (typeof value === 'string') {
    const whole = /^\{\{(\w+)\}\}$/.exec(value)?.[1]
    if (whole !== undefined && Object.hasOwn(values, whole)) return values[whole]
    return fillText(value, values)
  }
  if (Array.isArray(value)) return value.map((item) => fill(item, values))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item, values)]))
  return value
}

/** As `fill`, for one text: values that are no text are written as JSON. What is put in is not looked at again. */
export const fillText = (text: string, values: Readonly<Record<string, unknown>>, write: (value: string) => string = (v) => v): string =>
  text.replace(/\{\{(\w+)\}\}/g, (hole, name: string) => {
    if (!Object.hasOwn(values, name)) return hole
    const value = values[name]
    return write(typeof value === 'string' ? value : JSON.stringify(value))
  })
