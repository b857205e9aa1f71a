/** Why one line of a requirements list does more than name a package of the usual index, or undefined. */
export function requirementFault(line: string): { verdict: 'suspicious' | 'malicious'; what: string } | undefined {
  const text = line.replace(/(?:^|\s)#.*$/, '').trim()
  if (text === '') return undefined
  if (/^(?:-i|--index-url|--extra-index-url|-f|--find-links|--trusted-host|--no-index)\b/.test(text)) {
    if (/(?:pypi\.org|pytorch\.org|pypi\.nvidia\.com|files\.pythonhosted\.org)(?:\/|$)/.test(text)) return undefined
    return { verdict: 'suspicious', what: 'takes packages from another index' }
  }
  if (/^(?:-e|--editable)\b/.test(text)) return { verdict: 'suspicious', what: 'installs from a folder or a repository' }
  if (/[;&|`$]\s*(?:curl|wget|bash|sh|python)\b|\$\(|`/.test(text)) return { verdict: 'malicious', what: 'holds a shell command' }
  if (/(?:^|@\s*)(?:git|hg|svn|bzr)\+|(?:^|@\s*|\s)(?:https?|ftp):\/\//i.test(text))
    return { verdict: 'suspicious', what: 'installs from an address' }
  if (/(?:^|@\s*)file:|^(?:\.{1,2}|~)?\//i.test(text)) return { verdict: 'suspicious', what: 'installs from a path' }
  return undefined
}

/** Whether a line has the form of a requirement or of an option of pip. */
export const isRequirement = (line: string): boolean =>
  /^\s*(?:#.*)?$/.test(line) ||
  /^\s*-{1,2}[a-zA-Z][\w-]*(?:[ =].*)?$/.test(line) ||
  /^\s*[A-Za-z0-9][\w.-]*(?:\[[\w, .-]*\])?\s*(?:(?:[<>=!~]=?|===|@)\s*\S.*)?(?:;.*)?(?:\s+#.*)?\s*\\?$/.test(line) ||
  /^\s*(?:(?:git|hg|svn|bzr)\+\S+|https?:\/\/\S+|(?:\.{1,2}|~)?\/\S+|file:\S+|--hash=\S+)\s*\\?$/.test(line)
