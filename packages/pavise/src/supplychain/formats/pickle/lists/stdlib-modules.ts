/** Modules of Python's standard library, 3.8 to 3.14 with what was removed since, platform modules, and the names of Python 2. Top level only. */
const PYTHON3 = `
__future__ __main_runner__ _abc _aix_support _android_support _apple_support _ast _asyncio _bisect _blake2 _bootlocale _bootsubprocess _bz2 _codecs _codecs_cn
_codecs_hk _codecs_iso2022 _codecs_jp _codecs_kr _codecs_tw _collections _collections_abc _colorize _compat_pickle _compression _contextvars
_crypt _csv _ctypes _ctypes_test _curses _curses_panel _datetime _dbm _decimal _dummy_thread _dummy_threading _elementtree _frozen_importlib
_frozen_importlib_external _functools _gdbm _hashlib _heapq _hmac _imp _interpchannels _interpqueues _interpreters _interpretersmodule
_io _ios_support _json _locale _lsprof _lzma _markupbase _md5 _msi _multibytecodec _multiprocessing _opcode _opcode_metadata
_operator _osx_support _overlapped _peg_parser _pickle _posixshmem _posixsubprocess _py_abc _py_warnings _pydatetime _pydecimal _pyio
_pylong _pyrepl _queue _random _remote_debugging _scproxy _sha1 _sha2 _sha256 _sha3 _sha512 _signal _sitebuiltins _socket _sqlite3 _sre _ssl
_stat _statistics _string _strptime _struct _suggestions _symtable _sysconfig _sysconfigdata__linux_x86_64-linux-gnu _testbuffer _testcapi
_testclinic _testconsole _testexternalinspection _testimportmultiple _testinternalcapi _testlimitedcapi _testmultiphase _testsinglephase _thread _threading_local
_tkinter _tokenize _tracemalloc _types _typing _uuid _warnings _weakref _weakrefset _winapi _wmi _xxinterpchannels _xxsubinterpreters
_xxtestfuzz _zoneinfo _zstd abc aifc annotationlib antigravity argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb binascii
binhex bisect builtins bz2 cProfile calendar cgi cgitb chunk cmath cmd code codecs codeop collections colorsys compileall compression concurrent
configparser contextlib contextvars copy copyreg crypt csv ctypes curses dataclasses datetime dbm decimal difflib dis distutils doctest
dummy_threading email encodings ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch formatter fractions ftplib functools gc
genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html http idlelib imaplib imghdr imp importlib inspect io
ipaddress itertools json keyword lib2to3 linecache locale logging lzma macpath mailbox mailcap marshal math mimetypes mmap modulefinder
msilib msvcrt multiprocessing netrc nis nntplib nt ntpath nturl2path numbers opcode operator optparse os ossaudiodev parser pathlib pdb
pickle pickletools pipes pkgutil platform plistlib poplib posix posixpath pprint profile profiling pstats pty pwd py_compile pyclbr pydoc pydoc_data
pyexpat queue quopri random re readline reprlib resource rlcompleter runpy sched secrets select selectors shelve shlex shutil signal
site sitecustomize smtpd smtplib sndhdr socket socketserver spwd sqlite3 sre_compile sre_constants sre_parse ssl stat statistics string
stringprep struct subprocess sunau symbol symtable sys sysconfig syslog tabnanny tarfile telnetlib tempfile termios test textwrap this
threading time timeit tkinter token tokenize tomllib trace traceback tracemalloc tty turtle turtledemo types typing unicodedata unittest
urllib usercustomize uu uuid venv warnings wave weakref webbrowser winreg winsound wsgiref xdrlib xml xmlrpc xxlimited xxlimited_35 xxsubtype
zipapp zipfile zipimport zlib zoneinfo`

const PYTHON2 = `
BaseHTTPServer Bastion CGIHTTPServer ConfigParser Cookie DocXMLRPCServer FileDialog FixTk HTMLParser MimeWriter Queue ScrolledText
SimpleDialog SimpleHTTPServer SimpleXMLRPCServer SocketServer StringIO Tix Tkconstants Tkdnd Tkinter UserDict UserList UserString __builtin__
_abcoll _winreg anydbm asyncore bsddb cPickle cStringIO commands compiler cookielib copy_reg dbhash dircache dl dumbdbm exceptions
fpformat future_builtins gdbm gopherlib hotshot htmlentitydefs htmllib httplib ihooks imageop imputil itertools linuxaudiodev markupbase
md5 mhlib mimetools mimify multifile mutex new nturl2path os2emxpath popen2 posixfile repr rexec rfc822 robotparser sets sgmllib sha
statvfs strop sunaudio svn_load tests thread tkColorChooser tkCommonDialog tkFileDialog tkFont tkMessageBox tkSimpleDialog toaiff ttk urllib2
urlparse user whichdb xmllib xmlrpclib`

export const stdlibModules: ReadonlySet<string> = new Set(`${PYTHON3} ${PYTHON2}`.split(/\s+/).filter(Boolean))

/** Names of Python 2 that the readers map for protocols below 3. */
const MODULES: Readonly<Record<string, string>> = {
  __builtin__: 'builtins',
  copy_reg: 'copyreg',
  Queue: 'queue',
  ConfigParser: 'configparser',
  thread: '_thread',
  commands: 'subprocess',
  urllib2: 'urllib.request',
  urlparse: 'urllib.parse',
  httplib: 'http.client',
  cPickle: 'pickle',
  UserDict: 'collections',
  UserList: 'collections',
  UserString: 'collections',
  StringIO: 'io',
  cStringIO: 'io',
  exceptions: 'builtins',
  anydbm: 'dbm',
  whichdb: 'dbm',
  dumbdbm: 'dbm.dumb',
  dbhash: 'dbm.bsd',
  gdbm: 'dbm.gnu',
  SocketServer: 'socketserver',
  BaseHTTPServer: 'http.server',
  SimpleHTTPServer: 'http.server',
  CGIHTTPServer: 'http.server',
  xmlrpclib: 'xmlrpc.client',
  SimpleXMLRPCServer: 'xmlrpc.server',
  DocXMLRPCServer: 'xmlrpc.server',
  _winreg: 'winreg',
  Tkinter: 'tkinter',
  Cookie: 'http.cookies',
  cookielib: 'http.cookiejar',
  _elementtree: 'xml.etree.ElementTree',
  repr: 'reprlib',
  _abcoll: 'collections.abc',
}
const NAMES: Readonly<Record<string, readonly [string, string]>> = {
  '__builtin__ xrange': ['builtins', 'range'],
  '__builtin__ reduce': ['functools', 'reduce'],
  '__builtin__ intern': ['sys', 'intern'],
  '__builtin__ unichr': ['builtins', 'chr'],
  '__builtin__ unicode': ['builtins', 'str'],
  '__builtin__ basestring': ['builtins', 'str'],
  '__builtin__ long': ['builtins', 'int'],
  'itertools izip': ['builtins', 'zip'],
  'itertools imap': ['builtins', 'map'],
  'itertools ifilter': ['builtins', 'filter'],
  'UserDict IterableUserDict': ['collections', 'UserDict'],
  'urllib urlopen': ['urllib.request', 'urlopen'],
  'urllib urlretrieve': ['urllib.request', 'urlretrieve'],
  'exceptions StandardError': ['builtins', 'Exception'],
}

/** What Python 3 takes a name of Python 2 for; the name itself where it has none. */
export function asPython3(module: string, name: string): readonly [string, string] {
  return NAMES[`${module} ${name}`] ?? [MODULES[module] ?? module, name]
}
