/** What chat templates are really written with. A list of what is known to be harmless, not of attacks. */

/** Globals that the renderers of chat templates give, and Jinja's own harmless ones. */
export const GLOBAL_CALLS: ReadonlySet<string> = new Set([
  'raise_exception',
  'strftime_now',
  'namespace',
  'range',
  'dict',
  'caller',
  'loop',
  'super',
  'debug',
  'varargs',
  'kwargs',
])

/** Jinja's globals that no chat template needs and that lead to Python's internals. */
export const RISKY_GLOBALS: ReadonlySet<string> = new Set(['cycler', 'joiner', 'lipsum', 'self', 'url_for', 'get_flashed_messages'])

export const FILTERS: ReadonlySet<string> = new Set(
  (
    'abs batch capitalize center count d default dictsort e escape filesizeformat first float forceescape format from_json groupby indent int items ' +
    'join last length list lower map max min pprint random reject rejectattr replace reverse round safe select selectattr slice sort string ' +
    'striptags sum title tojson tojson_pretty trim truncate unique upper urlencode urlize wordcount wordwrap xmlattr strip fromjson'
  ).split(' '),
)

export const TESTS: ReadonlySet<string> = new Set(
  (
    'boolean callable defined divisibleby eq equalto escaped even false filter float ge greaterthan gt in integer iterable le lessthan lower lt mapping ne ' +
    'none number odd sameas sequence string test true undefined upper not'
  ).split(' '),
)

/** Methods of texts, lists and mappings, and of the loop. */
export const METHODS: ReadonlySet<string> = new Set(
  (
    'append capitalize casefold center copy count cycle changed endswith extend find format get index insert isalnum isalpha isdecimal isdigit islower ' +
    'isnumeric isspace istitle isupper items join keys ljust lower lstrip partition pop popitem removeprefix removesuffix remove replace reverse rfind rindex rjust ' +
    'rpartition rsplit rstrip setdefault sort split splitlines startswith strip swapcase title translate update upper values zfill ' +
    'strftime isoformat next reset current tojson contains capitalize length trim'
  ).split(' '),
)

/** Attributes of Python's objects that lead from any value to its interpreter; dunder names are known by their shape. */
export const INTERNALS: ReadonlySet<string> = new Set([
  'mro',
  'func_globals',
  'func_code',
  'func_closure',
  'im_func',
  'im_class',
  'im_self',
  'gi_frame',
  'gi_code',
  'gi_yieldfrom',
  'cr_frame',
  'cr_code',
  'ag_frame',
  'ag_code',
  'f_globals',
  'f_builtins',
  'f_locals',
  'f_back',
  'tb_frame',
  'tb_next',
  'co_code',
  'subclasses',
])

/** Calls of these on anything run code, read files or load modules; none is a method of a value that a template is given. */
export const RUNNERS: ReadonlySet<string> = new Set(
  (
    'popen system eval exec execfile compile import_module load_module spawn fork check_output check_call Popen getoutput getattr setattr ' +
    'vars globals locals open read readlines write unlink rmdir rename urlopen loads load_dynamic CDLL from_string get_template ' +
    'from_object from_pyfile from_envvar'
  ).split(' '),
)
