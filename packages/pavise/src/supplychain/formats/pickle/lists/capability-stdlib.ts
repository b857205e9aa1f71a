import type { CapabilityRow } from './capability-table.js'

/** What of Python itself and of its core modules runs code, imports, or reaches for attributes by name. */
export const capabilityCore: readonly CapabilityRow[] = [
  {
    modules: 'builtins',
    names: 'eval exec compile execfile breakpoint input raw_input exit quit',
    capability: 'exec',
    why: 'runs Python code',
  },
  { modules: 'builtins', names: 'open file', capability: 'file', why: 'opens files' },
  { modules: 'builtins', names: '__import__ reload __build_class__', capability: 'import', why: 'imports modules or makes classes' },
  {
    modules: 'builtins',
    names: 'hasattr vars globals locals dir help super memoryview id copyright credits license __loader__ __spec__ __dict__',
    capability: 'introspect',
    why: 'reaches for attributes by name',
  },
  { modules: 'builtins', names: 'setattr delattr classmethod staticmethod property', capability: 'attribute', why: 'changes objects' },
  {
    modules: 'builtins',
    names: 'map filter apply next sorted min max sum any all callable reduce intern anext aiter',
    capability: 'exec',
    why: 'calls a function that it is given',
  },
  { modules: 'functools', names: 'reduce', capability: 'exec', why: 'calls a function that it is given' },
  {
    modules: 'functools _functools',
    names:
      'partialmethod cached_property singledispatch singledispatchmethod lru_cache _lru_cache_wrapper wraps update_wrapper cmp_to_key total_ordering',
    capability: 'introspect',
    why: 'wraps functions and calls them',
  },
  {
    modules: 'itertools',
    names: 'starmap accumulate groupby takewhile dropwhile filterfalse imap ifilter tee',
    capability: 'exec',
    why: 'calls a function that it is given',
  },
  {
    modules: 'operator _operator',
    names: 'attrgetter methodcaller call __call__ getitem setitem delitem',
    capability: 'introspect',
    why: 'reaches for attributes or calls methods by name',
    advisories: ['GHSA-955r-x9j8-7rhh', 'GHSA-84r2-jw7c-4r5q'],
  },
  {
    modules: 'types',
    names:
      'FunctionType LambdaType CodeType MethodType BuiltinFunctionType BuiltinMethodType ModuleType CellType DynamicClassAttribute new_class resolve_bases prepare_class coroutine TracebackType FrameType GetSetDescriptorType WrapperDescriptorType MethodDescriptorType ClassMethodDescriptorType MethodWrapperType',
    capability: 'exec',
    why: 'builds functions, code objects or modules',
    advisories: ['GHSA-565g-hwwr-4pp3'],
  },
  { modules: 'new', names: '*', capability: 'exec', why: 'builds functions and classes' },
  { modules: 'marshal', names: '*', capability: 'exec', why: 'loads code objects', advisories: ['GHSA-565g-hwwr-4pp3'] },
  {
    modules:
      'code codeop runpy pdb bdb cProfile profile _lsprof timeit trace doctest test.* unittest.* codeop compiler.* rexec Bastion hotshot.* profiling.* pstats rlcompleter',
    names: '*',
    capability: 'exec',
    why: 'runs Python code that it is given',
    advisories: [
      'GHSA-5qwp-399c-mjwf',
      'GHSA-x696-vm39-cp64',
      'GHSA-9w88-8rmg-7g2p',
      'GHSA-fqq6-7vqf-w3fg',
      'GHSA-cj3c-v495-4xqh',
      'GHSA-wfq2-52f7-7qvj',
    ],
  },
  {
    modules: 'idlelib.* lib2to3.* turtledemo.* turtle',
    names: '*',
    capability: 'exec',
    why: 'evaluates or loads what it is given',
    advisories: ['GHSA-3vg9-h568-4w9m', 'GHSA-6w4w-5w54-rjvr', 'GHSA-8r4j-24qv-fmq9', 'GHSA-f54q-57x4-jg88', 'GHSA-p9w7-82w4-7q8m'],
  },
  {
    modules:
      'importlib.* _frozen_importlib _frozen_importlib_external imp _imp zipimport pkgutil modulefinder imputil ihooks pyclbr zipapp',
    names: '*',
    capability: 'import',
    why: 'imports modules or resolves names',
    advisories: ['GHSA-vvpj-8cmc-gx39'],
  },
  {
    modules: 'pydoc',
    names: '*',
    capability: 'import',
    why: 'imports by name, writes files and starts pagers',
    advisories: ['GHSA-84r2-jw7c-4r5q'],
  },
  { modules: 'site sitecustomize usercustomize sysconfig _sysconfig', names: '*', capability: 'exec', why: 'runs configuration files' },
  {
    modules: 'pip.* ensurepip.* setuptools.* pkg_resources.* distutils.* _distutils_hack.* venv.* wheel.* easy_install virtualenv.*',
    names: '*',
    capability: 'exec',
    why: 'installs packages or runs their code',
    advisories: ['CVE-2025-1716', 'GHSA-m273-6v24-x4m4', 'GHSA-xp4f-hrf8-rxw7'],
  },
  {
    modules: 'pickle _pickle pickletools _compat_pickle shelve dbm.* _dbm _gdbm bsddb.* anydbm dumbdbm gdbm dbhash whichdb',
    names: '*',
    capability: 'unpickle',
    why: 'unpickles or opens a store of pickles',
  },
  { modules: 'copyreg', names: '*', capability: 'attribute', why: 'registers what unpickling calls' },
  { modules: 'copy', names: '*', capability: 'introspect', why: 'calls what an object says about copying' },
  { modules: 'sys', names: '*', capability: 'introspect', why: 'reaches into the interpreter' },
  {
    modules:
      'gc inspect dis opcode _opcode symtable tracemalloc _tracemalloc weakref _weakref abc _abc _py_abc reprlib traceback linecache tabnanny',
    names: '*',
    capability: 'introspect',
    why: 'reaches into the interpreter or reads source files',
  },
  {
    modules: 'typing _typing dataclasses annotationlib ast _ast string _string enum contextlib contextvars _contextvars',
    names: '*',
    capability: 'introspect',
    why: 'evaluates annotations, formats or makes classes',
  },
  {
    modules: 'codecs _codecs encodings.* _multibytecodec',
    names: '*',
    capability: 'attribute',
    why: 'decodes names and code that do not stand in the file, or opens files',
  },
  {
    modules:
      'atexit threading _thread thread _threading_local sched asyncio.* _asyncio concurrent.* signal _signal queue _queue selectors asyncore asynchat',
    names: '*',
    capability: 'exec',
    why: 'calls a function later or elsewhere',
    advisories: ['GHSA-q77w-mwjj-7mqx', 'GHSA-f7qq-56ww-84cr'],
  },
  { modules: 'logging.*', names: '*', capability: 'import', why: 'resolves names and opens files by its configuration' },
  { modules: 'warnings _warnings faulthandler', names: '*', capability: 'introspect', why: 'changes what the interpreter reports' },
]
