/** What a call can do, and how much that says: on import, and inside a function that somebody has to call. */
export interface Danger {
  readonly what: string
  readonly onImport: 'suspicious' | 'unknown'
  readonly inside: 'suspicious' | 'unknown' | undefined
}

const PROCESS: Danger = { what: 'starts a program', onImport: 'suspicious', inside: 'suspicious' }
const NATIVE: Danger = { what: 'loads native code', onImport: 'suspicious', inside: 'suspicious' }
const EVALUATE: Danger = { what: 'evaluates code', onImport: 'suspicious', inside: 'unknown' }
const BYTECODE: Danger = { what: 'loads bytecode', onImport: 'suspicious', inside: 'suspicious' }
const NETWORK: Danger = { what: 'opens a connection', onImport: 'suspicious', inside: 'unknown' }
const SOCKET: Danger = { what: 'opens a socket', onImport: 'suspicious', inside: 'suspicious' }
const LOAD: Danger = { what: 'loads a pickle', onImport: 'suspicious', inside: 'unknown' }
const FILES: Danger = { what: 'changes files', onImport: 'suspicious', inside: undefined }
const IMPORT: Danger = { what: 'imports by a computed name', onImport: 'suspicious', inside: 'unknown' }

const DANGERS: readonly (readonly [RegExp, Danger])[] = [
  [/^(?:os|posix|nt)\.(?:system|popen\w*|exec[lv]\w*|spawn\w*|posix_spawn\w*|fork\w*|startfile)$/, PROCESS],
  [
    /^(?:subprocess\.\w+|pty\.spawn|commands\.\w+|platform\.popen|popen2\.\w+|asyncio\.create_subprocess_\w+|sh\.\w+|plumbum\.\w+|pexpect\.\w+|pip\.main|pip\._internal\.\w+|os\.kill|runpy\.\w+|code\.Interactive\w+|webbrowser\.open\w*)$/,
    PROCESS,
  ],
  [
    /^(?:ctypes\.(?:\w*DLL|\w*dll\.\w+|util\.\w+|\w*\.LoadLibrary|memmove|cast)|cffi\.FFI\S*|torch\.(?:ops|classes)\.load_library|torch\.utils\.cpp_extension\.load\w*|imp\.load_\w+|importlib\.machinery\.ExtensionFileLoader)$/,
    NATIVE,
  ],
  [/^(?:builtins\.|__builtins__\.)?(?:exec|eval|execfile)$/, EVALUATE],
  [/^(?:marshal\.loads?|types\.(?:FunctionType|CodeType)|zipimport\.\w+|importlib\.util\.(?:spec_from_\w+|module_from_spec))$/, BYTECODE],
  [/^(?:socket\.(?:socket|create_connection|create_server|socketpair)|telnetlib\.\w+|paramiko\.\w+|websockets?\.\w+)$/, SOCKET],
  [
    /^(?:urllib\.request\.\w+|urllib\.urlopen|urllib2\.\w+|urllib3\.\w+|requests\.(?:get|post|put|patch|delete|head|request|Session\S*)|http\.client\.HTTPS?Connection|httpx\.\w+|aiohttp\.\w+|ftplib\.\w+|smtplib\.\w+|xmlrpc\.client\.\w+)$/,
    NETWORK,
  ],
  [/^(?:(?:c?[pP]ickle|_pickle|dill|cloudpickle|joblib|shelve)\.(?:loads?|open|Unpickler)|pandas\.read_pickle)$/, LOAD],
  [
    /^(?:os\.(?:remove|unlink|rmdir|removedirs|rename|replace|chmod|chown|symlink|link|truncate|putenv)|shutil\.(?:rmtree|move|copy\w*|chown))$/,
    FILES,
  ],
]

export function dangerOf(callable: string): Danger | undefined {
  return DANGERS.find(([pattern]) => pattern.test(callable))?.[1]
}

export const COMPUTED_IMPORT = IMPORT
export const FILE_CHANGE = FILES

/** Modules whose computed attributes are a call in hiding. */
export const isLoaded = (module: string): boolean =>
  /^(?:os|posix|nt|subprocess|builtins|__builtins__|sys|importlib|ctypes|pty|socket|shutil|marshal|pickle)$/.test(module)

/** Calls whose result is code when it is handed to an evaluator. */
export const DECODES =
  /\b(?:b(?:16|32|64|85)decode|a85decode|decompress|fromhex|unhexlify|a2b_\w+|rot_?13|urlopen|decodebytes|b64|getenv|requests|marshal)\b|\.(?:decode|get|read|text|content)\b|\bchr\b|\bbytes\b|\[::-1\]/
