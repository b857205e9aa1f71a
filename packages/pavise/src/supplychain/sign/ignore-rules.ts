/** What is left out of every signature unless asked for: the files of git, as the reference implementation does. */
export const GIT_PATHS: readonly string[] = ['.git', '.gitattributes', '.github', '.gitignore']

/** Tells the ignored path that `name` (relative, POSIX) lies at or below; an ignored folder hides all of its children. */
export function ignoredBy(ignored: readonly string[]): (name: string) => string | undefined {
  const paths = new Set(ignored.map((path) => path.replace(/\/+$/, '')))
  return (name) => {
    if (paths.size === 0) return undefined
    for (let end = name.length; end > 0; end = name.lastIndexOf('/', end - 1)) {
      const at = name.slice(0, end)
      if (paths.has(at)) return at
    }
    return undefined
  }
}

/** Orders by path components, not by string: `a/b` stands before `a b`. Components compare by code point, as UTF-8 bytes do. */
export function comparePaths(left: string, right: string): number {
  const a = left.split('/')
  const b = right.split('/')
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const order = a[at] === b[at] ? 0 : Buffer.compare(Buffer.from(a[at]!), Buffer.from(b[at]!))
    if (order !== 0) return order
  }
  return a.length - b.length
}
