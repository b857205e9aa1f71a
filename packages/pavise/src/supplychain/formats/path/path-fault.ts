/**
 * Why a path that a model file names is none of a file beside it, or undefined. Knows what readers undo first: backslashes, percent escapes,
 * dots that a naive cleaner leaves over (`....//`), control characters.
 */
export function pathFault(path: string): string | undefined {
  if (path.length > 4096) return 'is longer than any path'
  if (/[\u0000-\u001f]/.test(path)) return 'holds control characters'
  const decoded = unescaped(path)
  if (/^[a-zA-Z][a-zA-Z0-9+.-]+:\/\//.test(decoded) || /^(?:file|data):/i.test(decoded)) return 'is an address'
  if (/^[a-zA-Z]:/.test(decoded)) return 'names a drive'
  if (/^[\\/]{2}/.test(decoded)) return 'is a network path'
  if (/^[\\/]/.test(decoded)) return 'is absolute'
  if (/^~/.test(decoded) || /\$\{?\w+\}?|%\w+%/.test(decoded)) return 'is expanded by a shell'
  const parts = decoded.split(/[\\/]+/)
  if (parts.some((part) => /^\.{2,}$/.test(part.trim()))) return 'leads out of its folder'
  if (/:/.test(decoded)) return 'names a stream of another file'
  if (decoded.includes('\\')) return 'holds a backslash'
  return undefined
}

function unescaped(path: string): string {
  let decoded = path
  for (let times = 0; times < 3 && /%[0-9a-fA-F]{2}/.test(decoded); times++)
    decoded = decoded.replace(/%([0-9a-fA-F]{2})/g, (_match, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return decoded.replaceAll('\u2215', '/').replaceAll('\uff0f', '/').replaceAll('\uff0e', '.')
}
