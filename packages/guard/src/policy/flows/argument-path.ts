/** A text or number of the arguments, with where it stands (`arguments.to`). */
export interface ArgumentValue {
  argument: string
  value: string | number
}

/** Keys of an argument path: `arguments.items[].amount` is `items`, `amount`. Lists are walked through wherever they stand. */
export function compilePath(path: string): readonly string[] {
  return path
    .replace(/\[[^\]]*\]/gu, '')
    .split('.')
    .slice(1)
}

/** Every text and number at or below one of the paths, declared once each. */
export function valuesAt(args: unknown, paths: readonly string[]): ArgumentValue[] {
  const found: ArgumentValue[] = []
  for (const path of paths) walk(args, compilePath(path), path, found)
  return found
}

/** Every text and number that none of the paths reaches. */
export function valuesBeside(args: Readonly<Record<string, unknown>>, paths: readonly string[]): ArgumentValue[] {
  const declared = paths.map(compilePath)
  const found: ArgumentValue[] = []
  const visit = (value: unknown, keys: readonly string[]): void => {
    if (declared.some((path) => path.length <= keys.length && path.every((key, index) => key === keys[index]))) return
    if (Array.isArray(value)) for (const item of value) visit(item, keys)
    else if (typeof value === 'object' && value !== null) for (const [key, item] of Object.entries(value)) visit(item, [...keys, key])
    else leaf(value, ['arguments', ...keys].join('.'), found)
  }
  visit(args, [])
  return found
}

function walk(value: unknown, keys: readonly string[], argument: string, found: ArgumentValue[]): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, keys, argument, found)
    return
  }
  if (typeof value !== 'object' || value === null) {
    // A text where the policy expects an object still decides what happens, so it is judged.
    leaf(value, argument, found)
    return
  }
  const [key, ...rest] = keys
  if (key !== undefined) {
    if (Object.hasOwn(value, key)) walk((value as Record<string, unknown>)[key], rest, argument, found)
    return
  }
  for (const [name, item] of Object.entries(value)) {
    if (/[@:]|\d{3}/u.test(name)) leaf(name, argument, found)
    walk(item, [], argument, found)
  }
}

function leaf(value: unknown, argument: string, found: ArgumentValue[]): void {
  if (typeof value === 'string' || typeof value === 'number') found.push({ argument, value })
}
